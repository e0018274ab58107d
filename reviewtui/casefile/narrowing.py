"""Which events a chronology shows: those of some agencies and types, and with a text in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.event_words import particulars


@dataclass(frozen=True)
class Narrowing:
    """What is asked of an event; nothing asked leaves every event in."""

    text: str = ""
    agencies: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.text.strip() or self.agencies or self.types)

    def of(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The events that fit, in the order given."""
        words = self.text.casefold().split()
        return tuple(
            event
            for event in events
            if self._fits(event.agency, event.type) and all(word in searched(event) for word in words)
        )

    def takes(self, agency: str | None, kind: str, said: str) -> bool:
        """Whether something else that has an agency, a type and words fits."""
        words = said.casefold()
        return self._fits(agency, kind) and all(word in words for word in self.text.casefold().split())

    def in_words(self) -> str:
        """`POL, SCH · referral · “park”`."""
        agencies = [AGENCIES[code].label if code in AGENCIES else code for code in sorted(self.agencies)]
        types = [EVENT_TYPES.get(code, code) for code in sorted(self.types)]
        text = [f"“{self.text.strip()}”"] if self.text.strip() else []
        return " · ".join(part for part in (", ".join(agencies), ", ".join(types), *text) if part)

    def _fits(self, agency: str | None, kind: str) -> bool:
        return (not self.agencies or agency in self.agencies) and (not self.types or kind in self.types)


@lru_cache(maxsize=20_000)
def searched(event: Event) -> str:
    """What a text is looked for in: everything the row and the detail show, in one case of letters."""
    agency = AGENCIES.get(event.agency)
    names = (agency.label, agency.name) if agency else (event.agency,)
    page = f"p{event.page}" if event.page is not None else ""
    kind = f"{EVENT_TYPES.get(event.type, event.type)}{particulars(event)} {event.time or ''}"
    return " ".join(
        (event.date.shown, event.date.in_words, event.date.text, *names, kind, event.text, event.document or "", page)
    ).casefold()
