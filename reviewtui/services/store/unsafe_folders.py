"""Folders in which a store is not safe: those that a cloud program synchronises, and those of a network.

Such a program copies a file while it is written to, and the locks of a network drive cannot be relied upon: a store
that is open there is damaged sooner or later, and its text goes to machines that nobody thought of.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import StoreUnusable

VARIABLE = "REVIEWTUI_UNSAFE_FOLDER"
"""Set to anything, it lets a store be in any folder, as `--unsafe-folder` does."""

CLOUDS = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
    "icloud drive": "iCloud", "iclouddrive": "iCloud", "mobile documents": "iCloud", "cloudstorage": "a cloud program",
    "nextcloud": "Nextcloud", "owncloud": "ownCloud", "box sync": "Box", "pcloud drive": "pCloud",
    "pclouddrive": "pCloud", "syncthing": "Syncthing", "megasync": "MEGA", "seafile": "Seafile",
}  # fmt: skip
"""How a synchronised folder begins its name, in small letters, and whose it is."""
MARKS = {".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".owncloudsync.log": "ownCloud"}
"""What a program puts into a folder that it synchronises."""
NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2")
"""What Linux calls the file systems of other machines."""
IN_MEMORY = ("tmpfs", "ramfs")
"""What Linux calls the file systems that lie in memory alone."""
MOUNTS = Path("/proc/mounts")
REMOTE_DRIVE = 4
"""What Windows says of a drive that is another machine's."""

_allowed = False


def allow(anywhere: bool) -> None:
    """Whether a store may be in any folder, because a person said so."""
    global _allowed
    _allowed = anywhere


def require_safe(path: Path) -> None:
    """Raises StoreUnusable for a store in a synchronised or network folder, unless that was allowed."""
    if _allowed or os.environ.get(VARIABLE):
        return
    where = unsafe(path)
    if where is not None:
        raise StoreUnusable(
            f"{visible(str(path))} is {where}. A store that is open there can be damaged, and copies of it go to other "
            "machines. Nothing was opened or changed. Use a folder of this computer's own, or put --unsafe-folder "
            "before the command."
        )


def unsafe(path: Path) -> str | None:
    """What is wrong with the folder of a store, `in a folder that Dropbox synchronises`; None where nothing is."""
    folder = path.absolute().parent.resolve()
    owner = _cloud(folder)
    if owner is not None:
        return f"in a folder that {owner} synchronises"
    return "on a network drive" if _is_remote(folder) else None


def is_in_memory(folder: Path) -> bool:
    """Whether what is written in a folder lies in memory alone, as far as this system tells."""
    at = _mount_of(folder.resolve())
    return at is not None and at[1] in IN_MEMORY


def _cloud(folder: Path) -> str | None:
    for each in (folder, *folder.parents):
        name = each.name.casefold()
        for beginning, owner in CLOUDS.items():
            if name.startswith(beginning):
                return owner
        for mark, owner in MARKS.items():
            if os.path.lexists(each / mark):
                return owner
    return None


def _is_remote(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        is_share = folder.drive.startswith("\\\\")
        return is_share or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == REMOTE_DRIVE
    at = _mount_of(folder)
    return at is not None and at[1] in NETWORK


def _mount_of(folder: Path) -> tuple[str, str] | None:
    """Where the file system begins that a folder lies in, and its kind."""
    return max((mount for mount in _mounts() if folder.is_relative_to(mount[0])), default=None, key=_depth)


def _depth(mount: tuple[str, str]) -> int:
    return len(mount[0])


def _mounts() -> Iterator[tuple[str, str]]:
    """Where Linux has what kind of file system; elsewhere nothing."""
    try:
        lines = MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        parts = line.split(" ")
        if len(parts) > 2:
            yield parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"), parts[2]
