"""Everything that can be wrong with a store, each as the plain sentence a person reads."""

from __future__ import annotations

from pathlib import Path


class StoreProblem(Exception):
    """Something is wrong with the store at {path}."""

    def __init__(self, path: Path, detail: str = "") -> None:
        self.path = path
        self.detail = detail
        super().__init__((type(self).__doc__ or "").format(path=path, detail=detail))


class StoreMissing(StoreProblem):
    """There is no store at {path}: check the path, or make one with `reviewtui new`."""


class StoreIsDirectory(StoreProblem):
    """{path} is a folder, not a store: name the file in it."""


class StoreIsLink(StoreProblem):
    """{path} is a link. What lies beside a store must not be found elsewhere: name the store itself."""


class StoreEmpty(StoreProblem):
    """{path} is an empty file, not a store: restore a copy, or remove it and run `reviewtui new`."""


class NotAStore(StoreProblem):
    """{path} is not a reviewtui store, or its key file {path}.key is missing. Name a store, or copy that file back."""


class StoreSealed(StoreProblem):
    """{path} cannot be opened. The passphrase is wrong, or the file is damaged. Try again, or restore a backup."""


class StoreIsLocked(StoreProblem):
    """{path} is locked. Unlock it first; nothing was changed."""


class EncryptionRefused(StoreProblem):
    """{path} was not opened, because it would not be encrypted ({detail}). Install reviewtui again."""


class StoreNewer(StoreProblem):
    """{path} was written by a newer reviewtui (schema {detail}): open it with that version; nothing was changed."""


class StoreOlder(StoreProblem):
    """{path} was written by an older reviewtui (schema {detail}) and is not up to date: open it for writing once."""


class StoreLocked(StoreProblem):
    """{path} is held by another program that is writing to it: wait for it to finish, then try again."""


class StoreUnreadable(StoreProblem):
    """{path} cannot be opened ({detail}): check who may read and write the file and its folder."""


class NoRoomToOpen(StoreUnreadable):
    """{path} cannot be opened, because the disk is full: make room on it, then try again."""


class StoreDamaged(StoreProblem):
    """{path} is damaged ({detail}). See `reviewtui check`. --read-only reads on. Restore a copy, and keep this file."""


class StoreForeign(StoreProblem):
    """{path} holds what reviewtui never put there ({detail}) and was not opened: restore a copy, and keep this file."""


class StoreExists(StoreProblem):
    """{path} exists already and was left as it is: choose another path."""


class StoreNotMade(StoreProblem):
    """No store can be made at {path} ({detail}): check the folder, or choose another path."""


class PragmaRefused(StoreProblem):
    """{path} was not opened: SQLite refuses a setting that keeps it safe ({detail}); reinstall sqlcipher3."""


class WriteFailed(StoreProblem):
    """Nothing was written: check room on the disk and who may write the file, then try again ({detail}: {path})."""


class StoreReadOnly(WriteFailed):
    """Nothing was written: the store is open for reading only ({path})."""


class DiskFull(WriteFailed):
    """Nothing was written, the disk is full: make room on it, then try again ({path})."""


class RecordRefused(WriteFailed):
    """Nothing was written, because the record's rules refuse it ({detail}: {path})."""
