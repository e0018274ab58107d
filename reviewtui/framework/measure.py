"""A timeliness measure as a framework's data: from which event to which, in what unit, within what limit."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reviewtui.framework.case_facts import WantedFact, facts_from_plain
from reviewtui.framework.events import Anchor, EventKind

KINDS = ("interval", "longest_stretch")
TARGETS = ("mean",)
UNITS = ("hours", "working_days", "calendar_days", "months")
CALENDARS = ("england_and_wales", "scotland", "northern_ireland")
CALENDAR_OF: Mapping[str, str] = {
    "england": "england_and_wales",
    "wales": "england_and_wales",
    "scotland": "scotland",
    "northern_ireland": "northern_ireland",
}
"""The bank holidays that each nation keeps."""


class TimeLimit(NamedTuple):
    """How long it may take, in one nation while a rule was in force."""

    most: int
    """In the measure's unit; taking exactly as long is within it."""
    source: str
    nation: str = ""
    """Empty for every nation."""
    since: str = ""
    """The first day it was in force, YYYY-MM-DD; empty for always before."""
    until: str = ""
    """The last day; empty for ever after."""
    calendar: str = ""
    """The bank holidays to count working days by; empty for those of the site's nation."""
    only_within: bool = False
    """True where a longer time may be that of another step: it is then not said to be over the limit."""

    def holds(self, nation: str, day: str) -> bool:
        """Whether it was in force in a nation for what started on a day, YYYY-MM-DD."""
        return self.nation in ("", nation) and self.since <= day and (not self.until or day <= self.until)


class SuggestionBand(NamedTuple):
    """The answer that a measure suggests up to some value."""

    answer: str
    at_most: int | None = None
    """None in the last band, which has no end."""


class Measure(NamedTuple):
    """One measure of how long something took."""

    code: str
    title: str
    kind: str
    """interval: from start to end. longest_stretch: the longest time between them `without` some kind of event."""
    start: Anchor
    end: Anchor
    unit: str
    source: str
    limits: tuple[TimeLimit, ...] = ()
    without: EventKind | None = None
    """Of a longest stretch: the events whose absence it measures."""
    question: str = ""
    """Code of the question that it bears on."""
    suggests: tuple[SuggestionBand, ...] = ()
    """The answers to that question it suggests, by rising values."""
    applies_when: tuple[WantedFact, ...] = ()
    """What a case must be to be measured: all of these; every case where there are none."""
    target: str = ""
    """`mean` where its limits are for the mean over all cases and not for each; else empty."""

    @property
    def mean_target(self) -> int | None:
        """The most that the mean over all cases should be; None where each case has the limit."""
        return self.limits[0].most if self.target == "mean" and self.limits else None

    @property
    def ends(self) -> str:
        """What a figure of it must always be shown with: `disclosure to sentence`."""
        return f"{self.start.words} to {self.end.words}"


def measure_from_plain(plain: Mapping[str, Any]) -> Measure:
    """The measure of plain data, as `framework.plain` writes it."""
    built = {
        "start": anchor_from_plain(plain["start"]),
        "end": anchor_from_plain(plain["end"]),
        "limits": tuple(TimeLimit(**limit) for limit in plain.get("limits", ())),
        "without": kind_from_plain(plain["without"]) if "without" in plain else None,
        "suggests": tuple(SuggestionBand(**band) for band in plain.get("suggests", ())),
        "applies_when": facts_from_plain(plain.get("applies_when", ())),
    }
    return Measure(**{**plain, **built})


def anchor_from_plain(plain: Mapping[str, Any]) -> Anchor:
    """The anchor of plain data."""
    return Anchor(**{**plain, "kind": kind_from_plain(plain["kind"])})


def kind_from_plain(plain: Mapping[str, Any]) -> EventKind:
    """The kind of event of plain data."""
    return EventKind(**{**plain, "types": tuple(plain["types"]), "agencies": tuple(plain.get("agencies", ()))})
