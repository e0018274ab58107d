"""A missed opportunity that a chronology shows, for an inspector to confirm or to dismiss."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reviewtui.casefile.event import Event


class Finding(NamedTuple):
    """What was expected, what the file shows, and the events that it rests on."""

    check: str
    """Code of the check."""
    events: tuple[str, ...]
    """Ids, in the order of the chronology."""
    sentence: str
    day: date
    """The day the opportunity was there; the latest, where dates are partial."""

    def as_json(self) -> dict[str, Any]:
        """As `casefile check` prints it."""
        return {"check": self.check, "events": list(self.events), "sentence": self.sentence}


def ids(events: "Iterable[Event]") -> tuple[str, ...]:
    """Ids in the order of the chronology, each once."""
    return tuple(dict.fromkeys(event.id for event in sorted(events, key=lambda event: event.date.sort_key)))


def sentence_of(expected: str, shown: str) -> str:
    """`Expected: a referral should be followed by …. Found: no strategy discussion within 28 days of …`"""
    word = expected.partition(" ")[0]
    start = expected if word[1:] != word[1:].lower() else f"{expected[:1].lower()}{expected[1:]}"
    return f"Expected: {start}. Found: {shown}."
