"""A rescue: one side of a record that forked was filed under another device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from reviewtui.entries.kinds.kind import Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Count, Filled


class RescueContent(Shape):
    """What a `rescue` entry holds: which entries of a forked record were filed under another device."""

    device: Annotated[Filled, Field(description="Whose record had forked.")]
    since: Annotated[Count, Field(description="The number of the first entry that two records told otherwise.")]
    entries: Annotated[Count, Field(description="How many entries were filed.")]
    filed: Annotated[Filled, Field(description="The device they were filed under, from number 1 on.")]


def _say(telling: Telling) -> str:
    told = telling.content
    entries = "1 entry" if told["entries"] == 1 else f"{told['entries']} entries"
    return f"{entries} of laptop {told['device']}, from number {told['since']} on: its record had forked."


RESCUE = Kind("rescue", RescueContent, "{filed}", say=_say, withheld="a rescue", after_signoff=True)
