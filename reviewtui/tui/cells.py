"""Rows of a table as a screen shows them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from textual.content import Content

from reviewtui.report.cells import Cell, Column, Piece, Row, Tone, titles_of
from reviewtui.tui.marks import tone
from reviewtui.tui.text import cut, plain

TONES: Mapping[Tone, str] = {
    "": "",
    "heading": "bold",
    "quiet": "$tone-quiet",
    "to_do": "$tone-quiet",
    "faint": "$tone-quiet 50%",
    "good": "$tone-good",
    "weak": "$tone-weak",
    "bad": "$tone-bad",
    "alert": "$tone-alert",
    "accent": "$accent",
    "progress": "$primary",
    "struck": "$tone-quiet strike",
}


def content_of(row: Sequence[Cell]) -> Content:
    """A row on one line, each cell cut or filled to its width."""
    return Content.assemble(*map(_cell, row))


def names_of(columns: Sequence[Column[Row]]) -> Content:
    """The names of a list's columns, with the list's marker column before them."""
    return Content.assemble(" ", content_of(titles_of(columns))).stylize("$tone-quiet")


def words(*pieces: Piece) -> Content:
    """Some words of a line."""
    return Content.assemble(*(plain(piece.text, _style(piece)) for piece in pieces))


def _cell(cell: Cell) -> Content:
    pieces = tuple([(piece.text, _style(piece)) for piece in cell.pieces])
    is_mark = len(pieces) == 1 and len(pieces[0][0]) <= MARK  # the same in every row, and nothing of a case file
    return (_mark if is_mark else _made)(pieces, cell.width, cell.right)


def _made(pieces: tuple[tuple[str, str], ...], width: int, right: bool) -> Content:
    made = Content.assemble(*(plain(text, style) for text, style in pieces))
    if not width:
        return made
    gap = width - made.cell_length
    if right and gap > 0:
        return Content.assemble(plain(" " * gap, pieces[0][1]), made)
    return cut(made, width, pad=True)


_mark = lru_cache(maxsize=256)(_made)
MARK = 2
"""Characters of a mark: a grade is a letter and a glyph."""


def _style(piece: Piece) -> str:
    if piece.graded is not None:
        scale, code = piece.graded
        return f"{tone(scale.by_code[code], scale)}{' bold' * piece.strong}"
    return f"{TONES[piece.tone]}{' bold' * piece.strong}".strip()
