"""Where a case's story says that agencies acted well, or did not, its events show the same."""

from datetime import date, timedelta
from itertools import pairwise

SOON = timedelta(days=1)
ABANDONED = timedelta(days=28)
REFERRED_WITHOUT_DISCUSSION = {
    "CTY-01": 1, "CTY-02": 6, "CTY-03": 1, "EST-01": 1, "GLA-04": 1, "MOR-02": 4, "NOR-03": 2, "WLD-01": 3,
    "WLD-02": 1, "WLD-03": 1,
}  # fmt: skip
EARLIER_REFERRALS_DISMISSED = set(REFERRED_WITHOUT_DISCUSSION) - {"WLD-03"}
"""The published "sizeable number": nine of 24."""
WITHOUT_A_SOCIAL_WORKER = {"WLD-01", "NOR-03", "GLA-04"}
CLOSED_AGAIN_AND_AGAIN = {"CTY-02", "MOR-02"}


def test_only_the_cases_told_of_have_referrals_without_a_discussion(cases):
    found = {case["reference"]: len(_undiscussed(case)) for case in cases if _undiscussed(case)}
    assert found == REFERRED_WITHOUT_DISCUSSION


def test_nine_had_earlier_referrals_whose_meaning_was_missed(cases):
    found = {case["reference"] for case in cases if _dismissed(case)}
    assert found == EARLIER_REFERRALS_DISMISSED
    assert len(found) == 9


def test_a_discussion_comes_by_the_next_day_or_so_late_that_no_reading_calls_it_prompt(cases):
    for case in cases:
        for referral in _of_type(case, "referral"):
            assert _wait(case, referral) <= SOON or _wait(case, referral) > ABANDONED, (
                case["reference"],
                referral["id"],
            )


def test_referrals_are_made_to_social_care_or_police(cases):
    assert {event["agency"] for case in cases for event in _of_type(case, "referral")} == {"social_care", "police"}


def test_only_the_cases_told_of_have_a_plan_with_no_social_worker(cases):
    assert {case["reference"] for case in cases if _uncovered(case)} == WITHOUT_A_SOCIAL_WORKER


def test_only_the_cases_told_of_have_referrals_closed_again_and_again_without_assessment(cases):
    assert {case["reference"] for case in cases if _closed_unassessed(case) > 1} == CLOSED_AGAIN_AND_AGAIN


def _undiscussed(case):
    return [event for event in _of_type(case, "referral") if _wait(case, event) > ABANDONED]


def _dismissed(case):
    """Referrals before the index offence that no discussion followed."""
    offences = [event["date"] for event in _of_type(case, "offence")]
    return [event for event in _undiscussed(case) if event["date"] < min(offences)]


def _wait(case, referral):
    """How long after the referral the next strategy discussion was held; for ever, if none was."""
    waits = [_day(event) - _day(referral) for event in _of_type(case, "strategy_discussion")]
    return min((wait for wait in waits if wait >= timedelta(0)), default=timedelta.max)


def _uncovered(case):
    plans = [event for event in _of_type(case, "plan") if event["agency"] == "social_care" and "until" in event]
    return [plan for plan in plans if not _covers(_of_type(case, "social_worker_allocated"), plan)]


def _covers(spans, plan):
    """Whether some social worker was allocated from the plan's first day to its last, or to now."""
    reached = plan["date"]
    for span in spans:
        if span["date"] <= reached:
            reached = max(reached, span["until"] or "9999")
    return reached >= (plan["until"] or "9999")


def _closed_unassessed(case):
    """How many referrals to social care were closed before anything was assessed."""
    wanted = ("referral", "assessment", "case_closed")
    steps = [event["type"] for event in case["events"] if event["agency"] == "social_care" and event["type"] in wanted]
    return sum(pair == ("referral", "case_closed") for pair in pairwise(steps))


def _of_type(case, kind):
    return [event for event in case["events"] if event["type"] == kind]


def _day(event):
    return date.fromisoformat(event["date"])
