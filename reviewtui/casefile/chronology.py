"""The order of a chronology: what came first stands first, and the file's own order decides between equals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from reviewtui.casefile.event import Event

Between = TypeVar("Between")
Under = TypeVar("Under")

AFTER_ALL = "9999"
"""A day to sort by for what has none."""


def chronology(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by the earliest day each can mean, and those of a day by their times, first those without.

    Equals keep the order given.
    """
    return tuple(sorted(events, key=lambda event: (event.date.sort_key, event.time or "")))


def woven(
    events: Iterable[Event], between: Iterable[tuple[str, Between]], under: Mapping[str, Sequence[Under]]
) -> Iterator[Event | Between | Under]:
    """The events with other things `between` them, each with its day as YYYY-MM-DD, and `under` each by its id.

    `events` are in order; what is of the same day as an event comes after it, and after what stands under it.
    """
    waiting = sorted(between, key=lambda other: other[0], reverse=True)
    for event in events:
        while waiting and waiting[-1][0] < event.date.sort_key:
            yield waiting.pop()[1]
        yield event
        yield from under.get(event.id, ())
    yield from (other for _, other in reversed(waiting))
