"""The answers to one question at a glance: a letter a case, best to worst, then what does not apply, then to do."""

from collections.abc import Mapping

from rich.text import Text

from reviewtui.framework.model import Scale
from reviewtui.report.cells import STILL_TO_DO
from reviewtui.report.marks import NOT_ASKED, style_of


def letters(scale: Scale, counts: Mapping[str, int], unjudged: int, hidden: int = 0) -> str:
    """`OGGRRIx··`: one letter a case."""
    return "".join(letter * number for letter, number, _ in _runs(scale, counts, unjudged, hidden))


def strip(scale: Scale, counts: Mapping[str, int], unjudged: int, width: int, hidden: int = 0) -> Text:
    """The letters when they fit `width` cells, else the counts (`1O 9G 6R 4I`), else nothing."""
    runs = _runs(scale, counts, unjudged, hidden)
    for parts, between in (
        ([(letter * number, style) for letter, number, style in runs], ""),
        ([(f"{number}{letter}", style) for letter, number, style in runs if number], " "),
    ):
        made = Text(between).join(Text(text, style) for text, style in parts)
        if made.cell_len <= width:
            return made
    return Text()


def _runs(scale: Scale, counts: Mapping[str, int], unjudged: int, hidden: int) -> list[tuple[str, int, str]]:
    """Letter, number of cases and colour: best to worst, not applicable, not asked, to do."""
    graded = list(reversed(scale.worst_to_best))
    rest = [answer for answer in scale.answers if answer not in graded]
    runs = [(answer.letter, counts.get(answer.code, 0), style_of(scale, answer.code)) for answer in [*graded, *rest]]
    return [*runs, (NOT_ASKED, hidden, "dim"), (STILL_TO_DO, unjudged, "dim")]
