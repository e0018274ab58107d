"""Working days agree with an independent source of bank holidays, for each nation, from 2005 to 2030."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.calendars import CALENDAR_OF, CALENDARS, bank_holidays, is_working_day, working_days
from tests.casefile.published_bank_holidays import PUBLISHED, by_rule, easter, published

YEARS = range(2005, 2031)
DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("year", YEARS)
def test_the_bank_holidays_of_a_year_are_those_the_law_gives(calendar: str, year: int) -> None:
    assert {day for day in bank_holidays(calendar, year) if day.weekday() < 5} == by_rule(calendar, year)


@pytest.mark.parametrize(("calendar", "year"), PUBLISHED)
def test_the_law_s_days_are_those_that_were_published(calendar: str, year: int) -> None:
    assert by_rule(calendar, year) == published(calendar, year)


def test_easter_is_where_everyone_remembers_it() -> None:
    assert [easter(year) for year in (2008, 2011, 2024)] == [date(2008, 3, 23), date(2011, 4, 24), date(2024, 3, 31)]


@settings(deadline=None, max_examples=60)
@given(DAYS, DAYS, st.sampled_from(CALENDARS))
def test_working_days_are_those_counted_one_by_one(one: date, other: date, calendar: str) -> None:
    start, end = sorted((one, other))
    end = min(end, start + timedelta(400))
    each = (start + timedelta(days) for days in range(1, (end - start).days + 1))
    counted = sum(day.weekday() < 5 and day not in by_rule(calendar, day.year) for day in each)
    assert working_days(start, end, calendar) == counted


@settings(deadline=None, max_examples=60)
@given(DAYS, st.sampled_from(CALENDARS))
def test_the_next_working_day_is_one_working_day_later(day: date, calendar: str) -> None:
    following = day + timedelta(1)
    while not is_working_day(following, calendar):
        assert working_days(day, following, calendar) == 0
        following += timedelta(1)
    assert working_days(day, following, calendar) == 1


def test_england_and_wales_keep_the_same_days() -> None:
    assert CALENDAR_OF["england"] == CALENDAR_OF["wales"]


def test_saint_patrick_s_day_is_a_working_day_in_england_alone() -> None:
    assert is_working_day(date(2011, 3, 17), "england_and_wales")
    assert not is_working_day(date(2011, 3, 17), "northern_ireland")


def test_the_library_of_holidays_and_the_time_zones_are_not_imported_before_they_are_needed() -> None:
    program = (
        "import sys, reviewtui.casefile.timeliness, reviewtui.casefile.missed, reviewtui.casefile.spread;"
        "assert not {'holidays', 'zoneinfo', 'dateutil'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
