"""What may come next in a typed event line, by what stands there: after the date an agency, then a type.

The names are those that the line is read by (`event_line`, `absence_line`).
"""

from collections.abc import Iterable
from typing import NamedTuple

from reviewtui.casefile.absence_line import is_absence_line
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_line import past_the_dates
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.typed_line import BadLine, first_words, typed_agency


class Offers(NamedTuple):
    """Names, one of which may take the place of everything from `start` on."""

    start: int = 0
    names: tuple[str, ...] = ()

    def taken(self, line: str, index: int) -> str:
        """The line with one of the names in its place."""
        return f"{line[: self.start]}{self.names[index]} "


AGENCY_NAMES = tuple(name if name.isupper() else name.lower() for name in (each.name for each in AGENCIES.values()))


def offers(line: str) -> Offers:
    """The agencies or types that go with what is typed last; none where anything else is due."""
    if is_absence_line(line):
        _, rest = first_words(line, 1)
        return _of(line, rest, EVENT_TYPES.values())
    try:
        rest = past_the_dates(line)
    except BadLine:
        return Offers()
    if (agencies := _of(line, rest, AGENCY_NAMES)).names:
        return agencies
    try:
        _, rest = typed_agency(rest)
    except BadLine:
        return Offers()
    return _of(line, rest, EVENT_TYPES.values())


def _of(line: str, typed: str, names: Iterable[str]) -> Offers:
    """Those that begin like the words typed; nothing once one stands there whole, or before a space parts the words."""
    if not typed and not line[-1:].isspace():
        return Offers()
    begun = typed.casefold()
    found = tuple(name for name in names if name.casefold().startswith(begun) and name.casefold() != begun.rstrip())
    return Offers(len(line) - len(typed), found)
