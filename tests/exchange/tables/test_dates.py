"""Dates of tables: as the map states them, and in no other way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.casefile.partial_date import BadDate
from reviewtui.exchange.tables.dates import OWN_FORMATS, BadFormat, DateFormat, confused, read_date

MONTHS = [date(2012, month, 1).strftime("%B") for month in range(1, 13)]


@pytest.mark.parametrize(
    ("form", "words", "said"),
    [
        ("DD/MM/YYYY", "03/04/2012", "2012-04-03"),
        ("DD/MM/YYYY", "3/4/2012", "2012-04-03"),
        ("MM/DD/YYYY", "03/04/2012", "2012-03-04"),
        ("YYYYMMDD", "20120403", "2012-04-03"),
        ("DDMMMYYYY", "3Apr2012", "2012-04-03"),
        ("DD MMM YYYY", "3 apr 2012", "2012-04-03"),
        ("DD MMM YYYY", "3 September 2012", "2012-09-03"),
        ("DD MMM YYYY", "3 Sept. 2012", "2012-09-03"),
        ("MMM-YYYY", "May-2012", "2012-05"),
        ("MM/YYYY", "5/2012", "2012-05"),
        ("YYYY", "2012", "2012"),
        ("DD/MM/YYYY hh:mm", "03/04/2012 9:30", "2012-04-03"),
        ("DD/MM/YYYY hh:mm:ss", "03/04/2012 09:30:12", "2012-04-03"),
        ("DD.MM.YYYY", "03.04.2012", "2012-04-03"),
    ],
)
def test_a_date_is_read_in_the_format_that_is_stated(form: str, words: str, said: str) -> None:
    assert read_date(words, [DateFormat(form)]) == said


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("DD/MM/YYYY", "2012-04-03"),
        ("DD/MM/YYYY", "03/04/12"),
        ("YYYY", "41002"),
        ("DD/MM/YYYY", "٠٣/٠٤/2012"),
        ("YYYYMMDD", "2012111"),
        ("YYYYMMDD", "201211"),
        ("DDMMYYYY", "1032012"),
        ("MMYYYY", "32012"),
        ("YYYY-MMDD", "2012-111"),
        ("YYYY-MM-DDhh:mm", "2012-04-0309:3"),
    ],
)
def test_a_date_in_another_format_is_refused(form: str, words: str) -> None:
    with pytest.raises(BadDate, match="does not match a date format"):
        read_date(words, [DateFormat(form)])


@pytest.mark.parametrize("words", ["31/02/2012", "00/01/2012", "01/13/2012"])
def test_a_day_that_is_not_in_the_calendar_is_refused(words: str) -> None:
    with pytest.raises(BadDate, match="not a real date"):
        read_date(words, [DateFormat("DD/MM/YYYY")])


def test_without_a_format_dates_are_read_as_case_files_write_them() -> None:
    assert read_date("2012-04-03", OWN_FORMATS) == "2012-04-03"
    with pytest.raises(BadDate, match="add `dates` to the table"):
        read_date("03/04/2012", OWN_FORMATS)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("DD/MM/YY", "two digits"),
        ("DD/MM/JJJJ", "is not part of a date"),
        ("DD/MM/MMM/YYYY", "the same part twice"),
        ("YYYY/YYYY", "the same part twice"),
        ("DD/YYYY", "a month wherever it names a day"),
        ("DD/MM", "must name a year"),
        ("dd/mm/yyyy", "is not part of a date"),
    ],
)
def test_a_format_that_says_too_little_or_too_much_is_refused(form: str, words: str) -> None:
    with pytest.raises(BadFormat, match=words):
        DateFormat(form)


def test_two_formats_that_the_same_text_fits_are_confused() -> None:
    day_first, month_first = DateFormat("DD/MM/YYYY"), DateFormat("MM/DD/YYYY")
    assert confused([day_first, month_first]) == (day_first, month_first)
    assert confused([day_first, *map(DateFormat, ("MM/YYYY", "YYYY", "DD-MM-YYYY", "YYYY/MM/DD"))]) is None


@pytest.mark.parametrize(
    ("forms", "clash"),
    [
        (("DD/MM/YYYY hh:mm", "MM/DD/YYYY"), True),
        (("hh:mm DD/MM/YYYY", "MM/DD/YYYY"), True),
        (("DDMMYYYY", "YYYYMMDD"), True),
        (("MMYYYY", "YYYYMM"), True),
        (("YYYY-hh", "YYYY-MM"), True),
        (("DD-MM/YYYY", "MM-DD/YYYY"), True),
        (("DD/MM/YYYY hh:mm", "DD/MM/YYYY"), False),
        (("YYYYMMDD", "YYYYMM", "YYYY"), False),
        (("DDMMYYYY", "MMYYYY"), False),
        (("DD MMM YYYY", "DD MM YYYY"), False),
    ],
)
def test_formats_are_confused_where_one_date_could_be_read_in_two_ways(forms: tuple[str, ...], clash: bool) -> None:
    assert (confused(map(DateFormat, forms)) is not None) is clash


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["DD/MM/YYYY", "MM-DD-YYYY", "DD MMM YYYY"]))
def test_every_day_comes_back_from_every_format(day: date, form: str) -> None:
    words = (
        form.replace("YYYY", str(day.year))
        .replace("MMM", MONTHS[day.month - 1])
        .replace("MM", f"{day.month:02}")
        .replace("DD", f"{day.day:02}")
    )
    assert read_date(words, [DateFormat(form)]) == day.isoformat()


FORMS = ("DD/MM/YYYY", "MM/YYYY", "YYYY", "DD MMM YYYY", "YYYY-MM-DD", "DD/MM/YYYY hh:mm")
STATED = [DateFormat(form) for form in FORMS]


@given(st.from_regex(r"[0-9]{1,4}([/ -]([0-9]{1,4}|may|march)){0,2}( 09:30)?", fullmatch=True))
def test_no_text_is_read_in_two_ways_by_formats_that_are_not_confused(words: str) -> None:
    assert confused(STATED) is None
    assert len({said for each in STATED if (said := each.read(words)) is not None}) <= 1


STAMP = "YYYY-MM-DDThh:mm:ss"


@pytest.mark.parametrize(
    ("words", "day", "time"),
    [
        ("2012-04-03T23:30:00Z", "2012-04-04", "00:30"),
        ("2012-12-03T23:30:00Z", "2012-12-03", "23:30"),
        ("2012-04-05T00:00:00.000+02:00", "2012-04-04", "23:00"),
        ("2012-04-05T00:30:00-0500", "2012-04-05", "06:30"),
        ("2012-04-03T23:30:00", "2012-04-03", "23:30"),
        ("2012-04-03T25:30:00Z", "2012-04-03", "25:30"),
    ],
)
def test_a_stamp_has_the_day_and_the_time_it_was_in_the_zone_that_is_stated(words: str, day: str, time: str) -> None:
    form = DateFormat(STAMP, zone="Europe/London")
    assert (form.read(words), form.read_time(words)) == (day, time)


def test_without_a_zone_a_stamp_keeps_the_day_that_is_written() -> None:
    assert DateFormat(STAMP).read("2012-04-03T23:30:00Z") == "2012-04-03"
    assert DateFormat("DD/MM/YYYY hh").read_time("3/4/2012 9") == "09:00"
    assert DateFormat("DD/MM/YYYY").read_time("3/4/2012") is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("03.04.2012", "if it is DD/MM/YYYY with other marks between, add `DD.MM.YYYY` to `dates`."),
        ("3-4-2012", "if it is DD/MM/YYYY with other marks between, add `DD-MM-YYYY` to `dates`."),
        ("03/04/2012.", "there is a dot at its end."),
        ("03/04.2012", "DD/MM/YYYY."),
        ("2012.04.03", "DD/MM/YYYY."),
        ("03.13.2012", "if it is DD/MM/YYYY with other marks between, add `DD.MM.YYYY` to `dates`."),
    ],
)
def test_a_date_with_a_dot_in_the_wrong_place_says_what_mends_it(words: str, said: str) -> None:
    with pytest.raises(BadDate) as refused:
        read_date(words, [DateFormat("DD/MM/YYYY")])
    assert str(refused.value) == f"“{words}” does not match a date format in the column map: {said}"
