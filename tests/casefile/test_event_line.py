"""One typed line adds an event, or says in a sentence what is missing from it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_line import EventLine, event_line, parse_event_line
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import BadLine


def test_the_line_of_the_guide():
    assert parse_event_line("12/3/2006 police referral p31 what happened  then") == EventLine(
        PartialDate("2006-03-12"), "police", "referral", None, 31, "what happened  then"
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12/3/2006", "2006-03-12"),
        ("12.3.2006", "2006-03-12"),
        ("3/2006", "2006-03"),
        ("2006", "2006"),
        ("2006-03-12", "2006-03-12"),
        ("2006-03", "2006-03"),
        ("4 May 2006", "2006-05-04"),
        ("4th may 2006", "2006-05-04"),
        ("12 Sept. 2006", "2006-09-12"),
        ("March 2006", "2006-03"),
        ("dec 2006", "2006-12"),
    ],
)
def test_dates_are_day_first_as_in_files_or_with_the_month_as_a_word(typed, meant):
    assert parse_event_line(f"{typed} police referral").date == PartialDate(meant)
    spoken = parse_event_line(f"2001 to {typed} police intervention d4: with May")
    assert (spoken.until, spoken.text) == (PartialDate(meant), "with May")


def test_a_review_is_due_on_a_day_whose_month_is_a_word():
    assert parse_event_line("2 May 2006 csc review due 30 April 2006 held").due == PartialDate("2006-04-30")
    with pytest.raises(BadLine, match="“April 2006” names no day"):
        parse_event_line("2 May 2006 csc review due April 2006")


@pytest.mark.parametrize(
    ("typed", "why"),
    [("31 June 2006", "“31 June 2006” is not a real date."), ("4 May 06", "“4 May 06” is not a date; write day/")],
)
def test_what_is_wrong_with_a_date_in_words_is_said_in_those_words(typed, why):
    with pytest.raises(BadLine, match=why.replace(".", r"\.")):
        parse_event_line(f"{typed} police referral")


@pytest.mark.parametrize(
    ("typed", "agency", "kind", "text"),
    [
        ("POL referral", "police", "referral", ""),
        ("social care assessment done", "social_care", "assessment", "done"),
        ("social_care case_closed", "social_care", "case_closed", ""),
        ("csc social worker allocated Ms B", "social_care", "social_worker_allocated", "Ms B"),
        ("soc strat disc held", "social_care", "strategy_discussion", "held"),
        ("cam plan", "camhs", "plan", ""),
        ("y interve six sessions", "yot", "intervention", "six sessions"),
        ("pol interview with his mother", "police", "interview", "with his mother"),
        ("csc section 47 opened", "social_care", "section_47", "opened"),
        ("csc sect opened", "social_care", "section_47", "opened"),
        ("sch informed: by the police", "school", "informed", "by the police"),
        ("crt sent referral order", "court", "sentence", "referral order"),
        ("CAMHS Case Closed", "camhs", "case_closed", ""),
        ("yot failed contact nobody in", "yot", "failed_contact", "nobody in"),
        ("yot fail did not attend", "yot", "failed_contact", "did not attend"),
        ("yot contact at home", "yot", "contact", "at home"),
    ],
)
def test_agency_and_type_may_be_labels_names_or_their_beginnings(typed, agency, kind, text):
    read = parse_event_line(f"2006 {typed}")
    assert (read.agency, read.type, read.text) == (agency, kind, text)


@pytest.mark.parametrize(
    ("rest", "document", "page", "text"),
    [
        ("d4 p31 note", "d4", 31, "note"),
        ("p31 d4 note", "d4", 31, "note"),
        ("d4", "d4", None, ""),
        ("p31 p32 d4 d5", None, 31, "p32 d4 d5"),
        ("note p31", None, None, "note p31"),
        ("plan", None, None, "plan"),
        ("d4 d5", "d4", None, "d5"),
    ],
)
def test_document_and_page_come_before_the_text_in_either_order(rest, document, page, text):
    read = parse_event_line(f"2006 police charge {rest}")
    assert (read.document, read.page, read.text) == (document, page, text)


def test_a_document_of_the_case_may_have_any_name():
    read = parse_event_line("2006 police charge custody-record p3 note", {"custody-record": 3})
    assert (read.document, read.page) == ("custody-record", 3)


def test_a_page_without_a_document_is_held_against_none():
    assert parse_event_line("2006 police charge p900", {"d1": 3}).page == 900


def test_a_page_is_not_doubted_where_nobody_knows_how_many_there_are():
    assert parse_event_line("2006 police charge d1 p900", {"d1": None}).page == 900


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Start with the date: day/month/year, as in 12/3/2006 or 12 March 2006, or 3/2006, 2006 or 2006-03-12."),
        (
            "12/3/06 police referral",
            "“12/3/06” is not a date; write day/month/year, as in 12/3/2006 or 12 March 2006, "
            "or 3/2006, 2006 or 2006-03-12.",
        ),
        ("31/2/2006 police referral", "“31/2/2006” is not a real date; the day comes first, then the month."),
        ("2006", "The agency is missing; use one of social_care, police, school, health, camhs, yot, court, other."),
        ("2006 polcie referral", "“polcie” is not an agency; did you mean “police”?"),
        ("2006 s referral", "“s” could be social_care or school; write more of the agency."),
        ("2006 police refural", "“refural” is not an event type; did you mean “referral”?"),
        (
            "2006 police con",
            "“con” could be concern or conference or contact or conviction; write more of the event type.",
        ),
        ("2006 police charge p0", "“p0” is not a page; pages are counted from 1."),
        ("2006 police charge p12345678", "“p12345678” is not a page; pages are counted from 1."),
    ],
)
def test_a_bad_line_is_refused_in_one_sentence(line, said):
    with pytest.raises(BadLine) as refused:
        parse_event_line(line)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ({"d4": 3}, "Document “d4” has no page 31; it ends at page 3."),
        ({"custody-record": 3, "d40": 3}, "The case has no document “d4”; did you mean “d40”?"),
        ({"custody": 3}, "The case has no document “d4”; use one of custody."),
        ({}, "The case has no document “d4”; it has none."),
        ({f"x{n}": 1 for n in range(30)}, "The case has no document “d4”; use one of "),
    ],
)
def test_a_source_that_the_case_does_not_have_is_refused(documents, said):
    with pytest.raises(BadLine) as refused:
        parse_event_line("2006 police charge d4 p31", documents)
    assert str(refused.value).startswith(said)


def test_a_long_list_of_words_is_cut():
    with pytest.raises(BadLine) as refused:
        parse_event_line("2006 police charge d4", {f"x{n}": 1 for n in range(30)})
    assert str(refused.value).endswith("x22, x23, …")


@settings(deadline=None)
@given(st.sampled_from(list(AGENCIES)), st.sampled_from(list(EVENT_TYPES)), st.booleans())
def test_every_agency_and_type_can_be_typed(agency, kind, with_spaces):
    line = f"{agency} {kind}"
    read = parse_event_line("2006 " + (line.replace("_", " ") if with_spaces else line))
    assert (read.agency, read.type) == (agency, kind)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_line_is_an_event_or_refused(line):
    try:
        parse_event_line(line, {"d1": 2})
    except BadLine as refused:
        assert str(refused)


@pytest.mark.parametrize(
    ("line", "until", "is_open"),
    [
        ("4/2011 to 6/2012 csc placement", "2012-06", False),
        ("4/2011 until 2012-06-30 csc placement", "2012-06-30", False),
        ("4/2011 to now csc placement with an aunt", None, True),
        ("2011 to 3/2011 csc placement", "2011-03", False),
        ("4/2011 csc placement to an aunt", None, False),
    ],
)
def test_a_span_says_until_when(line, until, is_open):
    read = parse_event_line(line)
    assert (read.until, read.open) == (PartialDate(until) if until else None, is_open)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("4/2011 to 3/2011 csc placement", "ends (March 2011) before it starts (April 2011)"),
        ("4/2011 to csc placement", "“csc” is not a date"),
        ("4/2011 to", "is not a date"),
    ],
)
def test_a_span_that_cannot_be_is_refused(line, words):
    with pytest.raises(BadLine) as refused:
        parse_event_line(line)
    assert words in str(refused.value)


dates = st.sampled_from(["2006", "2006-03", "2006-03-12"]).map(PartialDate)
later = st.sampled_from(["2007", "2007-11", "2012-02-29"]).map(PartialDate)


@given(
    st.builds(
        Event,
        case=st.just("C"),
        id=st.just("e1"),
        agency=st.sampled_from(list(AGENCIES)),
        type=st.sampled_from(list(EVENT_TYPES)),
        date=dates,
        until=st.none() | later,
        text=st.sampled_from(["", "p3 d4 and more", ": a colon", "to now", "Two\nlines  here", "closed"]),
        document=st.none() | st.sampled_from(["d1", "custody-record"]),
        page=st.none() | st.integers(1, 9),
    )
)
def test_the_line_of_an_event_reads_back_as_the_same_event(event):
    read = parse_event_line(event_line(event), {"d1": 9, "custody-record": None})
    assert Event("C", "e1", **vars(read)) == event


def test_what_only_some_events_have_stands_behind_the_type_and_reads_back() -> None:
    review = parse_event_line("12/3/2006 9:05 csc review due 3/4/2006 present police, social care yot d4 p3: talked")
    assert (review.time, review.due, review.text) == ("09:05", PartialDate("2006-04-03"), "talked")
    assert review.present == ("police", "social_care", "yot")
    assert parse_event_line("1/2/2010 sch informed from police seen").told_by == "police"
    for read in (review, parse_event_line("1/2/2010 14:30 to now sch informed from pol d1")):
        event = Event("C", "e1", **vars(read))
        assert parse_event_line(event_line(event)) == read
        assert Event.from_content(event.content()) == event


@pytest.mark.parametrize("text", ["from his mother", "due 1/2/2010", "present police"])
def test_words_that_the_type_has_no_use_for_are_text(text: str) -> None:
    read = parse_event_line(f"1/2/2010 pol contact {text}")
    assert (read.text, read.due, read.present, read.told_by) == (text, None, (), None)
    assert parse_event_line("1/2/2010 sch informed from his mother").text == "from his mother"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2/2010 14:30 pol contact", "Only an event whose day is known has a time."),
        ("1/2/2010 24:00 pol contact", "“24:00” is not a time of day; write it as 09:30 or 14:05."),
        ("1/2/2010 csc review due 3/2010", "“3/2010” names no day; a review is due on one, as in 12/3/2006."),
    ],
)
def test_a_time_or_a_day_that_cannot_be_is_refused(line: str, said: str) -> None:
    with pytest.raises(BadLine) as refused:
        parse_event_line(line)
    assert str(refused.value) == said


@pytest.mark.parametrize("line", ["12/3/2006 police referral: seen", "12/3/2006 police referral p31: seen"])
def test_a_colon_may_stand_directly_behind_what_comes_before_the_text(line: str) -> None:
    read = parse_event_line(line)
    assert (read.type, read.text) == ("referral", "seen")


def test_a_colon_further_on_is_part_of_the_text() -> None:
    assert parse_event_line("12/3/2006 police referral seen by: mother").text == "seen by: mother"


def test_the_line_that_reads_back_has_its_colon_directly_before_the_text() -> None:
    event = Event("A-1", "e1", "police", "referral", PartialDate("2006-03-12"), text="seen", document="d3", page=31)
    assert event_line(event) == "12/3/2006 police referral d3 p31: seen"
