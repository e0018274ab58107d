"""`case set`: facts of a case corrected by hand, with who and why, and taken back by undo."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, Run
from tests.exported import read

CASE = "NOR-03"
WHY = ("--reason", "Seen on the file.")


def facts(run: Run, store: Path, case: str = CASE) -> dict[str, Any]:
    listed = read(store)["cases"]
    return next({**item, **item.pop("characteristics")} for item in listed if item["reference"] == case)


def test_facts_are_set_together_and_undo_takes_them_back(run: Run, sample_store: Path) -> None:
    before = facts(run, sample_store)
    assert (before["gender"], before["looked_after"], before["age_at_offence"]) == ("male", False, 14)
    ran = run(
        "case", "set", CASE, "gender=female", "looked-after=yes", "disability=autism; ADHD", "age_at_offence=13",
        "narrative=", *WHY, store=sample_store, person=INSPECTOR,
    )  # fmt: skip
    assert ran.code == 0
    assert "age at offence 14 → 13, gender “male” → “female”" in ran.out
    after = facts(run, sample_store)
    assert (after["gender"], after["looked_after"], after["age_at_offence"]) == ("female", True, 13)
    assert after["disability"] == ["autism", "ADHD"]
    assert "narrative" not in after
    assert after["events"] == before["events"]
    assert "Seen on the file." in run("history", "--case", CASE, store=sample_store).out
    assert run("undo", store=sample_store, person=INSPECTOR).code == 0
    assert facts(run, sample_store) == before


def test_a_date_is_written_as_everywhere_else(run: Run, sample_store: Path) -> None:
    for typed in ("1/6/2012", "1 June 2012", "2012-06-01"):
        ran = run("case", "set", CASE, "complied=yes", f"as_of={typed}", *WHY, store=sample_store, person=INSPECTOR)
        assert ran.code == 0, ran.err
        assert facts(run, sample_store)["outcome"]["as_of"] == "2012-06-01"


def test_a_case_moves_to_another_site_and_counts_there(run: Run, sample_store: Path) -> None:
    sites = {site["name"]: site["code"] for site in read(sample_store)["sites"]}
    name, code = next((name, code) for name, code in sites.items() if code != "NOR")
    assert run("case", "set", CASE, f"site={name}", *WHY, store=sample_store, person=INSPECTOR).code == 0
    assert facts(run, sample_store)["site"] == code
    listed = run("cases", "--site", code, "--json", store=sample_store).json["cases"]
    assert CASE in [case["reference"] for case in listed]


def test_the_same_again_writes_nothing(run: Run, sample_store: Path) -> None:
    before = sample_store.read_bytes()
    ran = run("case", "set", CASE, "gender=male", *WHY, store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (0, f"{CASE}: nothing was changed.\n")
    assert sample_store.read_bytes() == before


def test_what_is_set_by_hand_stays_when_the_file_comes_again(run: Run, sample_store: Path, sample_folder: Path) -> None:
    run("case", "set", CASE, "gender=female", *WHY, store=sample_store, person=INSPECTOR)
    again = run("import", sample_folder / f"{CASE}.json", store=sample_store)
    assert again.code == 0
    assert facts(run, sample_store)["gender"] == "female"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((CASE, "gendre=female", *WHY), 3, "“gendre” is not a fact of a case; did you mean “gender”?"),
        ((CASE, "gender", *WHY), 3, "“gender” has no value. Write FIELD=VALUE, as in gender=female."),
        ((CASE, "age_now=old", *WHY), 3, "age_now must be a whole number, not “old”."),
        ((CASE, "age_now=99", *WHY), 3, "age_now must be at most 25, not 99."),
        (
            (CASE, "age_at_offence=16", "age_now=15", *WHY),
            3,
            "The child cannot be 15 now and 16 at the offence: set both.",
        ),
        ((CASE, "looked_after=maybe", *WHY), 3, "looked_after must be yes or no, not “maybe”."),
        ((CASE, "site=Nowhere", *WHY), 3, "Nowhere"),
        ((CASE, "site=", *WHY), 3, "site"),
        (("NOR-99", "gender=male", *WHY), 3, "NOR-99"),
        ((CASE, "as_of=31/6/2012", *WHY), 3, "“31/6/2012” is not a real date; the day comes first"),
        ((CASE, "as_of=1 June 2012 or so", *WHY), 3, "“1 June 2012 or so” is not a date; write day/month/year"),
        ((CASE, "gender=male", "--reason", " "), 3, "Give a reason for correcting the case."),
        ((CASE, "gender=male"), 2, "--reason"),
    ],
)
def test_what_cannot_be_set_is_refused_and_changes_nothing(
    run: Run, sample_store: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = sample_store.read_bytes()
    ran = run("case", "set", *words, store=sample_store, person=INSPECTOR)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert sample_store.read_bytes() == before
