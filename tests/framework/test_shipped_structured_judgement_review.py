"""Structured judgement review: five scores, five the best, and a whole that is judged and never averaged."""

from itertools import product

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.case import rate_case
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput

SJR = read_framework(source("structured-judgement-review"), "structured-judgement-review.yaml")
PHASES = tuple(question.code for question in SJR.standard("1").questions)
SCORES = ("very_poor", "poor", "adequate", "good", "excellent")


def test_care_is_scored_from_1_very_poor_to_5_excellent() -> None:
    answers = [answer for answer in SJR.scale("care").answers if answer.applicable]
    assert [(answer.key, answer.score, answer.code) for answer in answers] == [
        (str(score), score, code) for score, code in enumerate(SCORES, start=1)
    ]
    assert [answer.code for answer in SJR.scale("care").worst_to_best] == list(SCORES)


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_that_was_not_used_is_left_out(phase: str) -> None:
    cases = {"A": CaseInput(None, {phase: "not_applicable"}), "B": CaseInput(None, {phase: "good"})}
    assert rate(SJR, cases).questions[phase].share.as_json() == {
        "good": 1,
        "applicable": 1,
        "not_applicable": 1,
        "unjudged": 0,
    }


@pytest.mark.parametrize("score", SCORES)
def test_the_overall_is_judged_and_never_worked_out(score: str) -> None:
    answers = {question.code: score for question in SJR.questions() if question.scale == "care"}
    cases = {f"C{place}": CaseInput(None, answers) for place in range(6)}
    unjudged = rate(SJR, cases).overall
    assert (unjudged.rating, unjudged.because.rule) == (None, "judged")
    for other in SCORES:
        assert rate(SJR, cases, judged={"overall": other}).overall.rating == other


def test_no_phase_and_no_record_gives_a_rating_over_cases() -> None:
    answers = {question.code: "excellent" for question in SJR.questions() if question.scale == "care"}
    summary = rate(SJR, {"C1": CaseInput(None, answers)})
    assert {node.rating for node in (*summary.standards.values(), *summary.questions.values())} == {None}


def test_the_whole_of_a_case_is_the_reviewers_own_score_whatever_the_phases_are() -> None:
    for phase, whole in product(SCORES, SCORES):
        assert rate_case(SJR, dict.fromkeys(PHASES, phase) | {"2.1": whole})["2"].rating == whole
    assert rate_case(SJR, dict.fromkeys(PHASES, "good"))["2"].rating is None


def test_every_score_owes_its_reasons() -> None:
    for question in (SJR.question(code) for code in (*PHASES, "2.1")):
        assert set(SCORES) <= set(question.owes_rationale)
