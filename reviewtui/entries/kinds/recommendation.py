"""A recommendation: what somebody is asked to do, and the figures it rests on as they were when it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.entries.kinds.kind import Kind, Listed, Shape, SignedItem, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import FigureItem, Filled, Id


class RecommendationContent(Shape):
    """What a `recommendation` entry holds."""

    id: Id
    to: Annotated[Filled, Field(description="Code of an agency, or who else in words.")]
    text: Filled
    site: Annotated[Filled | None, Field(description="Code of the site whose figures it rests on; else of all.")] = None
    rests_on: Annotated[list[FigureItem], Field(description="The figures as they were when it was written.")]


class RecommendationItem(SignedItem, RecommendationContent):
    """A recommendation, who wrote it and when."""


def named(to: str) -> str:
    """`Police`, or the words that were given."""
    return AGENCIES[to].name if to in AGENCIES else to


def _say(telling: Telling) -> str:
    return f"recommendation to {named(telling.content['to'])} saved."


RECOMMENDATION = Kind(
    "recommendation",
    RecommendationContent,
    "{id}",
    say=_say,
    withheld="a recommendation",
    withdrawn="recommendation withdrawn.",
    texts=lambda content: [content["text"]],
    named_by_id=True,
    listed=(Listed("recommendations", RecommendationItem),),
)
