"""A text in a person's own editor: it lies in a private file meanwhile, in memory where there is such a folder.

Whatever the editor leaves beside the file goes with the folder, which nobody else can enter.
"""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput
from reviewtui.services.store.unsafe_folders import is_in_memory

VARIABLES = ("VISUAL", "EDITOR")
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  # a private folder is made in it
NAME = "rationale.txt"
"""Says nothing of the case: an editor may list the names of what it opened."""
NO_EDITOR = "No editor is named. Set VISUAL or EDITOR, for example EDITOR=nano, and start reviewtui again."
NO_MEMORY = (
    "This store is encrypted, and this computer has no folder that lies in memory alone. The text would be written "
    "to the disk unencrypted, so no editor was opened."
)


def command(environment: Mapping[str, str]) -> list[str]:
    """The editor that a person named and its options. Raises BadInput where none is named, or it is not there."""
    named = next((words for name in VARIABLES if (words := environment.get(name, "").strip())), "")
    try:
        editor = shlex.split(named)
    except ValueError:
        raise BadInput(f"The name of the editor cannot be read: {visible(named[:80])}.") from None
    if not editor:
        raise BadInput(NO_EDITOR)
    if shutil.which(editor[0]) is None:
        raise BadInput(f"The editor “{visible(editor[0][:80])}” was not found. Correct VISUAL or EDITOR.")
    return editor


def folder(environment: Mapping[str, str], *, encrypted: bool) -> str | None:
    """A folder in memory; None, which stands for the system's own, where there is none and the store is plain.

    Raises BadInput where the store is encrypted and there is none.
    """
    named = environment.get("XDG_RUNTIME_DIR", "")
    for each in (Path(named), SHARED_MEMORY) if named else (SHARED_MEMORY,):
        if each.is_absolute() and is_in_memory(each) and os.access(each, os.W_OK | os.X_OK):
            return str(each)
    if encrypted:
        raise BadInput(NO_MEMORY)
    return None


def written(text: str, editor: Sequence[str], within: str | None) -> str | None:
    """What the text is after the editor was closed; None where it ended with an error, which leaves all as it was.

    Raises BadInput where the file cannot be made, the editor not be started, or what it left is no text.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="reviewtui-", dir=within) as private:
            path = Path(private) / NAME
            path.touch(0o600, exist_ok=False)
            path.write_text(text, "utf-8")
            if subprocess.run([*editor, str(path)], check=False).returncode != 0:  # noqa: S603  # the person's own
                return None
            return path.read_text("utf-8-sig").rstrip("\n")
    except UnicodeError:
        raise BadInput("What the editor saved is not UTF-8 text. The text was not changed.") from None
    except OSError as error:
        raise BadInput(f"The editor could not be used: {error.strerror}. The text was not changed.") from None
