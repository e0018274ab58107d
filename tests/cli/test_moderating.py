"""`moderate`, by verb, on the two second reviews of the sample; and a second review judged by whoever was given it."""

import json
from pathlib import Path

from tests.conftest import INSPECTOR, LEAD, Run

CASE = "NOR-02"


def test_a_case_judged_twice_is_compared_and_an_answer_agreed(run: Run, sample_store: Path) -> None:
    def do(*arguments: str, person: str = LEAD) -> str:
        ran = run(*arguments, store=sample_store, person=person)
        assert ran.code == 0, ran.err
        return ran.out

    every = json.loads(do("moderate", "--all", "--json"))["compared"]
    differing = [each for each in every if each["differs"]]
    assert {each["case"] for each in every} >= {CASE, "MOR-02"}
    assert json.loads(do("moderate", "--json"))["compared"] == differing
    assert len(do("moderate", CASE).splitlines()) >= sum(each["case"] == CASE for each in differing)
    one = next(each for each in differing if each["case"] == CASE)
    question, (first, second) = one["question"], one["judgements"]
    shown = " ".join(do("moderate", CASE, question).split())
    for side, name in ((first, first["inspector"]), (second, f"{second['inspector']} (second review)")):
        assert f"{name}: {side['label']}" in shown
        assert " ".join((side["rationale"] or "No rationale.").split()) in shown
    said = do("moderate", CASE, question, second["answer"], "--reason", "So agreed.")
    assert said == f"{CASE} {question} moderated: {second['label']}.\n"
    assert f"Moderated: {second['label']} ({LEAD}, " in " ".join(do("moderate", CASE, question).split())
    assert question not in [each["question"] for each in json.loads(do("moderate", CASE, "--json"))["compared"]]
    answered = json.loads(do("export", "-"))["judgements"]
    kept = [each for each in answered if (each["case"], each["question"]) == (CASE, question)]
    assert [(each["review"], each["counts"]) for each in kept] == [("first", False), ("second", False)]
    do("moderate", CASE, question, "--withdraw", "--reason", "Too early.")
    assert run("moderate", CASE, question, "good", store=sample_store, person=LEAD).code == 2
    assert run("moderate", CASE, "9.9", store=sample_store, person=LEAD).code == 3


def test_a_second_review_is_judged_blind_by_verb(run: Run, sample_store: Path) -> None:
    case, given = "CTY-03", run("allocate", "CTY-03", "--to", INSPECTOR, "--second", store=sample_store, person=LEAD)
    assert given.out == f"{case} given to {INSPECTOR} for a second review.\n"
    ran = run("judge", case, "1.1", "good", "--rationale", "As seen.", store=sample_store, person=INSPECTOR)
    assert ran.out == f"{case} second review 1.1 judged Good.\n"
    assert run("submit", case, "--incomplete", store=sample_store, person=INSPECTOR).out.startswith(
        f"{case} second review submitted"
    )
    shown = run("review", case, "--plain", store=sample_store, person=INSPECTOR, input="q\n").out
    assert "Second review. The first one is not shown." in shown
    drawn = run("allocate", "--second", "--share", "10", "--seed", "x", "--to", LEAD, store=sample_store, person=LEAD)
    assert (drawn.code, len(drawn.out.splitlines())) == (0, 3)
    assert run("allocate", "--second", "--share", "10", "--to", LEAD, store=sample_store, person=LEAD).code == 2
    listed = run("submit", store=sample_store, person=LEAD).out.splitlines()
    assert f"{case:<12} submitted  {INSPECTOR}  second review" in listed
    assert run("return", case, "--second", "--reason", "See 1.1.", store=sample_store, person=LEAD).code == 0


def test_agreement_is_shown_to_a_lead_with_its_figures(run: Run, sample_store: Path) -> None:
    found = json.loads(run("moderate", "--agreement", "--json", store=sample_store, person=LEAD).out)
    rows = {row["node"]: row for row in found["agreement"]}
    assert rows["overall"]["cases"] == 2
    assert rows["overall"]["pairs"] == sum(row["pairs"] for row in rows.values() if row["kind"] == "question")
    assert found["intervals"] == {"level": 95, "least_cases": 10, "resamples": 1000, "seed": 2013}
    assert {row["exact"]["interval"] for row in rows.values()} == {None}
    shown = run("moderate", "--agreement", store=sample_store, person=LEAD).out
    share = f"{rows['overall']['exact']['value']:.0%}"
    assert next(line for line in shown.splitlines() if "overall" in line).split()[1:3] == [
        str(rows["overall"]["pairs"]),
        share,
    ]
    assert "Nothing shows whether an inspector is stricter" in " ".join(shown.split())
    assert run("moderate", "--agreement", store=sample_store, person=INSPECTOR).code == 3
    assert run("moderate", "--agreement", "--all", store=sample_store, person=LEAD).code == 2
