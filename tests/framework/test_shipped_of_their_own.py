"""What the other shipped frameworks say of their own reach, and what each of them measures and checks."""

import pytest

from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.case import hidden_questions, rate_case


def framework(code: str) -> Framework:
    return read_framework(source(code), code)


def test_the_youth_programme_says_which_years_it_fits_and_what_yes_means() -> None:
    hmip = framework("hmip-youth-2018")
    said = " ".join(hmip.source.split())
    assert "those of autumn 2021 to February 2025" in said
    assert "“Joint working” in the place of 3.4" in said
    assert "sufficient overall" in next(each.why for each in hmip.unconfirmed if each.what == "2.1.1")


def test_the_national_indicators_are_named_as_missing() -> None:
    cfsr = framework("cfsr-osri")
    assert "national indicators" in cfsr.source
    assert "S1 and P1 say only what the cases show" in " ".join(cfsr.source.split())


def test_the_last_phase_of_care_is_end_of_life_or_discharge() -> None:
    question = framework("structured-judgement-review").question("1.5")
    assert question.title == "End of life or discharge"
    assert "discharge" in question.text


def test_each_kind_of_problem_says_whether_it_led_to_harm() -> None:
    review = framework("structured-judgement-review")
    problems = next(standard for standard in review.standards if standard.code == "4").questions
    assert [each.code for each in problems] == [f"4.{number}" for number in range(1, 9)]
    for each in problems:
        offered = {answer.code for answer in review.offered(each)}
        assert offered == {"none", "no_harm", "probable_harm", "harm"}
        assert set(each.owes_rationale) == offered - {"none"}


@pytest.mark.parametrize(
    ("whole", "asked"),
    [("very_poor", True), ("poor", True), ("adequate", False), ("excellent", False), (None, True)],
)
def test_avoidability_is_asked_where_the_care_as_a_whole_was_poor_or_nobody_has_said_yet(
    whole: str | None, asked: bool
) -> None:
    review = framework("structured-judgement-review")
    hidden = {each.question.code for each in hidden_questions(review, {"2.1": whole} if whole else {})}
    assert hidden == (set() if asked else {"5.1"})
    assert len(review.offered(review.question("5.1"))) == 6


def test_the_pattern_of_visits_is_recorded_and_rates_nothing() -> None:
    cfsr = framework("cfsr-osri")
    answers = {"type": "foster_care", "14A": "yes", "14B": "yes"}
    for pattern in cfsr.offered(cfsr.question("14A1")):
        assert rate_case(cfsr, {**answers, "14A1": pattern.code})["14"].rating == "strength"
    assert not cfsr.question("14A1").counts


def test_tracked_cases_have_an_answer_for_each_agency_beside_those_for_each_theme() -> None:
    jtai = framework("jtai-tracking")
    agencies = next(standard for standard in jtai.standards if standard.code == "5").questions
    assert [each.title for each in agencies] == [
        "Children's social care", "Police", "Health", "School", "Youth justice", "Probation",
    ]  # fmt: skip
    assert all(each.not_applicable == "excluded" and not each.counts for each in agencies)


def test_what_is_found_of_one_child_has_another_name_than_what_is_found_of_a_partnership() -> None:
    jtai = framework("jtai-tracking")
    assert jtai.scales[0].answer("priority").label == "Serious failing"
    assert "priority action is what the inspectorates find of a whole partnership" in " ".join(jtai.source.split())


@pytest.mark.parametrize("code", ["hmip-youth-2018", "jtai-tracking"])
def test_a_framework_measures_and_checks_at_least_three_things_of_its_own(code: str) -> None:
    found = framework(code)
    assert len(found.measures) + len(found.checks) >= 3


@pytest.mark.parametrize("code", ["structured-judgement-review", "cfsr-osri"])
def test_a_framework_that_measures_nothing_says_why(code: str) -> None:
    found = framework(code)
    assert not found.measures
    assert not found.checks
    assert "# No measures and no checks:" in source(code)
