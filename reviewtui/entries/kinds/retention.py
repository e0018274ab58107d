"""A retention: the texts of a closed inspection's cases were deleted under a stated rule; their fingerprints stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from reviewtui.entries.kinds.kind import Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Count, Day, Filled


class RetentionContent(Shape):
    """What a `retention` entry holds: what was deleted, and why."""

    rule: Annotated[Filled, Field(description="The rule it was deleted under, as the person states it.")]
    closed: Annotated[Day, Field(description="The day on which the inspection was closed.")]
    cases: Annotated[Count, Field(description="How many cases had their texts deleted.")]
    entries: Annotated[Count, Field(description="How many entries had their content deleted.")]
    until: Annotated[
        list[Filled],
        Field(description="The last entry of each device: what is about a case, up to it, was deleted."),
    ]


def _say(telling: Telling) -> str:
    told = telling.content
    cases = "1 case" if told["cases"] == 1 else f"{told['cases']:,} cases"
    return f"inspection closed, texts of {cases} ({told['entries']:,} entries) deleted under retention: {told['rule']}"


RETENTION = Kind(
    "retention", RetentionContent, "{closed}", say=_say, withheld="a retention", after_signoff=True, by_file=False
)
