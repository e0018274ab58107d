"""A terminal window with the installed program in it: what a person would see, type and do to the window."""

import re
import signal
import sysconfig
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pyte

PROGRAM = str(Path(sysconfig.get_path("scripts")) / "reviewtui")
COLUMNS, ROWS = 80, 24
PATIENCE = 20.0
"""Seconds to wait for what must come; on an idle machine it takes a fraction of one."""
AFTER_ESCAPE = 0.15
"""Seconds after Esc in which another key would be taken for the rest of a sequence."""
KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~", "backspace": "\x7f", "ctrl+q": "\x11", "f2": "\x1bOQ", "f4": "\x1bOS", "f5": "\x1b[15~",
    "space": " ",
}  # fmt: skip

UNFINISHED = re.compile(
    rb"(\x1b(\[[0-9;:<=>?]*[ -/]*|[\]P^_X][^\x07\x1b]*\x1b?|[ -/]*)"
    rb"|[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z"
)
"""An escape sequence or a letter of which the rest is still to come."""


class NotOnScreenError(AssertionError):
    """What was waited for did not come; the message shows the screen."""


class Window:
    """One window of 80×24; `raw` is all that ever came to it, but for what is not yet whole."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str], program: str = PROGRAM) -> None:
        """Opens the window and starts the program with these arguments."""
        self.raw = b""
        self._held = b""
        self._seen = 0
        self._free_from = 0.0
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(program, arguments, env=dict(environment), dimensions=(ROWS, COLUMNS), echo=False)
        self._child.delaybeforesend = None
        self._child.delayafterclose = 0
        self._child.delayafterterminate = 0

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without trailing blanks."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    @property
    def pid(self) -> int:
        """The process in the window."""
        return int(self._child.pid)

    def press(self, *keys: str) -> None:
        """Press keys by name (`enter`, `down`) or as they are (`2`)."""
        for key in keys:
            self.type(KEYS.get(key, key))

    def type(self, words: str) -> None:
        """Type text. After Esc as a person would: what comes at once with it is one key to a terminal, not two."""
        time.sleep(max(0.0, self._free_from - time.monotonic()))
        self._child.send(words)
        if words == KEYS["escape"]:
            self._free_from = time.monotonic() + AFTER_ESCAPE

    def wait_for(self, wanted: str | re.Pattern[str], seconds: float = PATIENCE) -> re.Match[str]:
        """Read until a text or pattern is on the screen. Raises NotOnScreenError."""
        pattern = re.compile(re.escape(wanted)) if isinstance(wanted, str) else wanted
        end = time.monotonic() + seconds
        while not (found := pattern.search(self.text)):
            self.read_or_fail(end, f"{pattern.pattern!r} did not come")
        return found

    def wait_for_cursor_on(self, words: str, seconds: float = PATIENCE) -> None:
        """Read until the terminal's own cursor, which goes with the focus, stands on a line with these words."""
        end = time.monotonic() + seconds
        while words not in self._screen.display[self._screen.cursor.y]:
            self.read_or_fail(end, f"the cursor did not come to {words!r}")

    def forget(self) -> None:
        """What comes from here on is looked for by `wait_for_more`."""
        self._seen = len(self.raw)

    def wait_for_more(self, words: str, seconds: float = PATIENCE) -> None:
        """Read until words came since `forget`, wherever on the screen, and even if they have scrolled away."""
        end = time.monotonic() + seconds
        while words not in self.raw[self._seen :].decode("utf-8", "replace"):
            self.read_or_fail(end, f"{words!r} did not come")

    def wait_until_gone(self, unwanted: str, seconds: float = PATIENCE) -> None:
        """Read until a text is no more on the screen. Raises NotOnScreenError."""
        end = time.monotonic() + seconds
        while unwanted in self.text:
            self.read_or_fail(end, f"{unwanted!r} did not go")

    def settle(self, quiet: float, seconds: float = PATIENCE) -> None:
        """Read until nothing has come for a moment: whatever was to be drawn is."""
        end = time.monotonic() + seconds
        while self._read(quiet) and time.monotonic() < end:
            pass

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """Read until the program ends; its exit code, or the signal that ended it as a negative number."""
        end = time.monotonic() + seconds
        while self._read(0.1) or self._child.isalive():
            if time.monotonic() > end:
                raise NotOnScreenError(f"it did not end\n{self.text}")
        return -self._child.signalstatus if self._child.signalstatus else int(self._child.exitstatus)

    def kill(self) -> None:
        """kill -9: nothing can be kept any more."""
        self._child.kill(signal.SIGKILL)
        self._child.wait()

    def resize(self, columns: int, rows: int) -> None:
        """Tell the program of another size; 0 by 0 is that of a terminal which does not know its own."""
        self._child.setwinsize(rows, columns)

    def send_signal(self, number: int) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def close(self, seconds: float = PATIENCE) -> None:
        """Close the window, as its × does: the terminal goes and the program is hung up on; wait until it has ended."""
        self._child.ptyproc.fileobj.close()
        end = time.monotonic() + seconds
        while self._child.isalive():
            if time.monotonic() > end:
                raise NotOnScreenError(f"it lived on without its window\n{self.text}")
            time.sleep(0.02)

    def read_or_fail(self, end: float, complaint: str) -> None:
        """Read what comes now. Raises NotOnScreenError with the complaint where nothing can come any more in time."""
        if time.monotonic() > end or (not self._read(0.1) and not self._child.isalive() and not self._read(0.1)):
            raise NotOnScreenError(f"{complaint}; on the screen was:\n{self.text}")

    def clear_away(self) -> None:
        """End what still runs."""
        if self._child.isalive():
            self._child.kill(signal.SIGKILL)
            self._child.wait()

    def _read(self, seconds: float) -> bool:
        try:
            came = self._child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._take(self._held)
            self._held = b""
            return False
        came = self._held + came
        rest = UNFINISHED.search(came)
        whole = rest.start() if rest else len(came)
        self._take(came[:whole])
        self._held = came[whole:]
        return True

    def _take(self, came: bytes) -> None:
        self.raw += came
        self._stream.feed(came)
