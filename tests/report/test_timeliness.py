"""How figures on chronologies are said: a mean with its two events, small sites as counts."""

import pytest

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.over_cases import SiteCase, over_cases
from reviewtui.framework.events import Anchor, EventKind
from reviewtui.framework.measure import Measure, TimeLimit
from reviewtui.report.missed import before_words, long_time
from reviewtui.report.timeliness import (
    case_lines,
    figures_sentence,
    heading,
    limit_words,
    mean_words,
    same_cases_sentences,
    site_words,
    timeliness_lines,
)

ENDS = Anchor(EventKind(("disclosure",))), Anchor(EventKind(("sentence",)))
MEASURE = Measure("m", "From disclosure to sentence", "interval", *ENDS, "calendar_days", "s")
LIMITED = MEASURE._replace(unit="working_days", limits=(TimeLimit(45, "s"),))


def case(number: int, days: int | None, verdict: Verdict = Verdict.NO_LIMIT, most: int | None = None) -> SiteCase:
    result = Measured("m", "e1", "e2", days, days if most is None else most, "calendar_days", verdict, f"Why {number}.")
    return SiteCase(f"N{number}", "NOR", result)


def test_a_title_that_says_no_more_than_the_events_is_not_said_twice() -> None:
    assert heading(MEASURE) == "Disclosure to sentence"
    assert heading(MEASURE._replace(title="Longest wait")) == "Longest wait (disclosure to sentence)"


def test_a_mean_stands_with_its_events_and_its_number_of_cases() -> None:
    found = over_cases(MEASURE, [case(1, 243), case(2, 244), case(3, None)], ["NOR"]).whole
    assert figures_sentence(MEASURE, found) == (
        "Disclosure to sentence: mean 8.0 months (244 days), 2 of 3 cases; median 243.5 days, from 243 to 244; no limit"
    )


def test_a_mean_below_a_month_is_in_days_alone() -> None:
    found = over_cases(MEASURE, [case(1, 0), case(2, 1)], ["NOR"]).whole
    assert mean_words(found) == "0.5 days"
    assert figures_sentence(MEASURE, found).startswith("Disclosure to sentence: mean 0.5 days, 2 of 2 cases; median")


def test_means_of_different_cases_are_said_again_of_the_same_ones() -> None:
    later = MEASURE._replace(title="From detection", start=Anchor(EventKind(("detection",))))
    one = over_cases(MEASURE, [case(1, 240), case(2, 250), case(3, None)], ["NOR"])
    other = over_cases(later, [case(1, 180), case(2, None), case(3, 90)], ["NOR"])
    assert list(same_cases_sentences([one, other])) == [
        "Each mean is of the cases that have both its dates. In the same 1 case, in days: disclosure to sentence 240, "
        "detection to sentence 180."
    ]
    assert list(same_cases_sentences([one, one])) == []


def test_without_a_number_there_is_no_mean_and_the_verdicts_are_counted() -> None:
    cases = [case(1, 1, Verdict.WITHIN, most=2), case(2, 50, Verdict.LATE, most=60), case(3, None)]
    said = figures_sentence(LIMITED, over_cases(LIMITED, cases, ["NOR"]).whole)
    assert said == (
        "Disclosure to sentence: no exact figure for any of the 3 cases; "
        "against the limit 1 within, 1 over: 50% within; 1 with no limit then"
    )


def test_a_small_site_has_counts_and_no_per_cent() -> None:
    found = over_cases(LIMITED, [case(number, 10, Verdict.WITHIN) for number in range(4)], ["NOR"])
    few = "\n".join(line.plain for line in timeliness_lines([found.counted], {"NOR": "North"}, 5, 100))
    assert "By site, working days: North 10, 10, 10, 10 (4 of 4), 4 within, 0 over." in few
    enough = "\n".join(line.plain for line in timeliness_lines([found.counted], {"NOR": "North"}, 4, 100))
    assert "4 within, 0 over: 100% within." in enough


def test_a_share_is_a_range_while_cases_cannot_be_told() -> None:
    verdicts = [Verdict.WITHIN] * 8 + [Verdict.LATE] * 3 + [Verdict.UNDETERMINED] * 11 + [Verdict.INVALID]
    cases = [case(number, None, verdict) for number, verdict in enumerate([*verdicts, Verdict.NO_LIMIT])]
    whole = over_cases(LIMITED, cases, ["NOR"]).whole
    said = "8 within, 3 over, 12 undetermined: between 35% and 87% within; 1 with no limit then"
    assert limit_words(LIMITED, whole, 1) == f"against the limit {said}"
    assert site_words(whole, 23) == said
    assert site_words(whole, 24) == "8 within, 3 over, 12 undetermined; 1 with no limit then"
    assert mean_words(whole) == "35–87% within"


def test_a_site_without_a_verdict_says_that_it_cannot_tell() -> None:
    unknown = over_cases(LIMITED, [case(number, None, Verdict.UNDETERMINED) for number in range(4)], ["NOR"]).whole
    assert site_words(unknown, 1) == "undetermined (4)"
    assert limit_words(LIMITED, unknown, 1) == "against the limit undetermined (4)"
    assert mean_words(unknown) == "undetermined"
    lengthy = over_cases(LIMITED, [case(number, 9, Verdict.UNDETERMINED) for number in range(4)], ["NOR"]).whole
    assert site_words(lengthy, 1) == "9, 9, 9, 9 (4 of 4), undetermined (4)"
    unlimited = over_cases(MEASURE, [case(1, None, Verdict.UNDETERMINED)], ["NOR"]).whole
    assert site_words(unlimited, 1) == "undetermined (1)"


def test_a_site_has_a_mean_from_five_cases_on_and_the_values_of_fewer() -> None:
    days = (210, 240, 301, 244, 1_250)
    five = over_cases(LIMITED, [case(number, each) for number, each in enumerate(days)], ["NOR"]).whole
    four = over_cases(LIMITED, [case(number, each) for number, each in enumerate(days[1:])], ["NOR"]).whole
    assert site_words(five, 5).startswith("mean 449 (5 of 5)")
    assert site_words(four, 5).startswith("240, 244, 301, 1,250 (4 of 4)")


def test_cases_behind_a_figure_come_longest_first_and_unknown_ones_last() -> None:
    found = over_cases(MEASURE, [case(1, None), case(2, 5), case(3, 90)], ["NOR"])
    listed = [line.plain.split()[0] for line in case_lines(found, 100, figures=False)]
    assert listed[1:] == ["N3", "N2", "N1"]


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (45, "45 days"), (200, "7 months"), (730, "24 months"), (2811, "7.7 years")]
)
def test_long_times_are_said_as_a_person_would(days: int, words: str) -> None:
    assert long_time(days) == words


def test_how_long_before_the_offence_needs_no_range_for_one_case() -> None:
    assert before_words({"C1": 20}) == "20 days before it"
    assert before_words({"C1": 20, "C2": 40}) == "from 20 days to 40 days before it, median 30 days"


TARGETED = MEASURE._replace(target="mean", limits=(TimeLimit(71, "s", until="2008-12-31"),))


def test_a_target_for_the_mean_is_held_against_the_cases_it_was_in_force_for_alone() -> None:
    aimed = [case(1, 60, Verdict.TARGETED), case(2, 82, Verdict.TARGETED)]
    found = over_cases(TARGETED, [*aimed, case(3, 400), case(4, 10, most=90, verdict=Verdict.UNDETERMINED)], ["NOR"])
    assert limit_words(TARGETED, found.whole, 1) == (
        "target for the mean 71 days: 71 days in 2 cases while it was in force, met"
    )
    assert found.as_json(1)["target"] == {"mean_at_most": 71, "n": 2, "mean": 71.0, "met": True}
    assert (found.whole.within, found.whole.late, found.whole.cannot_tell, found.whole.no_limit) == (0, 0, 1, 1)
    assert found.as_json(1)["share_within"] is None


def test_a_mean_above_its_target_by_any_part_of_a_day_does_not_meet_it() -> None:
    days = [71] * 29 + [72]
    found = over_cases(TARGETED, [case(at, number, Verdict.TARGETED) for at, number in enumerate(days)], ["NOR"]).whole
    assert found.meets_target is False
    assert limit_words(TARGETED, found, 1).endswith("in 30 cases while it was in force, above it")
    none = over_cases(TARGETED, [case(1, 400)], ["NOR"]).whole
    assert (none.meets_target, limit_words(TARGETED, none, 1)) == (
        None, "target for the mean 71 days: in force for none of these cases"
    )  # fmt: skip


def test_a_measure_without_a_target_has_none_in_json() -> None:
    assert "target" not in over_cases(LIMITED, [case(1, 4, Verdict.WITHIN)], ["NOR"]).as_json(1)
