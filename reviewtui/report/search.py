"""What a search found: a line a hit, with the words in their context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.report.cells import Column, Piece
from reviewtui.report.columns import cut, labelled, paragraph, text_of
from reviewtui.services.cases.search import excerpt

if TYPE_CHECKING:
    from reviewtui.services.cases.search import Excerpt, Found, Hit

CASE_WIDTH = 8
LEAST_WHERE, MOST_WHERE = 22, 44
INDENT = 2
NOTHING = "Nothing was found: every word must be there, or the beginning of one."


def hit_columns(width: int, typed: str) -> tuple[Column[Hit], ...]:
    """The case, what the words stand in, and the text around them."""
    where = max(LEAST_WHERE, min(MOST_WHERE, width // 3))
    room = max(width - CASE_WIDTH - where - 4, 8)
    return (
        Column("Case", CASE_WIDTH, lambda hit: (Piece(hit.case),), after=2),
        Column("Where", where, lambda hit: (Piece(hit.title, "quiet"),), after=2, sorts=False),
        Column("Text", 0, lambda hit: pieces(excerpt(hit.text, typed, room))),
    )


def pieces(shown: Excerpt) -> tuple[Piece, ...]:
    """An excerpt, what was found in it standing out."""
    found, at = [], 0
    for start, end in shown.marked:
        found += [Piece(shown.text[at:start]), Piece(shown.text[start:end], "accent", strong=True)]
        at = end
    return (*found, Piece(shown.text[at:]))


def counted(found: Found) -> str:
    """`12 in 4 cases`, `the first 500 of 2,031 in 96 cases`."""
    number = f"{found.total:,} in {found.cases:,} {'case' if found.cases == 1 else 'cases'}"
    return number if len(found.hits) == found.total else f"the first {len(found.hits):,} of {number}"


def search_lines(found: Found, typed: str, width: int) -> Iterator[Text]:
    """For each hit where it is, and beneath it the words in their context; last, how many there are."""
    if not found.hits:
        yield from paragraph(NOTHING, width)
        return
    for hit in found.hits:
        yield from labelled(Text(hit.case.ljust(CASE_WIDTH)), hit.title, width)
        if hit.text == hit.title:
            continue
        line = Text(" " * (1 + INDENT)) + text_of(*pieces(excerpt(hit.text, typed, width - INDENT - 4)))
        yield cut(line, width)
    yield Text("")
    yield from paragraph(f"Found: {counted(found)}.", width)
