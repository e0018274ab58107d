"""age files: what leaves an encrypted store, and comes in again, without ever lying on the disk in the clear."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput, BadUsage

MARK = b"age-encryption.org/v1\n"
BY_PASSPHRASE = b"-> scrypt "
"""How the second line begins of a file that a passphrase opens."""
ENDING = ".age"


class Sink(Protocol):
    """What an age file, or what one holds, is written to."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""

    def flush(self) -> object:
        """Nothing more comes for now."""


Opens = Callable[[BinaryIO, Sink, str], None]
"""Writes what an age file holds; the text is its name. Raises BadInput, BadUsage."""


class Seal(NamedTuple):
    """Who can open a file that is written: the holders of age keys, else whoever knows the passphrase."""

    recipients: Sequence[str] = ()
    passphrase: str = ""


def names_sealed(path: Path) -> bool:
    """Whether a file is to be encrypted, or should be, by its name."""
    return path.name.casefold().endswith(ENDING)


def is_sealed(data: bytes) -> bool:
    """Whether these are the bytes of an age file."""
    return data.startswith(MARK)


def unseal(
    file: BinaryIO,
    sink: Sink,
    name: str,
    identity: str | None,
    passphrase: Callable[[], str],
    how: str = "Name the file of that key with --identity.",
) -> None:
    """Write what an age file holds, opened by an identity, `AGE-SECRET-KEY-1…`, or by a passphrase, as it was sealed.

    By an identity it goes piece by piece; with a passphrase the library takes all of it at once.
    `how` says how an identity is given. Raises BadUsage where an identity is needed and none is given, BadInput.
    """
    import pyrage

    try:
        by_passphrase = file.read(len(MARK) + len(BY_PASSPHRASE)).endswith(BY_PASSPHRASE)
        file.seek(0)
        if by_passphrase:
            sink.write(pyrage.passphrase.decrypt(file.read(), passphrase()))
        elif identity is None:
            raise BadUsage(f"{name} is encrypted for an age key. {how}")
        else:
            pyrage.decrypt_io(file, sink, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.IdentityError:
        raise BadInput("The identity file holds no age secret key (AGE-SECRET-KEY-1…). Nothing was changed.") from None
    except OSError as problem:
        if problem.errno is not None:
            raise BadInput(f"{name} cannot be read: {problem.strerror}.") from None
        raise _unopened(name) from None
    except pyrage.DecryptError:
        raise _unopened(name) from None


def _unopened(name: str) -> BadInput:
    return BadInput(
        f"{name} cannot be opened. The passphrase or the key is wrong, or the file is damaged. Nothing was changed."
    )


def opens_with(secret: str) -> Opens:
    """What opens age files with what a person typed: the path of a file that holds an age key, else a passphrase."""

    def opened(sealed: BinaryIO, sink: Sink, name: str) -> None:
        from reviewtui.services.store.passphrases import identity_in

        file = Path(secret.strip()).expanduser()
        is_file = bool(secret.strip()) and "\0" not in secret and file.is_file()
        identity = identity_in(file).secret if is_file else None
        unseal(sealed, sink, name, identity, lambda: secret, "Enter the file of that key.")

    return opened


@contextmanager
def sealing(file: Sink, seal: Seal) -> Iterator[Callable[[bytes], object]]:
    """Gives what writes into an age file, piece by piece. Raises BadInput for what is no recipient."""
    if seal.recipients:
        with _sealing_for(file, [_recipient(each) for each in seal.recipients]) as write:
            yield write
        return
    import pyrage

    whole = io.BytesIO()  # with a passphrase the library takes all of it at once
    yield whole.write
    file.write(pyrage.passphrase.encrypt(whole.getvalue(), seal.passphrase))


@contextmanager
def _sealing_for(file: Sink, recipients: list[Any]) -> Iterator[Callable[[bytes], object]]:
    """The library reads by itself until the end: what is written here goes to it through a pipe."""
    import pyrage

    failed: list[Exception] = []
    read_end, write_end = os.pipe()

    def encrypt() -> None:
        with os.fdopen(read_end, "rb") as pipe:
            try:
                pyrage.encrypt_io(pipe, file, recipients)
            except Exception as problem:  # noqa: BLE001  told by the thread that writes
                failed.append(problem)
                while pipe.read(1 << 16):  # whoever writes is not left waiting
                    pass

    thread = threading.Thread(target=encrypt, name="sealing")
    thread.start()
    try:
        with os.fdopen(write_end, "wb") as pipe:
            yield pipe.write
    finally:
        thread.join()
    if failed:
        raise OSError(None, "it could not be encrypted") from failed[0]


def _recipient(text: str) -> object:
    import pyrage

    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise BadInput(f"“{visible(text)}” is not an age recipient (age1…). Nothing was written.") from None
