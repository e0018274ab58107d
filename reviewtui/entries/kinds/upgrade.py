"""An upgrade: the inspection went over to another version of its framework, and what became of each question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from reviewtui.entries.kinds.kind import Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled


class UpgradeContent(Shape):
    """What an `upgrade` entry holds; questions by their codes."""

    framework: Filled
    version_before: Filled
    version: Filled
    carried: Annotated[list[Filled], Field(description="Asked as before, or in other words: their answers carry over.")]
    again: Annotated[list[Filled], Field(description="Their meaning changed: they are to be answered again.")]
    added: list[Filled]
    removed: list[Filled]
    until: Annotated[list[Filled], Field(description="The last entry of each device that was there.")]


def _say(telling: Telling) -> str:
    content = telling.content
    again, added, removed = (len(content[key]) for key in ("again", "added", "removed"))
    return (
        f"upgraded from version {content['version_before']}: {len(content['carried'])} questions carry over, "
        f"{again} to answer again, {added} added, {removed} removed."
    )


UPGRADE = Kind("upgrade", UpgradeContent, "{framework}/{version}", say=_say, withheld="an upgrade", by_file=False)
