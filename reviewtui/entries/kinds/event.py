"""An event of a case's chronology: a moment, or a span that may still be open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.casefile.event_parts import misplaced
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.phrases import recorded
from reviewtui.entries.kinds.kind import Content, Kind, Searched, Shape, Telling

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import (
        Agencies,
        AgencyCode,
        Clock,
        Date,
        Day,
        EventTypeCode,
        Id,
        Number,
        Reference,
    )


class EventContent(Shape):
    """What an `event` entry holds; `open` is true for a span without an end."""

    case: Reference
    id: Id
    agency: AgencyCode
    type: EventTypeCode
    date: Date
    time: Clock | None = None
    until: Date | None = None
    open: bool | None = None
    due: Day | None = None
    present: Agencies | None = None
    text: str | None = None
    document: Id | None = None
    page: Number | None = None


# Python keeps this word for itself, so that no class can declare it in its body.
FROM = "from"
EventContent.__annotations__[FROM] = "AgencyCode | None"
setattr(EventContent, FROM, None)


def _say(telling: Telling) -> str:
    name = _named(telling.content)
    if telling.before is None:
        return f"event: {name}."
    return f"{name} {'changed' if telling.act == 'import' else 'corrected'}."


def _named(content: Content) -> str:
    """`referral (police record, 12 March 2006)`: what it is, then who recorded it."""
    return recorded(content["type"], content["agency"], PartialDate(content["date"]))


def _title(content: Content, _: str) -> str:
    from reviewtui.casefile.event import Event  # a search alone asks for it
    from reviewtui.casefile.event_words import when, who_and_what

    event = Event.from_content(content)
    return f"{when(event)}, {who_and_what(event)}"


def _words(content: Content) -> tuple[str, ...]:
    from reviewtui.casefile.agencies import AGENCIES
    from reviewtui.casefile.event_types import EVENT_TYPES

    return AGENCIES[content["agency"]].name, EVENT_TYPES[content["type"]]


EVENT = Kind(
    "event",
    EventContent,
    "{case}/{id}",
    say=_say,
    withheld="an event",
    withdrawn="withdrawn.",
    named=_named,
    texts=lambda content: [content.get("text")],
    contradictions=misplaced,
    searched=Searched(1, _title, _words, piece=lambda content: {"event": content["id"]}),
    of_case=True,
    evidence=True,
    timed=True,
    sheet=("chronology", "versions", "withdrawn", "disputed", "measures", "findings", "questions"),
)
