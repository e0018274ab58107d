"""A chronology stands in the order things happened, and a record's contents and its values say the same."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case import Case, Document
from reviewtui.casefile.chronology import AFTER_ALL, chronology, woven
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate
from tests.casefile.test_partial_date import SOUND

DATES = st.builds(PartialDate, SOUND)
MAYBE_TEXT = st.none() | st.text(max_size=8)
EVENTS = st.builds(
    Event,
    case=st.just("NOR-03"),
    id=st.from_regex(r"e[1-9]", fullmatch=True),
    agency=st.sampled_from(list(AGENCIES)),
    type=st.sampled_from(list(EVENT_TYPES)),
    date=DATES,
    until=st.none() | DATES,
    open=st.booleans(),
    text=st.text(max_size=8),
    document=st.none() | st.just("d1"),
    page=st.none() | st.integers(1, 99),
)
CASES = st.builds(
    Case,
    reference=st.just("NOR-03"),
    site=st.just("NOR"),
    age_at_offence=st.none() | st.integers(0, 25),
    age_now=st.none(),
    gender=MAYBE_TEXT,
    ethnicity=MAYBE_TEXT,
    disability=st.lists(st.text(max_size=8)).map(tuple),
    looked_after=st.none() | st.booleans(),
    disposal=MAYBE_TEXT,
    case_manager=MAYBE_TEXT,
    narrative=st.text(max_size=20),
)
DOCUMENTS = st.builds(
    Document,
    case=st.just("NOR-03"),
    id=st.just("d1"),
    agency=st.sampled_from(list(AGENCIES)),
    title=st.text(max_size=8),
    date=st.none() | DATES,
    pages=st.none() | st.integers(1, 99),
)


def event(id_, date, until=None):
    return Event("NOR-03", id_, "police", "referral", PartialDate(date), until and PartialDate(until))


def test_events_of_the_same_earliest_day_keep_the_order_of_the_file():
    given_ = [event("e1", "2007"), event("e2", "2006-03-12"), event("e3", "2006-03"), event("e4", "2007-01-01")]
    assert [each.id for each in chronology(given_)] == ["e3", "e2", "e1", "e4"]


@settings(deadline=None)
@given(st.lists(EVENTS))
def test_no_event_stands_before_one_that_came_earlier(events):
    ordered = chronology(events)
    assert sorted(map(repr, ordered)) == sorted(map(repr, events))
    assert all(a.date.earliest <= b.date.earliest for a, b in pairwise(ordered))


@settings(deadline=None)
@given(EVENTS)
def test_an_event_is_what_its_content_says(made):
    content = made.content()
    assert None not in content.values()
    assert content.get("open", True) is True
    assert Event.from_content(content) == made


@settings(deadline=None)
@given(DOCUMENTS)
def test_a_document_is_what_its_content_says(made):
    assert None not in made.content().values()
    assert Document.from_content(made.content()) == made


@settings(deadline=None)
@given(CASES)
def test_a_case_is_what_its_content_says(made):
    assert None not in made.content().values()
    assert Case.from_content(made.content()) == made


def test_null_and_absent_are_the_same_in_a_content():
    assert Case.from_content({"reference": "A", "site": "N", "gender": None}) == Case("A", "N")


def test_every_agency_has_three_letters_of_its_own():
    labels = [agency.label for agency in AGENCIES.values()]
    assert labels == ["CSC", "POL", "SCH", "HTH", "CAM", "YOT", "CRT", "OTH"]
    assert [agency.code for agency in AGENCIES.values()] == list(AGENCIES)


def test_a_type_is_read_without_its_underscores():
    assert EVENT_TYPES["social_worker_allocated"] == "social worker allocated"
    assert EVENT_TYPES["section_47"] == "section 47"


def moment(number: int, on: str) -> Event:
    return Event("NOR-03", f"e{number}", "police", "contact", PartialDate(on))


def test_what_stands_between_events_comes_after_those_of_its_day_and_what_stands_under_them() -> None:
    events = [moment(1, "2006"), moment(2, "2006-03"), moment(3, "2006-03-01"), moment(4, "2007")]
    between = [(AFTER_ALL, "last"), ("2006-03-01", "that day"), ("2005-01-01", "first"), ("2006-02-01", "before")]
    found = list(woven(events, between, {"e1": ["under e1"], "e3": ["under", "e3"]}))
    said = [each.id if isinstance(each, Event) else each for each in found]
    assert said == ["first", "e1", "under e1", "before", "e2", "e3", "under", "e3", "that day", "e4", "last"]


@given(
    st.lists(EVENTS, max_size=12), st.lists(st.tuples(SOUND.map(lambda text: (text + "-01-01")[:10]), st.integers()))
)
def test_weaving_loses_nothing_and_keeps_the_events_in_order(
    events: list[Event], between: list[tuple[str, int]]
) -> None:
    ordered = chronology(events)
    found = list(woven(ordered, between, {}))
    assert tuple(each for each in found if isinstance(each, Event)) == ordered
    assert sorted(each for each in found if isinstance(each, int)) == sorted(number for _, number in between)
