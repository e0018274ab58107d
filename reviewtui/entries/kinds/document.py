"""A document of a case's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import ABSENT, Kind, Listed, Searched, Shape

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import AgencyCode, Date, Filled, Id, Number, Reference


class DocumentContent(Shape):
    """What a `document` entry holds."""

    case: Reference
    id: Id
    agency: AgencyCode
    title: Filled
    date: Date | None = None
    pages: Number | None = None


class ListedDocument(DocumentContent):
    """A document of a case, and how far it was read."""

    state: Annotated[
        Literal["part_read", "read", "requested", "not_supplied"], Field(description="Absent while it is not read.")
    ] = ABSENT


DOCUMENT = Kind(
    "document",
    DocumentContent,
    "{case}/{id}",
    say=lambda telling: f"document: {telling.content['title']}.",
    withheld="a document",
    withdrawn="document withdrawn.",
    named=lambda content: f"document {content['title']}",
    searched=Searched(
        3,
        lambda content, _: f"Document {content['id']}",
        lambda content: (content["title"],),
        lambda content: str(content["title"]),
        piece=lambda content: {"document": content["id"]},
    ),
    of_case=True,
    evidence=True,
    listed=(Listed("documents", ListedDocument),),
    sheet=("documents", "questions"),
)
