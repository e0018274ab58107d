"""The sample inspection in a store of its own, kept in the data folder."""

from importlib.resources import as_file, files
from pathlib import Path

from db.store import Store
from reviewtui.services.arrivals import Report
from reviewtui.services.errors import NotWritten
from reviewtui.services.importing import import_path
from reviewtui.services.settings import data_folder
from reviewtui.services.stores import create, open_store

_COMPANIONS = ("", "-wal", "-shm")


def demo_path() -> Path:
    """Where the demo's store is, or will be."""
    return data_folder() / "demo" / "demo.store"


def open_demo(*, reset: bool = False, report: Report | None = None) -> Store:
    """Open the demo, making it first when there is none; `reset` makes it anew and keeps the old one beside it."""
    path = demo_path()
    if reset and path.exists():
        _set_aside(path)
    if not path.exists():
        _make(path, report)
    return open_store(path)


def _make(path: Path, report: Report | None) -> None:
    """Build the store under another name first, so that a demo cut short never stands as the demo."""
    part = path.with_name("demo.store.part")
    for ending in _COMPANIONS:
        part.with_name(part.name + ending).unlink(missing_ok=True)
    store = create(part, plain=True)
    try:
        with as_file(files("sample_cases")) as folder:
            import_path(store, Path(folder), report=report)
    finally:
        store.close()
    part.replace(path)


def _set_aside(path: Path) -> None:
    """Close the old demo's log by opening it once, then give it another name."""
    open_store(path).close()
    try:
        for ending in _COMPANIONS:
            old = path.with_name(path.name + ending)
            if old.exists():
                old.replace(path.with_name("demo.store.old" + ending))
    except OSError as problem:
        raise NotWritten(
            f"The old demo at {path} could not be set aside ({problem.strerror}): close it first."
        ) from None
