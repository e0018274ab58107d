"""What a timeline is drawn with: pieces of a line, each with the name of its style."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class Look(StrEnum):
    """What a piece stands for, so that whoever draws it can choose how it looks."""

    BLANK = "blank"
    LABEL = "label"
    LABEL_HERE = "label_here"
    """The lane of the event at hand."""
    MARK = "mark"
    MILESTONE = "milestone"
    """A step of the proceedings: disclosure, arrest, sentence …"""
    BAR = "bar"
    FAINT = "faint"
    """The days that a partial date may mean."""
    GAP = "gap"
    """Days without work on the case."""
    UNCOVERED = "uncovered"
    """Days that a span should have covered."""
    AXIS = "axis"
    SELECTED = "selected"


class Piece(NamedTuple):
    """A text in one style."""

    text: str
    look: Look


Line = tuple[Piece, ...]


def joined(cells: Iterable[Piece]) -> Line:
    """Neighbours of one style as one piece."""
    return tuple(
        Piece("".join(cell.text for cell in alike), look) for look, alike in groupby(cells, key=lambda cell: cell.look)
    )
