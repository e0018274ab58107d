"""A progress bar on stderr for long work, where somebody can see it; nothing at all elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.services.steps import Report

SHORT_SECONDS = 1.0
"""Work that is done by then shows no bar."""


@contextmanager
def progress_bar() -> Iterator[Report | None]:
    """A function to tell how far the work is; None when stderr is no terminal.

    The bar is drawn, and what draws it imported, once the work has taken a second: short work shows none.
    """
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        drawn: list[Report] = []
        shown_from = time.monotonic() + SHORT_SECONDS

        def report(doing: str, done: int, total: int) -> None:
            if not drawn and time.monotonic() >= shown_from:
                drawn.append(stack.enter_context(_bar()))
            for draw in drawn:
                draw(doing, done, total)

        yield report


@contextmanager
def _bar() -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    from reviewtui.casefile.visible import visible

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")

        def report(doing: str, done: int, total: int) -> None:
            progress.update(task, description=Text(visible(doing)).markup, completed=done, total=total or None)

        yield report
