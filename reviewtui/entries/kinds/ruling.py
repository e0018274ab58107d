"""A ruling: the lead inspector's dated note on how a question is to be read, in every case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from reviewtui.entries.kinds.kind import Kind, Listed, Shape, SignedItem

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Id


class RulingContent(Shape):
    """What a `ruling` entry holds; its date is that of the entry."""

    question: Annotated[Filled, Field(description="Code of the question.")]
    id: Id
    text: Filled


class RulingItem(SignedItem, RulingContent):
    """A ruling, who gave it and when."""


RULING = Kind(
    "ruling",
    RulingContent,
    "{question}/{id}",
    say=lambda telling: "ruling on how to read it.",
    withheld="a ruling",
    withdrawn="ruling withdrawn.",
    texts=lambda content: [content["text"]],
    listed=(Listed("rulings", RulingItem),),
    sheet=("rulings",),
)
