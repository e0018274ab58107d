"""The one place that opens connections: never creates by accident, never opens what is not ours."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from db import problems
from db.revisions import HEAD, READ_AS_THEY_ARE, REVISIONS, TRIGGERS

if TYPE_CHECKING:
    # The driver ships no types; its module is the standard library's, name for name.
    import sqlite3 as dbapi2
    from sqlite3 import Connection, Error
else:
    from sqlcipher3 import dbapi2
    from sqlcipher3.dbapi2 import Connection, Error

__all__ = [
    "Connection", "Error", "Fixed", "attach", "configure", "connect", "dbapi2", "make", "problem_of",
    "require_encrypted", "revision_of",
]  # fmt: skip

APPLICATION_ID = 0x72767475
"""“rvtu” in the file's header: this is how a store is told from another program's database."""

BUSY_MS = 10_000
"""How long a connection waits for another process before it says that the store is locked."""

LEAST_ROOM = 64 * 1024
"""Bytes; with fewer left on its disk a write that failed, failed for want of room."""

PRAGMAS: Mapping[str, tuple[str, object]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "fullfsync": ("ON", 1),
    "checkpoint_fullfsync": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "recursive_triggers": ("ON", 1),
    "busy_timeout": (str(BUSY_MS), BUSY_MS),
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
    "cache_size": ("-32768", -32768),
}
"""Each setting as it is asked for, and as it must read back."""

KEPT_IN_THE_FILE = ("journal_mode",)
KEPT_IN_MEMORY = ("foreign_keys", "recursive_triggers", "temp_store", "trusted_schema")
"""The settings that matter where nothing is on a disk."""


FIXED = "ro&immutable=1"
"""How a file is opened of which nothing is written down while it is read: no log, no lock."""


class Fixed(Connection):
    """A reader that never sees what comes after it was opened."""

    state: tuple[int, ...] | None = None
    """How the file was just before, where that is known."""


def may_write(path: Path) -> bool:
    """Whether the system lets us write the store and beside it, where its log goes; a medium may allow neither."""
    if not os.path.exists(path):  # noqa: PTH110  a name that no file can have is nothing to raise about here
        return True
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


COMPANIONS = ("", "-wal", "-shm", ".device", ".key", ".heads")
"""What belongs to a store: the file, its log and the log's index, whose device writes it, its wrapped key, and which
entries were seen in it."""

KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\0"
"""How a database begins that is not encrypted."""


def key_file_of(path: Path) -> Path:
    """Where the wrapped key of an encrypted store lies."""
    return path.with_name(f"{path.name}.key")


def is_encrypted(path: Path) -> bool:
    """Whether a store has a key file. The store itself is not looked into: this process may have it open."""
    return os.path.lexists(f"{path}.key")


def make_private(path: Path) -> bool:
    """Let nobody but its owner read a store and what lies beside it; whether anybody else could.

    Where the system knows no such modes, or the file is somebody else's, all stays as it is.
    """
    if os.name == "nt":
        return False
    changed = False
    for ending in COMPANIONS:
        try:
            mode = os.stat(f"{path}{ending}").st_mode  # noqa: PTH116  no path object a file at every start
            if mode & 0o077:
                os.chmod(f"{path}{ending}", mode & 0o600)  # noqa: PTH101
                changed = True
        except OSError:
            continue
    return changed


def connect(path: Path, *, writable: bool, key: bytes | None = None, touch: bool = True) -> Connection:
    """A connection to an existing, up-to-date store; `key` is the raw 32-byte data key of an encrypted one.

    Without `touch` the file is opened so that not even a setting of it is written. A reader for whose log there is no
    room is a `Fixed` one. Raises the StoreProblem that says what is wrong with the path; nothing is created or changed.
    """
    try:
        return _connected(path, key, "rw" if touch else _reading(path), writable=writable, touch=touch)
    except problems.StoreUnreadable:
        if writable or _log_holds_something(path):
            raise
        try:
            return _connected(path, key, FIXED, writable=False, touch=False)
        except problems.StoreProblem:
            pass
        raise


def _connected(path: Path, key: bytes | None, mode: str, *, writable: bool, touch: bool) -> Connection:
    connection = _attached(path, key, mode, writable=writable)
    try:
        _require_head(path, revision_of(connection), READ_AS_THEY_ARE if not touch else ())
        _require_own(connection, path)
        configure(connection, path, touch=touch)
        if not writable:
            connection.execute("PRAGMA query_only=ON")
    except Error as error:
        connection.close()
        raise (problem_of(error, path, writing=writable) or problems.StoreUnreadable(path, str(error))) from error
    except problems.StoreProblem:
        connection.close()
        raise
    return connection


def attach(path: Path, key: bytes | None = None, *, touch: bool = True) -> Connection:
    """A connection to a store of any schema revision, with no settings made yet. Raises StoreProblem."""
    return _attached(path, key, "rw" if touch else _reading(path))


def _attached(path: Path, key: bytes | None, mode: str, *, writable: bool = False) -> Connection:
    _require_file(path)
    connection = _opened(path, key, mode)
    try:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    except Error as error:
        connection.close()
        if key is not None and str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_NOTADB"):
            raise problems.StoreSealed(path) from None  # the driver says it only in its own words
        raise (problem_of(error, path, writing=writable) or problems.StoreUnreadable(path, str(error))) from error
    if application_id != APPLICATION_ID:
        connection.close()
        raise problems.NotAStore(path)
    return connection


def make(path: Path, key: bytes | None = None) -> Connection:
    """A connection to a new, empty file (0600) that is not marked as a store yet.

    Folders that have to be made are 0700. Raises StoreExists or StoreNotMade.
    """
    try:
        _make_folders(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        return _opened(path, key, "rw")
    except FileExistsError as error:
        raise problems.StoreExists(path) from error
    except (OSError, ValueError) as error:
        raise problems.StoreNotMade(path, _reason(error)) from error


def in_memory(key: bytes | None = None) -> Connection:
    """A connection to an empty database that lies in memory alone; with a store's `key` it takes that store's pages."""
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    if key is not None:
        _encrypt(connection, Path(":memory:"), key)
    for name in KEPT_IN_MEMORY:
        connection.execute(f"PRAGMA {name}={PRAGMAS[name][0]}")
    return connection


PAGES = 1_000
"""How many pages are copied between two words on how far it is."""


def copy_pages(source: Connection, target: Connection, tell: Callable[[int, int], None] | None = None) -> None:
    """Copy a whole database; `tell` hears how many pages are copied and of how many, and ends it by what it raises."""
    source.backup(target, pages=PAGES, progress=(lambda _, left, all_: tell(all_ - left, all_)) if tell else None)


def configure(connection: Connection, path: Path, *, touch: bool = True) -> None:
    """Make every setting and read it back, without `touch` but for those that the file keeps. Raises PragmaRefused."""
    for name, (asked, expected) in PRAGMAS.items():
        if not touch and name in KEPT_IN_THE_FILE:
            continue
        connection.execute(f"PRAGMA {name}={asked}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise problems.PragmaRefused(path, f"{name} is {found}, not {expected}")


def revision_of(connection: Connection) -> str:
    """The schema revision a store is at; empty before its first migration."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return ""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def problem_of(error: Error, path: Path, *, writing: bool = False) -> problems.StoreProblem | None:
    """What an error of the driver says about the store, or None when it says something about our statement."""
    name = str(getattr(error, "sqlite_errorname", "") or _NAMES.get(str(error), ""))
    for prefix, problem in (_WRITE_PROBLEMS | _PROBLEMS if writing else _READ_PROBLEMS | _PROBLEMS).items():
        if name.startswith(prefix):
            for_want_of_room = _FOR_WANT_OF_ROOM.get(problem)
            if for_want_of_room and (name.startswith("SQLITE_FULL") or not _has_room(path)):
                return for_want_of_room(path)
            return problem(path, str(error))
    return None


def _has_room(path: Path) -> bool:
    """Whether the disk takes more: SQLite calls a full one a fault of its input and output."""
    import shutil

    try:
        return shutil.disk_usage(path.parent).free >= LEAST_ROOM
    except OSError:
        return True


def uri_of(path: PurePath) -> str:
    """A path as SQLite's `file:` address, every sign in it but letters escaped.

    Nothing in it is taken for the name of a host, a query or an anchor: SQLite opens no address that names a host, as
    that of a share would (`//server/share/s.store`).
    """
    return f"file:{quote(os.fsencode(path), safe='')}"


def _reading(path: Path) -> str:
    """How to open a file only to read it: one that nobody can write needs no log and no lock beside it, nor gets any.

    A log that holds something is read along, where the system can.
    """
    is_fixed = not os.access(path.absolute().parent, os.W_OK) and not _log_holds_something(path)
    return FIXED if is_fixed else "ro"


def _log_holds_something(path: Path) -> bool:
    try:
        return os.path.getsize(f"{path}-wal") > 0  # noqa: PTH202  no path object a file at every start
    except OSError:
        return False


def _opened(path: Path, key: bytes | None, mode: str) -> Connection:
    try:
        connection = dbapi2.connect(
            f"{uri_of(path.absolute())}?mode={mode}",
            uri=True,
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            factory=Fixed if mode == FIXED else dbapi2.Connection,
        )
    except Error as error:
        raise problems.StoreUnreadable(path, str(error)) from error
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        if key is not None:
            _encrypt(connection, path, key)
    except BaseException:
        connection.close()
        raise
    return connection


def _encrypt(connection: Connection, path: Path, key: bytes) -> None:
    """Have all that is read and written pass through SQLCipher; a driver without it would write in the clear.

    The key is a raw one, so that no connection costs a derivation. Raises EncryptionRefused.
    """
    if len(key) != KEY_BYTES or not any(key):
        raise problems.EncryptionRefused(path, "its key is empty or too short")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise problems.EncryptionRefused(path, "the database driver cannot encrypt")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")


def require_encrypted(path: Path) -> None:
    """The file just made does not begin as a plain database does. Raises EncryptionRefused.

    Only for a file that nobody has open: to close it again lets go of this process's locks on it.
    """
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) in (b"", PLAIN_HEADER):
            raise problems.EncryptionRefused(path, "the file was written in the clear")


def _require_file(path: Path) -> None:
    """A zero-length file would open as an empty database; a folder gives an error that names nothing."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise problems.StoreMissing(path) from error
    except OSError as error:
        raise problems.StoreUnreadable(path, _reason(error)) from error
    if path.is_symlink():
        raise problems.StoreIsLink(path)
    if path.is_dir():
        raise problems.StoreIsDirectory(path)
    if not path.is_file():
        raise problems.NotAStore(path)
    if status.st_size == 0:
        raise problems.StoreEmpty(path)


def _require_head(path: Path, revision: str, or_one_of: Collection[str]) -> None:
    if revision == HEAD or revision in or_one_of:
        return
    if revision == "" or revision in REVISIONS:
        raise problems.StoreOlder(path, revision or "none")
    raise problems.StoreNewer(path, revision)


def _require_own(connection: Connection, path: Path) -> None:
    """Nothing in the file acts by itself but what this program put there. Raises StoreForeign."""
    acting = connection.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    for kind, name in acting:
        if kind == "view" or name not in TRIGGERS:
            raise problems.StoreForeign(path, f"{kind} {name!a}")


def _make_folders(folder: Path) -> None:
    """Make what is missing, for its owner alone; what exists keeps its mode."""
    if folder.exists():
        return
    _make_folders(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


_NAMES = {
    "disk I/O error": "SQLITE_IOERR",
    "database or disk is full": "SQLITE_FULL",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "database is locked": "SQLITE_BUSY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "file is not a database": "SQLITE_NOTADB",
}
"""What an error says that has no name of its own, as while pages are copied, and the name it would have."""

_PROBLEMS: dict[str, type[problems.StoreProblem]] = {
    "SQLITE_NOTADB": problems.NotAStore,
    "SQLITE_CORRUPT": problems.StoreDamaged,
    "SQLITE_BUSY": problems.StoreLocked,
    "SQLITE_LOCKED": problems.StoreLocked,
}
_READ_PROBLEMS: dict[str, type[problems.StoreProblem]] = dict.fromkeys(
    ("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR"), problems.StoreUnreadable
)
_FOR_WANT_OF_ROOM: dict[type[problems.StoreProblem], type[problems.StoreProblem]] = {
    problems.WriteFailed: problems.DiskFull,
    problems.StoreUnreadable: problems.NoRoomToOpen,
}
_WRITE_PROBLEMS: dict[str, type[problems.StoreProblem]] = {
    **dict.fromkeys(_READ_PROBLEMS, problems.WriteFailed),
    "SQLITE_CONSTRAINT": problems.RecordRefused,
}
