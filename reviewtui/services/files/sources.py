"""Files and frameworks that a person names: a missing or unreadable one is one plain sentence."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import NO_SUCH_NAME, BadInput, NotWritten

if TYPE_CHECKING:
    from reviewtui.framework.model import Framework


_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)

MOST = 64_000_000
"""Bytes that a framework, a table of answers or a case file may have here; more than any of them needs."""


def write_new_file(path: str, text: str) -> None:
    """Write a text to a file that is not there yet. Raises BadInput where it is, or its folder is not; NotWritten."""
    try:
        with Path(path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise BadInput(f"{visible(path)} exists already: name a new file.") from None
    except (FileNotFoundError, NotADirectoryError):
        raise BadInput(f"{visible(path)} cannot be written: there is no such folder.") from None
    except OSError as refused:
        if refused.errno in NO_SUCH_NAME:
            raise BadInput(f"{visible(path)} cannot be written ({refused.strerror}): name another file.") from None
        raise NotWritten(f"{visible(path)} could not be written: {refused.strerror}.") from None


def opened(path: Path) -> BinaryIO:
    """An ordinary file, open to be read. Raises OSError for none, and for what never ends or waits for a writer.

    What it is is asked of the file that is open, so that nothing takes its place in between.
    """
    descriptor = os.open(path, os.O_RDONLY | _NO_WAITING)
    kind = os.fstat(descriptor).st_mode
    if stat.S_ISREG(kind):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))


def read_bytes(path: str, most: int = MOST) -> bytes:
    """The bytes of a file. Raises BadInput when it is missing, a folder, larger than `most` or not to be read."""
    try:
        with opened(Path(path)) as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise BadInput(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder: name a file in it.") from None
    except (OSError, ValueError) as refused:
        raise BadInput(
            f"{path} cannot be read: {getattr(refused, 'strerror', None) or 'its name is not one'}."
        ) from None
    if len(data) > most:
        raise BadInput(f"{path} has more than {most // 1_000_000} MB, which no such file needs: name another.")
    return data


def framework_text(code_or_file: str) -> str:
    """The YAML of a shipped framework or of a file. Raises BadInput for neither; UnicodeDecodeError."""
    from reviewtui.framework.shipped import UnknownFramework, codes, earlier, source

    if code_or_file in (*codes(), *earlier()):
        return source(code_or_file)
    if not _looks_like_a_file(code_or_file):
        try:
            return source(code_or_file)
        except UnknownFramework as unknown:
            raise BadInput(f"{unknown} A file is named by its path.") from None
    data = read_bytes(code_or_file)
    _refuse_surveys(data, code_or_file)
    return data.decode("utf-8-sig")


def _refuse_surveys(data: bytes, name: str) -> None:
    """Say what can be done with a checklist of another tool, or a workbook of any kind. Raises BadInput."""
    from reviewtui.exchange.surveys import kind_of

    kind = kind_of(data)
    if kind:
        raise BadInput(
            f"{name} is {kind}, and a framework is a YAML file: "
            f"`reviewtui framework new mine.yaml --from {name}` makes a start from it."
        )


def read_framework_at(code_or_file: str, variant: str = "") -> Framework:
    """The framework of a code or of a file; with a type of inspection, of its standards alone.

    Raises BadInput with every fault.
    """
    from reviewtui.framework.reader import FaultyFramework, read_framework
    from reviewtui.framework.scale import UnknownCode

    try:
        return read_framework(framework_text(code_or_file), code_or_file).of_variant(variant)
    except UnknownCode as unknown:
        raise BadInput(f"{code_or_file}: {unknown}") from None
    except FaultyFramework as faulty:
        raise BadInput(f"{code_or_file} cannot be used.", [str(fault) for fault in faulty.faults]) from None
    except UnicodeDecodeError:
        raise BadInput(f"{code_or_file} is not UTF-8: save it as UTF-8.") from None


def _looks_like_a_file(name: str) -> bool:
    return Path(name).exists() or Path(name).suffix != "" or "/" in name or "\\" in name
