"""Each shipped framework has a worked example: a table of answers, and exactly what `framework try` makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from reviewtui.framework import shipped
from reviewtui.framework.reader import read_framework
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import as_json
from reviewtui.rating.table import read_table
from tests.conftest import Run

EXAMPLES = Path(shipped.__file__).parent / "examples"


def test_every_shipped_framework_has_one_and_nothing_else_has() -> None:
    wanted = {f"{code}.{part}.json" for code in shipped.codes() for part in ("answers", "result")}
    assert {path.name for path in EXAMPLES.iterdir()} == wanted


@pytest.mark.parametrize("code", shipped.codes())
def test_trying_the_worked_example_prints_its_result_to_the_letter(code: str, run: Run) -> None:
    tried = run("framework", "try", code, EXAMPLES / f"{code}.answers.json", "--json")
    assert tried.code == 0
    anew = f"`reviewtui framework try {code} {code}.answers.json --json` prints something else than {code}.result.json"
    assert tried.out == (EXAMPLES / f"{code}.result.json").read_text("utf-8"), anew


@pytest.mark.parametrize("code", shipped.codes())
def test_the_order_of_the_cases_changes_nothing(code: str) -> None:
    framework = read_framework(shipped.source(code), f"{code}.yaml")
    table = read_table((EXAMPLES / f"{code}.answers.json").read_bytes(), framework, code)
    turned = dict(reversed(table.cases.items()))
    assert as_json(rate(framework, turned, table.judged, table.given)) == as_json(
        rate(framework, table.cases, table.judged, table.given)
    )


@pytest.mark.parametrize("code", shipped.codes())
def test_a_worked_example_answers_every_question_somewhere(code: str) -> None:
    framework = read_framework(shipped.source(code), f"{code}.yaml")
    cases = json.loads((EXAMPLES / f"{code}.answers.json").read_text("utf-8"))["cases"]
    answered = {question for case in cases.values() for question in case["answers"]}
    assert answered == {question.code for question in framework.questions() if question.asked}


def result(code: str) -> Any:
    """What the worked example of a framework comes to."""
    return json.loads((EXAMPLES / f"{code}.result.json").read_text("utf-8"))


def test_the_youth_example_is_good_at_25_of_36_with_one_standard_inadequate() -> None:
    found = result("hmip-youth-2018")
    overall = found["overall"]
    assert (overall["rating"], overall["score"], overall["max"]) == ("good", 25, 36)
    assert {code: node["rating"] for code, node in found["standards"].items()} == {
        "1.1": "good",
        "1.2": "good",
        "1.3": "outstanding",
        "1.4": "good",
        "2.1": "requires_improvement",
        "2.2": "good",
        "2.3": "inadequate",
        "2.4": "good",
        "3.1": "outstanding",
        "3.2": "good",
        "3.3": "outstanding",
        "3.4": "outstanding",
        "4.1": "requires_improvement",
    }
    question = found["questions"]["2.1.1"]
    assert question["share"] == {"good": 11, "applicable": 17, "not_applicable": 6, "unjudged": 0}
    assert (question["rating"], "rounds_across" in question["flags"]) == ("requires_improvement", True)


def test_the_example_of_the_programme_in_force_is_the_one_complete_published_set() -> None:
    found = result("hmip-youth-2025")
    rated = {code: node["rating"] for code, node in found["standards"].items() if node["rating"]}
    assert rated == {"2.1": "good", "2.2": "outstanding", "2.3": "outstanding", "3.1": "requires_improvement"}
    assert (found["overall"]["rating"], found["overall"]["score"], found["overall"]["max"]) == ("good", 9, 12)


SHORT = {
    "S": "strength", "A": "needs_improvement", "x": "not_applicable", "·": None,
    "s": "substantially_achieved", "p": "partially_achieved", "n": "not_achieved",
}  # fmt: skip
NODES = "1 2 3 4 5 6 7 8 9 10 11 12A 12B 12C 12 13 14 15 16 17 18 S1 S2 P1 P2 WB1 WB2 WB3"
REVIEWED = {
    "FC-1":   "S S S S S S S S S S S S S S S S S S S S S s s s s s s s",
    "FC-2":   "S S A A S A S A A A x S A S A A S A A A S s p p p p n p",
    "FC-3":   "x x S S S S x x S x x S x S S S S x S S S x s s s s s s",
    "HOME-1": "S S S x x x x x x x x S S x S S S S x x S s s x x s x s",
    "HOME-2": "A A A x x x x x x x x A A x A A A A x x A n n x x n x n",
    "FC-4":   "· · A · · · · A · · · · · · · · · · x · · · · · · · x ·",
}  # fmt: skip
"""Each case of the onsite review example, worked out by hand from the published tables."""


@pytest.mark.parametrize("case", REVIEWED)
def test_the_onsite_review_example_rates_each_case_as_by_hand(case: str) -> None:
    by_hand = dict(zip(NODES.split(), (SHORT[letter] for letter in REVIEWED[case].split()), strict=True))
    assert result("cfsr-osri")["cases"][case]["ratings"] == by_hand


def test_the_onsite_review_example_has_no_outcome_in_conformity_but_those_all_cases_achieve() -> None:
    found = result("cfsr-osri")
    conform, fail = "substantial_conformity", "not_in_conformity"
    assert {code: node["rating"] for code, node in found["standards"].items()} == {
        "S1": fail,
        "S2": fail,
        "P1": fail,
        "P2": fail,
        "WB1": fail,
        "WB2": fail,
        "WB3": fail,
        "R": None,
    }
    assert conform not in json.dumps(found["standards"])
    assert found["overall"]["rating"] is None


def test_the_tracked_cases_example_counts_and_grades_nothing() -> None:
    found = result("jtai-tracking")
    nodes = [found["overall"], *found["standards"].values(), *found["questions"].values()]
    assert {node["rating"] for node in nodes} == {None}
    assert found["questions"]["1.1"]["counts"]["improvement"] == 2


def test_the_judgement_review_example_is_what_was_judged_and_no_average() -> None:
    overall = result("structured-judgement-review")["overall"]
    assert (overall["rating"], overall["because"]["rule"]) == ("adequate", "judged")
