"""Making and opening stores, with every problem as a plain sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.problems import StoreProblem, WriteFailed
from db.store import Store as Store  # named by the doors, which may not import db
from reviewtui.services.errors import BadUsage, FolderMissing, NotWritten, StoreUnusable

ENCRYPTION_COMES_LATER = (
    "Encrypted stores are not available in this version: add --plain to make an unencrypted store, "
    "and keep it on an encrypted disk."
)

OPEN_TO_OTHERS = "Others on this computer could read the store; from now on only its owner can."


def create(path: Path, *, plain: bool) -> Store:
    """Make a store at `path`, which must not exist, in a folder that must. Raises BadUsage without `plain`.

    Else raises StoreUnusable: a folder made for a mistyped path would only be lost later.
    """
    if not plain:
        raise BadUsage(ENCRYPTION_COMES_LATER)
    require_folder(path)
    with plain_sentences():
        return Store.create(path)


def require_folder(path: Path) -> None:
    """The folder a store is to be made in is there. Raises FolderMissing, and StoreUnusable where nothing goes in."""
    folder = path.absolute().parent
    if not folder.exists():
        raise FolderMissing(f"No store was made, there is no folder {folder}: make it first, or mend the path.")
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise StoreUnusable(f"No store was made, nothing can be put in {folder}: choose a folder of your own.")


def make_folder(path: Path) -> None:
    """Make the folder a store is to be made in, for its owner alone. Raises StoreUnusable."""
    folder = path.absolute().parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StoreUnusable(f"The folder {folder} could not be made: choose one of your own.") from None


def open_store(path: Path, *, read_only: bool = False) -> Store:
    """Open the store at `path`; never creates, and with `read_only` writes nothing. Raises StoreUnusable."""
    with plain_sentences():
        return Store.open(path, read_only=read_only)


@contextmanager
def plain_sentences() -> Iterator[None]:
    """Turn the store's problems into what a person reads and the exit code that belongs to it."""
    try:
        yield
    except WriteFailed as problem:
        raise NotWritten(str(problem)) from None
    except StoreProblem as problem:
        raise StoreUnusable(str(problem)) from None
