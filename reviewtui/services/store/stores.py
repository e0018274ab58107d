"""Making and opening stores, with every problem as a plain sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.driver import is_encrypted as is_encrypted
from db.driver import key_file_of
from db.problems import StoreExists, StoreLocked, StoreProblem, WriteFailed
from db.store import Store as Store  # named by the doors, which may not import db
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadUsage, FolderMissing, NotWritten, StoreUnusable
from reviewtui.services.store.handed_over import handed_over_on
from reviewtui.services.store.unsafe_folders import require_safe

NEEDS_ONE = "An encrypted store needs a passphrase. A store that is not encrypted is made with --plain."
OPEN_TO_OTHERS = "Others on this computer could read the store; from now on only its owner can."


def create(
    path: Path,
    *,
    plain: bool = False,
    passphrase: str | None = None,
    recipient: str | None = None,
    cost: int | None = None,
) -> Store:
    """Make a store at `path`, which must not exist, in a folder that must; encrypted unless it is to be `plain`.

    `recipient` is the age key that can set a new passphrase when that is forgotten; `cost` is what guessing one costs,
    if not `keys.COST`. Raises BadUsage without a passphrase, BadInput for one that is too short, and StoreUnusable: a
    folder made for a mistyped path would only be lost later.
    """
    if not plain and passphrase is None:
        raise BadUsage(NEEDS_ONE)
    require_folder(path)
    require_safe(path)
    with plain_sentences():
        if plain or passphrase is None:
            return Store.create(path)
        if os.path.lexists(path):
            raise StoreExists(path)
        from reviewtui.services.store.keys import COST, make_key  # only an encrypted store asks for it

        key = make_key(path, passphrase, recipient, cost=cost or COST)
        try:
            return Store.create(path, key=key)
        except BaseException:
            key_file_of(path).unlink(missing_ok=True)
            raise


def require_folder(path: Path) -> None:
    """The folder a store is to be made in is there. Raises FolderMissing, and StoreUnusable where nothing goes in."""
    folder = path.absolute().parent
    if not folder.exists():
        raise FolderMissing(
            f"The store was not created. The folder {folder} does not exist. Create it, or enter a different path."
        )
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise StoreUnusable(
            f"The store was not created. Nothing can be written in {folder}. Choose a folder of your own."
        )


def make_folder(path: Path) -> None:
    """Make the folder a store is to be made in, for its owner alone. Raises StoreUnusable."""
    folder = path.absolute().parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StoreUnusable(f"The folder {folder} could not be created. Choose one of your own.") from None


def open_store(path: Path, *, read_only: bool = False, key: bytes | None = None) -> Store:
    """Open the store at `path`; never creates, and with `read_only` writes nothing. Raises StoreUnusable.

    What a look at its record finds wrong is its `doubt`: what can be read of it can still be read. One that was handed
    over is only read, and its `doubt` says so. `key` opens an
    encrypted store: `keys.unlock` gives it.
    """
    if not read_only:
        require_safe(path)
    if key is None and is_encrypted(path) and path.is_file():
        raise StoreUnusable(f"{visible(str(path))} is encrypted: its passphrase is needed.")
    from reviewtui.services.store.verifying import doubt_of

    with plain_sentences():
        store = Store.open(path, key=key, read_only=read_only)
        with closed_where_it_fails(store):
            store.doubt = doubt_of(store)
            with store.read() as connection:
                told = handed_over_on(connection)
        if told is not None:
            store.is_read_only = True
            store.doubt = " ".join(filter(None, (told.sentence, store.doubt)))
        return store


@contextmanager
def closed_where_it_fails(store: Store) -> Iterator[None]:
    """Close a store that was just opened, and that nobody gets."""
    try:
        yield
    except BaseException:
        store.close()
        raise


@contextmanager
def plain_sentences() -> Iterator[None]:
    """Turn the store's problems into what a person reads and the exit code that belongs to it."""
    try:
        yield
    except WriteFailed as problem:
        raise NotWritten(str(problem)) from None
    except StoreLocked as problem:
        raise StoreUnusable(f"{problem}{held_by(problem.path)}") from None
    except StoreProblem as problem:
        raise StoreUnusable(str(problem)) from None


def held_by(path: Path) -> str:
    """Which processes have a store open, as a sentence with a space before it; empty where the system does not tell."""
    from db.holders import holders

    found = [f"{holder.number} ({visible(holder.name)})" for holder in holders(path)]
    if not found:
        return ""
    return f" It is open in {'process' if len(found) == 1 else 'processes'} {', '.join(found)}."
