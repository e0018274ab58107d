"""A progress bar on stderr for long work, where somebody can see it; nothing at all elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.services.arrivals import Report


@contextmanager
def progress_bar() -> Iterator[Report | None]:
    """A function to tell how far the work is, drawn as a bar; None when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    from reviewtui.casefile.visible import visible

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")

        def report(doing: str, done: int, total: int) -> None:
            progress.update(task, description=Text(visible(doing)).markup, completed=done, total=total or None)

        yield report
