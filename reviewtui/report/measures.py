"""The timeliness measures and missed-opportunity checks of a framework as text, with their limits and sources."""

from collections.abc import Iterator

from rich.text import Text

from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.phrases import kind_named, time
from reviewtui.framework.case_facts import in_words
from reviewtui.framework.check import Before18, Check, Covered, FollowedBy, Overdue, Pattern, Repeated, Told
from reviewtui.framework.measure import Measure, SuggestionBand, TimeLimit
from reviewtui.framework.model import Framework
from reviewtui.report.columns import paragraph


def measure_lines(framework: Framework, width: int) -> Iterator[Text]:
    """Each measure and each check; nothing where the framework has none."""
    for title, entries in (
        ("Timeliness", [_measure(measure) for measure in framework.measures]),
        ("Missed opportunities", [_check(check) for check in framework.checks]),
    ):
        if entries:
            yield Text()
            yield from paragraph(title, width, "bold")
        for first, *rest in entries:
            yield from paragraph(first, width, indent=3)
            for more in rest:
                yield from paragraph(more, width, "dim", indent=5)


def _measure(measure: Measure) -> list[str]:
    stretch = f"the longest gap without {kind_named(measure.without)} " if measure.without else ""
    unit = measure.unit.replace("_", " ")
    return [
        f"{measure.code}: {measure.title}. In {unit}, {stretch}from {measure.ends}.",
        *([f"Only where {in_words(measure.applies_when)}."] if measure.applies_when else []),
        *(_limit(measure, limit) for limit in measure.limits),
        *([f"Suggests for {measure.question}: {', '.join(map(_band, measure.suggests))}."] if measure.suggests else []),
        f"Source: {measure.source}",
    ]


def _limit(measure: Measure, limit: TimeLimit) -> str:
    nation = f", {limit.nation.replace('_', ' ').title()}" if limit.nation else ""
    since = f", from {PartialDate(limit.since).in_words}" if limit.since else ""
    until = f", until {PartialDate(limit.until).in_words}" if limit.until else ""
    what = "Target for the mean" if measure.target else "Limit"
    longer = " A longer time may be that of a later step." if limit.only_within else ""
    return f"{what}: {time(limit.most, measure.unit)}{nation}{since}{until}.{longer} {limit.source}"


def _band(band: SuggestionBand) -> str:
    limit = "beyond" if band.at_most is None else f"up to {band.at_most}"
    return f"{band.answer.replace('_', ' ')} {limit}"


def _check(check: Check) -> list[str]:
    return [f"{check.code}: {check.expected}; {_looked_for(check.pattern)}.", f"Source: {check.source}"]


def _looked_for(pattern: Pattern) -> str:
    """What is looked for, with its threshold."""
    if isinstance(pattern, FollowedBy):
        before = f", nor in the {time(pattern.around, 'calendar_days')} before" if pattern.around else ""
        return f"found where there is no {kind_named(pattern.by)} within {time(pattern.within, pattern.unit)}{before}"
    if isinstance(pattern, Told):
        return f"found where nothing shows it within {time(pattern.within, pattern.unit)}"
    if isinstance(pattern, Before18):
        near = time(pattern.months, "months")
        return (
            f"found where work surely goes on to within {near} of turning 18, and there is no {kind_named(pattern.by)}"
        )
    if isinstance(pattern, Overdue):
        return f"found where it was held more than {time(pattern.within, pattern.unit)} after the day it was due"
    if isinstance(pattern, Repeated):
        return f"found where it happened {pattern.times} times"
    missing = kind_named(pattern.by if isinstance(pattern, Covered) else pattern.without)
    return f"found where there is no {missing} for more than {time(pattern.longer_than, 'calendar_days')}"
