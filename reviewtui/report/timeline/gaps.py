"""The stretches of a case that a framework wants to be seen: without work, and without what should have run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reviewtui.casefile.endpoints import endpoints, of_kind
from reviewtui.casefile.missed import checked_case
from reviewtui.casefile.missed.case import CheckedCase
from reviewtui.casefile.missed.covered import uncovered_days
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.stretches import Edge, Stretch, certain_stretches
from reviewtui.framework.check import Covered
from reviewtui.framework.measure import Measure
from reviewtui.framework.model import Framework
from reviewtui.report.timeline.gap import Gap

if TYPE_CHECKING:
    from reviewtui.services.reviewing.review_sheet import ReviewSheet


def gaps_in(sheet: ReviewSheet) -> tuple[Gap, ...]:
    """The gaps of a case under review, by the whole chronology."""
    framework = sheet.inspection.framework
    nations = (sheet.site.nation,) if sheet.site.nation else framework.nations
    until = sheet.inspection.fieldwork_to
    return gaps_of(framework, checked_case(sheet.chronology, nations, PartialDate(until).latest if until else None))


def gaps_of(framework: Framework, case: CheckedCase) -> tuple[Gap, ...]:
    """Stretches without work that a measure of them minds, and periods that a check finds uncovered."""
    return (*_stretches(framework, case), *_uncovered(framework, case))


def _stretches(framework: Framework, case: CheckedCase) -> Iterator[Gap]:
    for measure in framework.measures:
        if measure.without is not None:
            yield from (Gap(each.start.day, each.end.day) for each in _long(measure, case))


def _long(measure: Measure, case: CheckedCase) -> list[Stretch]:
    """The stretches longer than the measure allows or praises; the longest where it does neither."""
    found = endpoints(measure.start, measure.end, case.events)
    if found.start is None or found.end is None or not found.ordered or measure.without is None:
        return []
    edges = Edge(found.start.days.latest, found.start.event), Edge(found.end.days.earliest, found.end.event)
    stretches = certain_stretches(*edges, of_kind(case.events, measure.without))
    most = _most(measure)
    if most is None:
        return [max(stretches, key=lambda each: each.days)] if stretches else []
    return [each for each in stretches if each.days > most]


def _most(measure: Measure) -> int | None:
    """The days up to which nothing is amiss: of the first suggestion, else the shortest limit."""
    bands = [band.at_most for band in measure.suggests if band.at_most is not None]
    return bands[0] if bands else min((limit.most for limit in measure.limits), default=None)


def _uncovered(framework: Framework, case: CheckedCase) -> Iterator[Gap]:
    for check in framework.checks:
        if isinstance(check.pattern, Covered):
            agencies = check.pattern.by.agencies or check.pattern.period.agencies
            for first, last in uncovered_days(check.pattern, case):
                yield Gap(first, last, agencies[0] if agencies else "")
