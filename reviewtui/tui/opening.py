"""Opens the screens on a store, from the terminal to the exit code."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.services.closed_streams import flush
from reviewtui.services.errors import BadUsage
from reviewtui.tui import terminal
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.looks import Looks

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


def run(
    place: "Path | Store | None",
    *,
    person: str | None = None,
    case: str | None = None,
    missing: Path | None = None,
    read_only: bool = False,
    tour: bool = False,
) -> int:
    """Open the screens on a store (open already, or its path), or the first run without one; gives back the exit code.

    Of an encrypted store the passphrase is asked first. `person` acts without being asked who; `case` opens its review
    at once; `missing` is a store that was expected. Raises BadUsage with no terminal on stdin or stdout, StoreUnusable.
    """
    from reviewtui.services.preferences import settings
    from reviewtui.services.preferences.config import NOTHING, read_config
    from reviewtui.services.store.stores import is_encrypted

    if not terminal.is_terminal():
        raise BadUsage(
            "The screens need a terminal. Run reviewtui in one, or use a command such as `reviewtui summary`."
        )
    locked = place if isinstance(place, Path) and is_encrypted(place) and place.is_file() else None
    store = _opened(place, read_only) if locked is None else None
    set_here = settings.load()
    app = ReviewApp(
        store,
        person=person,
        case=case,
        theme=set_here.theme,
        moves_on=set_here.move_on,
        looks=Looks(set_here.flash, set_here.date_style, set_here.checklist_width, set_here.chronology_width),
        missing=missing,
        locked=locked,
        read_only=read_only,
        names_plain=True,
        copies_out=set_here.clipboard,
    )
    app.has_tour = tour
    if (config := read_config()) != NOTHING:
        app.take_config(config)
    try:
        app.read_ahead()
        app.run()
        return app.return_code or 0
    finally:
        for opened in filter(None, {store, app.store}):
            opened.close()
        flush(sys.stderr)  # what the screens left for a terminal that is gone would become the exit code


def _opened(place: "Path | Store | None", read_only: bool) -> "Store | None":
    if not isinstance(place, Path):
        return place
    from reviewtui.services.upkeep.reading_around import open_to_read

    return open_to_read(place, read_only=read_only)
