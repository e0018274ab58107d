"""How long things took in one case: a value where the dates give one, a verdict where every reading agrees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.event import Event
from reviewtui.casefile.timeliness import Measured, Verdict, measured
from reviewtui.framework.case_facts import WantedFact
from reviewtui.framework.events import END_WHICH, START_WHICH, Anchor, EventKind
from reviewtui.framework.measure import UNITS, Measure, TimeLimit
from tests.casefile.chronologies import SITE_IN_ENGLAND, chronology, read_and_readings

ENGLAND_OR_WALES = ("england", "wales")
LAW = TimeLimit(45, "law", "england", "2013-04-15")


def of_types(start: str, end: str, unit: str = "calendar_days", *limits: TimeLimit, which: str = "first") -> Measure:
    return Measure(
        "m", "A measure", "interval", Anchor(EventKind((start,)), which), Anchor(EventKind((end,))), unit, "s", limits
    )


TO_SENTENCE = of_types("disclosure", "sentence")
STRETCH = TO_SENTENCE._replace(kind="longest_stretch", without=EventKind(("contact", "intervention")))


def said(measure: Measure, *lines: str, nations: tuple[str, ...] = SITE_IN_ENGLAND) -> Measured:
    return measured(measure, chronology(*lines), nations)


def outcome(measure: Measure, *lines: str, nations: tuple[str, ...] = SITE_IN_ENGLAND) -> tuple[int | None, Verdict]:
    found = said(measure, *lines, nations=nations)
    return found.value, found.verdict


FIRST_STEP = (TimeLimit(7, "then", "england", "", "2010-03-31", only_within=True),
              TimeLimit(10, "then", "england", "2010-04-01", "2013-04-14", only_within=True), LAW)  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("social_care referral 2009-06-01", "social_care assessment 2009-06-10"), Verdict.WITHIN),
        (("social_care referral 2009-06-01", "social_care assessment 2009-06-11"), Verdict.UNDETERMINED),
        (("social_care referral 2011-06-06", "social_care assessment 2011-06-20"), Verdict.WITHIN),
        (("social_care referral 2011-06-06", "social_care assessment 2011-06-21"), Verdict.UNDETERMINED),
        (("social_care referral 2014-06-02", "social_care assessment 2014-10-01"), Verdict.LATE),
    ],
)
def test_a_limit_of_a_first_step_says_what_was_in_time_and_never_what_was_late(
    lines: tuple[str, ...], expected: Verdict
) -> None:
    found = said(of_types("referral", "assessment", "working_days", *FIRST_STEP), *lines)
    assert found.verdict is expected
    assert ("a later step may have ended it" in found.why) == (expected is Verdict.UNDETERMINED)


ORDERED = (WantedFact("disposal_type", ("referral_order", "discharge")), WantedFact("looked_after", ("yes",)))
DAYS = ("police disclosure 2011-08-01", "court sentence 2012-03-28")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"disposal_type": "referral_order", "looked_after": True}, (240, Verdict.NO_LIMIT)),
        ({"disposal_type": "other", "looked_after": True}, (None, Verdict.NOT_APPLICABLE)),
        ({"disposal_type": "discharge", "looked_after": False}, (None, Verdict.NOT_APPLICABLE)),
        ({"looked_after": False}, (None, Verdict.NOT_APPLICABLE)),
        ({"disposal_type": "discharge"}, (None, Verdict.UNDETERMINED)),
        ({}, (None, Verdict.UNDETERMINED)),
    ],
)
def test_a_measure_for_some_cases_is_left_out_of_the_others(
    facts: dict[str, object], expected: tuple[int | None, Verdict]
) -> None:
    found = measured(TO_SENTENCE._replace(applies_when=ORDERED), chronology(*DAYS), SITE_IN_ENGLAND, facts)
    assert (found.value, found.verdict) == expected


@pytest.mark.parametrize(("marked", "asked"), [(True, True), (False, False), (None, False)])
def test_a_file_that_calls_no_child_a_persistent_offender_is_of_none(marked: bool | None, asked: bool) -> None:
    measure = TO_SENTENCE._replace(applies_when=(WantedFact("persistent_offender", ("yes",)),))
    facts = {} if marked is None else {"persistent_offender": marked}
    found = measured(measure, chronology(*DAYS), SITE_IN_ENGLAND, facts)
    assert (found.verdict is not Verdict.NOT_APPLICABLE) == asked


@pytest.mark.parametrize(("needs", "asked"), [(["care", "language"], True), (["language"], False), ([], False)])
def test_one_need_among_several_is_enough(needs: list[str], asked: bool) -> None:
    measure = TO_SENTENCE._replace(applies_when=(WantedFact("needs", ("care", "exclusion")),))
    found = measured(measure, chronology(*DAYS), SITE_IN_ENGLAND, {"needs": needs})
    assert (found.verdict is Verdict.NO_LIMIT) == asked


@pytest.mark.parametrize(
    ("nations", "verdict"),
    [
        (("scotland",), Verdict.NO_LIMIT),
        (("england",), Verdict.NOT_APPLICABLE),
        (("england", "wales"), Verdict.NOT_APPLICABLE),
        (("england", "scotland"), Verdict.UNDETERMINED),
    ],
)
def test_a_measure_may_be_for_one_nation(nations: tuple[str, ...], verdict: Verdict) -> None:
    measure = TO_SENTENCE._replace(applies_when=(WantedFact("nation", ("scotland",)),))
    assert measured(measure, chronology(*DAYS), nations).verdict is verdict


def test_what_is_missing_is_said_before_whom_it_is_for() -> None:
    measure = TO_SENTENCE._replace(applies_when=ORDERED)
    assert measured(measure, (), SITE_IN_ENGLAND).why == "The file has no disclosure and no sentence."
    left_out = measured(measure, (), SITE_IN_ENGLAND, {"looked_after": False})
    assert left_out.why == (
        "It is measured only where disposal type is referral order or discharge and looked after is yes."
    )


def test_a_measure_without_a_limit_gives_its_value_and_its_two_events() -> None:
    found = said(TO_SENTENCE, "police disclosure 2011-08-01", "court sentence 2012-03-28")
    assert found.as_json() == {
        "measure": "m",
        "start": "e1",
        "end": "e2",
        "value": 240,
        "unit": "calendar_days",
        "verdict": "no_limit",
        "why": "240 days from the disclosure recorded by police on 1 August 2011 (e1) to the sentence recorded by "
        "court on 28 March 2012 (e2). No limit is set for this measure.",
    }


def test_a_case_with_no_sentence_is_undetermined_not_late() -> None:
    limited = of_types("disclosure", "sentence", "calendar_days", TimeLimit(10, "s"))
    found = said(limited, "police disclosure 2011-08-01")
    assert (found.start, found.end, found.value, found.verdict) == ("e1", None, None, Verdict.UNDETERMINED)
    assert found.why == "The file has no sentence."
    assert said(limited).why == "The file has no disclosure and no sentence."


def test_a_sentence_before_the_disclosure_is_an_error_in_the_file() -> None:
    found = said(TO_SENTENCE, "police disclosure 2012-08-01", "court sentence 2012-03-28")
    assert (found.start, found.end, found.value, found.verdict) == ("e1", "e2", None, Verdict.INVALID)
    assert (
        "The sentence recorded by court on 28 March 2012 (e2) is before the disclosure recorded by police" in found.why
    )
    assert said(STRETCH, "police disclosure 2012-08-01", "court sentence 2012-03").verdict is Verdict.INVALID


def test_a_sentence_that_may_be_before_the_disclosure_is_no_error() -> None:
    assert outcome(TO_SENTENCE, "police disclosure 2012-03-15", "court sentence 2012-03") == (
        None,
        Verdict.UNDETERMINED,
    )


def test_an_earlier_sentence_was_for_something_else() -> None:
    found = said(TO_SENTENCE, "court sentence 2009-01-01", "police disclosure 2011-01-01", "court sentence 2011-01-31")
    assert (found.end, found.value) == ("e3", 30)


def test_an_assessment_before_the_referral_is_no_error_but_no_answer_to_it_either() -> None:
    measure = of_types("referral", "assessment")
    found = said(measure, "social_care assessment 2009-01-01", "social_care referral 2010-01-01")
    assert (found.start, found.end, found.verdict) == ("e2", None, Verdict.UNDETERMINED)
    assert (
        found.why
        == "The file has no assessment from the referral recorded by children's social care on 1 January 2010 (e2) on."
    )


def test_of_an_agency_s_events_what_is_missing_is_named_with_the_agency() -> None:
    measure = of_types("referral", "assessment")
    measure = measure._replace(end=Anchor(EventKind(("assessment",), ("social_care", "yot"))))
    assert said(measure, "police referral 2010-01-01").why == (
        "The file has no children's social care or YOT assessment."
    )


def test_a_month_gives_a_range_and_no_value() -> None:
    found = said(TO_SENTENCE, "police disclosure 2011-08", "court sentence 2012-03-28")
    assert (found.value, found.least, found.most) == (None, 210, 240)
    assert found.verdict is Verdict.UNDETERMINED
    assert found.why.startswith(
        "Between 210 and 240 days from the disclosure recorded by police in August 2011 (e1) to the "
    )


@pytest.mark.parametrize(("limit", "verdict"), [(209, "late"), (210, "undetermined"), (239, "undetermined")])
def test_a_verdict_needs_the_whole_range_to_agree(limit: int, verdict: str) -> None:
    measure = of_types("disclosure", "sentence", "calendar_days", TimeLimit(limit, "s"))
    assert outcome(measure, "police disclosure 2011-08", "court sentence 2012-03-28") == (None, verdict)
    assert outcome(measure, "police disclosure 2011-08-31", "court sentence 2012-03-28")[0] == 210


def test_a_range_wholly_within_the_limit_is_within() -> None:
    measure = of_types("disclosure", "sentence", "calendar_days", TimeLimit(240, "s"))
    found = said(measure, "police disclosure 2011-08", "court sentence 2012-03-28")
    assert (found.value, found.verdict) == (None, Verdict.WITHIN)
    assert found.why.endswith(". Within the limit of 240 days.")


def test_taking_just_as_long_as_the_limit_is_within_it_and_a_day_more_is_late() -> None:
    measure = of_types("disclosure", "sentence", "calendar_days", TimeLimit(1, "s"))
    assert outcome(measure, "police disclosure 2011-08-01", "court sentence 2011-08-02") == (1, Verdict.WITHIN)
    late = said(measure, "police disclosure 2011-08-01", "court sentence 2011-08-03")
    assert (late.value, late.verdict) == (2, Verdict.LATE)
    assert late.why.endswith(". Over the limit of 1 day.")


def test_a_limit_applies_by_the_day_of_the_start_event() -> None:
    measure = of_types("referral", "assessment", "working_days", LAW)
    assert outcome(measure, "police referral 2013-04-14", "police assessment 2013-06-01") == (33, Verdict.NO_LIMIT)
    assert said(measure, "police referral 2013-04-14", "police assessment 2013-06-01").why.endswith(
        ". No limit was in force then."
    )
    assert outcome(measure, "police referral 2013-04-15", "police assessment 2013-06-01") == (32, Verdict.WITHIN)
    assert outcome(measure, "police referral 2013-04-15", "police assessment 2013-06-20") == (46, Verdict.LATE)


def test_a_limit_that_has_gone_out_of_force_applies_no_more() -> None:
    old = TimeLimit(10, "s", "england", until="2013-04-14")
    measure = of_types("referral", "assessment", "working_days", old, LAW)
    assert outcome(measure, "police referral 2013-04-12", "police assessment 2013-05-01") == (13, Verdict.LATE)
    assert outcome(measure, "police referral 2013-04-15", "police assessment 2013-05-01") == (12, Verdict.WITHIN)


def test_a_start_that_may_be_on_either_side_of_a_change_of_law_needs_both_laws_to_agree() -> None:
    old = TimeLimit(60, "s", "england", until="2013-04-14")
    both = of_types("referral", "assessment", "working_days", old, LAW)
    assert outcome(both, "police referral 2013-04", "police assessment 2013-05-10") == (None, Verdict.WITHIN)
    assert outcome(both, "police referral 2013-04", "police assessment 2013-06-24") == (None, Verdict.UNDETERMINED)
    one = of_types("referral", "assessment", "working_days", LAW)
    assert outcome(one, "police referral 2013-04", "police assessment 2013-05-10") == (None, Verdict.UNDETERMINED)


def test_each_nation_has_its_own_limit_and_its_own_bank_holidays() -> None:
    measure = of_types("referral", "assessment", "working_days", TimeLimit(1, "s", "england"))
    lines = "police referral 2011-03-16", "police assessment 2011-03-18"
    assert outcome(measure, *lines) == (2, Verdict.LATE)
    assert outcome(measure, *lines, nations=("northern_ireland",)) == (1, Verdict.NO_LIMIT)


def test_a_limit_may_name_another_calendar() -> None:
    measure = of_types("referral", "assessment", "working_days", TimeLimit(1, "s", calendar="northern_ireland"))
    assert outcome(measure, "police referral 2011-03-16", "police assessment 2011-03-18") == (1, Verdict.WITHIN)


def test_while_the_nation_is_unknown_only_what_holds_for_each_is_said() -> None:
    measure = of_types("referral", "assessment", "working_days", LAW)
    lines = "police referral 2013-05-01", "police assessment 2013-05-03"
    found = said(measure, *lines, nations=ENGLAND_OR_WALES)
    assert (found.value, found.verdict) == (2, Verdict.UNDETERMINED)
    assert found.why.endswith(". The limit depends on the nation of the site, which is not known.")
    for_all = of_types("referral", "assessment", "working_days", TimeLimit(45, "s"))
    assert outcome(for_all, *lines, nations=ENGLAND_OR_WALES) == (2, Verdict.WITHIN)
    earlier = "police referral 2012-05-01", "police assessment 2012-05-03"
    assert outcome(measure, *earlier, nations=ENGLAND_OR_WALES) == (2, Verdict.NO_LIMIT)


def test_working_days_differ_between_nations_while_the_site_s_is_unknown() -> None:
    measure = of_types("referral", "assessment", "working_days")
    found = said(
        measure, "police referral 2011-03-16", "police assessment 2011-03-18", nations=("england", "northern_ireland")
    )
    assert (found.least, found.most, found.verdict) == (1, 2, Verdict.UNDETERMINED)


def test_24_hours_are_told_from_days_alone_where_that_can_be_done() -> None:
    measure = of_types("referral", "strategy_discussion", "hours", TimeLimit(24, "s"), which="last_before_end")
    days = {"2011-05-10": "within", "2011-05-11": "undetermined", "2011-05-12": "late"}
    for day, verdict in days.items():
        assert outcome(measure, "police referral 2011-05-10", f"police strategy_discussion {day}") == (None, verdict)


HOURS = of_types("referral", "strategy_discussion", "hours", TimeLimit(24, "s"), which="last_before_end")
REFERRED = "police referral 2011-05-10 14:00"


@pytest.mark.parametrize(
    ("lines", "value", "verdict"),
    [
        ((REFERRED, "police strategy_discussion 2011-05-11 14:00"), 24, "within"),
        ((REFERRED, "police strategy_discussion 2011-05-11 14:01"), 24, "late"),
        ((REFERRED, "police strategy_discussion 2011-05-11 09:00"), 19, "within"),
        ((REFERRED, "police strategy_discussion 2011-05-11"), None, "undetermined"),
        (("police referral 2011-05-10", "police strategy_discussion 2011-05-11 14:00"), None, "undetermined"),
        (("police referral 2012-03-24 12:00", "police strategy_discussion 2012-03-25 13:00"), 24, "within"),
    ],
)
def test_hours_are_told_by_the_clock_where_both_ends_have_a_time(lines, value, verdict) -> None:
    assert outcome(HOURS, *lines) == (value, verdict)


def test_a_discussion_earlier_on_the_day_of_a_referral_does_not_answer_it() -> None:
    lines = REFERRED, "police strategy_discussion 2011-05-10 09:00"
    assert said(HOURS, *lines).end is None
    assert said(HOURS, *lines, "police strategy_discussion 2011-05-10 17:30").value == 3
    assert said(HOURS, *lines[:1], "police strategy_discussion 2011-05-10").end == "e2"


def test_of_one_day_the_times_decide_which_was_last_before_the_end() -> None:
    lines = "police referral 2011-05-10 16:00", "police referral 2011-05-10 09:00", "police referral 2011-05-10 12:00"
    found = said(HOURS, *lines, "police strategy_discussion 2011-05-10 15:00")
    assert (found.start, found.value) == ("e3", 3)


def test_the_longest_stretch_runs_between_the_events_on_either_side_of_it() -> None:
    found = said(
        STRETCH, "police disclosure 2011-01-01", "yot contact 2011-02-01", "yot intervention 2011-06-01/2011-07-01",
        "court sentence 2011-09-01",
    )  # fmt: skip
    assert (found.start, found.end, found.value, found.verdict) == ("e2", "e3", 120, Verdict.NO_LIMIT)
    assert found.why.startswith(
        "120 days without contact or intervention from the contact recorded by YOT on 1 February 2011 (e2) to "
    )


def test_contact_that_failed_leaves_the_stretch_as_long_as_it_was() -> None:
    lines = "police disclosure 2011-01-01", "court sentence 2011-09-01"
    assert outcome(STRETCH, *lines, "yot failed_contact 2011-06-01") == (243, Verdict.NO_LIMIT)
    assert outcome(STRETCH, *lines, "yot contact 2011-06-01") == (151, Verdict.NO_LIMIT)


def test_a_stretch_has_no_length_where_the_dates_leave_it_open_and_a_verdict_where_they_do_not() -> None:
    lines = "police disclosure 2011-01-01", "yot contact 2011-02", "court sentence 2011-09-01"
    assert outcome(STRETCH, *lines) == (None, Verdict.UNDETERMINED)
    for limit, verdict in ((184, "late"), (185, "undetermined"), (211, "undetermined"), (212, "within")):
        assert outcome(STRETCH._replace(limits=(TimeLimit(limit, "s"),)), *lines) == (None, verdict)


def test_a_stretch_with_a_partial_date_that_does_not_matter_has_its_length() -> None:
    lines = "police disclosure 2011-01-01", "yot contact 2011-02", "yot contact 2011-03-01", "court sentence 2011-09-01"
    assert outcome(STRETCH, *lines) == (184, Verdict.NO_LIMIT)


LIMITS = st.lists(
    st.builds(TimeLimit, st.integers(0, 400), st.just("s"), st.sampled_from(("", *ENGLAND_OR_WALES)),
              st.sampled_from(("", "2011-03-15")), st.sampled_from(("", "2011-10-05")), st.just("")), max_size=1
)  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(
    read_and_readings(("police",), ("referral", "assessment", "contact")),
    st.builds(of_types, st.just("referral"), st.just("assessment"), st.sampled_from(UNITS)),
    LIMITS, st.sampled_from(START_WHICH), st.sampled_from(END_WHICH), st.booleans(),
    st.sampled_from(ENGLAND_OR_WALES),
)  # fmt: skip
def test_what_is_said_of_partial_dates_and_unknown_nations_holds_for_every_reading(
    written_and_read: tuple[list[Event], list[Event]], measure: Measure, limits: list[TimeLimit], start: str, end: str,
    stretch: bool, nation: str,
) -> None:  # fmt: skip
    ends = Anchor(measure.start.kind, start), Anchor(measure.end.kind, end)
    measure = measure._replace(start=ends[0], end=ends[1], limits=tuple(limits))
    if stretch:
        measure = measure._replace(kind="longest_stretch", unit="calendar_days", without=EventKind(("contact",)))
    written, read = written_and_read
    wide, exact = measured(measure, written, ENGLAND_OR_WALES), measured(measure, read, [nation])
    if wide.verdict in (Verdict.WITHIN, Verdict.LATE, Verdict.INVALID) and exact.least is not None:
        assert wide.verdict is exact.verdict
    if wide.least is not None and exact.least is not None:
        assert wide.most is not None
        assert exact.most is not None
        assert wide.least <= exact.least <= exact.most <= wide.most


def test_two_disclosures_are_an_error_in_the_file() -> None:
    lines = "police disclosure 2011-08-01", "school disclosure 2011-09-01", "court sentence 2012-03-28"
    found = said(TO_SENTENCE, *lines)
    assert (found.value, found.verdict) == (None, Verdict.INVALID)
    assert found.why == (
        "The file has the disclosure recorded by police on 1 August 2011 (e1) and the disclosure recorded by "
        "school on 1 September 2011 (e2), "
        "and a case has one disclosure at most: earlier ones are concerns."
    )
    assert outcome(of_types("detection", "sentence"), "police detection 2011-09-01", *lines)[1] is Verdict.NO_LIMIT


def test_a_target_for_the_mean_says_nothing_of_one_case() -> None:
    measure = TO_SENTENCE._replace(target="mean", limits=(TimeLimit(71, "s", until="2008-12-31"),))
    for days, sentenced in ((31, "2007-02-01"), (181, "2007-07-01")):
        found = said(measure, "police disclosure 2007-01-01", f"court sentence {sentenced}")
        assert (found.value, found.verdict) == (days, Verdict.TARGETED)
        assert found.why.endswith("The target of 71 days is for the mean over all cases, not for one.")
    after = said(measure, "police disclosure 2010-01-01", "court sentence 2010-02-01")
    assert (after.verdict, after.why.endswith("No target was in force then.")) == (Verdict.NO_LIMIT, True)
    blurred = said(measure, "police disclosure 2007-01-01", "court sentence 2007-02")
    assert (blurred.value, blurred.verdict) == (None, Verdict.UNDETERMINED)
    assert blurred.why.endswith("The dates in the file are not exact enough to count it towards the mean.")
