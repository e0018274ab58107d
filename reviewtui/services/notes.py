"""Working notes: an inspector's own, taken while reading, waiting under their question until they are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db import entries, local
from db.entries import Connection
from db.store import Store, Writing
from db.values import EntryRow
from reviewtui.casefile.case import Document
from reviewtui.casefile.visible import quoted
from reviewtui.services.changes import Change
from reviewtui.services.drafts import draft_subject
from reviewtui.services.errors import BadInput
from reviewtui.services.evidence import checked
from reviewtui.services.frameworks import framework_on
from reviewtui.services.judgements import known_question, record
from reviewtui.services.record_keeping import WITHDRAWN, Content, is_live, pen, standing_contents
from reviewtui.services.standings import by_question, require_case
from reviewtui.services.stores import plain_sentences


@dataclass(frozen=True)
class Note:
    """One note that waits."""

    id: str
    question: str
    text: str
    document: str | None
    page: int | None
    made_at: str


def notes(store: Store, person: str, case: str) -> tuple[Note, ...]:
    """This person's own notes of a case that wait, in the order taken. Raises BadInput for an unknown case."""
    with store.read() as connection:
        require_case(connection, case)
        return waiting_notes(connection, person, case)


def waiting_notes(connection: Connection, person: str, case: str) -> tuple[Note, ...]:
    """The same on an open connection."""
    found: dict[str, Note] = {}
    for row in sorted(entries.current(connection, "note", case=case), key=lambda row: (row.device, row.sequence)):
        if row.person == person and _waits(row):
            note = _note(row)
            found.setdefault(note.id, note)
    return tuple(sorted(found.values(), key=_taken))


def take(
    store: Store,
    person: str,
    case: str,
    question: str,
    text: str,
    document: str | None = None,
    page: int | None = None,
) -> Change:
    """Take a note under a question, with where it was read. Raises BadInput for a blank text or an unknown source."""
    with plain_sentences(), store.write() as writing:
        require_case(writing.connection, case)
        known_question(framework_on(writing.connection), question)
        writer = pen(store, writing, person)
        content = {
            "case": case,
            "id": writer.next_id,
            "question": question,
            "text": _filled(text),
            **_source(writing, case, document, page),
        }
        subject = f"{case}/{content['id']}"
        entry = writer.add("note", subject, content)
        writer.flush()
    return Change(f"{case} {question}: note taken.", "note", subject, case, question, entry.id, entry.made_at)


def change(store: Store, person: str, case: str, note: str, text: str) -> Change:
    """Put another text in the place of a note's. Raises BadInput where no such note of this person's waits."""
    with plain_sentences(), store.write() as writing:
        rows = _own(writing, person, case, note)
        before = dict(rows[0].content or {})
        content = {**before, "text": _filled(text)}
        if content == before:
            return Change(f"{case}: the note is as it was.", "", rows[0].subject, case, before["question"], "", "")
        return _replace(store, writing, person, rows, content, "note changed")


def discard(store: Store, person: str, case: str, note: str) -> Change:
    """Take a note away. Raises BadInput where no such note of this person's waits."""
    with plain_sentences(), store.write() as writing:
        rows = _own(writing, person, case, note)
        return _replace(store, writing, person, rows, WITHDRAWN, "note taken away")


def move(store: Store, person: str, case: str, note: str) -> Change:
    """Move a note into the rationale of its question, its document and page among the evidence.

    One act: undoing it takes the text out of the rationale and lets the note wait again. Raises BadInput where no such
    note waits, or two laptops disagree on the question.
    """
    with plain_sentences(), store.write() as writing:
        rows = _own(writing, person, case, note)
        content = dict(rows[0].content or {})
        question = content["question"]
        rationale, evidence = _standing(writing, person, case, question)
        piece = {key: content[key] for key in ("document", "page") if content.get(key) is not None}
        record(
            store,
            person,
            case,
            question,
            rationale="\n".join(part for part in (rationale, content["text"]) if part),
            evidence=[*evidence, piece] if piece else evidence,
        )
        return _replace(store, writing, person, rows, {**content, "used": True}, "note moved into the rationale")


def _waits(row: EntryRow) -> bool:
    return is_live(row) and not (row.content or {}).get("used")


def _note(row: EntryRow) -> Note:
    content = row.content or {}
    return Note(
        id=content["id"],
        question=content["question"],
        text=content["text"],
        document=content.get("document"),
        page=content.get("page"),
        made_at=row.made_at,
    )


def _taken(note: Note) -> tuple[str, int]:
    """A note is named after the entry that took it."""
    return entries.split_id(note.id)


def _own(writing: Writing, person: str, case: str, note: str) -> tuple[EntryRow, ...]:
    """All that stands of a note of this person's, what waits first. Raises BadInput."""
    require_case(writing.connection, case)
    rows = entries.current(writing.connection, "note", subject=f"{case}/{note}")
    own = sorted((row for row in rows if row.person == person), key=lambda row: not _waits(row))
    if not own or not _waits(own[0]):
        raise BadInput(f"No note {quoted(note)} of yours waits in {case}: `reviewtui note {case}` lists them.")
    return tuple(own)


def _replace(
    store: Store, writing: Writing, person: str, rows: Sequence[EntryRow], content: Content, what: str
) -> Change:
    case, question = rows[0].subject.partition("/")[0], (rows[0].content or {})["question"]
    writer = pen(store, writing, person)
    entry = writer.add("note", rows[0].subject, content, replaces=tuple(row.id for row in rows))
    writer.flush()
    return Change(f"{case} {question}: {what}.", "note", entry.subject, case, question, entry.id, entry.made_at)


def _standing(writing: Writing, person: str, case: str, question: str) -> tuple[str, list[dict[str, Any]]]:
    """The rationale being typed, or else the one that stands, and the evidence."""
    sides = by_question(entries.current(writing.connection, "judgement", case=case)).get(question, [])
    content = dict(sides[0].content or {}) if sides else {}
    subject = draft_subject(case, question)
    typed = [draft.text for draft in local.drafts(writing.connection, person) if draft.subject == subject]
    return (typed[0] if typed else content.get("rationale") or "").rstrip(), list(content.get("evidence") or ())


def _source(writing: Writing, case: str, document: str | None, page: int | None) -> dict[str, Any]:
    """Document and page, known to be in the case. Raises BadInput."""
    if document is None:
        if page is not None:
            raise BadInput("A page needs its document: name both, or neither.")
        return {}
    contents = standing_contents(entries.current(writing.connection, "document", case=case))
    piece = {"document": document, **({"page": page} if page is not None else {})}
    return checked([piece], (), [Document.from_content(content) for content in contents])[0]


def _filled(text: str) -> str:
    if not text.strip():
        raise BadInput("A note needs some text.")
    return text.strip()
