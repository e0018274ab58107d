"""An event of a chronology: a moment, or a span that may still be open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewtui.casefile.case import present
from reviewtui.casefile.partial_date import PartialDate, partial_date


@dataclass(frozen=True)
class Event:
    """What one agency did or learned; `id` is its name within the case.

    `until` is the end of a span; `open` a span with no end yet; neither, a moment. `document` and `page` say where
    the file shows it.
    """

    case: str
    id: str
    agency: str
    type: str
    date: PartialDate
    until: PartialDate | None = None
    open: bool = False
    text: str = ""
    document: str | None = None
    page: int | None = None

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "Event":
        """The value of a record's `event` content."""
        given = present(content)
        for key in ("date", "until"):
            if key in given:
                given[key] = partial_date(given[key])
        return cls(**given)

    def content(self) -> dict[str, Any]:
        """The record's `event` content: no null keys, and `open` only where it is true."""
        until = self.until and self.until.text
        return present({**vars(self), "date": self.date.text, "until": until, "open": self.open or None})
