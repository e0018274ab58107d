"""Chronologies for tests: an event is one line, and any partial date can be read as days."""

from datetime import date, timedelta

from hypothesis import strategies as st

from reviewtui.casefile.event import Event
from reviewtui.casefile.partial_date import PartialDate

SITE_IN_ENGLAND = ("england",)


def chronology(*lines: str) -> list[Event]:
    """Events from lines like `social_care referral 2005-06-14`, `… 2005-06-14/2006` or, still open, `… 2005/`.

    A time may follow the dates, `… 2005-06-14 09:30`.

    Ids are e1, e2, … in the order given.
    """
    return [_event(f"e{number}", *line.split()) for number, line in enumerate(lines, 1)]


def _event(id_: str, agency: str, type_: str, dates: str, time: str | None = None) -> Event:
    begun, _, until = dates.partition("/")
    still_open = dates.endswith("/")
    end = PartialDate(until) if until else None
    return Event("C1", id_, agency, type_, PartialDate(begun), end, still_open, time=time)


def days_within(draw: st.DrawFn, partial: PartialDate, least: date | None = None) -> PartialDate:
    """One of the days that a partial date can mean, not before `least`."""
    first = max(partial.earliest, least or partial.earliest)
    return PartialDate((first + timedelta(draw(st.integers(0, (partial.latest - first).days)))).isoformat())


@st.composite
def partial_dates(draw: st.DrawFn, years: tuple[int, int] = (2010, 2012)) -> PartialDate:
    """A day, a month or a year."""
    day = draw(st.dates(date(years[0], 1, 1), date(years[1], 12, 31))).isoformat()
    return PartialDate(day[: draw(st.sampled_from((10, 10, 10, 7, 4)))])


@st.composite
def events(draw: st.DrawFn, agencies: tuple[str, ...], types: tuple[str, ...], most: int = 7) -> list[Event]:
    """Events of some agencies and types, moments and spans, with dates of every precision."""
    found = []
    for number in range(draw(st.integers(0, most))):
        begun = draw(partial_dates())
        until, still_open = None, False
        if draw(st.booleans()):
            still_open = draw(st.booleans())
            until = None if still_open else draw(partial_dates().filter(lambda end, on=begun: end.latest >= on.latest))
        agency, type_ = draw(st.sampled_from(agencies)), draw(st.sampled_from(types))
        found.append(Event("C1", f"e{number}", agency, type_, begun, until, still_open))
    return found


@st.composite
def read_and_readings(
    draw: st.DrawFn, agencies: tuple[str, ...], types: tuple[str, ...], most: int = 7
) -> tuple[list[Event], list[Event]]:
    """A chronology, and the same with every date read as one of the days that it can mean."""
    written = draw(events(agencies, types, most))
    return written, [_reading(draw, event) for event in written]


def _reading(draw: st.DrawFn, event: Event) -> Event:
    begun = days_within(draw, event.date)
    until = event.until and days_within(draw, event.until, begun.earliest)
    return Event(event.case, event.id, event.agency, event.type, begun, until, event.open)
