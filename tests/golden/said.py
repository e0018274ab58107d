"""What is compared: the export and the history of a kept store, and what an export of the sample lists."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.store import Store
from reviewtui.exchange.writer import write
from reviewtui.report.history import history_lines
from reviewtui.services.histories import page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import create, open_store
from tests.exported import document, to_bytes

FOLDER = Path(__file__).parent
KEPT = ("r0001", "r0002", "r0003")
SAMPLE = Path(__file__).parents[2] / "sample_cases"

OF_FILES = ("framework", "cases", "documents")
"""Lists that say again what the files of the sample say."""
OF_THIS_STORE = ("history", "heads")
"""What differs each time the sample is imported."""


@contextmanager
def kept(name: str, folder: Path) -> Iterator[Store]:
    """A kept store, unpacked into a folder and brought up to date."""
    path = folder / f"{name}.store"
    path.write_bytes(gzip.decompress((FOLDER / f"{name}.store.gz").read_bytes()))
    store = open_store(path)
    try:
        yield store
    finally:
        store.close()


def export_of(store: Store) -> bytes:
    """The whole document, notes and all."""
    return to_bytes(store, None, notes=True)


def history_of(store: Store) -> str:
    """What `history` prints, at 100 columns."""
    return "".join(f"{line.rstrip()}\n" for line in map(str, history_lines(page(store, limit=10_000).lines, 100)))


def lists_of_the_sample(folder: Path) -> bytes:
    """What an export of the sample lists and sums up, made new from its files."""
    store = create(folder / "sample.store", plain=True)
    try:
        import_path(store, SAMPLE)
        listed = document(store)
    finally:
        store.close()
    return write({key: value for key, value in listed.items() if key not in (*OF_FILES, *OF_THIS_STORE)})
