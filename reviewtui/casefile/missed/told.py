"""Something one agency knew that should have reached another: a concern told to none."""

from collections.abc import Iterator, Mapping, Sequence

from reviewtui.casefile.day_range import DayRange, days_of
from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.day_index import DayIndex
from reviewtui.casefile.missed.finding import Finding, ids, sentence_of
from reviewtui.casefile.missed.followed_by import reach
from reviewtui.casefile.missed.within import Within
from reviewtui.casefile.phrases import named, time
from reviewtui.framework.check import Check, Told


def untold(check: Check, pattern: Told, case: CheckedCase) -> Iterator[Finding]:
    """A finding for each event near which nothing shows, in any reading of the dates, that another agency knew.

    While a span runs its whole length is near. Another event shows it where it began near enough; what was going on
    already shows nothing of this.
    """
    events = of_kind(case.events, pattern.event)
    begun, within = _begun(case), Within(case, pattern.within, pattern.unit)
    showing = {agency: _showing(pattern, agency, begun) for agency in {event.agency for event in events}}
    for event in events:
        days, ran = event.date.latest, reach(event)
        # An event that would itself show something of its kind is near itself, and is not meant.
        itself = _shows(pattern, event.type, event.agency, event.agency)
        known = showing[event.agency].touching(within.first(ran.earliest), within.last(ran.latest)) > itself
        if not known and within.has_passed(days):
            near = f"within {time(pattern.within, pattern.unit)}, before or after"
            shown = f"{named(event)}, and no record {near}, that another agency was told"
            yield Finding(check.code, ids([event]), sentence_of(check.expected, shown), days)


def _begun(case: CheckedCase) -> Mapping[tuple[str, str], Sequence[DayRange]]:
    """Type and agency to the days on which the events of both can have begun."""
    found: dict[tuple[str, str], list[DayRange]] = {}
    for event in case.events:
        found.setdefault((event.type, event.agency), []).append(days_of(event.date))
    return found


def _showing(pattern: Told, asked: str, begun: Mapping[tuple[str, str], Sequence[DayRange]]) -> DayIndex:
    """The days of what shows that another agency than the one asked about knew."""
    return DayIndex(days for kind, each in begun.items() if _shows(pattern, *kind, asked) for days in each)


def _shows(pattern: Told, type_: str, agency: str, asked: str) -> bool:
    return any(kind.takes(type_, agency, asked) for kind in pattern.to)
