"""How long it was from one day to another: local days, the clocks' change, months of any length."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.lengths import Length, exceeds, first_within, last_within, length, months_later
from reviewtui.casefile.partial_date import FIRST_DAY, LAST_DAY

ENGLAND = "england_and_wales"
LONDON = ZoneInfo("Europe/London")
DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))


def hours(start: str, end: str) -> Length:
    return length("hours", date.fromisoformat(start), date.fromisoformat(end), "")


def over_24_hours(start: str, end: str) -> bool | None:
    return exceeds("hours", date.fromisoformat(start), date.fromisoformat(end), 24, "")


def over_months(start: str, end: str, limit: int) -> bool | None:
    return exceeds("months", date.fromisoformat(start), date.fromisoformat(end), limit, "")


def test_the_same_day_is_less_than_a_day_and_the_next_less_than_two() -> None:
    assert hours("2011-05-10", "2011-05-10") == (0, 23)
    assert hours("2011-05-10", "2011-05-11") == (0, 47)
    assert hours("2011-05-10", "2011-05-12") == (24, 71)


def test_24_hours_are_kept_on_the_same_day_open_on_the_next_and_over_on_the_one_after() -> None:
    assert over_24_hours("2011-05-10", "2011-05-10") is False
    assert over_24_hours("2011-05-10", "2011-05-11") is None
    assert over_24_hours("2011-05-10", "2011-05-12") is True


def test_a_day_of_23_hours_between_leaves_24_hours_open() -> None:
    assert hours("2011-03-26", "2011-03-28") == (23, 70)
    assert over_24_hours("2011-03-26", "2011-03-28") is None


def test_a_day_of_25_hours_may_itself_hold_more_than_24() -> None:
    assert hours("2011-10-30", "2011-10-30") == (0, 24)
    assert over_24_hours("2011-10-30", "2011-10-30") is None


@settings(deadline=None, max_examples=100)
@given(DAYS, st.integers(0, 5), st.integers(0, 86399), st.integers(0, 86399), st.integers(0, 72))
def test_hours_hold_for_every_two_instants_of_the_days(day: date, later: int, one: int, other: int, limit: int) -> None:
    start, end = (_instant(day, one), _instant(day + timedelta(later), other))
    if end < start:
        return
    found = length("hours", day, day + timedelta(later), "")
    assert found.least <= (end - start) // 3600 <= found.most
    over = exceeds("hours", day, day + timedelta(later), limit, "")
    assert over in (None, end - start > limit * 3600)


def test_calendar_days_are_counted_across_the_change_of_the_clocks() -> None:
    assert length("calendar_days", date(2011, 3, 26), date(2011, 3, 28), "") == (2, 2)


def test_months_are_those_completed() -> None:
    assert length("months", date(2011, 1, 31), date(2011, 2, 27), "") == (0, 0)
    assert length("months", date(2011, 1, 31), date(2011, 2, 28), "") == (1, 1)
    assert length("months", date(2011, 8, 1), date(2012, 3, 28), "") == (7, 7)


def test_a_month_is_over_on_the_day_after_the_same_day() -> None:
    assert over_months("2011-08-15", "2011-09-15", 1) is False
    assert over_months("2011-08-15", "2011-09-16", 1) is True
    assert over_months("2011-12-31", "2012-02-29", 2) is False
    assert over_months("2011-12-31", "2012-03-01", 2) is True


def test_the_same_day_of_a_shorter_month_is_its_last() -> None:
    assert months_later(date(2011, 10, 31), 4) == date(2012, 2, 29)


@pytest.mark.parametrize("unit", ["working_days", "calendar_days", "months"])
@settings(deadline=None, max_examples=100)
@given(DAYS, DAYS, st.integers(0, 40))
def test_what_is_counted_and_what_exceeds_agree(unit: str, one: date, other: date, limit: int) -> None:
    start, end = sorted((one, other))
    least, most = length(unit, start, end, ENGLAND)
    assert least == most >= 0
    assert exceeds(unit, start, end, least + 1, ENGLAND) is False
    if least:
        assert exceeds(unit, start, end, least - 1, ENGLAND) is True
    assert exceeds(unit, start, end, limit, ENGLAND) in (least > limit, least >= limit)


def _instant(day: date, second: int) -> int:
    """A second of a local day; of one the clocks skip, the one they skip to."""
    return int((datetime(day.year, day.month, day.day, tzinfo=LONDON) + timedelta(seconds=second)).timestamp())


@pytest.mark.parametrize("unit", ["calendar_days", "working_days", "months"])
def test_a_time_reaches_as_far_as_it_is_not_exceeded(unit: str) -> None:
    @settings(deadline=None, max_examples=100)
    @given(DAYS, st.integers(0, 70))
    def holds(day: date, limit: int) -> None:
        last, first = last_within(unit, day, limit, ENGLAND), first_within(unit, day, limit, ENGLAND)
        assert not exceeds(unit, day, last, limit, ENGLAND)
        assert exceeds(unit, day, last + timedelta(1), limit, ENGLAND)
        assert not exceeds(unit, first, day, limit, ENGLAND)
        assert exceeds(unit, first - timedelta(1), day, limit, ENGLAND)

    holds()


@pytest.mark.parametrize("unit", ["calendar_days", "working_days", "months"])
def test_a_time_reaches_no_further_than_a_file_can_name(unit: str) -> None:
    assert last_within(unit, date(2098, 12, 1), 9999, ENGLAND) == LAST_DAY
    assert first_within(unit, date(1901, 2, 1), 9999, ENGLAND) == FIRST_DAY
    assert last_within(unit, date.max, 28, ENGLAND) == date.max
