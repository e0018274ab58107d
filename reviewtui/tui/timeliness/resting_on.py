"""What a figure or finding of one case rests on: a sentence, and the events themselves, read from the store."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_words import source_of, when, who_and_what
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


def events_of(store: "Store", case: str, names: Collection[str | None]) -> Content:
    """The events of a case that are named, in the order of its chronology."""
    sheet = open_review(store, "", case)
    found = [event for event in sheet.chronology if event.id in names]
    return Content("\n").join(line for event in found for line in _event(event, sheet.documents))


def _event(event: Event, documents: tuple[Document, ...]) -> Iterator[Content]:
    yield Content.assemble((when(event), "bold"), " ", plain(who_and_what(event)))
    if event.text:
        yield Content.assemble("   ", plain(event.text))
    if source := source_of(event, documents):
        yield Content.assemble("   ", plain(source, "$tone-quiet"))
