"""A suggestion that was taken over or set aside: the answer a measure gave, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Reference

_DONE = {"taken": "used", "set_aside": "dismissed"}


class SuggestionContent(Shape):
    """What a `suggestion` entry holds: what became of the answer a measure suggested."""

    case: Reference
    question: Filled
    measure: Filled
    answer: Annotated[Filled, Field(description="The answer suggested.")]
    why: Filled
    given: Annotated[Filled | None, Field(description="The answer that stood when it was settled.")] = None
    done: Literal["taken", "set_aside"]
    framework_version: Filled


def _say(telling: Telling) -> str:
    return f"suggestion for {telling.content['question']}: {_DONE[telling.content['done']]}."


SUGGESTION = Kind(
    "suggestion",
    SuggestionContent,
    "{case}/{question}/{measure}",
    say=_say,
    withheld="what was done with a suggestion",
    withdrawn="suggestion: nothing done with it.",
    of_case=True,
    sheet=("question",),
)
