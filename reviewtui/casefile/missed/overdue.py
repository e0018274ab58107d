"""What was held later than the day it was due: a review of a plan."""

from collections.abc import Iterator

from reviewtui.casefile.endpoints import of_kind
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.finding import Finding, ids, sentence_of
from reviewtui.casefile.missed.within import Within
from reviewtui.casefile.phrases import named, time
from reviewtui.framework.check import Check, Overdue


def held_late(check: Check, pattern: Overdue, case: CheckedCase) -> Iterator[Finding]:
    """A finding for each event that was too late in every reading of its day and of the day it was due."""
    within = Within(case, pattern.within, pattern.unit)
    for event in of_kind(case.events, pattern.event):
        if event.due and event.date.earliest > within.last(event.due.latest):
            late = f"more than {time(pattern.within, pattern.unit)} late" if pattern.within else "late"
            shown = f"{named(event)} held {late}: it was due {event.due.in_words}"
            yield Finding(check.code, ids([event]), sentence_of(check.expected, shown), event.due.latest)
