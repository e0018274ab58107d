"""This inspection beside an earlier one under the same framework: what changed, and what may be chance."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from db.store import Store
from reviewtui.figures.difference import Measured, Sampled, difference, mean_difference
from reviewtui.figures.margins import SAMPLED, margins
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.framework.node_words import title_alone
from reviewtui.rating.margins import Sampling
from reviewtui.rating.summary import NodeRating, SharedRating, Summary
from reviewtui.services.chronology.timing_figures import TimingFigures, timing_figures_on
from reviewtui.services.inspections import as_read, inspection_on
from reviewtui.services.people.blindness import reading_figures
from reviewtui.services.summary.earlier_inspection import Earlier, Node, read_earlier
from reviewtui.services.summary.summaries import summary_on

LEVEL = 95
"""Confidence of the margins, in per cent."""


def _is_clear(margin: tuple[float, float] | None) -> bool:
    """Whether no change at all lies outside a margin."""
    return margin is not None and (margin[0] > 0 or margin[1] < 0)


class Row(NamedTuple):
    """One node then and now."""

    node: str
    title: str
    before: Node
    now: Node
    margin: tuple[float, float] | None
    """Between which differences of shares that of all cases lies; None where the samples allow no such margin."""

    @property
    def change(self) -> float | None:
        """Of the share, from -1 to 1."""
        if self.before.share is None or self.now.share is None:
            return None
        return self.now.share - self.before.share

    @property
    def is_clear(self) -> bool:
        """Whether the share changed by more than chance explains."""
        return _is_clear(self.margin)


class Taken(NamedTuple):
    """One inspection's figures on a measure of time."""

    cases: int
    """Those that have a value."""
    mean: float | None


class TimeRow(NamedTuple):
    """One measure then and now, in its own unit."""

    measure: str
    title: str
    unit: str
    before: Taken
    now: Taken
    margin: tuple[float, float] | None
    """Between which changes of the mean that of all cases lies; None where the samples allow no such margin."""

    @property
    def change(self) -> float | None:
        """Of the mean."""
        return None if self.before.mean is None or self.now.mean is None else self.now.mean - self.before.mean

    @property
    def is_clear(self) -> bool:
        """Whether the mean changed by more than chance explains."""
        return _is_clear(self.margin)


class Comparison(NamedTuple):
    """Two inspections."""

    before: str
    """Its title."""
    now: str
    framework: Framework
    note: str
    """What the figures may be taken to say."""
    rows: tuple[Row, ...]
    times: tuple[TimeRow, ...] = ()
    """Each measure of time that has a value then or now."""


def compare(store: Store, path: str) -> Comparison:
    """This store's inspection beside the one that a file holds, as `export` wrote it.

    Raises BadInput for a file that cannot be read or has no summary, and for another framework or version.
    """
    with reading_figures(store) as connection:
        inspection = as_read(inspection_on(connection))
        found = summary_on(connection, inspection, cases=False)
        timing = timing_figures_on(connection, inspection)
    earlier = read_earlier(path, inspection.framework)
    same = earlier.id == inspection.id
    now, sampling = dict(_nodes(found.summary)), found.sampling
    rows = tuple(
        Row(
            code,
            title_alone(inspection.framework, code),
            before,
            now[code],
            None if same else _margin(earlier, before, sampling, now[code]),
        )
        for code, before in earlier.nodes.items()
    )
    times = tuple(_times(earlier, sampling, timing, same=same))
    has_margins = any(row.margin for row in rows) or any(row.margin for row in times)
    return Comparison(
        earlier.title, inspection.title, inspection.framework, _note(same, has_margins=has_margins), rows, times
    )


def as_json(found: Comparison) -> dict[str, Any]:
    """As `compare --json` prints it; changes and margins are of shares, from -1 to 1, and of means in their unit."""
    return {
        "before": found.before,
        "now": found.now,
        "note": found.note,
        "rows": [
            {
                "node": row.node,
                "title": row.title,
                "before": row.before._asdict(),
                "now": row.now._asdict(),
                "change": None if row.change is None else round(row.change, 6),
                "margin": row.margin and [round(end, 6) for end in row.margin],
                "clear": row.is_clear,
            }
            for row in found.rows
        ],
        "timeliness": [
            {
                "measure": row.measure,
                "title": row.title,
                "unit": row.unit,
                "before": _taken_json(row.before),
                "now": _taken_json(row.now),
                "change": None if row.change is None else round(row.change, 1),
                "margin": row.margin and [round(end, 1) for end in row.margin],
                "clear": row.is_clear,
            }
            for row in found.times
        ],
    }


def _taken_json(taken: Taken) -> dict[str, Any]:
    return {"n": taken.cases, "mean": None if taken.mean is None else round(taken.mean, 1)}


def _nodes(summary: Summary) -> Iterator[tuple[str, Node]]:
    yield OVERALL, _node(summary.overall)
    for code, node in (*summary.standards.items(), *summary.questions.items()):
        yield code, _node(node)


def _node(node: NodeRating) -> Node:
    shared = isinstance(node, SharedRating)
    return Node(node.rating, *((node.share.good, node.share.applicable) if shared else ()))


def _margin(earlier: Earlier, before: Node, sampling: Sampling, now: Node) -> tuple[float, float] | None:
    then = _measured(before, earlier.population, earlier.method)
    this = _measured(now, sampling.population, sampling.method)
    return difference(then, this) if then and this else None


def _measured(node: Node, population: int | None, method: str) -> Measured | None:
    if population is None or node.share is None:
        return None
    found = margins(node.good or 0, node.applicable or 0, population, method)
    margin = next((each for each in found if each.level == LEVEL), None)
    return Measured(node.share, margin) if margin else None


def _times(earlier: Earlier, sampling: Sampling, timing: TimingFigures, *, same: bool) -> Iterator[TimeRow]:
    """Of both: only cases with a value have a say in a mean."""
    drawn = {earlier.method, sampling.method} <= set(SAMPLED)
    for one in timing.measures:
        then, now = earlier.times.get(one.measure.code, ()), one.whole.values
        margin = None
        if drawn and not same and then and now and earlier.population is not None and sampling.population is not None:
            margin = mean_difference(Sampled(then, earlier.population), Sampled(now, sampling.population))
        if then or now:
            yield TimeRow(one.measure.code, one.measure.title, one.whole.unit, _taken(then), _taken(now), margin)


def _taken(values: tuple[int, ...]) -> Taken:
    return Taken(len(values), sum(values) / len(values) if values else None)


def _note(same: bool, *, has_margins: bool) -> str:
    if same:
        return "Both are the same inspection, so there are no margins: the cases are the same."
    if has_margins:
        return (
            f"A margin says between which changes the change in all cases is likely to be ({LEVEL}% confidence). "
            "Where it holds 0, the change may be chance."
        )
    return (
        "No margins: both samples must be drawn at random, of a known number of cases, with at least 10 cases. "
        "The changes describe these cases only."
    )
