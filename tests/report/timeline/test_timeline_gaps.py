"""Which gaps a timeline shades: those that a framework's measures and checks are about."""

from datetime import date

from reviewtui.casefile.day_range import FOR_EVER
from reviewtui.casefile.event import Event
from reviewtui.casefile.missed import checked_case
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.framework import shipped
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.report.timeline import Gap
from reviewtui.report.timeline.gaps import gaps_of


def framework(*changes: tuple[str, str]) -> Framework:
    text = shipped.source("hsb-joint-2013@1")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return read_framework(text, "hsb")


def event(agency: str, kind: str, on: str, until: str | None = None, *, open_: bool = False) -> Event:
    ends = PartialDate(until) if until else None
    return Event("A-1", f"{kind}-{on}", agency, kind, PartialDate(on), until=ends, open=open_)


def gaps(*events: Event, asked: Framework | None = None) -> tuple[Gap, ...]:
    return gaps_of(asked or framework(), checked_case(events, ["england"], None))


DISCLOSURE, SENTENCE = event("police", "disclosure", "2012-01-01"), event("court", "sentence", "2012-12-31")
NO_SUGGESTIONS = (
    "    suggests:\n      - {answer: good, at_most: 42}\n      - {answer: requires_improvement, at_most: 183}\n"
    "      - {answer: inadequate}\n",
    "",
)


def test_stretches_longer_than_the_best_suggestion_allows_are_shaded() -> None:
    work = [event("yot", "contact", "2012-02-01"), event("yot", "contact", "2012-06-01")]
    assert gaps(DISCLOSURE, *work, SENTENCE) == (
        Gap(date(2012, 2, 1), date(2012, 6, 1)),
        Gap(date(2012, 6, 1), date(2012, 12, 31)),
    )


def test_with_no_such_figure_the_longest_stretch_is_shaded() -> None:
    asked = framework(NO_SUGGESTIONS)
    work = event("yot", "contact", "2012-02-01")
    assert gaps(DISCLOSURE, work, SENTENCE, asked=asked) == (Gap(date(2012, 2, 1), date(2012, 12, 31)),)


def test_work_throughout_leaves_nothing_to_shade() -> None:
    asked = framework(NO_SUGGESTIONS)
    assert gaps(DISCLOSURE, event("yot", "intervention", "2012-01-01", open_=True), SENTENCE, asked=asked) == ()


def test_a_case_without_the_ends_of_the_measure_has_none() -> None:
    assert gaps(DISCLOSURE) == ()
    assert gaps(event("court", "sentence", "2011-12-31"), DISCLOSURE) == ()


def test_a_plan_without_a_social_worker_is_shaded_on_the_lane_of_social_care() -> None:
    plan = event("social_care", "plan", "2010-01-01", open_=True)
    worker = event("social_care", "social_worker_allocated", "2009-06-01", "2010-06-30")
    assert gaps(plan, worker) == (Gap(date(2010, 7, 1), FOR_EVER, "social_care"),)


def test_a_framework_without_measures_and_checks_shades_nothing() -> None:
    asked = read_framework(shipped.source("cfsr-osri"), "cfsr")
    assert gaps(DISCLOSURE, SENTENCE, asked=asked) == ()
