"""Which two events a measure runs between: first, last, last before the end, with whole and with partial dates."""

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reviewtui.casefile.endpoints import CaseEvents, Endpoints, endpoints, of_kind
from reviewtui.casefile.event import Event
from reviewtui.framework.events import END_WHICH, START_WHICH, Anchor, EventKind
from tests.casefile.chronologies import chronology, read_and_readings

REFERRAL, DISCUSSION = EventKind(("referral",)), EventKind(("strategy_discussion",))


def between(start: str, end: str, events: list[Event]) -> Endpoints:
    return endpoints(Anchor(REFERRAL, start), Anchor(DISCUSSION, end), events)


def ids(found: Endpoints) -> tuple[str | None, str | None]:
    return found.start and found.start.event.id, found.end and found.end.event.id


CASE = chronology(
    "social_care strategy_discussion 2009-01-01",
    "social_care referral 2010-01-01",
    "police referral 2010-03-01",
    "social_care strategy_discussion 2010-03-02",
    "social_care referral 2011-01-01",
    "social_care strategy_discussion 2011-05-01",
)


def test_the_first_end_is_the_first_that_is_not_before_the_start() -> None:
    assert ids(between("first", "first", CASE)) == ("e2", "e4")


def test_the_last_before_the_end_is_nearest_to_it() -> None:
    assert ids(between("last_before_end", "first", CASE)) == ("e3", "e4")
    assert ids(between("last_before_end", "last", CASE)) == ("e5", "e6")


def test_the_last_start_and_the_last_end() -> None:
    assert ids(between("last", "first", CASE)) == ("e5", "e6")
    assert ids(between("first", "last", CASE)) == ("e2", "e6")


def test_an_end_on_the_day_of_the_start_follows_it() -> None:
    same = chronology("police strategy_discussion 2010-01-01", "police referral 2010-01-01")
    assert ids(between("first", "first", same)) == ("e2", "e1")
    assert ids(between("last_before_end", "first", same)) == ("e2", "e1")


def test_where_every_end_is_before_the_start_the_two_are_out_of_order() -> None:
    late = chronology("police strategy_discussion 2009-01-01", "police referral 2010-01-01")
    for which in START_WHICH:
        for last in END_WHICH:
            found = between(which, last, late)
            assert (ids(found), found.ordered) == (("e2", "e1"), False)


def test_what_the_file_lacks_is_none() -> None:
    assert ids(between("first", "first", CASE[:1])) == (None, "e1")
    assert ids(between("last", "first", CASE[1:3])) == ("e3", None)
    assert ids(between("last_before_end", "last", [])) == (None, None)


def test_only_the_agencies_named_are_meant() -> None:
    of_police = Anchor(EventKind(("referral",), ("police",)))
    assert ids(endpoints(of_police, Anchor(DISCUSSION), CASE)) == ("e3", "e4")


def test_a_case_tells_its_events_of_a_kind_in_file_order_however_they_are_looked_for() -> None:
    either = (*DISCUSSION.types, "disclosure", *REFERRAL.types)
    for kind in (REFERRAL, EventKind(either), EventKind(either, ("police",)), EventKind(("disclosure",))):
        meant = tuple(event for event in CASE if kind.takes(event.type, event.agency))
        assert of_kind(CaseEvents(CASE), kind) == of_kind(CASE, kind) == meant


def test_events_that_compete_with_partial_dates_give_every_day_it_can_have_been() -> None:
    events = chronology(
        "police referral 2010", "police referral 2010-06-10", "police strategy_discussion 2010-06",
        "police strategy_discussion 2010-08-01", "police strategy_discussion 2012-01-01",
    )  # fmt: skip
    found = between("first", "first", events)
    assert found.start is not None
    assert found.start.days == (date(2010, 1, 1), date(2010, 6, 10))
    assert found.end is not None
    assert found.end.days == (date(2010, 6, 1), date(2010, 8, 1))


@settings(deadline=None, max_examples=60)
@given(
    read_and_readings(("police",), ("referral", "strategy_discussion")),
    st.sampled_from(START_WHICH),
    st.sampled_from(END_WHICH),
)
def test_whatever_day_a_partial_date_means_the_events_found_were_on_days_that_were_given(
    written_and_read: tuple[list[Event], list[Event]], start: str, end: str
) -> None:
    written, read = (between(start, end, events) for events in written_and_read)
    assert (written.start is None, written.end is None) == (read.start is None, read.end is None)
    assume(read.start is not None and read.end is not None and read.ordered)
    assert written.ordered
    for wide, exact in ((written.start, read.start), (written.end, read.end)):
        assert wide is not None
        assert exact is not None
        assert wide.days.earliest <= exact.days.earliest == exact.days.latest <= wide.days.latest
