"""The record as text: when, who and what, with the reasons beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.column_day import utc_moment
from reviewtui.report.cells import Column, Piece
from reviewtui.report.columns import cell, labelled, paragraph

if TYPE_CHECKING:
    from reviewtui.services.histories import HistoryLine

WHEN, WHO = 16, 18
SHOWN_WHEN, FEWEST_WHO, MOST_WHO = 16, 12, 20
LEAST_FOR_DETAIL = 100
NOBODY = "–"
INDENT = WHEN + 2
GAP = 2


def entry_columns(width: int, when: Callable[[str], str]) -> tuple[Column[HistoryLine], ...]:
    """When, who, and what; what no longer stands is dimmed. Where there is room, how the detail begins.

    `when` gives a moment of the record as day and time.
    """
    detailed = width >= LEAST_FOR_DETAIL
    return (
        Column("When", SHOWN_WHEN, lambda entry: (Piece(when(entry.made_at), "quiet"),), after=GAP),
        Column("Who", max(FEWEST_WHO, min(MOST_WHO, width // 5)), _who, after=GAP),
        Column("What", 0, lambda entry: _what(entry, detailed=detailed)),
    )


def _who(entry: HistoryLine) -> tuple[Piece, ...]:
    return (Piece(entry.person or NOBODY, "quiet"),)


def _what(entry: HistoryLine, *, detailed: bool) -> tuple[Piece, ...]:
    sentence = Piece(entry.shown, "" if entry.current else "quiet")
    return (sentence, Piece("  "), Piece(entry.detail, "quiet")) if detailed and entry.detail else (sentence,)


def history_lines(entries: Iterable[HistoryLine], width: int) -> Iterator[Text]:
    """For each entry a line, then its long text; an entry that another replaced says so. Times are UTC."""
    for entry in entries:
        who = cell(entry.person or "imported", WHO)
        yield from labelled(Text.assemble((utc_moment(entry.made_at), "dim"), " ", who), _said(entry), width)
        if entry.detail:
            yield from paragraph(entry.detail, width, "dim", indent=INDENT)


def moment(made_at: str) -> str:
    """`2026-05-12T14:32:07Z` as `12/05/2026 14:32 UTC`."""
    return f"{utc_moment(made_at)} UTC"


def _said(entry: HistoryLine) -> str:
    return entry.sentence if entry.current else f"{entry.sentence} (replaced since)"
