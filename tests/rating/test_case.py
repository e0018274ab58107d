"""One case: a standard is its lowest answered question, and the live line says what one more answer would do."""

import pytest

from reviewtui.framework.model import UnknownCode
from reviewtui.rating.case import rate_case
from reviewtui.rating.inspection import rate
from reviewtui.rating.live import live_line
from reviewtui.rating.summary import CaseInput
from tests.rating.tables import JOINT, SMALL_FRAMEWORK

THREE = {"1.1": "good", "1.2": "good", "1.3": "requires_improvement"}


def test_a_standard_of_a_case_is_its_lowest_answered_question() -> None:
    rated = rate_case(JOINT, THREE)
    assert {code: node.rating for code, node in rated.items()} == {
        "1": "requires_improvement",
        "2": None,
        "3": None,
        "4": None,
    }
    assert rated["1"].because.text == (
        "Requires improvement is the lowest of 3 answered questions: 1.3. 1.4 has no answer that counts and is "
        "left out."
    )
    assert rated["1"].flags == ("undetermined", "input_not_rated")


def test_what_does_not_apply_is_left_out() -> None:
    rated = rate_case(SMALL_FRAMEWORK, {"A1": "none", "A2": "fair", "B1": "none"})
    assert (rated["A"].rating, rated["B"].rating) == ("fair", None)
    assert rated["A"].flags == ()


def test_the_worst_there_is_can_no_longer_change() -> None:
    assert rate_case(SMALL_FRAMEWORK, {"A1": "weak"})["A"].flags == ("input_not_rated",)


def test_an_unconfirmed_case_rule_is_flagged() -> None:

    part = SMALL_FRAMEWORK.unconfirmed[0]._replace(what="case.standard")
    assert "unconfirmed" in rate_case(SMALL_FRAMEWORK._replace(unconfirmed=(part,)), {"A2": "fair"})["A"].flags


def test_rating_an_inspection_gives_every_case_a_row_of_all_standards() -> None:
    rated = rate(SMALL_FRAMEWORK, {"C1": CaseInput(None, {"A1": "fair"}), "C2": CaseInput(None, {})})
    assert rated.cases == {"C1": {"A": "fair", "B": None}, "C2": {"A": None, "B": None}}


def test_the_live_line_says_where_the_case_stands_and_what_one_more_answer_would_do() -> None:
    assert live_line(JOINT, THREE, "1.3").text == (
        "1 Assessment so far: Requires improvement (lowest of 3 answered) · a 4 on 1.4 would make it Inadequate"
    )


@pytest.mark.parametrize(
    ("answers", "question", "line"),
    [
        ({}, "A1", "A First: none of 2 answered yet · the first answer sets it"),
        ({"A1": "none"}, "A1", "A First so far: not rated (nothing answered yet applies) · the first answer sets it"),
        ({"A1": "strong"}, "A2", "A First so far: Strong (lowest of 1 answered) · a 2 on A2 would make it Fair"),
        ({"A2": "strong"}, "A2", "A First so far: Strong (lowest of 1 answered) · a 2 on A1 would make it Fair"),
        ({"A1": "weak"}, "A1", "A First so far: Weak (lowest of 1 answered) · nothing on A2 would change it"),
        ({"A1": "none", "A2": "fair"}, "A1", "A First so far: Fair (lowest of 1 answered)"),
        ({"B1": "none"}, "B1", "B Second so far: not rated (nothing answered yet applies)"),
    ],
)
def test_live_lines(answers: dict[str, str], question: str, line: str) -> None:
    assert live_line(SMALL_FRAMEWORK, answers, question).text == line


def test_the_live_line_looks_ahead_from_the_question_at_hand() -> None:
    assert "on 1.2 would" in live_line(JOINT, {"1.3": "good"}, "1.2").outlook
    assert "on 1.4 would" in live_line(JOINT, {"1.3": "good"}, "1.3").outlook
    assert "on 1.1 would" in live_line(JOINT, {"1.3": "good", "1.4": "good"}, "1.4").outlook


def test_an_unknown_question_or_answer_is_refused() -> None:
    with pytest.raises(UnknownCode):
        live_line(SMALL_FRAMEWORK, {}, "Z1")
    with pytest.raises(UnknownCode):
        rate_case(SMALL_FRAMEWORK, {"A1": "good"})
