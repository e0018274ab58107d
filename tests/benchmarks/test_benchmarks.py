"""The pieces of the benchmarks work; how long anything takes is not tested here."""

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from db import entries
from reviewtui.entries.chain import chain_faults
from reviewtui.services.cases.caselist import CaseQuery, page
from reviewtui.services.entry_rows import as_entry
from reviewtui.services.store.stores import open_store
from tests.benchmarks import (
    acts,
    amending,
    check,
    chronology,
    exchange,
    flat,
    folder,
    hub,
    lists,
    merge,
    review,
    sample,
    startup,
    store,
    summary,
    tables,
    walk,
)
from tests.benchmarks.make_store import make_store, reference
from tests.benchmarks.pseudo_terminal import NotShownError, running
from tests.benchmarks.timing import command, medians
from tests.benchmarks.verdict import Verdict, exit_code, table


def test_measures_are_taken_in_turn_after_one_round_to_warm_up() -> None:
    taken: list[str] = []
    seconds = iter([9.0, 9.0, 1.0, 5.0, 3.0, 4.0, 2.0, 6.0])

    def measure(name: str) -> float:
        taken.append(name)
        return next(seconds)

    found = medians({name: lambda name=name: measure(name) for name in "ab"}, runs=3)
    assert "".join(taken) == "abababab"
    assert found == {"a": 2.0, "b": 5.0}


def test_a_command_is_measured_to_its_end() -> None:
    assert command([sys.executable, "-c", "pass"], os.environ)() > 0


@pytest.mark.parametrize(
    ("verdict", "holds"),
    [
        (Verdict("times", 0.30, 0.20, most_times=1.5), True),
        (Verdict("times", 0.31, 0.20, most_times=1.5), False),
        (Verdict("over", 0.026, 0.002, most_over=0.025), True),
        (Verdict("over", 0.028, 0.002, most_over=0.025), False),
        (Verdict("in all", 0.025, 0.002, most=0.025), True),
        (Verdict("in all", 0.026, 0.002, most=0.025), False),
    ],
)
def test_a_verdict_compares_with_its_own_limit(verdict: Verdict, holds: bool) -> None:
    assert verdict.holds is holds
    assert exit_code([verdict]) == (0 if holds else 1)
    assert ("yes" if holds else "NO") in table([verdict])


def test_a_made_store_is_one_the_program_could_have_written(tmp_path: Path) -> None:
    make_store(tmp_path / "few.store", 9)
    store = open_store(tmp_path / "few.store")
    try:
        with store.read() as connection:
            assert chain_faults(map(as_entry, entries.history(connection))) == ()
        lines = page(store, CaseQuery()).lines
    finally:
        store.close()
    assert [line.reference for line in lines] == [reference(number) for number in range(9)]
    assert [line.answered for line in lines[:5]] == [0, 2, 4, 6, 0]
    assert not any(line.owed for line in lines)


def test_a_key_is_timed_until_its_text_comes() -> None:
    with running(sample.MINIMAL_APP, os.environ) as terminal:
        assert terminal.seconds_until("ready 0") > 0
        terminal.press("j")
        assert terminal.seconds_until("ready 1") > 0


def test_a_program_that_ends_without_its_text_is_no_measure() -> None:
    with running([sys.executable, "-c", "print('other')"], os.environ) as terminal, pytest.raises(NotShownError):
        terminal.seconds_until("ready 0")


@pytest.mark.parametrize(
    ("module", "small"),
    [
        (startup, ["1"]),
        (review, ["1"]),
        (lists, ["--cases", str(lists.FEWEST), "2"]),
        (summary, ["--cases", "24", "1"]),
        (acts, ["--cases", "24", "--summed", "24", "1"]),
        (store, ["1"]),
        (check, ["--cases", "24", "1"]),
        (chronology, ["--events", "60", "1"]),
        (amending, ["--events", "100", "1"]),
        (exchange, ["--cases", "24", "1"]),
        (merge, ["--cases", "24", "1"]),
        (hub, ["--cases", "24", "1"]),
        (walk, ["--rounds", "1", "30"]),
        (tables, ["--rows", "500", "1"]),
        (folder, ["--files", "30"]),
        (flat, ["--cases", "4", "1"]),
    ],
    ids=lambda value: value.__name__.rpartition(".")[2] if isinstance(value, ModuleType) else "",
)
def test_every_benchmark_runs_and_prints_what_it_found(module: ModuleType, small: list[str]) -> None:
    found = CliRunner().invoke(module.main, small)
    assert found.exit_code in (0, 1), found.output
    assert isinstance(found.exception, SystemExit | None), found.exception
    assert module.NOTE.splitlines()[0].partition("{")[0] in found.output
    assert "limit" in found.output
