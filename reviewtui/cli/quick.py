"""What programs ask over and over, answered without the library that reads every other command line.

That library is a quarter of what a quick verb costs. Only a line spelled exactly so is taken; all others, and their
help, belong to the group, whose own verb gives the same answer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def quick_verb(arguments: Sequence[str]) -> Callable[[], None] | None:
    """What does as it is asked by `[--store PATH] summary --json`; None for everything else."""
    store = os.environ.get("REVIEWTUI_STORE", "")
    if len(arguments) == 4 and arguments[0] == "--store":
        store, arguments = arguments[1], arguments[2:]
    is_plain = store and not store.startswith("-") and not os.environ.get("REVIEWTUI_LANGUAGE")
    return (lambda: _summary(store)) if is_plain and list(arguments) == ["summary", "--json"] else None


def _summary(path: str) -> None:
    from reviewtui.cli.session import Session
    from reviewtui.cli.streams import print_document
    from reviewtui.services.summary.summaries import summarise

    with Session(path, None).reading() as store:
        print_document(summarise(store).as_json())
