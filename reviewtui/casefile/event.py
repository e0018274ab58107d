"""An event of a chronology: a moment, or a span that may still be open."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from reviewtui.casefile.case import present
from reviewtui.casefile.partial_date import PartialDate, partial_date


@dataclass(frozen=True)
class Event:
    """What one agency did or learned; `id` is its name within the case.

    `until` is the end of a span; `open` a span with no end yet; neither, a moment. `document` and `page` say where
    the file shows it. `time` is the local time of day, HH:MM; `due` the day on which a review was due; `present` the
    agencies at a meeting; `told_by` the agency from which this one heard, which files call `from`.
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
    time: str | None = None
    due: PartialDate | None = None
    present: tuple[str, ...] = ()
    told_by: str | None = None

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "Event":
        """The value of a record's `event` content."""
        given = {**_UNSAID, **(present(content) if None in content.values() else content)}
        for key in _DAYS:
            if given[key] is not None:
                given[key] = partial_date(given[key])
        given["present"] = tuple(given["present"])
        if "from" in given:
            given["told_by"] = given.pop("from")
        if len(given) > len(_UNSAID):
            raise TypeError(f"an event has no {', '.join(given.keys() - _UNSAID.keys())}")
        event = cls.__new__(cls)  # a large chronology makes many, and field by field takes three times as long
        event.__dict__.update(given)
        return event

    def as_item(self) -> dict[str, Any]:
        """As case files write it; the case itself is said once."""
        item = {key: value for key, value in self.content().items() if key not in ("case", "open")}
        return {**item, "until": None} if self.open else item

    def content(self) -> dict[str, Any]:
        """The record's `event` content: no null keys, and `open` only where it is true."""
        own = {key: value for key, value in vars(self).items() if key != "told_by"}
        days = {key: day and day.text for key, day in (("date", self.date), ("until", self.until), ("due", self.due))}
        there = list(self.present) or None
        return present({**own, **days, "open": self.open or None, "present": there, "from": self.told_by})


_UNSAID = {field.name: None if field.default is MISSING else field.default for field in fields(Event)}
"""What an event says where its content does not, in the order of an event's own."""
_DAYS = ("date", "until", "due")
