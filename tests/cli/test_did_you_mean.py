"""A mistyped name is answered with the one that was likely meant, else with those there are."""

from pathlib import Path

import pytest

from reviewtui.services.standing.unknown_case import MOST
from tests.conftest import INSPECTOR, Run


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["jugde", "NOR-01"], 2, "There is no command “jugde”; did you mean “judge”?"),
        (["xyzzy"], 2, "There is no command “xyzzy”: see `reviewtui --help`."),
        (["framework", "chekc"], 2, "There is no command “chekc”; did you mean “check”?"),
        (["alert", "\x1b[2J"], 2, "There is no command “␛[2J”: see `reviewtui alert --help`."),
        (["judge", "NOR-01", "1.1", "--as", "x"], 2, "--as goes before the command: `reviewtui --as NAME judge …`.\n"),
        (["case", "set", "--read-only"], 2, "--read-only goes before the command: `reviewtui --read-only case set …`."),
        (["cases", "--stat", "x"], 2, "No such option “--stat”. (Did you mean one of: "),
        (["docs", "comands"], 3, "There is no guide “comands”; did you mean “commands”?"),
        (["docs", "nothing-like-it"], 3, "There is no guide “nothing-like-it”: the guides are casefile, "),
        (
            ["framework", "show", "hsb-jiont-2013"],
            3,
            "No framework “hsb-jiont-2013” comes with the product; the",
        ),
        (["framework", "show", "tracking"], 3, "No framework “tracking” comes with the product; the nearest is “jtai-"),
    ],
)
def test_without_a_store(run: Run, typed: list[str], code: int, said: str) -> None:
    ran = run(*typed)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said)
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["judge", "NRO-03", "1.1", "good"], "There is no case “NRO-03” in this store; did you mean “NOR-03”?"),
        (["explain", "1", "--case", "nor03"], "There is no case “nor03” in this store; did you mean “NOR-03”?"),
        (["timeliness", "--case", "WLD-O1"], "There is no case “WLD-O1” in this store; did you mean “WLD-01”?"),
        (["document", "zzzz"], "There is no case “zzzz” in this store: `reviewtui cases` lists them."),
        (["judge", "NOR-03", "1.1", "goood"], "“goood” is not an answer to 1.1; did you mean “good”?"),
        (["judge", "NOR-03", "1.1", "zzzz"], "“zzzz” is not an answer to 1.1: use outstanding (1), "),
        (["cases", "--grade", "inadequat"], "“inadequat” is not a rating of hsb-joint-2013; did you mean “inadequ"),
        (["cases", "--site", "Noth"], "Unknown site “Noth”; did you mean “North”?"),
        (["cases", "--person", "Rut Hallam"], "“Rut Hallam” is not on this inspection's team; did you mean “Ruth"),
    ],
)  # fmt: skip
def test_of_what_a_store_holds(run: Run, sample_store: Path, typed: list[str], said: str) -> None:
    ran = run(*typed, store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(said), ran.err


def test_whoever_acts_is_asked_about_too(run: Run, sample_store: Path) -> None:
    for name in ("Ruth Halam", "ruth", "Hallam"):
        ran = run("undo", store=sample_store, person=name)
        said = f"“{name}” is not on this inspection's team; did you mean “Ruth Hallam”?\n"
        assert (ran.code, ran.err) == (3, said)


@pytest.mark.parametrize(
    "typed",
    ["summary", "cases", "timeliness", "missed", "requests", "panel show", "submit", "custody list", "ruling list",
     "challenge list", "commentary list", "alert list", "allocate", "recommend list", "signoff --check",
     "summary --view sites"],
)  # fmt: skip
def test_whoever_reads_many_cases_is_asked_about_too(run: Run, sample_store: Path, typed: str) -> None:
    ran = run(*typed.split(), store=sample_store, person="Ruth Halam")
    said = "“Ruth Halam” is not on this inspection's team; did you mean “Ruth Hallam”?\n"
    assert (ran.code, ran.out, ran.err) == (3, "", said)


def test_of_many_cases_only_those_that_begin_alike_are_compared(
    run: Run, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST > 24
    monkeypatch.setattr("reviewtui.services.standing.unknown_case.MOST", 10)
    ran = run("document", "NOR-033", store=sample_store)
    assert ran.err.startswith("There is no case “NOR-033” in this store; did you mean “NOR-03”?")
    assert "did you mean" not in run("document", "xOR-03", store=sample_store).err
