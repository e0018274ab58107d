"""“No evidence found” takes one typed line, says so in a sentence, and is no event."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.casefile.absence import Absence, in_order
from reviewtui.casefile.absence_line import is_absence_line, parse_absence_line
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import BadLine


def read(line):
    return Absence("C", "a1", **vars(parse_absence_line(line)))


def in_time(period):
    since, until = period
    return since is None or until is None or since.earliest <= until.latest


def dates():
    days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)).map(date.isoformat)
    return st.builds(lambda day, length: PartialDate(day[:length]), days, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("line", "sentence", "text"),
    [
        (
            "strategy discussion, social care, 2006 to 2009: asked both",
            "No evidence found of a strategy discussion, social care, 2006 to 2009.",
            "asked both",
        ),
        (
            "no strat disc csc since 3/2006",
            "No evidence found of a strategy discussion, social care, since March 2006.",
            "",
        ),
        ("no sentence", "No evidence found of a sentence.", ""),
        ("No contact, yot, in 2009", "No evidence found of contact, YOT, 2009.", ""),
        ("contact on 12/3/2009", "No evidence found of contact, 12 March 2009.", ""),
        ("assessment until 2009: 9:30, by phone", "No evidence found of an assessment, until 2009.", "9:30, by phone"),
        ("plan from 2006 to now", "No evidence found of a plan, since 2006.", ""),
        (
            "no social worker allocated between 2006 and 5/2007",
            "No evidence found of an allocated social worker, 2006 to May 2007.",
            "",
        ),
        ("other, other: a meeting at school", "No evidence found of another event.", "a meeting at school"),
    ],
)
def test_a_line_gives_a_sentence(line, sentence, text):
    absence = read(line)
    assert (absence.sentence, absence.text) == (sentence, text)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "event type is missing"),
        ("no", "event type is missing"),
        ("no evidence found of", "event type is missing"),
        ("no plan on 31 February 2006", "not a real date"),
        ("no referal polise", "did you mean “referral”"),
        ("no referral polise", "did you mean “police”"),
        ("referral 2009 to 2006", "ends (2006) before it starts (2009)"),
        ("referral in", "A date is missing"),
        ("referral 2006 to", "A date is missing"),
        ("referral 31/2/2006", "not a real date"),
        ("referral csc 2009 asked both", "“asked both” is not part of a date"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_in_a_sentence(line, words):
    with pytest.raises(BadLine) as refused:
        parse_absence_line(line)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("line", "no_event"), [("no plan", True), (" NO plan", True), ("2006 police charge", False), ("november", False)]
)
def test_a_line_that_begins_with_no_is_no_event(line, no_event):
    assert is_absence_line(line) is no_event


@pytest.mark.parametrize("article", ["", "a ", "an ", "any ", "THE "])
@pytest.mark.parametrize("lead", ["", "no ", "No evidence ", "no evidence of ", "NO evidence found of "])
def test_what_was_not_found_may_be_said_in_a_sentence(lead, article):
    absence = read(f"{lead}{article}strategy discussion, csc, since March 2006: asked both")
    assert absence == read("strategy_discussion social_care since 3/2006: asked both")


@given(
    st.sampled_from(list(EVENT_TYPES)),
    st.none() | st.sampled_from([code for code in AGENCIES if code != "other"]),
    st.lists(st.none() | dates(), min_size=2, max_size=2).filter(in_time),
)
def test_the_sentence_of_an_absence_is_a_line_that_records_it(kind, agency, period):
    absence = Absence("C", "a1", kind, agency, *period)
    assert read(absence.sentence) == absence


@given(
    st.sampled_from(list(EVENT_TYPES)),
    st.none() | st.sampled_from(list(AGENCIES)),
    st.sampled_from(["", "2006", "since 2006", "until 3/2009"]),
)
def test_every_type_and_agency_can_be_looked_for_and_comes_back_from_the_record(kind, agency, period):
    absence = read(f"{kind}, {agency or ''}, {period}")
    assert (absence.type, absence.agency) == (kind, agency)
    assert Absence.from_content(absence.content()) == absence
    assert absence.sentence.startswith("No evidence found of ") and "_" not in absence.sentence


def test_they_stand_in_the_order_of_the_time_looked_at():
    found = [read(line) for line in ("plan", "plan 2009", "plan until 2006", "plan 2006 to 2010")]
    assert [absence.period for absence in in_order(found)] == ["until 2006", "2006 to 2010", "2009", ""]
