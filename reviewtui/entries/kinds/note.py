"""A working note: an inspector's own, waiting under a question until it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Listed, Near, Searched, Shape, Signed, Telling, in_full

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.entry import Entry
    from reviewtui.entries.kinds.values import Filled, Id, Moment, Number, Reference


class NoteContent(Shape):
    """What a `note` entry holds: an inspector's own working note under a question."""

    case: Reference
    id: Id
    question: Filled
    text: Filled
    document: Id | None = None
    page: Number | None = None
    used: Annotated[Literal[True] | None, Field(description="It was moved into the rationale.")] = None


class NoteItem(Shape):
    """An inspector's own working note; there only where the export was asked for notes."""

    case: Reference
    id: Id
    question: Filled
    text: Filled
    document: Id | None = None
    page: Number | None = None
    used: Annotated[bool, Field(description="Whether it was moved into the rationale of its question.")]
    inspector: str | None = None
    made_at: Moment
    entry: str


def _item(content: Content, signed: Signed) -> dict[str, Any]:
    return in_full({**content, "used": bool(content.get("used"))}, signed)


def _say(telling: Telling) -> str:
    used = " moved into its rationale" if telling.content.get("used") else ""
    return f"note on {telling.content['question']}{used}."


def _moved(note: Entry, judgement: Entry, _: Near) -> bool:
    """Whether a judgement was made by moving the note into its rationale."""
    said = note.content or {}
    return bool(said.get("used")) and judgement.subject.split("/")[::2] == [said.get("case"), said.get("question")]


NOTE = Kind(
    "note",
    NoteContent,
    "{case}/{id}",
    say=_say,
    withheld="a note",
    after_signoff=True,
    withdrawn="note deleted.",
    texts=lambda content: [content["text"]],
    searched=Searched(
        5, lambda content, _: f"{content['question']}, your note", piece=lambda content: {"note": content["id"]}
    ),
    of_case=True,
    private=True,
    listed=(Listed("notes", NoteItem, _item, every_entry=True),),
    sheet=("notes",),
    together={"judgement": _moved},
)
