"""The second version of the joint inspection's checklist: a grade over all cases means what it means in one."""

from collections.abc import Mapping

import pytest

from reviewtui.casefile.missed import checked_case, findings
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source, source_of
from reviewtui.rating.inspection import rate, rate_counts
from tests.casefile.chronologies import chronology

JOINT = read_framework(source("hsb-joint-2013"), "hsb-joint-2013.yaml")
DRIVING = [question.code for standard in JOINT.standards[:4] for question in standard.questions if question.counts]
CASES = 24


def overall(*, otherwise: Mapping[str, int], **own: Mapping[str, int]) -> tuple[str | None, dict[str, str | None]]:
    """The whole and its standards, where each question has these answers, or its own by `q2_1`."""
    counts = {code: dict(own.get(f"q{code.replace('.', '_')}", otherwise)) for code in DRIVING}
    found = rate_counts(JOINT, counts, CASES)
    return found.overall.rating, {code: node.rating for code, node in found.standards.items() if code != "5"}


def alike(rating: str) -> dict[str, str]:
    return dict.fromkeys("1234", rating)


@pytest.mark.parametrize("rating", ["outstanding", "good", "requires_improvement", "inadequate"])
def test_cases_that_are_all_alike_give_that_rating(rating: str) -> None:
    assert overall(otherwise={rating: CASES}) == (rating, alike(rating))


def test_four_cases_inadequate_on_everything_hold_all_the_others_down() -> None:
    poor = {"inadequate": 4, "good": 20}
    assert overall(otherwise=poor) == ("requires_improvement", alike("requires_improvement"))


def test_joint_planning_that_is_inadequate_in_every_case_holds_the_whole_down() -> None:
    planning = {key: {"inadequate": CASES} for key in ("q2_1", "q2_2", "q2_3", "q2_4")}
    found, standards = overall(otherwise={"good": CASES}, **planning)
    assert (found, standards) == ("requires_improvement", alike("good") | {"2": "inadequate"})


def test_one_question_a_standard_that_is_good_in_fewer_than_half_the_cases_is_no_inadequate() -> None:
    """Not a quarter of the cases is inadequate: as its words say, it requires improvement."""
    some = {key: {"good": 11, "requires_improvement": 13} for key in ("q1_4", "q2_4", "q3_1", "q4_1")}
    found = overall(otherwise={"good": CASES}, **some)
    assert found == ("requires_improvement", alike("requires_improvement"))


def test_only_a_standard_that_bears_on_working_together_limits_the_whole() -> None:
    given = {"1": "outstanding", "2": "outstanding", "3": "outstanding", "4": "inadequate"}
    assert rate(JOINT, {}, given=given).overall.rating == "good"
    given = {"1": "inadequate", "2": "outstanding", "3": "outstanding", "4": "outstanding"}
    assert rate(JOINT, {}, given=given).overall.rating == "requires_improvement"


def test_one_judgement_rates_no_standard_and_not_the_whole() -> None:
    found = rate_counts(JOINT, {"1.1": {"good": 1}}, CASES)
    assert found.standards["1"].rating is None
    assert found.standards["1"].because.text.startswith("Not rated yet (1 of 4 questions)")
    assert found.overall.because.text.startswith("Not rated yet (0 of 4 standards)")


def test_four_questions_drive_each_of_the_standards_that_count() -> None:
    assert [len([q for q in standard.questions if q.counts]) for standard in JOINT.standards[:4]] == [4, 4, 4, 4]
    assert [standard.code for standard in JOINT.standards if not standard.contributes] == ["5"]


def test_every_grade_owes_its_reason_and_all_but_good_its_evidence() -> None:
    for question in JOINT.questions():
        assert set(question.owes_rationale) >= set(JOINT.rating_scale.rank)
        assert set(question.owes_evidence) == set(JOINT.rating_scale.rank) - {"good"}


def test_an_earlier_version_is_still_found_by_whoever_is_pinned_to_it() -> None:
    assert read_framework(source_of("hsb-joint-2013", "1"), "1").version == "1"
    assert read_framework(source_of("hsb-joint-2013", "2"), "2").version == "2"


def test_the_days_of_the_guidance_and_the_days_that_are_suggested_agree() -> None:
    (measure,) = [each for each in JOINT.measures if each.question == "4.1"]
    assert [(band.answer, band.at_most) for band in measure.suggests] == [
        ("good", 42), ("requires_improvement", 89), ("inadequate", None),
    ]  # fmt: skip
    legend = JOINT.question("4.1").legend
    assert ("42 days" in legend["good"], "43 to 89 days" in legend["requires_improvement"]) == (True, True)
    assert "90 days or more" in legend["inadequate"]


@pytest.mark.parametrize(
    ("code", "lines", "found"),
    [
        ("adult-risk-unassessed", ("police adult_risk 2006-01-30",), True),
        ("adult-risk-unassessed", ("police adult_risk 2006-01-30", "police section_47 2006-02-01"), True),
        ("adult-risk-unassessed", ("police adult_risk 2006-01-30", "social_care section_47 2006-02-27"), False),
        ("adult-risk-unassessed", ("police adult_risk 2006-01-30", "social_care assessment 2006-02-28"), True),
        ("adult-risk-unassessed", ("police concern 2006-01-30",), False),
        ("victim-not-told-of-release", ("yot release 2012-11-30",), True),
        ("victim-not-told-of-release", ("yot release 2012-11-30", "other informed 2012-10-19"), False),
        ("victim-not-told-of-release", ("yot release 2012-11-30", "other informed 2012-10-18"), True),
        ("victim-not-told-of-release", ("yot release 2012-11-30", "school informed 2012-11-20"), True),
    ],
)
def test_an_adult_who_may_harm_is_looked_into_and_a_release_is_told_to_those_harmed(
    code: str, lines: tuple[str, ...], found: bool
) -> None:
    checks = tuple(check for check in JOINT.checks if check.code == code)
    assert bool(findings(checks, checked_case(chronology(*lines), ("england",), None, None))) == found


@pytest.mark.parametrize(
    ("nation", "day", "days"),
    [
        ("england", "2009-06-01", 7), ("england", "2010-04-01", 10), ("england", "2013-04-14", 10),
        ("england", "2013-04-15", 45), ("wales", "2012-06-01", 7), ("wales", "2016-04-06", 42),
        ("northern_ireland", "2012-06-01", 10), ("scotland", "2012-06-01", None),
    ],
)  # fmt: skip
def test_the_first_assessment_has_the_limit_of_its_nation_and_day(nation: str, day: str, days: int | None) -> None:
    (measure,) = [each for each in JOINT.measures if each.code == "referral-to-assessment"]
    found = [limit for limit in measure.limits if limit.nation == nation and limit.holds(nation, day)]
    assert [limit.most for limit in found] == ([] if days is None else [days])
    assert all(limit.only_within == (limit.most < 42) for limit in found)


def test_the_target_for_persistent_offenders_is_a_mean_that_ended_in_2008() -> None:
    (measure,) = [each for each in JOINT.measures if each.target]
    assert (measure.mean_target, {limit.until for limit in measure.limits}) == (71, {"2008-12-31"})
    assert [(each.fact, each.values) for each in measure.applies_when] == [("persistent_offender", ("yes",))]
