"""An answer to a prompt beside a question: counted, and never rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from reviewtui.entries.kinds.kind import Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Reference, ReviewName

_ANSWERS = {"yes": "yes", "no": "no", "not_applicable": "not applicable"}


class PromptContent(Shape):
    """What a `prompt` entry holds: an answer beside a question, counted and never rated."""

    case: Reference
    review: ReviewName
    question: Filled
    prompt: Annotated[Filled, Field(description="The prompt's letter.")]
    answer: Literal["yes", "no", "not_applicable"]
    framework_version: Filled


def _say(telling: Telling) -> str:
    return f"prompt {telling.content['prompt']}: {_ANSWERS[telling.content['answer']]}."


PROMPT = Kind(
    "prompt",
    PromptContent,
    "{case}/{review}/{question}/{prompt}",
    say=_say,
    withheld="an answer to a prompt",
    withdrawn="no answer.",
    of_case=True,
    answers=True,
    of_question=True,
    sheet=("question",),
)
