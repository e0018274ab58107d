"""A file on its way out of the store: where it may be written, whole or not at all, and noted in the access log."""

from collections.abc import Iterator
from contextlib import contextmanager
from os.path import lexists
from pathlib import Path

from db.replacing import written_whole
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.export.access import EXPORTED, Departure, Leaving, leaving

PLAIN_EXPORT = (
    "The store is encrypted and this export would not be: anybody who has the file could read it. "
    "Give it a name that ends in .json.age, or add --plain."
)
PLAIN_FILES = (
    "The store is encrypted and what leaves would not be: anybody who has the files could read them. Add --plain."
)


def require_no_folder(path: Path) -> None:
    """Raises BadInput where a folder has the name of the file to write."""
    if path.is_dir():
        raise BadInput(f"{visible(str(path))} is a folder: name a file in it.")


def require_place(store: Store, path: Path, *, replace: bool) -> None:
    """Raises BadInput for a folder, a device, a store, and unless `replace` for what is there already."""
    require_no_folder(path)
    shown = visible(str(path))
    if path.exists() and not path.is_file():
        raise BadInput(f"{shown} is not an ordinary file: choose another name.")
    if path.exists() and _is_store(path, store):
        raise BadInput(f"{shown} is a store, or part of one, and is never written over: choose another name.")
    if lexists(path) and not replace:
        raise BadInput(f"{shown} exists already: choose another name, or add --force to replace it.")


@contextmanager
def outgoing(store: Store, person: str | None, path: Path, left: Leaving) -> Iterator[Departure]:
    """A file to write (0600, whole or not at all), noted as `left` and by its own name. Raises NotWritten."""
    try:
        with (
            written_whole(path) as file,
            leaving(store, person, EXPORTED, left._replace(file=str(path.absolute())), file.write) as departure,
        ):
            yield departure
    except OSError as problem:
        raise NotWritten(
            f"{visible(str(path))} could not be written ({problem.strerror}). The store was not changed."
        ) from None


def write_out(store: Store, person: str | None, path: Path, data: bytes, left: Leaving, *, replace: bool) -> None:
    """Write a file that is made already. Raises BadInput where it may not be written there; NotWritten."""
    require_place(store, path, replace=replace)
    with outgoing(store, person, path, left) as departure:
        departure.write(data)


def _is_store(path: Path, store: Store) -> bool:
    """Whether a file is this store, one of its companions, or any SQLite database."""
    companions = [Path(f"{store.path}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    if any(companion.exists() and path.samefile(companion) for companion in companions):
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False
