"""A program in a pseudo-terminal, and how long it takes until a text is on its way to the screen.

The bytes are read as they come and only searched, not laid out: a terminal emulator would cost more than what is
measured. What is looked for must therefore be sent in one piece.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NoReturn

TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
PATIENCE = 60.0
_ESCAPES = re.compile(rb"\x1b(\[[0-9;:<=>?]*[ -/]*[@-~]|[\]P_^][^\x07\x1b]*(\x07|\x1b\\)|[ -/]*[0-~])")


class NotShownError(AssertionError):
    """The text did not come."""


class PseudoTerminal:
    """The near end of a pseudo-terminal of 80×24 with a program at the far end."""

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        """Starts the program; `size` is (columns, rows)."""
        self._began = time.perf_counter()
        self._process, self._end = pty.fork()
        if self._process == 0:
            os.execvpe(arguments[0], list(arguments), {**environment, **TERMINAL})  # never comes back
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._seen = b""

    def press(self, keys: str) -> None:
        """Send keys; the time runs from here, and what came before is forgotten."""
        self.drain()
        self._seen = b""
        self._began = time.perf_counter()
        os.write(self._end, keys.encode())

    def seconds_until(self, text: str | re.Pattern[str]) -> float:
        """Seconds from the start, or the last key, until `text` came. Raises NotShownError after a minute."""
        wanted = re.compile(re.escape(text)) if isinstance(text, str) else text
        while not wanted.search(self.text):
            if not self._read(PATIENCE):
                raise NotShownError(f"{wanted.pattern!r} never came; what came ends {self.text[-500:]!r}")
        return self._last - self._began

    def seconds_until_quiet(self, quiet: float) -> float:
        """Seconds from the start, or the last key, until the last of what came before `quiet` seconds of nothing."""
        self.drain(quiet)
        return self._last - self._began

    @property
    def megabytes(self) -> float:
        """Memory that the program takes now."""
        size = subprocess.run(["ps", "-o", "rss=", "-p", str(self._process)], capture_output=True, check=True).stdout
        return int(size) / 1024

    @property
    def text(self) -> str:
        """What came since the start or the last key, without escape sequences."""
        return _ESCAPES.sub(b"", self._seen).decode("utf-8", "replace")

    def drain(self, quiet: float = 0.03) -> None:
        """Read until nothing has come for `quiet` seconds."""
        while self._read(quiet):
            pass

    def end(self) -> None:
        """End the program if it has not ended, and close the terminal."""
        try:
            os.kill(self._process, signal.SIGKILL)
        finally:
            os.waitpid(self._process, 0)
            os.close(self._end)

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._end], [], [], patience)
        if not ready:
            return False
        try:
            read = os.read(self._end, 65536)
        except OSError:  # the far end was closed
            read = b""
        self._last = time.perf_counter()
        self._seen += read
        return bool(read)


def _become(arguments: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
    """Turn this process into the program; a program that is not there must not leave a second copy of this one."""
    try:
        os.execvpe(arguments[0], list(arguments), environment)
    finally:
        os._exit(127)


@contextmanager
def running(
    arguments: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
) -> Iterator[PseudoTerminal]:
    """A program in a pseudo-terminal, ended with the block."""
    terminal = PseudoTerminal(arguments, environment, size)
    try:
        yield terminal
    finally:
        terminal.end()
