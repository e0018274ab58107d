"""What is asked for over and over, answered without the library that reads every other command line.

That library is a quarter of what a quick verb costs, and keeps the screens back. Only a line spelled exactly so is
taken; all others, and their help, belong to the group, which gives the same answer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reviewtui.cli.streams import COMPLETING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def quick_verb(arguments: Sequence[str]) -> Callable[[], None] | None:
    """What does as it is asked by `[--store PATH] summary --json`, or by the screens; None for everything else.

    They are asked for by `[--store PATH] [--as NAME]`, and those of the sample by `[--as NAME] demo`.
    """
    if os.environ.get("REVIEWTUI_LANGUAGE") or COMPLETING in os.environ:
        return None
    given, (*asked,) = _given(arguments)
    store, name = given.get("--store") or os.environ.get("REVIEWTUI_STORE") or None, given.get("--as")
    if asked == ["summary", "--json"]:
        return (lambda: _summary(store)) if store and not store.startswith("-") and name is None else None
    return (lambda: _screens(store, name, is_demo=bool(asked))) if asked in ([], ["demo"]) else None


def _given(arguments: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    """What stands before the verb, each once, and the rest."""
    given = dict[str, str]()
    while arguments and arguments[0] in ("--store", "--as") and arguments[0] not in given:
        if len(arguments) < 2 or not arguments[1] or arguments[1].startswith("-"):
            break
        given[arguments[0]], arguments = arguments[1], arguments[2:]
    return given, arguments


def _screens(path: str | None, name: str | None, *, is_demo: bool) -> None:
    from reviewtui.cli.opening import open_demo, show_days_as_set
    from reviewtui.cli.session import Session

    show_days_as_set()
    session = Session(path, name)
    if is_demo:
        open_demo(session)
    else:
        session.open_screens()


def _summary(path: str) -> None:
    from reviewtui.cli.session import Session
    from reviewtui.cli.streams import print_document
    from reviewtui.services.summary.summaries import summarise

    with Session(path, None).reading() as store:
        print_document(summarise(store).as_json())
