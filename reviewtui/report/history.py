"""The record as text: when, who and what, with the reasons beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.report.columns import cell, labelled, paragraph

if TYPE_CHECKING:
    from reviewtui.services.histories import HistoryLine

WHEN, WHO = 16, 18
INDENT = WHEN + 2


def history_lines(entries: Iterable[HistoryLine], width: int) -> Iterator[Text]:
    """For each entry a line, then its long text; an entry that another replaced says so. Times are UTC."""
    for entry in entries:
        who = cell(entry.person or "not signed", WHO)
        yield from labelled(Text.assemble((moment(entry.made_at), "dim"), " ", who), _said(entry), width)
        if entry.detail:
            yield from paragraph(entry.detail, width, "dim", indent=INDENT)


def moment(made_at: str) -> str:
    """`2026-05-12T14:32:07Z` as `2026-05-12 14:32`."""
    return made_at[:16].replace("T", " ")


def _said(entry: HistoryLine) -> str:
    return entry.sentence if entry.current else f"{entry.sentence} (replaced since)"
