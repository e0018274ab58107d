"""Bringing cases, inspections and other laptops' records in: all of it or none of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.store import Store

Report = Callable[[str, int, int], None]
"""Told how far it is: what is being done, how many done, how many in all."""


@dataclass(frozen=True)
class Imported:
    """What an import brought."""

    cases: int
    events: int
    judgements: int
    entries: int
    """Entries added to the record, of every kind."""
    sentence: str


def import_path(store: Store, path: Path, person: str | None = None, report: Report | None = None) -> Imported:
    """Import a case file, an inspection document, a record file or a folder of them, in one transaction.

    Raises BadInput listing every fault of every file; then nothing was changed.
    """
