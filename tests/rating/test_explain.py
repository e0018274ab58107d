"""An explanation shows the rule, what it read, what it left out, each step, and what would change it."""

import json

import pytest

from reviewtui.framework.model import Rule, UnknownCode
from reviewtui.rating.explain import UnknownCaseError, explain
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput
from tests.rating.tables import JOINT, PUBLISHED, SMALL_FRAMEWORK, cases_of, with_rules

CASES = cases_of(JOINT, PUBLISHED)


def test_a_question_shows_its_answers_with_their_cases_and_what_stayed_outside() -> None:
    found = explain(JOINT, CASES, "1.4")
    assert (found.title, found.rating, found.rule) == (
        "1.4 Learning need, disability", "requires_improvement", "share_in_bands",
    )  # fmt: skip
    assert [(each.code, each.text) for each in found.inputs] == [
        ("outstanding", "1 case"),
        ("good", "4 cases"),
        ("requires_improvement", "2 cases"),
        ("inadequate", "1 case"),
    ]
    assert found.inputs[1].cases == ("C01", "C02", "C03", "C04")
    assert str(found.inputs[1]) == "Good: 4 cases: C01, C02, C03, C04"
    assert [str(each) for each in found.left_out] == [
        "Does not apply: 12 cases",
        "Not answered yet: 4 cases: C20, C21, C22, C23",
    ]
    assert found.steps[0].startswith(
        "The rating is by the percentage of applicable cases that are good or better: Inadequate below"
    )
    assert found.steps[1] == found.sentence
    assert found.steps[2] == "Depending on answers not yet given, it could be anything from Inadequate to Good."
    assert [needed.sentence for needed in found.still_to_come] == [
        "Of the 4 not yet answered, if all apply, at least 1 must be good for it to stay Requires improvement.",
        "Of the 4 not yet answered, if all apply, at least 3 must be good for Good.",
    ]
    assert [change.sentence for change in found.changes] == [
        "If 2 of the 5 good were not, it would be Inadequate.",
        "If one of the 3 not good were good, it would be Good.",
    ]


def test_a_standard_shows_the_questions_it_read() -> None:
    found = explain(JOINT, CASES, "1")
    assert str(found.inputs[0]) == "1.1 Needs, history and risk: Good, 14 of 20 (70%)"
    assert found.left_out == ()
    assert found.steps[0] == "The rating is the lowest of its questions. One with no rating is left out."


def test_the_whole_shows_its_standards_and_its_bands() -> None:
    found = explain(JOINT, CASES)
    assert (found.node, found.title, found.rating) == ("overall", "Overall", "inadequate")
    assert str(found.inputs[3]) == "4 Timeliness: Inadequate"
    assert found.steps[0] == (
        "The rating is by the average score of its rated standards: Inadequate at most 0.5; Requires improvement "
        "above 0.5 and at most 1.5; Good above 1.5 and at most 2.5; Outstanding above 2.5."
    )
    assert found.steps[2] == (
        "Weakest first, by the share of its answers that are good: 2 Joint planning (37 of 78, 47.4%); "
        "3 Communication between agencies (27 of 56, 48.2%); 4 Timeliness (31 of 59, 52.5%); "
        "1 Assessment quality (40 of 68, 58.8%)."
    )


def test_standards_of_the_same_rating_are_told_apart_by_their_answers_together() -> None:
    even = cases_of(JOINT, {"1.1": "II", "2.1": "GI", "3.1": "GIII", "4.1": "GI"})
    summary = rate(JOINT, even)
    assert {summary.standards[code].rating for code in ("1", "3")} == {"inadequate"}
    assert explain(JOINT, even).steps[2] == (
        "Weakest first, by the share of its answers that are good: 1 Assessment quality (0 of 2, 0%); "
        "3 Communication between agencies (1 of 4, 25%); 2 Joint planning (1 of 2, 50%); 4 Timeliness (1 of 2, 50%)."
    )
    assert not any("Weakest first" in step for step in (*explain(JOINT, {}).steps, *explain(JOINT, even, "1").steps))


def test_what_has_no_rating_is_left_out_with_its_reason() -> None:
    cases = cases_of(SMALL_FRAMEWORK, {"A1": "xx", "A2": "SS"})
    found = explain(SMALL_FRAMEWORK, cases, "A")
    assert [str(each) for each in found.left_out] == [
        "A1 Asked first: No case is applicable (2 not applicable), so it is not rated."
    ]
    whole = explain(SMALL_FRAMEWORK, cases)
    assert str(whole.left_out[0]) == "B Second: None of its 1 question is rated, so it is not rated."


def test_one_case_shows_its_answers_and_what_an_answer_would_change() -> None:
    found = explain(JOINT, CASES, "1", case="C19")
    assert found.title == "C19 · 1 Assessment quality"
    assert (found.case, found.rating) == ("C19", "inadequate")
    assert str(found.inputs[0]) == "1.1 Needs, history and risk: Inadequate"
    assert str(found.left_out[0]) == "1.4 Learning need, disability: Does not apply."
    assert found.changes[0].rating == "requires_improvement"
    waiting = explain(JOINT, CASES, "1", case="C23")
    assert waiting.rating is None
    assert str(waiting.left_out[0]) == "1.1 Needs, history and risk: Not answered yet."
    assert (
        waiting.steps[-1] == "Depending on answers not yet given, it could be anything from Inadequate to Outstanding."
    )


def test_what_answers_still_to_come_must_be_is_said_of_a_standard_question_by_question() -> None:
    answers = [*[("strong", "fair")] * 3, ("weak", "strong"), ("", ""), ("", "strong")]
    cases = {
        f"C{place}": CaseInput("N", {code: answer for code, answer in zip(("A1", "A2"), each, strict=True) if answer})
        for place, each in enumerate(answers)
    }
    found = explain(SMALL_FRAMEWORK, cases, "A").still_to_come
    assert [each.sentence for each in found] == [
        "For Fair: the one on A2 must be strong.",
    ]
    assert found[0].as_json()["questions"] == {"A2": dict(found[0].questions)["A2"].as_json()}
    assert explain(SMALL_FRAMEWORK, cases).still_to_come == ()


def test_nothing_is_said_of_answers_to_come_where_they_change_nothing() -> None:
    found = explain(SMALL_FRAMEWORK, cases_of(SMALL_FRAMEWORK, {"A2": "·"}), "A", given={"A1": "weak"})
    assert found.steps == (
        "The rating is the lowest of its questions. One with no rating is left out.",
        "Weak is the lowest of 1 rated question: A1. A2 has no rating and is left out.",
    )


def test_a_judged_standard_says_that_a_panel_judges_it() -> None:
    found = explain(with_rules(SMALL_FRAMEWORK, standard=Rule("judged")), {}, "A")
    assert found.steps[0] == "A panel decides the rating. It is never calculated from answers."


def test_a_given_rating_is_explained_as_given() -> None:
    found = explain(JOINT, CASES, "1", given={"1": "outstanding"})
    assert found.rule == "given"
    assert found.steps == ("Given as Outstanding, whatever it would have come from.",)
    assert found.changes == ()
    question = explain(SMALL_FRAMEWORK, {}, "A", given={"A1": "fair"})
    assert str(question.inputs[0]) == "A1 Asked first: Fair"


def test_what_answers_still_to_come_must_be_is_told_apart_from_those_given() -> None:
    counts = {"good": 4, "inadequate": 8}
    cases = {
        f"C{place}": CaseInput("N", {"1.1": answer} if answer else {})
        for place, answer in enumerate([*["good"] * counts["good"], *["inadequate"] * counts["inadequate"], *[""] * 8])
    }
    found = explain(JOINT, cases, "1.1")
    assert [change.sentence for change in found.changes] == [
        "If 2 of the 8 not good were good, it would be Requires improvement.",
    ]
    assert [needed.sentence for needed in found.still_to_come] == [
        "Of the 8 not yet answered, at least 6 must be good for Requires improvement.",
    ]
    assert found.as_json()["still_to_come"][0] == {
        "rating": "requires_improvement", "good": 6, "of": 8, "sentence": found.still_to_come[0].sentence,
    }  # fmt: skip
    every = explain(JOINT, {**cases, "C4": cases["C5"], **{f"D{n}": cases["C5"] for n in range(4)}}, "1.1")
    assert every.still_to_come[0].sentence == "Of the 8 not yet answered, all 8 must be good for Requires improvement."


def test_the_json_holds_all_of_it() -> None:
    found = explain(JOINT, CASES, "1.4").as_json()
    assert json.loads(json.dumps(found)) == found
    assert list(found) == [
        "node", "title", "case", "rating", "flags", "could_be", "because", "steps", "inputs", "left_out", "changes",
        "still_to_come",
    ]  # fmt: skip
    assert found["because"]["rule"] == "share_in_bands"
    assert found["left_out"][1]["cases"] == ["C20", "C21", "C22", "C23"]


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownCode):
        explain(JOINT, CASES, "9")
    with pytest.raises(UnknownCode, match=r"no standard “1\.4”"):
        explain(JOINT, CASES, "1.4", case="C01")
    with pytest.raises(UnknownCaseError, match="no case “C99” among the 24"):
        explain(JOINT, CASES, "1", case="C99")


def test_what_is_not_settled_says_in_json_what_it_could_become() -> None:
    open_ = explain(JOINT, {"C1": CaseInput(None, {"1.1": "good"}), "C2": CaseInput(None, {})}, "1.1").as_json()
    assert open_["could_be"] == {"worst": "requires_improvement", "best": "outstanding"}
    assert explain(JOINT, {"C1": CaseInput(None, {"1.1": "good"})}, "1", "C1").as_json()["could_be"]["worst"]
    assert "could_be" not in explain(JOINT, {"C1": CaseInput(None, {"1.1": "good"})}, "1.1").as_json()
