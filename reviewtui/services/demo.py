"""The sample inspection and the training one, each in a store of its own, kept in the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.driver import COMPANIONS
from db.replacing import put_in_place
from db.store import Store
from reviewtui.services.errors import NotWritten, StoreUnusable
from reviewtui.services.preferences.settings import data_folder
from reviewtui.services.store.stores import create, open_store, plain_sentences

if TYPE_CHECKING:
    from reviewtui.services.steps import Report


def demo_path(*, training: bool = False) -> Path:
    """Where the demo's store is, or will be; that of the five training cases lies beside it."""
    return data_folder() / "demo" / ("training.store" if training else "demo.store")


def is_demo(path: Path) -> bool:
    """Whether the demo's store or that of the training cases is there."""
    return path.absolute() in (demo_path(), demo_path(training=True))


def sample_folder(*, training: bool = False) -> Path:
    """The files of the sample inspection, or of the training one, as they were installed beside the program."""
    folder = Path(__file__).parents[2] / "sample_cases" / ("training" if training else "")
    if not folder.is_dir():
        raise NotWritten("The sample inspection is not installed with this program: install reviewtui again.")
    return folder


def open_demo(*, reset: bool = False, training: bool = False, report: Report | None = None) -> Store:
    """Open the demo, making it first when there is none; `reset` makes it anew and keeps the old one beside it.

    With `training` it is the inspection of five cases that inspectors judge to compare how they read the questions.
    """
    path = demo_path(training=training)
    if reset and path.exists():
        _set_aside(path)
    if not path.exists():
        _make(path, sample_folder(training=training), report)
    return open_store(path)


def _make(path: Path, files: Path, report: Report | None) -> None:
    """Build the store under another name first, so that a demo cut short never stands as the demo.

    What reads files is imported here: it costs most of a start, and a demo that is there already needs none of it.
    """
    from reviewtui.services.import_.importing import import_path

    part = path.with_name(path.name + ".part")
    for ending in COMPANIONS:
        part.with_name(part.name + ending).unlink(missing_ok=True)
    data_folder().mkdir(parents=True, mode=0o700, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    store = create(part, plain=True)
    try:
        import_path(store, files, report=report)
    finally:
        store.close()
    for ending in ("", ".device"):
        put_in_place(part.with_name(part.name + ending), path.with_name(path.name + ending))


def _set_aside(path: Path) -> None:
    """Give the old demo another name. Raises StoreUnusable while it is open anywhere."""
    from db.making import is_in_use  # with what makes stores, which no start waits for

    with plain_sentences():
        if is_in_use(path):
            raise StoreUnusable("The demo is open in another window, and was left as it is: close it there first.")
    try:
        for ending in COMPANIONS:
            old = path.with_name(path.name + ending)
            if old.exists():
                put_in_place(old, path.with_name(f"{path.name}.old{ending}"))
    except OSError as problem:
        raise NotWritten(
            f"The old demo at {path} could not be set aside ({problem.strerror}): close it first."
        ) from None
