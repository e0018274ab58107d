"""Stores that take long to make and are only ever copied: made once a run, by whichever of its processes asks first."""

import fcntl
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

_folder: list[Path] = []


def keep_in(folder: Path) -> None:
    """Where all processes of this run find them."""
    _folder[:] = [folder]


def made(name: str, make: Callable[[Path], Path]) -> Path:
    """The closed store `name`, never to be written to; `make` makes it in an empty folder, if nobody did."""
    [folder] = _folder
    path = folder / f"{name}.once"
    if not path.exists():
        with path.with_suffix(".lock").open("w") as lock, TemporaryDirectory(dir=folder) as empty:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                make(Path(empty)).rename(path)
    return path
