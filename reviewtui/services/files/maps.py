"""Maps to start from, made of the tables that a person names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.casefile.visible import visible
from reviewtui.exchange.faults import FaultyFile
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.exchange.table_start import Proposal


def map_for(paths: Sequence[str]) -> Proposal:
    """A map proposed for some tables. Raises BadInput with what is wrong with them."""
    from reviewtui.exchange.table_start import propose

    files: dict[str, bytes] = {}
    for path in paths:
        name = Path(path).name
        if name in files:
            raise BadInput(f"Two files are called {visible(name)}, and a map knows a table by that: rename one.")
        files[name] = read_bytes(path)
    try:
        return propose(files)
    except FaultyFile as faulty:
        raise BadInput("No map can be proposed.", [str(fault) for fault in faulty.faults]) from None
