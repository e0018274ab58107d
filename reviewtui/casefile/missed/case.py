"""What a check is asked about: the events of one case, where it is, and how far its file is known to run."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.casefile.day_range import FOR_EVER, DayRange
from reviewtui.framework.measure import CALENDAR_OF

if TYPE_CHECKING:
    from reviewtui.casefile.event import Event


class CheckedCase(NamedTuple):
    """One case as the checks see it."""

    events: "Sequence[Event]"
    """In file order, which decides between events of the same day."""
    nations: Sequence[str]
    """The site's nation, or every possible one where it is unknown."""
    seen_to: date
    """The last day the file can tell of, such as the end of fieldwork; `day_range.FOR_EVER` where nobody says."""
    turns_18: DayRange | None = None
    """The days that can be the child's eighteenth birthday; None where no age tells."""

    @property
    def calendars(self) -> tuple[str, ...]:
        """The bank holidays of its nations."""
        return tuple(dict.fromkeys(CALENDAR_OF.get(nation, "") for nation in self.nations))


def checked_case(
    events: "Sequence[Event]", nations: Sequence[str], fieldwork_to: date | None, turns_18: DayRange | None = None
) -> CheckedCase:
    """A case as the checks see it; `fieldwork_to` is the last day of the fieldwork, None where nobody says.

    A file with events after the fieldwork was written later, and reaches as far as the last of them is sure to be.
    """
    if fieldwork_to is None:
        return CheckedCase(events, nations, FOR_EVER, turns_18)
    seen_to = max([fieldwork_to, *(event.date.earliest for event in events)])
    return CheckedCase(events, nations, seen_to, turns_18)
