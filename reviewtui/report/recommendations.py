"""Recommendations as text: to whom, and beside each the figures it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.partial_date import day_in_words
from reviewtui.entries.kinds.recommendation import named
from reviewtui.framework.model import OVERALL, Framework, UnknownCode
from reviewtui.report.columns import paragraph
from reviewtui.report.marks import NOT_RATED, rating_words

if TYPE_CHECKING:
    from reviewtui.services.lead.recommendations import Figure, Listed, Recommendation, RestsOn

INDENT = 3


def recommendation_lines(found: Listed, width: int) -> Iterator[Text]:
    """Each with its id, its author and its figures beneath it; of the cases of a filter with whose figures they are."""
    framework, is_filtered = found.inspection.framework, any(found.filter)
    if is_filtered:
        yield from paragraph(f"Filter: {found.filter.counted(found.inspection, found.cases)}", width)
    for one in found.recommendations:
        yield from paragraph(f"{addressed(one)}: {one.text}", width)
        whose = figures_of(one) if is_filtered else ""
        by = " · ".join(part for part in (one.id, one.inspector, day_in_words(one.made_at), whose) if part)
        yield from paragraph(by, width, "dim", indent=INDENT)
        for each in one.rests_on:
            yield from paragraph(figure_line(framework, each), width, indent=INDENT)


def addressed(one: Recommendation) -> str:
    """`To Police, North`."""
    return ", ".join(part for part in (f"To {named(one.to)}", one.site_name) if part)


def figures_of(one: Recommendation) -> str:
    """`figures of all cases`: what it rests on, whatever is filtered."""
    return f"figures of {one.site_name or 'all cases'}"


def figure_line(framework: Framework, each: RestsOn, *, then: bool = True) -> str:
    """`2.2 Joint plan: 9 of 14 good, rated Good now. When this was written it was 8 of 13 good, …`

    Without `then` only what it is now. Of the cases of a filter with what it comes to in them.
    """
    said = _now(framework, each, then=then)
    if each.filtered is None:
        return said
    return f"{said} In the filtered cases: {_words(framework, each.node, each.filtered)}."


def _now(framework: Framework, each: RestsOn, *, then: bool) -> str:
    name = "Overall" if each.node == OVERALL else f"{each.node} {each.title}".strip()
    now = "no figure" if each.now is None else _words(framework, each.node, each.now)
    if not (then and each.has_changed):
        return f"{name}: {now}."
    return f"{name}: {now} now. When this was written it was {_words(framework, each.node, each.written)}."


def _words(framework: Framework, node: str, figure: Figure) -> str:
    """`9 of 14 good, rated Good`."""
    return ", ".join((*_counted(figure), _rated(framework, node, figure.rating)))


def _counted(figure: Figure) -> Iterator[str]:
    if figure.good is not None:
        yield f"{figure.good:,} of {figure.applicable:,} good"
    elif figure.applicable is not None:
        yield f"{figure.applicable:,} answered"


def _rated(framework: Framework, node: str, rating: str | None) -> str:
    """The label, or the code of a rating that the framework no longer has."""
    try:
        return f"rated {rating_words(framework, rating, node)}" if rating else NOT_RATED
    except UnknownCode:
        return f"rated {rating}"
