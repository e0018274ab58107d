"""A stretch between two events that was too long without some kind of work."""

from collections.abc import Iterator

from reviewtui.casefile.endpoints import endpoints, of_kind
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.finding import Finding, ids, sentence_of
from reviewtui.casefile.phrases import kind_named, left_off, named, time
from reviewtui.casefile.stretches import Edge, certain_stretches
from reviewtui.framework.check import Check, Stretch


def empty_stretches(check: Check, pattern: Stretch, case: CheckedCase) -> Iterator[Finding]:
    """A finding for each stretch that is too long in every reading; none where the file lacks an end of the window."""
    found = endpoints(pattern.start, pattern.end, case.events)
    if found.start is None or found.end is None or not found.ordered:
        return
    start = Edge(found.start.days.latest, found.start.event)
    end = Edge(found.end.days.earliest, found.end.event)
    for stretch in certain_stretches(start, end, of_kind(case.events, pattern.without)):
        if stretch.days > pattern.longer_than:
            edges = stretch.start.event, stretch.end.event
            shown = (
                f"no {kind_named(pattern.without)} from {left_off(edges[0], stretch.start.day)} to {named(edges[1])}"
            )
            sentence = sentence_of(check.expected, f"{shown} ({time(stretch.days, 'calendar_days')})")
            yield Finding(check.code, ids(edges), sentence, stretch.start.day)
