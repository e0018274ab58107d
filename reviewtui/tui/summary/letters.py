"""The answers to one question at a glance: a letter a case, or a bar of the same width when there are too many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from reviewtui.framework.model import Scale
from reviewtui.report.marks import NOT_ASKED
from reviewtui.tui.marks import UNJUDGED, tone

FILL = "─"


@dataclass(frozen=True)
class Run:
    """The cases that have one answer."""

    letter: str
    cases: int
    tone: str


def runs(scale: Scale, counts: Mapping[str, int], unjudged: int, hidden: int = 0) -> tuple[Run, ...]:
    """Answers with at least one case: best to worst, then what does not apply, then not asked, then still to do."""
    graded = scale.worst_to_best[::-1]
    others = [answer for answer in scale.answers if not answer.applicable]
    found = [Run(answer.letter, counts.get(answer.code, 0), tone(answer, scale)) for answer in (*graded, *others)]
    rest = (Run(NOT_ASKED, hidden, "$tone-quiet"), Run(UNJUDGED, unjudged, "$tone-quiet"))
    return tuple(run for run in (*found, *rest) if run.cases)


def letters(found: Sequence[Run], width: int) -> Content:
    """`OGGRRIx··`, or `O12G120───R80──·9` in exactly `width` cells when a letter a case does not fit."""
    if sum(run.cases for run in found) <= width:
        return _filled([(run.letter * run.cases, run.tone) for run in found], width)
    least = [len(_counted(run)) for run in found]
    lengths = in_proportion([run.cases for run in found], width, least if sum(least) <= width else [1] * len(found))
    return _filled([(_segment(run, length), run.tone) for run, length in zip(found, lengths, strict=True)], width)


def in_proportion(parts: Sequence[int], width: int, least: Sequence[int]) -> list[int]:
    """Whole lengths that add up to `width`: each part's least, and its share of the room beyond; all above 0."""
    room = width - sum(least)
    if room < 0:
        least, room = [0] * len(parts), width
    total = sum(parts)
    lengths = [start + room * part // total for start, part in zip(least, parts, strict=True)]
    by_rest = sorted(range(len(parts)), key=lambda index: (-(room * parts[index] % total), index))
    for index in by_rest[: width - sum(lengths)]:
        lengths[index] += 1
    return lengths


def _segment(run: Run, length: int) -> str:
    """The letter, the count where it fits, and a line that shows how many."""
    fill = UNJUDGED if run.letter == UNJUDGED else FILL
    counted = _counted(run)
    return (counted if len(counted) <= length else run.letter[:length]).ljust(length, fill)


def _counted(run: Run) -> str:
    return f"{run.letter}{run.cases}"


def _filled(parts: Sequence[tuple[str, str]], width: int) -> Content:
    return Content.assemble(*parts).truncate(width, pad=True)
