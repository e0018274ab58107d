"""Joining laptops: whoever brings whose record in, in whatever order and how often, all come to hold the same."""

import shutil
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import appending, entries
from db.appending import Appending
from db.problems import StoreProblem
from db.store import Store
from reviewtui.entries.current import current
from reviewtui.entries.entry import Entry
from reviewtui.services.cases.casefiles import add_event
from reviewtui.services.entry_rows import as_entry
from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.import_.importing import import_path
from reviewtui.services.import_.join import _Joining
from reviewtui.services.import_.records import Record
from reviewtui.services.judging import notes
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.moderation import moderate
from reviewtui.services.store.stores import open_store
from reviewtui.services.undoing import redo, undo
from tests.entries.joined import union
from tests.exported import to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER

MOST_LAPTOPS = 5
PEOPLE = (INSPECTOR, OTHER, LEAD, INSPECTOR, OTHER)
ANSWERS = ("good", "inadequate", "requires_improvement")

acts = st.tuples(
    st.integers(0, MOST_LAPTOPS - 1),
    st.sampled_from(("judge", "judge", "judge", "moderate", "note", "event", "undo", "redo", "join", "join")),
    st.sampled_from(("NOR-1", "NOR-2")),
    st.sampled_from(("1.1", "1.2")),
    st.sampled_from(ANSWERS),
    st.integers(0, MOST_LAPTOPS - 1),
)


orders = st.integers(2, MOST_LAPTOPS).flatmap(lambda laptops: st.permutations(range(laptops)))
"""Who brings whose record in: as many as there are laptops."""


def carried_out(stores: list[Store], folder: Path, act: tuple[Any, ...]) -> None:
    """One act on one laptop; what the store refuses is no act."""
    at, what, case, question, answer, other = act
    store, person = stores[at % len(stores)], PEOPLE[at % len(stores)]
    todo: dict[str, Callable[[], object]] = {
        "judge": lambda: record(store, person, case, question, answer=answer, rationale="Seen.", replace=True),
        "moderate": lambda: moderate(store, person, case, question, answer, "So agreed."),
        "note": lambda: notes.take(store, person, case, question, "Ask the school."),
        "event": lambda: add_event(store, person, case, "12/3/2006 police referral Told the police."),
        "undo": lambda: undo(store, person),
        "redo": lambda: redo(store, person),
        "join": lambda: import_path(store, exported(stores[other % len(stores)], folder), person),
    }
    try:
        todo[what]()
    except ReviewtuiError as refused:
        assert what != "join", refused


def exported(store: Store, folder: Path) -> Path:
    """What a laptop hands in now."""
    file = folder / f"{store.path.stem}.json"
    file.write_bytes(to_bytes(store, None))
    return file


def history(store: Store) -> list[Entry]:
    """Every entry of a store."""
    with store.read() as connection:
        return [as_entry(row) for row in entries.history(connection)]


def standing(store: Store) -> list[str]:
    """The ids of what nothing replaces, as the store keeps it."""
    with store.read() as connection:
        return sorted(row.id for row in entries.history(connection) if row.is_current)


def known(entry: Entry) -> tuple[Any, ...]:
    """What every laptop knows of an entry; working notes stay where they were taken."""
    return entry.hash, entry.content if entry.kind != "note" else None


@pytest.fixture
def prepared(store: Store) -> Path:
    """The lead's store, closed, to be copied to each laptop."""
    store.close()
    return store.path


def come_together(prepared: Path, folder: Path, done: list[tuple[Any, ...]], order: list[int]) -> None:
    """What is done on as many laptops as `order` has is brought in by each.

    Raises AssertionError where they do not hold all of it.
    """
    stores = [open_store(Path(shutil.copy(prepared, folder / f"{number}.store"))) for number in range(len(order))]
    try:
        for act in done:
            carried_out(stores, folder, act)
        apart = [history(store) for store in stores]
        files = [exported(store, folder) for store in stores]
        for store, first in zip(stores, order, strict=True):
            for number in (first, *order):
                import_path(store, files[number], LEAD)
        once = [to_bytes(store, None) for store in stores]
        assert all(one == once[0] for one in once)
        expected = reduce(union, apart)
        assert [known(entry) for entry in history(stores[0])] == [known(entry) for entry in expected]
        assert standing(stores[0]) == sorted(entry.id for kept in current(expected).values() for entry in kept)
        for store, file in zip(stores, files, strict=True):
            assert import_path(store, file, LEAD).entries == 0
            assert to_bytes(store, None) == once[0]
    finally:
        for store in stores:
            store.close()


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(done=st.lists(acts, max_size=24), order=orders)
def test_all_laptops_come_to_hold_the_same_and_nothing_is_lost(
    prepared: Path, tmp_path_factory: pytest.TempPathFactory, done: list[tuple[Any, ...]], order: list[int]
) -> None:
    come_together(prepared, tmp_path_factory.mktemp("laptops"), done, order)


def _last_to_come_wins(appending: Appending) -> None:
    appending._writing.connection.execute(
        """UPDATE entry SET is_current = 0 WHERE EXISTS (
          SELECT 1 FROM entry n WHERE n.kind = entry.kind AND n.subject = entry.subject AND n.id > entry.id)"""
    )


def _nothing_is_replaced(appending: Appending) -> None:
    """As where what was replaced on another laptop went on counting beside what replaced it."""


def _only_the_first_of_a_laptop(
    joining: _Joining, record: Record, heads: Any, run: Sequence[Entry], texts: Sequence[str | None]
) -> None:
    first = {entry.device: (entry, text) for entry, text in zip(run[::-1], texts[::-1], strict=True)}
    _keep(joining, record, heads, *zip(*first.values(), strict=True))


_keep = _Joining._keep

DISAGREEING: list[tuple[Any, ...]] = [
    (0, "judge", "NOR-1", "1.1", "good", 0),
    (1, "judge", "NOR-1", "1.1", "inadequate", 0),
    (1, "judge", "NOR-1", "1.1", "requires_improvement", 0),
    (2, "judge", "NOR-2", "1.1", "good", 0),
    (2, "undo", "NOR-2", "1.1", "good", 0),
]


@pytest.mark.parametrize("few", [appending.FEW, 0])
def test_what_disagrees_comes_together_too(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Whether what is new is looked at one by one, or all that is here along an index."""
    monkeypatch.setattr(appending, "FEW", few)
    come_together(prepared, tmp_path, DISAGREEING, [2, 0, 1])


@pytest.mark.parametrize(
    ("where", "name", "broken"),
    [
        (Appending, "_mark_current", _last_to_come_wins),
        (Appending, "_mark_current", _nothing_is_replaced),
        (_Joining, "_keep", _only_the_first_of_a_laptop),
    ],
)
def test_the_laws_catch_a_merge_that_is_broken(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str, broken: object
) -> None:
    monkeypatch.setattr(where, name, broken)
    with pytest.raises((AssertionError, StoreProblem)):
        come_together(prepared, tmp_path, DISAGREEING, [2, 0, 1])
