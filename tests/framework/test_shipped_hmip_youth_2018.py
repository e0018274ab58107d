"""The youth programme of 2018 to 2025: each of its published rules, and what was never seen in a source."""

from fractions import Fraction
from itertools import pairwise

import pytest

from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput, QuestionRating

HMIP = read_framework(source("hmip-youth-2018"), "hmip-youth-2018.yaml")
CORE = ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4")
JUDGED = ("1.1", "1.2", "1.3", "1.4", "3.4", "4.1")
FROM_CASES = ("2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3")
KEY_QUESTIONS = tuple(f"{standard}.{place}" for standard in FROM_CASES for place in (1, 2, 3))
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")


def answered(question: str, yes: int, no: int, out: int = 0) -> dict[str, CaseInput]:
    """Cases that answer one question so many times yes, no and not applicable."""
    answers = [*["yes"] * yes, *["no"] * no, *["not_applicable"] * out]
    return {f"C{place}": CaseInput(None, {question: answer}) for place, answer in enumerate(answers)}


def share(yes: int, no: int, out: int = 0) -> QuestionRating:
    """Key question 2.1.1 over cases so answered."""
    return rate(HMIP, answered("2.1.1", yes, no, out)).questions["2.1.1"]


def scores(total: int, standards: tuple[str, ...] = CORE) -> dict[str, str]:
    """Ratings of these standards that add up to a total."""
    given = {}
    for place, standard in enumerate(standards):
        score = min(3, total, -(-total // (len(standards) - place)))
        given[standard] = GRADES[score]
        total -= score
    assert total == 0
    return given


def overall(given: dict[str, str], framework: Framework = HMIP) -> tuple[str | None, int | None, int | None]:
    """The overall rating, score and maximum where these standards are so rated."""
    node = rate(framework, {}, given=given).overall
    return node.rating, node.score, node.max


def test_the_file_says_that_the_programme_is_historic() -> None:
    assert "historic" in HMIP.summary
    assert "until February 2025" in HMIP.source
    assert "not how a service is inspected or rated now" in " ".join(HMIP.source.split())


def test_there_are_thirteen_standards_and_three_key_questions_in_seven_of_them() -> None:
    assert tuple(standard.code for standard in HMIP.standards) == (*CORE, "4.1")
    for standard in HMIP.standards:
        codes = tuple(question.code for question in standard.questions)
        wanted = tuple(f"{standard.code}.{place}" for place in (1, 2, 3)) if standard.code in FROM_CASES else ()
        assert codes == wanted


def test_each_three_are_desistance_the_childs_safety_and_others_safety() -> None:
    for standard in HMIP.standards:
        titles = [question.title for question in standard.questions]
        assert titles in ([], ["Desistance", "Keeping the child safe", "Keeping others safe"])


def test_a_key_question_is_answered_yes_no_or_not_applicable() -> None:
    for question in HMIP.questions():
        assert [answer.code for answer in HMIP.offered(question)] == ["yes", "no", "not_applicable"]


def test_every_key_question_has_prompts() -> None:
    assert all(question.prompts for question in HMIP.questions())


def test_not_applicable_answers_leave_the_denominator() -> None:
    node = share(yes=11, no=6, out=2)
    assert node.share.as_json() == {"good": 11, "applicable": 17, "not_applicable": 2, "unjudged": 0}
    assert node.rating == share(yes=11, no=6).rating


def test_the_share_of_yes_is_banded_at_50_65_and_80_per_cent_on_exact_fractions() -> None:
    shares = [(yes, applicable) for applicable in range(1, 41) for yes in range(applicable + 1)]
    for start in range(0, len(shares), len(KEY_QUESTIONS)):
        asked = dict(zip(KEY_QUESTIONS, shares[start:], strict=False))
        for question, node in rated(asked).items():
            yes, applicable = asked[question]
            place = sum(Fraction(yes, applicable) >= Fraction(edge, 100) for edge in (50, 65, 80))
            assert node.rating == GRADES[place], (question, yes, applicable)


def rated(asked: dict[str, tuple[int, int]]) -> dict[str, QuestionRating]:
    """Key questions answered in one inspection, each yes in so many of its applicable cases."""
    cases = {
        f"C{place}": CaseInput(
            None, {key: "yes" if place < yes else "no" for key, (yes, of) in asked.items() if place < of}
        )
        for place in range(max(of for _, of in asked.values()))
    }
    questions = rate(HMIP, cases).questions
    return {key: questions[key] for key in asked}


def test_11_of_17_requires_improvement_though_it_rounds_to_65() -> None:
    node = share(yes=11, no=6)
    assert node.rating == "requires_improvement"
    assert "rounds_across" in node.flags
    assert share(yes=13, no=7).rating == "good"


def test_a_case_based_standard_takes_its_lowest_key_question() -> None:
    cases: dict[str, CaseInput] = {}
    for place, yes in enumerate((10, 7, 5), start=1):
        cases |= {f"{place}-{key}": case for key, case in answered(f"2.2.{place}", yes, 10 - yes).items()}
    assert rate(HMIP, cases).standards["2.2"].rating == "requires_improvement"


def test_a_key_question_with_no_applicable_case_is_left_out_with_a_flag() -> None:
    cases = answered("2.1.1", 9, 1) | {"out": CaseInput(None, dict.fromkeys(("2.1.2", "2.1.3"), "not_applicable"))}
    standard = rate(HMIP, cases).standards["2.1"]
    assert standard.rating == "outstanding"
    assert "input_not_rated" in standard.flags


def test_a_standard_with_no_cases_is_not_rated_and_never_nought() -> None:
    summary = rate(HMIP, {})
    assert all(node.rating is None for node in summary.standards.values())
    assert summary.overall.rating is None
    only = rate(HMIP, {}, given={"2.1": "good"})
    assert (only.overall.rating, only.overall.score, only.overall.max) == ("good", 2, 3)


@pytest.mark.parametrize("standard", JUDGED)
def test_the_panel_judges_what_is_not_read_from_cases(standard: str) -> None:
    assert rate(HMIP, {}).standards[standard].rating is None
    judged = rate(HMIP, {}, judged={standard: "requires_improvement"}).standards[standard]
    assert (judged.rating, judged.because.rule) == ("requires_improvement", "judged")


@pytest.mark.parametrize(
    ("total", "rating"),
    [
        (0, "inadequate"),
        (6, "inadequate"),
        (7, "requires_improvement"),
        (18, "requires_improvement"),
        (19, "good"),
        (30, "good"),
        (31, "outstanding"),
        (36, "outstanding"),
    ],
)
def test_each_end_of_each_published_band(total: int, rating: str) -> None:
    assert overall(scores(total)) == (rating, total, 36)


def test_score_of_18_is_requires_improvement_and_19_is_good() -> None:
    assert [overall(scores(total))[0] for total in (18, 19)] == ["requires_improvement", "good"]


def test_the_overall_never_falls_as_the_score_rises() -> None:
    ranks = [GRADES.index(overall(scores(total))[0] or "") for total in range(37)]
    assert all(before <= after for before, after in pairwise(ranks))


def test_a_service_with_one_inadequate_standard_can_be_good_at_25() -> None:
    given = {"2.3": "inadequate"} | scores(25, tuple(code for code in CORE if code != "2.3"))
    assert overall(given) == ("good", 25, 36)


@pytest.mark.parametrize("resettlement", GRADES)
def test_resettlement_does_not_contribute_to_the_score(resettlement: str) -> None:
    for total in (6, 7, 18, 19, 30):
        given = scores(total)
        assert overall(given | {"4.1": resettlement}) == overall(given)


def test_an_inadequate_resettlement_rating_rules_out_outstanding_overall() -> None:
    for total in range(31, 37):
        node = rate(HMIP, {}, judged={"4.1": "inadequate"}, given=scores(total)).overall
        assert (node.rating, node.score, node.max, node.because.rule) == ("good", total, 36, "limit")
        assert overall(scores(total) | {"4.1": "requires_improvement"}) == ("outstanding", total, 36)


def test_resettlement_that_is_not_rated_limits_nothing() -> None:
    assert overall(scores(36)) == ("outstanding", 36, 36)


@pytest.mark.parametrize("rated", range(1, 13))
def test_with_fewer_rated_standards_the_band_is_the_mean_rounded_half_down(rated: int) -> None:
    for total in range(3 * rated + 1):
        mean = Fraction(total, rated)
        rounded = next(score for score in range(4) if mean <= score + Fraction(1, 2))
        assert overall(scores(total, CORE[:rated])) == (GRADES[rounded], total, 3 * rated)


@pytest.mark.parametrize("what", ["inspection.question", "inspection.standard"])
def test_what_was_not_seen_in_a_source_is_marked_unconfirmed(what: str) -> None:
    assert what in {each.what for each in HMIP.unconfirmed}


def test_the_shares_and_the_lowest_are_flagged_unconfirmed_and_the_panels_ratings_are_not() -> None:
    summary = rate(HMIP, answered("2.1.1", 9, 1), judged={"1.1": "good"})
    assert "unconfirmed" in summary.questions["2.1.1"].flags
    assert "unconfirmed" in summary.standards["2.1"].flags
    assert "unconfirmed" not in summary.standards["1.1"].flags
