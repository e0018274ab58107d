"""What only some events have: a time of day, a day by which, who was present, which agency told."""

from collections.abc import Iterator, Mapping
from typing import Any

MEETINGS = ("strategy_discussion", "conference", "review")
"""Types of event at which agencies are present."""

REVIEW, INFORMED = "review", "informed"
"""The type of event that has a day it was due on, and the type that has an agency that told."""

WHOLE_DAY = len("2006-03-12")


def misplaced(event: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The keys of an event that do not go with its date or its type, each with the sentence that says so."""
    kind, day = event.get("type"), event.get("date")
    if event.get("time") is not None and isinstance(day, str) and len(day) != WHOLE_DAY:
        yield "time", "Only an event whose day is known has a time."
    if event.get("due") is not None and kind != REVIEW:
        yield "due", "Only a review has a day on which it was due."
    if event.get("present") is not None and kind not in MEETINGS:
        yield "present", "Only a strategy discussion, a conference or a review says who was present."
    if event.get("from") is not None and kind != INFORMED:
        yield "from", "Only an event of type informed says which agency it heard from."
