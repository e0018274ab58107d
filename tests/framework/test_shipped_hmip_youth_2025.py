"""The youth programme since spring 2025: what was seen of it, what is derived, and what is marked unconfirmed."""

from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import codes, source
from reviewtui.rating.case import completeness, questions_asked
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput

HMIP = read_framework(source("hmip-youth-2025"), "hmip-youth-2025.yaml")
WORK = ("2.1", "2.2", "2.3", "3.1")
ALL = ("1.1", "1.2", "1.3", *WORK)
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")


def overall(given: dict[str, str], framework: Framework = HMIP) -> tuple[str | None, int | None, int | None]:
    """The overall rating, score and maximum where these standards are so rated."""
    node = rate(framework, {}, given=given).overall
    return node.rating, node.score, node.max


def answered(question: str, yes: int, no: int, out: int = 0) -> dict[str, CaseInput]:
    """Cases that answer one question so many times yes, no and not applicable."""
    answers = [*["yes"] * yes, *["no"] * no, *["not_applicable"] * out]
    return {f"C{place}": CaseInput(None, {question: answer}) for place, answer in enumerate(answers)}


def test_it_stands_first_in_the_list() -> None:
    assert codes()[0] == "hmip-youth-2025"
    assert codes()[1] == "hsb-joint-2013"


def test_the_standards_and_their_key_questions_have_the_programmes_codes() -> None:
    assert tuple(standard.code for standard in HMIP.standards) == ALL
    asked = {standard.code: tuple(question.code for question in standard.questions) for standard in HMIP.standards}
    assert {code: asked[code] for code in ("1.1", "1.2", "1.3")} == {"1.1": (), "1.2": (), "1.3": ()}
    for code in WORK:
        assert asked[code] == (f"{code}.1", f"{code}.2")


def test_there_are_two_types_of_inspection() -> None:
    assert {each.code: each.standards for each in HMIP.variants} == {"children_and_victims": WORK, "full": ALL}
    assert tuple(each.code for each in HMIP.of_variant("children_and_victims").standards) == WORK
    assert HMIP.of_variant("full").standards == HMIP.standards


@pytest.mark.parametrize(("variant", "rated"), [("children_and_victims", WORK), ("full", ALL)])
def test_the_overall_is_the_mean_rounded_half_down_whatever_the_scores(variant: str, rated: tuple[str, ...]) -> None:
    framework = HMIP.of_variant(variant)
    for scores in combinations_with_replacement(range(4), len(rated)):
        mean = Fraction(sum(scores), len(rated))
        rounded = next(score for score in range(4) if mean <= score + Fraction(1, 2))
        given = {code: GRADES[score] for code, score in zip(rated, scores, strict=True)}
        assert overall(given, framework) == (GRADES[rounded], sum(scores), 3 * len(rated))


@pytest.mark.parametrize(
    ("rated", "ends"),
    [(WORK, ((0, 2), (3, 6), (7, 10), (11, 12))), (ALL, ((0, 3), (4, 10), (11, 17), (18, 21)))],
)
def test_the_bands_of_the_sum_are_those_the_mean_gives(
    rated: tuple[str, ...], ends: tuple[tuple[int, int], ...]
) -> None:
    found: dict[str | None, set[int]] = {}
    for scores in combinations_with_replacement(range(4), len(rated)):
        given = {code: GRADES[score] for code, score in zip(rated, scores, strict=True)}
        found.setdefault(overall(given)[0], set()).add(sum(scores))
    assert [(min(found[grade]), max(found[grade])) for grade in GRADES] == list(ends)


def test_the_one_complete_published_set_is_good_at_9_of_12() -> None:
    given = {"2.1": "good", "2.2": "outstanding", "2.3": "outstanding", "3.1": "requires_improvement"}
    assert overall(given) == ("good", 9, 12)


def test_victims_work_that_requires_improvement_caps_nothing() -> None:
    given = dict.fromkeys(ALL, "outstanding") | {"3.1": "requires_improvement"}
    assert overall(given) == ("outstanding", 19, 21)


def test_without_a_type_what_is_not_rated_is_left_out_of_sum_and_maximum() -> None:
    assert overall(dict.fromkeys(WORK, "good")) == ("good", 8, 12)
    assert "input_not_rated" in rate(HMIP, {}, given=dict.fromkeys(WORK, "good")).overall.flags
    narrowed = HMIP.of_variant("children_and_victims")
    assert "input_not_rated" not in rate(narrowed, {}, given=dict.fromkeys(WORK, "good")).overall.flags


def test_the_share_of_yes_is_banded_at_50_65_and_80_per_cent_on_exact_fractions() -> None:
    for applicable in range(1, 31):
        for yes in range(applicable + 1):
            place = sum(Fraction(yes, applicable) >= Fraction(edge, 100) for edge in (50, 65, 80))
            found = rate(HMIP, answered("3.1.1", yes, applicable - yes, out=3)).questions["3.1.1"]
            assert (found.rating, found.share.applicable) == (GRADES[place], applicable)


@pytest.mark.parametrize(("cases", "panel"), product(range(4), range(4)))
def test_the_victims_standard_takes_the_lower_of_cases_and_panel(cases: int, panel: int) -> None:
    yes = (4, 5, 7, 9)[cases]
    summary = rate(HMIP, answered("3.1.1", yes, 10 - yes), judged={"3.1.2": GRADES[panel]})
    assert summary.questions["3.1.2"].rating == GRADES[panel]
    assert summary.standards["3.1"].rating == GRADES[min(cases, panel)]


def test_no_case_is_asked_what_the_panel_judges() -> None:
    answers = {question.code: "yes" for question in HMIP.questions() if question.code != "3.1.2"}
    assert completeness(questions_asked(HMIP, answers), answers) == (7, 7)
    assert rate(HMIP, {"C1": CaseInput(None, answers)}).questions["3.1.2"].share.unjudged == 0


def test_all_that_was_not_seen_in_a_source_is_marked_unconfirmed() -> None:
    marked = {each.what for each in HMIP.unconfirmed}
    wanted = {"inspection.question", "inspection.standard", "inspection.overall", "1.3", "2.1", "2.2", "2.3", "3.1"}
    assert marked == wanted | {"3.1.2"}
    summary = rate(HMIP, answered("2.1.1", 9, 1))
    for node in (summary.questions["2.1.1"], summary.standards["2.1"], summary.overall):
        assert "unconfirmed" in node.flags
