"""The answers to one question at a glance: a letter a case, or in less room how many cases each letter stands for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reviewtui.framework.model import Scale
from reviewtui.rating.summary import IN_DISPUTE, QuestionRating
from reviewtui.report.cells import STILL_TO_DO, Piece
from reviewtui.report.marks import NOT_ASKED

FILL = "─"


class Run(NamedTuple):
    """The cases that have one answer."""

    letter: str
    cases: int
    graded: tuple[Scale, str] | None = None
    """None for those that were not asked, are in dispute or still to do."""

    def piece(self, text: str) -> Piece:
        """Some text meant as the answer is."""
        return Piece(text, "" if self.graded else "weak" if self.letter == IN_DISPUTE else "to_do", graded=self.graded)


def runs_of(scale: Scale, node: QuestionRating) -> tuple[Run, ...]:
    """The answers to a question."""
    return runs(scale, node.counts, node.share.unjudged, node.hidden, node.share.in_dispute)


def runs(
    scale: Scale, counts: Mapping[str, int], unjudged: int, hidden: int = 0, in_dispute: int = 0
) -> tuple[Run, ...]:
    """Answers with at least one case: best to worst, what does not apply, not asked, in dispute, then still to do."""
    graded = scale.worst_to_best[::-1]
    others = [answer for answer in scale.answers if not answer.applicable]
    found = [Run(answer.letter, counts.get(answer.code, 0), (scale, answer.code)) for answer in (*graded, *others)]
    others_than_answers = (Run(NOT_ASKED, hidden), Run(IN_DISPUTE, in_dispute), Run(STILL_TO_DO, unjudged))
    return tuple(run for run in (*found, *others_than_answers) if run.cases)


def letters(found: Sequence[Run]) -> tuple[Piece, ...]:
    """`OGGRRIx··`."""
    return tuple(run.piece(run.letter * run.cases) for run in found)


def letters_or_counts(found: Sequence[Run], width: int) -> tuple[Piece, ...]:
    """The letters when they fit `width` cells, else the counts (`1O 9G 6R 4I`), else nothing."""
    counts = [run.piece(f"{run.cases}{run.letter}") for run in found]
    apart = [part for piece in counts for part in (Piece(" "), piece)][1:]
    ways = (letters(found), tuple(apart))
    return next((way for way in ways if sum(len(piece.text) for piece in way) <= width), ())


def letters_or_bar(found: Sequence[Run], width: int) -> tuple[Piece, ...]:
    """`OGGRRIx··`, or `O12G120───R80──·9` in exactly `width` cells when a letter a case does not fit."""
    if sum(run.cases for run in found) <= width:
        return letters(found)
    least = [len(_counted(run)) for run in found]
    lengths = in_proportion([run.cases for run in found], width, least if sum(least) <= width else [1] * len(found))
    return tuple(run.piece(_segment(run, length)) for run, length in zip(found, lengths, strict=True))


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
    fill = STILL_TO_DO if run.letter == STILL_TO_DO else FILL
    counted = _counted(run)
    return (counted if len(counted) <= length else run.letter[:length]).ljust(length, fill)


def _counted(run: Run) -> str:
    return f"{run.letter}{run.cases}"
