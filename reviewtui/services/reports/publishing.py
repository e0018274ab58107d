"""Writes what is published to a folder: a file a table, and the page."""

from pathlib import Path

from db.store import Store
from reviewtui.exchange.flat.csv_file import write_csv
from reviewtui.services.export.access import Leaving
from reviewtui.services.export.outgoing_folder import outgoing_folder
from reviewtui.services.reports.publication import Published

PAGE = "index.html"


def publish(
    store: Store, folder: Path, person: str | None, found: Published, page: bytes, *, replace: bool, whom: str
) -> tuple[str, ...]:
    """The names of the files: all of them are written or none. Raises BadInput, NotWritten."""
    tables = {f"{table.name}.csv": table for table in found.all_tables}
    names = (*tables, PAGE)
    with outgoing_folder(
        store, person, folder, names, Leaving("the publication", whom=whom), replace=replace
    ) as opened:
        for name, table in tables.items():
            with opened(name) as departure:
                write_csv(departure.write, table)
        with opened(PAGE) as departure:
            departure.write(page)
    return names
