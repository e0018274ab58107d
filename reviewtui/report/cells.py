"""A table as rows of cells, made once: what each cell says and how it is meant. What draws it is not known here.

A terminal's line, a line of a screen, and whatever else shows a table draw the same rows; text from outside is made
harmless where it is drawn.
"""

from collections.abc import Callable, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from reviewtui.framework.model import Scale

Tone = Literal["", "heading", "quiet", "to_do", "faint", "good", "weak", "bad", "alert", "accent", "progress", "struck"]
"""How something is meant: over what follows, less, still to do, hardly there, well, wanting something, badly, urgent,
to be noticed, how far something has come, or withdrawn."""
Row = TypeVar("Row")
STILL_TO_DO = "·"
"""Stands where there is no grade yet."""


class Piece(NamedTuple):
    """Some words meant in one way."""

    text: str
    tone: Tone = ""
    strong: bool = False
    graded: tuple[Scale, str] | None = None
    """The scale and the code of a grade, which has the colour of its place on that scale."""


class Cell(NamedTuple):
    """What stands in one column of one row: exactly `width` wide, cut or filled; as wide as it is where that is 0."""

    pieces: tuple[Piece, ...]
    width: int = 0
    right: bool = False


SPACE = Cell((Piece(" "),), 1)


class Column(NamedTuple, Generic[Row]):
    """One column of a table."""

    title: str
    width: int
    """As wide as what stands in it where this is 0."""
    pieces: Callable[[Row], tuple[Piece, ...]]
    right: bool = False
    after: int = 1
    """Spaces between this column and the next."""
    sorts: bool = True
    """Whether a list can be sorted by what its cells say."""


def cell(text: str, width: int = 0, tone: Tone = "", *, right: bool = False) -> Cell:
    """A cell of one piece."""
    return Cell((Piece(text, tone),), width, right)


def apart(cells: Sequence[Cell]) -> list[Cell]:
    """Cells side by side with a space between each two."""
    return [each for one in cells for each in (SPACE, one)][1:]


def cells_of(columns: Sequence[Column[Row]], row: Row) -> list[Cell]:
    """The cells of one row, the spaces between columns as cells of their own."""
    return _spaced(columns, [Cell(column.pieces(row), column.width, column.right) for column in columns])


def titles_of(columns: Sequence[Column[Row]]) -> list[Cell]:
    """The cells of the heading."""
    return _spaced(columns, [Cell((Piece(column.title),), column.width, column.right) for column in columns])


def _spaced(columns: Sequence[Column[Row]], cells: Sequence[Cell]) -> list[Cell]:
    found: list[Cell] = []
    for column, cell in zip(columns, cells, strict=True):
        found += [cell, Cell((Piece(" " * column.after),), column.after)]
    return found[:-1]
