"""What rating worked out from a framework and may need again."""

from collections.abc import Callable
from typing import TypeVar

from reviewtui.framework.model import Framework

REMEMBERED = 20_000
"""How many things worked out for single nodes a framework keeps."""

_Found = TypeVar("_Found")


def remembered(framework: Framework, key: object, work_out: Callable[[], _Found]) -> _Found:
    """What was worked out before under a key that holds all it depends on; several threads may ask at once."""
    memory = framework.memory
    known: _Found | None = memory.get(key)
    if known is not None:
        return known
    found = work_out()
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[key] = found
    return found
