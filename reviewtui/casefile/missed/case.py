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

    def may_be_within(self, start: DayRange, end: DayRange, limit: int, unit: str) -> bool:
        """Whether some reading puts `end` on or after `start` and no more than `limit` units later."""
        if end.latest < start.earliest:
            return False
        return end.earliest <= start.latest or not self._surely_over(start.latest, end.earliest, limit, unit)

    def has_passed(self, start: DayRange, limit: int, unit: str) -> bool:
        """Whether the file reaches beyond `limit` units after `start`, so that what it does not show is not there."""
        if self.seen_to == FOR_EVER:
            return True
        return start.latest < self.seen_to and self._surely_over(start.latest, self.seen_to, limit, unit)

    def _surely_over(self, start: date, end: date, limit: int, unit: str) -> bool:
        """Whether from one day to another is longer than `limit` units, whatever the nation."""
        from reviewtui.casefile.lengths import exceeds  # read only where something is looked for

        calendars = dict.fromkeys(CALENDAR_OF.get(nation, "") for nation in self.nations)
        return all(exceeds(unit, start, end, limit, calendar) for calendar in calendars)


def checked_case(events: "Sequence[Event]", nations: Sequence[str], fieldwork_to: date | None) -> CheckedCase:
    """A case as the checks see it; `fieldwork_to` is the last day of the fieldwork, None where nobody says.

    A file with events after the fieldwork was written later, and reaches as far as the last of them is sure to be.
    """
    if fieldwork_to is None:
        return CheckedCase(events, nations, FOR_EVER)
    return CheckedCase(events, nations, max([fieldwork_to, *(event.date.earliest for event in events)]))
