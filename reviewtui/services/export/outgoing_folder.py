"""Files that leave together in one folder: all of them or none, each noted in the access log."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from db.replacing import flush_folder, put_in_place
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.export.access import EXPORTED, Departure, Leaving, leaving
from reviewtui.services.export.outgoing import require_place

Open = Callable[[str], AbstractContextManager[Departure]]
"""Opens one of the files by its name."""


@contextmanager
def outgoing_folder(
    store: Store, person: str | None, folder: Path, names: Sequence[str], left: Leaving, *, replace: bool
) -> Iterator[Open]:
    """What opens each of the files called `names`; once the block ends they are in `folder` (0700, the files 0600).

    Each is noted as `left` and by its own name. What else is in the folder stays. Raises BadInput where the folder is
    none, or a file is there already and `replace` is false; NotWritten.
    """
    shown = visible(str(folder))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BadInput(f"{shown} is not a folder: name one, which may be new.")
    for name in names:
        require_place(store, folder / name, replace=replace)
    is_there = folder.exists()
    hidden = f".{os.urandom(8).hex()}.part"
    part = folder / hidden if is_there else folder.with_name(hidden)

    @contextmanager
    def opened(name: str) -> Iterator[Departure]:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        noted = left._replace(file=str((folder / name).absolute()))
        with os.fdopen(os.open(part / name, flags, 0o600), "wb") as file:
            with leaving(store, person, EXPORTED, noted, file.write) as departure:
                yield departure
            file.flush()
            os.fsync(file.fileno())

    try:
        part.mkdir(0o700)
        yield opened
        _put(part, folder, names, is_there=is_there)
    except OSError as problem:
        raise NotWritten(f"{shown} could not be written ({problem.strerror}). The store was not changed.") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _put(part: Path, folder: Path, names: Sequence[str], *, is_there: bool) -> None:
    if is_there:
        for name in names:
            put_in_place(part / name, folder / name)
        flush_folder(folder)
    else:
        part.rename(folder)
        flush_folder(folder.parent)
