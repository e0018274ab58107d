"""Working notes: an inspector's own, taken while reading, waiting under their question until they are used."""

from dataclasses import dataclass

from db import entries
from reviewtui.services.record_keeping import stands


@dataclass(frozen=True)
class Note:
    """One note that waits."""

    id: str
    question: str
    text: str
    document: str | None
    page: int | None
    made_at: str


def waiting_notes(connection: entries.Connection, person: str, case: str) -> tuple[Note, ...]:
    """This person's own notes of a case that were not used yet, in the order taken."""
    found: dict[str, Note] = {}
    for row in sorted(entries.current(connection, "note", case=case), key=lambda row: (row.device, row.sequence)):
        content = row.content or {}
        if row.person == person and stands(row) and not content.get("used"):
            note = Note(
                id=content["id"],
                question=content["question"],
                text=content["text"],
                document=content.get("document"),
                page=content.get("page"),
                made_at=row.made_at,
            )
            found.setdefault(note.id, note)
    return tuple(found.values())
