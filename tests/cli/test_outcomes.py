"""Coded facts of a case by verb, and what the summary counts of what came of the cases."""

import json
from pathlib import Path

import pytest

from reviewtui.exchange.reader import read_any
from tests.conftest import INSPECTOR, Run

REASON = ("--reason", "closing report")


def cases_of(run: Run, store: Path, folder: Path) -> dict[str, dict[str, object]]:
    out = folder / "out.json"
    assert run("export", out, "--force", store=store, person=INSPECTOR).code == 0
    return {case["reference"]: case for case in json.loads(out.read_text("utf-8"))["cases"]}


def test_coded_facts_are_set_shown_in_the_export_and_taken_away(run: Run, sample_store: Path, tmp_path: Path) -> None:
    facts = (
        "disposal_type=referral order", "persistent_offender=yes", "needs=care; bereavement", "complied=yes",
        "reoffended=not_known", "as_of=2013-02", "source=YOT",
        "harmed=2 under_5 sibling together; adult stranger apart; not_known",
    )  # fmt: skip
    ran = run("case", "set", "NOR-03", *facts, *REASON, store=sample_store, person=INSPECTOR)
    assert ran.code == 0, ran.err
    case = cases_of(run, sample_store, tmp_path)["NOR-03"]
    assert case["disposal_type"] == "referral_order"
    assert case["characteristics"]["persistent_offender"] is True
    assert case["needs"] == ["care", "bereavement"]
    assert case["harmed"] == [
        {"age_band": "under_5", "lives_with": True, "relation": "sibling", "count": 2},
        {"age_band": "adult", "lives_with": False, "relation": "stranger"},
        {"age_band": "not_known"},
    ]
    assert case["outcome"] == {"complied": "yes", "reoffended": "not_known", "as_of": "2013-02", "source": "YOT"}
    run("case", "set", "NOR-03", "complied=", "harmed=", *REASON, store=sample_store, person=INSPECTOR)
    case = cases_of(run, sample_store, tmp_path)["NOR-03"]
    assert case["outcome"] == {"reoffended": "not_known", "as_of": "2013-02", "source": "YOT"}
    assert "harmed" not in case


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("complied=mostly", "“mostly” is not a value of complied; use one of yes, no, not_known."),
        ("needs=cars", "“cars” is not a value of needs; did you mean “care”?"),
        ("harmed=2", "“” is not a value of harmed;"),
        ("harmed=adult Jane", "“Jane” is not a value of harmed;"),
        ("as_of=spring", "“spring” is not a date"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(fact: str, said: str, run: Run, sample_store: Path) -> None:
    ran = run("case", "set", "NOR-03", fact, *REASON, store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err


def test_the_summary_counts_outcomes_of_the_cases_in_which_they_are_known(run: Run, sample_store: Path) -> None:
    assert "outcomes" not in run("summary", "--json", store=sample_store).json
    assert "Outcomes" not in run("summary", store=sample_store).out
    said = {"NOR-01": "yes", "NOR-02": "no", "NOR-03": "yes", "EST-01": "yes", "EST-02": "yes", "EST-03": "not_known"}
    for case, engaged in said.items():
        facts = (f"engaged={engaged}", *(("complied=no",) if case == "NOR-01" else ()))
        assert run("case", "set", case, *facts, *REASON, store=sample_store, person=INSPECTOR).code == 0
    found = run("summary", "--json", store=sample_store).json["outcomes"]
    assert list(found) == ["complied", "engaged", "further_behaviour", "reoffended", "in_education"]
    assert found["engaged"] == {"yes": 4, "known": 5, "not_known": 1, "cases": 24, "share": 80}
    assert found["complied"] == {"yes": 0, "known": 1, "not_known": 0, "cases": 24, "share": None}
    printed = " ".join(run("summary", store=sample_store).out.split())
    assert "Engaged: 4 of 5 cases in which it is known (80%); not known in 1, not recorded in 18" in printed
    assert "Complied: 0 of 1 case in which it is known; not known in 0, not recorded in 23" in printed


def test_the_summary_counts_disposals_needs_and_people_harmed_with_what_they_are_out_of(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    for case, facts in cases_of(run, sample_store, tmp_path).items():
        if facts.get("disposal_type"):
            run("case", "set", case, "disposal_type=", *REASON, store=sample_store, person=INSPECTOR)
    before = run("summary", "--json", store=sample_store).json
    assert not {"disposals", "needs", "harmed"} & before.keys()
    said = {
        "NOR-01": ("disposal_type=referral_order", "needs=care; bereavement", "harmed=2 under_5 sibling together"),
        "NOR-02": ("disposal_type=referral_order", "needs=care", "harmed=adult stranger apart; not_known"),
        "NOR-03": ("disposal_type=other", "needs=language"),
        "EST-01": ("disposal_type=reprimand", "needs=care"),
        "EST-02": ("disposal_type=referral_order",),
    }
    for case, facts in said.items():
        ran = run("case", "set", case, *facts, *REASON, store=sample_store, person=INSPECTOR)
        assert ran.code == 0, ran.err
    found = run("summary", "--json", store=sample_store).json
    assert found["disposals"] == {
        "recorded": 5,
        "cases": 24,
        "counts": {"reprimand": 1, "referral_order": 3, "other": 1},
        "shares": {"reprimand": 20, "referral_order": 60, "other": 20},
    }
    assert found["needs"] == {
        "recorded": 4,
        "cases": 24,
        "counts": {"care": 3, "bereavement": 1, "language": 1},
        "shares": {"care": None, "bereavement": None, "language": None},
    }
    assert found["harmed"] == {
        "people": 4,
        "ages": {"under_5": 2, "adult": 1, "not_known": 1},
        "relations": {"sibling": 2, "stranger": 1, "not_recorded": 1},
        "living_together": {"yes": 2, "no": 1, "not_recorded": 1},
        "recorded": 2,
        "cases": 24,
    }
    printed = run("summary", store=sample_store).out
    for line in (
        " Disposals · recorded in 5 of 24 cases",
        "   Referral order: 3 of 5 (60%)",
        " Needs · recorded in 4 of 24 cases",
        "   Care: 3 of 4",
        " People harmed · recorded in 2 of 24 cases",
        "   4 people in all",
        "   Age: under 5 2, adult 1, not known 1",
        "   Living with the child: yes 2, no 1, not recorded 1",
    ):
        assert f"{line}\n" in printed


def test_an_export_with_every_coded_figure_is_read_strictly_beside_other_work(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    facts = ("needs=care", "reoffended=no", "harmed=2 under_5 sibling together")
    assert run("case", "set", "NOR-03", *facts, *REASON, store=sample_store, person=INSPECTOR).code == 0
    file, other = tmp_path / "out.json", tmp_path / "other.store"
    assert run("export", file, store=sample_store).code == 0
    assert {"disposals", "needs", "harmed", "outcomes"} <= set(json.loads(file.read_text("utf-8"))["summary"])
    read_any(file.read_bytes(), "out.json", 10**9, 10**9)
    assert run("new", other, "--plain").code == 0
    assert run("import", file, store=other).code == 0
    assert run("export", "-", store=other).out == file.read_text("utf-8")
