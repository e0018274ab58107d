"""Working notes as text."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from reviewtui.report.case_shapes import Note
from reviewtui.report.columns import paragraph

INDENT = 3


def note_lines(notes: Iterable[Note], width: int) -> Iterator[Text]:
    """Each note under its question, with where it was read and its id."""
    for note in notes:
        yield from paragraph(f"{note.question} {note.text}", width)
        page = f" p{note.page}" if note.page is not None else ""
        source = f", doc {note.document}{page}" if note.document else ""
        yield from paragraph(f"{note.id}{source}", width, "dim", indent=INDENT)
