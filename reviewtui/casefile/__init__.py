"""A case: facts, chronology, documents."""

from reviewtui.casefile.agencies import AGENCIES, Agency
from reviewtui.casefile.case import Case, Document
from reviewtui.casefile.chronology import chronology
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_line import BadEventLine, EventLine, parse_event_line
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import BadDate, PartialDate
from reviewtui.casefile.visible import quoted, visible

__all__ = [
    "AGENCIES",
    "EVENT_TYPES",
    "Agency",
    "BadDate",
    "BadEventLine",
    "Case",
    "Document",
    "Event",
    "EventLine",
    "PartialDate",
    "chronology",
    "parse_event_line",
    "quoted",
    "visible",
]
