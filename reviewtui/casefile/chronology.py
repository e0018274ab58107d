"""The order of a chronology: what came first stands first, and the file's own order decides between equals."""

from collections.abc import Iterable

from reviewtui.casefile.event import Event


def chronology(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by the earliest day each can mean; events of the same earliest day keep the order given."""
    return tuple(sorted(events, key=lambda event: event.date.sort_key))
