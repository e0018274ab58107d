"""Backups: copies of a store beside it, thinned with age, and put back without writing anything over."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from db.backing_up import back_up as copy_store
from db.backing_up import hash_at, heads_at, put_back
from db.driver import PLAIN_HEADER, is_encrypted, key_file_of
from db.making import is_in_use
from db.problems import StoreIsLink, StoreProblem
from db.store import Store
from reviewtui.casefile.visible import quoted, visible
from reviewtui.services.errors import BadInput, NotWritten, StoreUnusable
from reviewtui.services.steps import Report, tell_nobody
from reviewtui.services.store.keys import copy_key_file, key_file_bytes, opens, unlock
from reviewtui.services.store.stores import held_by, open_store, plain_sentences

DAYS, WEEKS, MONTHS = 12, 10, 9
"""Of how many of the latest days, weeks and months with a backup the last one is kept."""

BROKEN_OFF = 3600
"""Seconds after which nobody is still writing a part of a copy."""

_NAME = re.compile(r"(\d{8}T\d{6})Z(?:-\d+)?(?P<before>-before-[a-z]+)?\.store")
_STAMP = "%Y%m%dT%H%M%S"


class Backup(NamedTuple):
    """One copy of a store."""

    path: Path
    made_at: datetime
    size: int
    """Bytes."""
    is_before: bool = False
    """Whether it was made before something that changes much at once, which its name says."""


class Difference(NamedTuple):
    """What putting a backup back would change, in entries."""

    lost: int
    """Entries that the store has and the backup has not."""
    gained: int
    """The other way round."""


def folder_of(path: Path) -> Path:
    """Where the backups of a store lie: beside it."""
    whole = path.resolve()
    return whole.with_name(f"{whole.name}.backups")


def backups(path: Path) -> tuple[Backup, ...]:
    """The backups of a store, the latest first; files of other names in the folder are none."""
    folder = folder_of(path)
    if not folder.is_dir():
        return ()
    found = ((file, _NAME.fullmatch(file.name)) for file in folder.iterdir())
    made = (_backup(file, name) for file, name in found if name and file.is_file())
    return tuple(sorted(made, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def _backup(file: Path, name: re.Match[str]) -> Backup:
    return Backup(file, _moment(name[1]), file.stat().st_size, name["before"] is not None)


def back_up(store: Store, report: Report | None = None, before: str = "") -> Backup:
    """Copy a store now, and thin out what earlier copies there are; `report` hears how many pages are copied.

    `before` is what is about to change much of the store at once: merge, upgrade or repair. The copy's name says it,
    and no other copy of the same day takes its place.

    Raises StoreUnusable, NotWritten.
    """
    folder = folder_of(store.path)
    stamp = datetime.now(UTC).strftime(_STAMP)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink():
            raise NotWritten(
                f"No backup was made. {visible(str(folder))} is a link to another folder. Remove the link."
            )
        names = (
            f"{stamp}Z{ending}{_said(before)}.store" for ending in ("", *(f"-{number}" for number in range(2, 1000)))
        )
        path = next(folder / name for name in names if not (folder / name).exists())
        _copy(store, path, report or tell_nobody)
        _thin(store.path)
        return Backup(path, _moment(stamp), path.stat().st_size, bool(before))
    except OSError as problem:
        raise NotWritten(
            f"No backup was made in {visible(str(folder))} ({problem.strerror}). The store was not changed."
        ) from None


def _said(before: str) -> str:
    return f"-before-{before}" if before else ""


def _copy(store: Store, path: Path, report: Report) -> None:
    """Of an encrypted store a copy is encrypted by the same key, and has the key file beside it."""

    def tell(done: int, total: int) -> None:
        report("Copying", done, total)

    if store.key is None:
        with plain_sentences():
            copy_store(store.path, path, tell=tell)
        return
    copy_key_file(store.path, path)
    try:
        with plain_sentences():
            copy_store(store.path, path, store.key, tell)
    except BaseException:
        key_file_of(path).unlink(missing_ok=True)
        raise


def keep_up(store: Store, older_than: float, before: str = "") -> Backup | None:
    """A new backup where the latest is older than so many seconds and the store has gone on since; else None.

    `before` as for `back_up`: a latest one that says the same is then the one that stays. Raises as it does.
    """
    if store.is_read_only:
        return None
    latest = next(iter(backups(store.path)), None)
    if latest is not None:
        age = (datetime.now(UTC) - latest.made_at).total_seconds()
        if age < older_than or _says_the_same(store, latest.path):
            if before and not latest.is_before:
                _rename(latest, before)
            return None
    return back_up(store, before=before)


def _rename(backup: Backup, before: str) -> None:
    """Let a backup's name say what it was there before; its key file is beside it at every moment."""
    path = backup.path.with_name(f"{backup.path.stem}{_said(before)}.store")
    try:
        if key_file_of(backup.path).exists():
            copy_key_file(backup.path, path)
        backup.path.rename(path)
        key_file_of(backup.path).unlink(missing_ok=True)
    except OSError as problem:
        raise NotWritten(
            f"No backup was made in {visible(str(path.parent))} ({problem.strerror}). The store was not changed."
        ) from None


def _says_the_same(store: Store, copy: Path) -> bool:
    try:
        return heads_at(store.path, store.key) == heads_at(copy, store.key)
    except StoreProblem:
        return False


def chosen(path: Path, name: str | None) -> Path:
    """The backup of that name or path; the latest where none is named. Raises BadInput."""
    known = backups(path)
    if name is None:
        if not known:
            raise BadInput(f"{visible(str(path))} has no backup: name a copy of it.")
        return known[0].path
    for backup in known:
        if name in (backup.path.name, backup.path.stem):
            return backup.path
    if Path(name).is_file():
        return Path(name)
    raise BadInput(f"There is no backup {quoted(name)}. `reviewtui backup list` lists them.")


class Keys(NamedTuple):
    """What opens a store and one of its backups: as a rule the same."""

    store: bytes | None = None
    backup: bytes | None = None


_PLAIN = Keys()


def keys_of(path: Path, backup: Path, passphrase: Callable[[], str]) -> Keys:
    """The keys of a store and of a copy, which may have none of its own; `passphrase` is asked for when one is needed.

    A store whose own key file cannot be used any more is no reason to stop. Raises StoreUnusable.
    """
    key = None
    if is_encrypted(path):
        try:
            key = unlock(path, passphrase())
        except StoreUnusable:
            if not is_encrypted(backup):
                raise
    if _is_plain(backup):
        return Keys(key)
    if is_encrypted(backup) and not (key and opens(key_file_of(backup), key)):
        return Keys(key, unlock(backup, passphrase()))
    return Keys(key, key)


def _is_plain(copy: Path) -> bool:
    try:
        with copy.open("rb") as file:
            return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    except OSError:
        return False  # whoever opens it next says what is wrong


def difference(path: Path, backup: Path, keys: Keys = _PLAIN) -> Difference | None:
    """What putting a backup back would change; None where the store itself cannot be read any more.

    Raises StoreUnusable for a backup that cannot be read, BadInput for one that is no copy of this store.
    """
    with plain_sentences():
        then = heads_at(backup, keys.backup)
    try:
        now = heads_at(path, keys.store)
    except StoreProblem:
        return None
    shared = now.keys() & then.keys()
    if now and then and not any(_follow_on(path, now, backup, then, device, keys) for device in shared):
        raise BadInput(f"{visible(str(backup))} is not a copy of {visible(str(path))}: nothing was changed.")
    devices = now.keys() | then.keys()
    ahead = [now.get(device, _NONE)[0] - then.get(device, _NONE)[0] for device in devices]
    return Difference(sum(max(each, 0) for each in ahead), sum(max(-each, 0) for each in ahead))


_Heads = dict[str, tuple[int, str]]
_NONE = (0, "")


def _follow_on(path: Path, now: _Heads, backup: Path, then: _Heads, device: str, keys: Keys) -> bool:
    """Whether one of the two goes on from where the other's record of a device ends."""
    shorter = min(now[device], then[device])
    other, key = (path, keys.store) if shorter == then[device] else (backup, keys.backup)
    return hash_at(other, device, shorter[0], key) == shorter[1]


def restore(path: Path, backup: Path, keys: Keys = _PLAIN) -> Path | None:
    """Put a backup in the place of a store, which is set aside under the name given back; nothing is written over.

    Where there was no store any more, none is set aside.

    Raises StoreUnusable while the store is open anywhere, and for a backup that is not sound; NotWritten.
    """
    was_there = path.exists()
    with plain_sentences():
        if path.is_symlink():
            raise StoreIsLink(path)
        if was_there and _is_open(path, keys.store):
            raise StoreUnusable(f"{visible(str(path))} is open in another window. Close it there first.{held_by(path)}")
        aside = path.with_name(f"{path.name}.set-aside-{datetime.now(UTC).strftime(_STAMP)}Z")
        try:
            put_back(backup, path, aside, keys.backup, _wrapped(path, backup, keys))
        except OSError as problem:
            raise NotWritten(f"Nothing was restored ({problem.strerror}). The store was not changed.") from None
    return aside if was_there else None


def restore_open(store: Store, backup: Path) -> str:
    """Put a backup in the place of a store that stays open in this program; gives back the sentence that says so.

    Raises as `restore` does; then the store is as it was.
    """
    key = store.key
    store.lock()
    try:
        aside = restore(store.path, backup, Keys(key, key))
        open_store(store.path, key=key).close()  # an older one is brought up to date
    finally:
        with plain_sentences():
            store.reopen(key)
    return restored_words(aside)


def restored_words(aside: Path | None) -> str:
    """What was restored, and where the previous store is kept."""
    return f"Restored. The previous store was kept as {visible(aside.name)}." if aside else "Restored."


class Offered(NamedTuple):
    """A backup that can be put back, and what that would change; None where it cannot be read."""

    backup: Backup
    difference: Difference | None


def offered(store: Store) -> tuple[Offered, ...]:
    """The backups of an open store, the latest first."""
    keys = Keys(store.key, store.key)
    return tuple(Offered(backup, _difference_or_none(store.path, backup.path, keys)) for backup in backups(store.path))


def _difference_or_none(path: Path, backup: Path, keys: Keys) -> Difference | None:
    try:
        return difference(path, backup, keys)
    except (BadInput, StoreUnusable):
        return None


def in_words(found: Difference | None) -> str:
    """What restoring would change, in a sentence without its capital."""
    if found is None:
        return "the store itself cannot be read any more, so what would be lost is not known."
    if not found.lost and not found.gained:
        return "the store holds the same entries."
    lost = f"{_entries(found.lost)} made since would be lost" if found.lost else "nothing would be lost"
    return f"{lost}; {_entries(found.gained)} would be gained." if found.gained else f"{lost}."


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


def _wrapped(path: Path, backup: Path, keys: Keys) -> bytes:
    """What the key file of the restored store holds: the store's own as it is now, whose passphrase may be newer."""
    if keys.backup is None:
        return b""
    return key_file_bytes(path if keys.backup == keys.store else backup)


def _is_open(path: Path, key: bytes | None) -> bool:
    try:
        return is_in_use(path, key)
    except StoreProblem:
        return False  # what is wrong with it is why somebody restores it


def _thin(path: Path) -> None:
    today = datetime.now(UTC).date()
    known = [backup for backup in backups(path) if not (backup.is_before and backup.made_at.date() == today)]
    kept = kept_of([backup.made_at for backup in known])
    for backup in known:
        if backup.made_at not in kept:
            for file in (backup.path, key_file_of(backup.path)):
                file.unlink(missing_ok=True)
    _sweep(folder_of(path))


def _sweep(folder: Path) -> None:
    """Take away what a backup left that was broken off: parts of a copy, and the key files of none."""
    for file in (*folder.glob("*.part*"), *folder.glob("*.store.key")):
        is_of_one = file.suffix == ".key" and file.with_suffix("").exists()
        with suppress(OSError):  # somebody else took it away
            if not is_of_one and time.time() - file.stat().st_mtime > BROKEN_OFF:
                file.unlink()


def kept_of(moments: Iterable[datetime]) -> Collection[datetime]:
    """Which backups are kept: the last one of each of the latest days, weeks and months that have one."""
    ordered = sorted(moments, reverse=True)
    kept: set[datetime] = set()
    for number, period in ((DAYS, "%Y-%j"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        last: dict[str, datetime] = {}
        for moment in ordered:
            last.setdefault(moment.strftime(period), moment)
        kept.update(list(last.values())[:number])
    return kept


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
