"""Commentary: what was done well in a case, or needed to improve, on one standard; filed under themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from reviewtui.entries.kinds.kind import Content, Kind, Listed, Searched, Shape, Signed, Telling, in_full

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Id, Moment, Reference

WELL, IMPROVE = "done_well", "to_improve"
SIDES = {WELL: "done well", IMPROVE: "needed to improve"}
"""What a commentary says of the work, in words."""
CONSENT = ("given", "refused", "not_needed")
"""What those whom an example describes said to its being published; none is needed where nobody can be recognised."""


class CommentaryContent(Shape):
    """What a `commentary` entry holds."""

    case: Reference
    standard: Annotated[Filled, Field(description="Code of the standard.")]
    id: Id
    side: Annotated[Literal["done_well", "to_improve"], Field(description="Which of both it is.")]
    text: Filled
    themes: Annotated[list[Filled] | None, Field(description="What the lead inspector filed it under.")] = None
    example: Annotated[Literal[True] | None, Field(description="The lead chose it as a practice example.")] = None
    consent: Annotated[
        Literal["given", "refused", "not_needed"] | None,
        Field(description="Whether those whom the example describes agreed to its being published."),
    ] = None
    written_by: Annotated[Filled | None, Field(description="Who wrote it, where somebody else filed it.")] = None


class CommentaryItem(Shape):
    """A commentary, who wrote it and when it was last changed."""

    case: Reference
    standard: Filled
    id: Id
    side: Literal["done_well", "to_improve"]
    text: Filled
    themes: list[Filled] | None = None
    example: Literal[True] | None = None
    consent: Literal["given", "refused", "not_needed"] | None = None
    inspector: str | None = None
    made_at: Moment
    entry: str


def _item(content: Content, signed: Signed) -> dict[str, Any]:
    said = {key: value for key, value in content.items() if key != "written_by"}
    return in_full(said, signed._replace(person=content.get("written_by") or signed.person))


def _say(telling: Telling) -> str:
    content, before = telling.content, telling.before
    if before is None:
        return f"commentary on standard {content['standard']}, {SIDES[content['side']]}."
    themes = ", ".join(content.get("themes") or ()) or "none"
    example = f" A practice example, {consent_in_words(content.get('consent'))}." if content.get("example") else ""
    return f"themes of the commentary on standard {content['standard']}: {themes}.{example}"


def consent_in_words(consent: str | None) -> str:
    """`consent refused`, or `consent not recorded`."""
    return f"consent {(consent or 'not_recorded').replace('_', ' ')}"


def _title(content: Content, by: str) -> str:
    return f"Standard {content['standard']}, {SIDES[content['side']]}{by}"


COMMENTARY = Kind(
    "commentary",
    CommentaryContent,
    "{case}/{id}",
    say=_say,
    withheld="a commentary",
    withdrawn="commentary withdrawn.",
    texts=lambda content: [content["text"]],
    searched=Searched(4, _title, lambda content: tuple(content.get("themes") or ())),
    of_case=True,
    listed=(Listed("commentary", CommentaryItem, _item),),
    sheet=("commentary",),
)
