"""A recovery: the passphrase of a store was forgotten, and the holder of the recovery key set a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from reviewtui.entries.kinds.kind import Kind, Shape, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Filled


class RecoveryContent(Shape):
    """What a `recovery` entry holds: with which recovery key the store was opened."""

    recipient: Annotated[Filled, Field(description="The public part of the recovery key: `age1…`.")]


def _say(_: Telling) -> str:
    return "the holder of this recovery key set a new passphrase."


RECOVERY = Kind(
    "recovery", RecoveryContent, "{recipient}", say=_say, withheld="a recovery", after_signoff=True, by_file=False
)
