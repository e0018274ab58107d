"""What a check is asked about: the events of one case, where it is, and how far its file is known to run."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.casefile.day_range import FOR_EVER
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

    def last_within(self, start: date, limit: int, unit: str) -> date:
        """The last day that may be no longer than `limit` units after another: in some nation, where several can be."""
        from reviewtui.casefile.lengths import last_within  # read only where something is looked for

        return max(last_within(unit, start, limit, calendar) for calendar in self._calendars())

    def first_within(self, end: date, limit: int, unit: str) -> date:
        """The first day from which it may be no longer than `limit` units to another."""
        from reviewtui.casefile.lengths import first_within

        return min(first_within(unit, end, limit, calendar) for calendar in self._calendars())

    def has_passed(self, last: date) -> bool:
        """Whether the file reaches beyond the last day of a time, so that what it does not show is not there."""
        return last < self.seen_to

    def _calendars(self) -> Iterable[str]:
        return dict.fromkeys(CALENDAR_OF.get(nation, "") for nation in self.nations)


def checked_case(events: "Sequence[Event]", nations: Sequence[str], fieldwork_to: date | None) -> CheckedCase:
    """A case as the checks see it; `fieldwork_to` is the last day of the fieldwork, None where nobody says.

    A file with events after the fieldwork was written later, and reaches as far as the last of them is sure to be.
    """
    if fieldwork_to is None:
        return CheckedCase(events, nations, FOR_EVER)
    return CheckedCase(events, nations, max([fieldwork_to, *(event.date.earliest for event in events)]))
