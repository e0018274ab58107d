"""Making and opening stores, with every problem as a plain sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.problems import StoreProblem, WriteFailed
from db.store import Store as Store  # named by the doors, which may not import db
from reviewtui.services.errors import BadUsage, NotWritten, StoreUnusable

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
    folder = path.absolute().parent
    if not folder.exists():
        raise StoreUnusable(f"No store was made, there is no folder {folder}: make it first, or mend the path.")
    with plain_sentences():
        return Store.create(path)


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
