"""A missed-opportunity check as a framework's data: what should have happened, and how a file lacks it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reviewtui.framework.events import Anchor, EventKind
from reviewtui.framework.measure import anchor_from_plain, kind_from_plain

UNITS = ("calendar_days", "working_days", "months")


class FollowedBy(NamedTuple):
    """An event that should be followed by another within a time: a referral by a strategy discussion."""

    event: EventKind
    by: EventKind
    within: int
    unit: str = "calendar_days"
    around: int = 0
    """Calendar days before the event in which what answers it may already have been."""


class Told(NamedTuple):
    """Something one agency knew that should have reached another; `to` are the events that show that it did."""

    event: EventKind
    to: tuple[EventKind, ...]
    within: int
    """On either side: what another agency knew shortly before is known to it."""
    unit: str = "calendar_days"


class Stretch(NamedTuple):
    """A stretch between two events in which nothing of a kind should be missing for too long."""

    start: Anchor
    end: Anchor
    without: EventKind
    longer_than: int
    """Calendar days."""


class Covered(NamedTuple):
    """A period throughout which something should run: an allocated social worker while on a plan."""

    period: EventKind
    """Only spans make a period; a moment tells of none."""
    by: EventKind
    longer_than: int
    """Calendar days that may go uncovered, as when one worker hands over to the next."""
    closed_by: EventKind | None = None
    """What ends a period that the file leaves open."""
    between: bool = False
    """Also from the end of one cover to the beginning of the next, where nothing was closed in between."""


class Repeated(NamedTuple):
    """Events each brought to a close without another in between: referrals closed without assessment."""

    event: EventKind
    closed_by: EventKind
    without: EventKind
    times: int = 2


class Overdue(NamedTuple):
    """Events held later than the day they were due: a review. One that names no such day tells nothing."""

    event: EventKind
    within: int
    """After the day it was due."""
    unit: str = "calendar_days"


class Before18(NamedTuple):
    """Work that went on until the child was nearly 18, or longer, without what should have come by then."""

    work: EventKind
    by: EventKind
    months: int
    """How long before the eighteenth birthday it should be there."""


Pattern = FollowedBy | Told | Stretch | Covered | Repeated | Overdue | Before18


class Check(NamedTuple):
    """One missed-opportunity check."""

    code: str
    title: str
    kind: str
    """A key of PATTERNS."""
    expected: str
    """What should have happened, as a sentence without its full stop; "Expected: " stands before it."""
    source: str
    pattern: Pattern


def check_from_plain(plain: Mapping[str, Any]) -> Check:
    """The check of plain data, as `framework.plain` writes it."""
    pattern = plain["pattern"]
    built: dict[str, Any] = {key: _PARTS[key](part) if key in _PARTS else part for key, part in pattern.items()}
    return Check(**{**plain, "pattern": PATTERNS[plain["kind"]](**built)})


PATTERNS: Mapping[str, type[Pattern]] = {
    "followed_by": FollowedBy,
    "told": Told,
    "stretch": Stretch,
    "covered": Covered,
    "repeated": Repeated,
    "overdue": Overdue,
    "before_18": Before18,
}

_PARTS: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(("event", "by", "without", "work", "period", "closed_by"), kind_from_plain),
    **dict.fromkeys(("start", "end"), anchor_from_plain),
    "to": lambda kinds: tuple(kind_from_plain(kind) for kind in kinds),
}
