"""A date of a day, a month or a year says what it can mean, and nothing impossible is a date."""

import re
from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.column_day import column_day, utc_moment
from reviewtui.casefile.partial_date import REAL_DAY, BadDate, PartialDate, day_in_words

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
SOUND = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "shown"),
    [
        ("2006", date(2006, 1, 1), date(2006, 12, 31), "2006"),
        ("2006-03", date(2006, 3, 1), date(2006, 3, 31), "03/2006"),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29), "02/2008"),
        ("2006-12", date(2006, 12, 1), date(2006, 12, 31), "12/2006"),
        ("2006-03-12", date(2006, 3, 12), date(2006, 3, 12), "12/03/2006"),
        ("1912-04-03", date(1912, 4, 3), date(1912, 4, 3), "03/04/1912"),
        ("1979-12-31", date(1979, 12, 31), date(1979, 12, 31), "31/12/1979"),
        ("1980-01-01", date(1980, 1, 1), date(1980, 1, 1), "01/01/1980"),
        ("2039-12-31", date(2039, 12, 31), date(2039, 12, 31), "31/12/2039"),
        ("2040-01-01", date(2040, 1, 1), date(2040, 1, 1), "01/01/2040"),
    ],
)
def test_a_partial_date_knows_the_first_and_last_day_it_can_mean(text, earliest, latest, shown):
    read = PartialDate(text)
    assert (read.earliest, read.latest, read.shown) == (earliest, latest, shown)
    assert read.sort_key == earliest.isoformat()


def test_a_moment_of_no_real_day_is_shown_as_it_stands_in_the_record():
    assert (utc_moment("2026-05-12T14:32:07Z"), day_in_words("2026-05-12T14:32:07Z")) == (
        "12/05/2026 14:32",
        "12 May 2026",
    )
    assert (column_day("2026-02-28"), column_day("2026-02-30")) == ("28/02/2026", "2026-02-30")
    for moment in ("2026-02-30T10:00:00Z", "0001-01-01T00:00:00Z"):
        assert (utc_moment(moment), day_in_words(moment)) == (f"{moment[:10]} {moment[11:16]}", moment[:10])


@given(st.dates())
def test_the_pattern_of_a_day_is_every_day_of_these_years(day):
    text = day.isoformat()
    assert bool(re.fullmatch(REAL_DAY, text)) == (1900 <= day.year <= 2099)
    assert not re.fullmatch(REAL_DAY, f"{text[:5]}02-30")
    assert bool(re.fullmatch(REAL_DAY, f"{text[:5]}02-29")) == (1900 <= day.year <= 2099 and isleap(day.year))


@pytest.mark.parametrize("day", ["-04-03", "-12-31"])
def test_no_two_centuries_are_shown_alike(day):
    assert len({PartialDate(f"{year}{day}").shown for year in range(1900, 2100)}) == 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2011-02-30", "“2011-02-30” is not a real date."),
        ("2011-13", "“2011-13” is not a real date."),
        ("2011-00", "“2011-00” is not a real date."),
        ("1899", "“1899” is not between 1900 and 2099."),
        ("2100-01-01", "“2100-01-01” is not between 1900 and 2099."),
        ("12/3/2006", "“12/3/2006” is not a date written as YYYY, YYYY-MM or YYYY-MM-DD."),
        ("2006-3", "“2006-3” is not a date written as YYYY, YYYY-MM or YYYY-MM-DD."),
        ("20x6", "“20x6” is not a date written as YYYY, YYYY-MM or YYYY-MM-DD."),
        ("２００６", "“２００６” is not a date written as YYYY, YYYY-MM or YYYY-MM-DD."),
        ("", "“” is not a date written as YYYY, YYYY-MM or YYYY-MM-DD."),
        ("2006-03-12T00:00", "“2006-03-12T00:00” is not a date written as YYYY, YYYY-MM or YYYY-MM-DD."),
        ("-006", "“-006” is not a date written as YYYY, YYYY-MM or YYYY-MM-DD."),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(text, said):
    with pytest.raises(BadDate) as refused:
        PartialDate(text)
    assert str(refused.value) == said


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text):
    try:
        PartialDate(text)
    except BadDate:
        return
    date.fromisoformat((text + "-01-01")[:10])


@settings(deadline=None)
@given(SOUND)
def test_the_days_it_can_mean_are_the_days_that_begin_with_it(text):
    read = PartialDate(text)
    assert read.earliest.isoformat().startswith(text)
    assert read.latest.isoformat().startswith(text)
    assert not (read.earliest - timedelta(days=1)).isoformat().startswith(text)
    assert not (read.latest + timedelta(days=1)).isoformat().startswith(text)
