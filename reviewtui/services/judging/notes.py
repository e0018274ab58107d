"""Working notes: an inspector's own, taken while reading, waiting under their question until they are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db import entries, local
from db.entries import Connection
from db.header import split_id
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.case import Document
from reviewtui.casefile.visible import quoted
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.drafts import draft_subject
from reviewtui.services.judging.evidence import checked
from reviewtui.services.judging.judgements import judge, known_question
from reviewtui.services.record_keeping import WITHDRAWN, Content, is_live, standing_contents
from reviewtui.services.standing.standings import own_sides, require_case


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
    with acting(store, person, case) as act:
        known_question(act.framework, question)
        content = {
            "case": case,
            "id": act.next_id,
            "question": question,
            "text": _filled(text),
            **_source(act.connection, case, document, page),
        }
        entry = act.add("note", f"{case}/{content['id']}", content)
        return act.change(f"{case} {question}: note taken.", entry, question)


def change(store: Store, person: str, case: str, note: str, text: str) -> Change:
    """Put another text in the place of a note's. Raises BadInput where no such note of this person's waits."""
    with acting(store, person, case) as act:
        rows = _own(act, case, note)
        before = dict(rows[0].content or {})
        content = {**before, "text": _filled(text)}
        if content == before:
            return act.unchanged(f"{case}: the note was not changed.", rows[0].subject, before["question"])
        return _replace(act, rows, content, "note changed")


def discard(store: Store, person: str, case: str, note: str) -> Change:
    """Take a note away. Raises BadInput where no such note of this person's waits."""
    with acting(store, person, case) as act:
        return _replace(act, _own(act, case, note), WITHDRAWN, "note deleted")


def move(store: Store, person: str, case: str, note: str) -> Change:
    """Move a note into the rationale of its question, its document and page among the evidence.

    One act: undoing it takes the text out of the rationale and lets the note wait again. Raises BadInput where no such
    note waits, or two laptops disagree on the question.
    """
    with acting(store, person, case) as act:
        rows = _own(act, case, note)
        content = dict(rows[0].content or {})
        question = content["question"]
        rationale, evidence = _judged(act.connection, person, case, question)
        piece = {key: content[key] for key in ("document", "page") if content.get(key) is not None}
        judge(
            act,
            case,
            question,
            rationale="\n".join(part for part in (rationale, content["text"]) if part),
            evidence=[*evidence, piece] if piece else evidence,
        )
        return _replace(act, rows, {**content, "used": True}, "note moved into the rationale")


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
    return split_id(note.id)


def _own(act: Act, case: str, note: str) -> tuple[EntryRow, ...]:
    """All that is current of a note of this person's, what waits first. Raises BadInput."""
    rows = act.current("note", f"{case}/{note}")
    own = sorted((row for row in rows if row.person == act.person), key=lambda row: not _waits(row))
    if not own or not _waits(own[0]):
        raise BadInput(f"You have no unused note {quoted(note)} on {case}. `reviewtui note {case}` lists them.")
    return tuple(own)


def _replace(act: Act, rows: Sequence[EntryRow], content: Content, what: str) -> Change:
    case, question = rows[0].subject.partition("/")[0], (rows[0].content or {})["question"]
    entry = act.add("note", rows[0].subject, content, replaces=rows)
    return act.change(f"{case} {question}: {what}.", entry, question)


def _judged(connection: Connection, person: str, case: str, question: str) -> tuple[str, list[dict[str, Any]]]:
    """The rationale being typed, or else the one that stands, and the evidence."""
    sides = own_sides(connection, person, case).get(question, [])
    content = dict(sides[0].content or {}) if sides else {}
    subject = draft_subject(case, question)
    typed = [draft.text for draft in local.drafts(connection, person) if draft.subject == subject]
    return (typed[0] if typed else content.get("rationale") or "").rstrip(), list(content.get("evidence") or ())


def _source(connection: Connection, case: str, document: str | None, page: int | None) -> dict[str, Any]:
    """Document and page, known to be in the case. Raises BadInput."""
    if document is None:
        if page is not None:
            raise BadInput("A page needs its document: name both, or neither.")
        return {}
    contents = standing_contents(entries.current(connection, "document", case=case))
    piece = {"document": document, **({"page": page} if page is not None else {})}
    return checked([piece], (), [Document.from_content(content) for content in contents])[0]


def _filled(text: str) -> str:
    if not text.strip():
        raise BadInput("A note needs some text.")
    return text.strip()
