"""Working notes as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.report.columns import paragraph

if TYPE_CHECKING:
    from reviewtui.services.judging.notes import Note

INDENT = 3


def note_lines(notes: Iterable[Note], width: int) -> Iterator[Text]:
    """Each note under its question, with where it was read and its id."""
    for note in notes:
        yield from paragraph(f"{note.question} {note.text}", width)
        page = f" p{note.page}" if note.page is not None else ""
        source = f", doc {note.document}{page}" if note.document else ""
        yield from paragraph(f"{note.id}{source}", width, "dim", indent=INDENT)
