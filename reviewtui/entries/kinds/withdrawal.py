"""A withdrawal: a case that should not have been sampled is left out of every figure, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from reviewtui.entries.kinds.kind import Kind, Listed, Shape, SignedItem, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled, Reference


class WithdrawalContent(Shape):
    """What a `withdrawal` entry holds."""

    case: Reference
    reason: Filled
    replaced_by: Annotated[Reference | None, Field(description="The case that was taken in its place.")] = None


class WithdrawalItem(SignedItem, WithdrawalContent):
    """A case that was withdrawn, by whom and when."""


def _say(telling: Telling) -> str:
    other = telling.content.get("replaced_by")
    return f"withdrawn from the sample, replaced by {other}." if other else "withdrawn from the sample."


WITHDRAWAL = Kind(
    "withdrawal",
    WithdrawalContent,
    "{case}",
    say=_say,
    withheld="a withdrawal",
    withdrawn="returned to the sample.",
    texts=lambda content: [content["reason"]],
    of_case=True,
    graded=True,
    timed=True,
    listed=(Listed("samples", WithdrawalItem),),
    sheet=("withdrawal",),
)
