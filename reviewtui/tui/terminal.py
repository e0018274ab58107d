"""The terminal as this program needs it: a cursor a magnifier can follow, a notice when it has gone away, and a net.

The net lies under the display of untrusted text: no control character reaches the terminal from any widget.
"""

import asyncio
import os
import select
import signal
import sys
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress

from rich.segment import Segment
from textual import constants
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter

from reviewtui.casefile.visible import visible

SHOW_CURSOR = "\x1b[?25h\x1b[4 q"
"""Shown, and as a line under the cell: a block would undo the reverse video of the cursor that is painted there."""
CURSOR_AS_BEFORE = "\x1b[0 q"
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""The signals that end the program, each where the system has it: on Windows the last, when a window is closed."""
PICTURE_SELECTORS = frozenset((0xFE0E, 0xFE0F))
"""They choose an emoji's coloured or plain form, and hide nothing."""


def with_cursor(driver: type[Driver]) -> type[Driver]:
    """The same driver with the terminal's own cursor shown: it follows the focus, for magnifiers."""

    class DriverWithCursor(driver):  # type: ignore[misc, valid-type]  # the base is only known at run time
        """The platform's driver with a visible cursor."""

        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(SHOW_CURSOR)
            self.flush()

        def write(self, data: str) -> None:
            """Drop what has nowhere to go: a queue that nobody empties would hold the program up for ever."""
            writer = getattr(self, "_writer_thread", None)
            if writer is None or writer.is_alive():
                super().write(data)

        def stop_application_mode(self) -> None:
            if (empty_clipboard := getattr(self._app, "empty_clipboard", None)) is not None:
                empty_clipboard()  # nobody is there any more who would do it in time
            self.write(CURSOR_AS_BEFORE)
            super().stop_application_mode()

        def _sigtstp_application(self, *_: object) -> None:
            """Wait for the loop, as below: it keeps what is typed first, since nobody knows when work goes on."""
            with suppress(RuntimeError):
                asyncio.get_running_loop().call_soon_threadsafe(self._app.call_next, self._stop)

        def _stop(self) -> None:
            if (keep_all := getattr(self._app, "keep_all", None)) is not None:
                keep_all()
            super()._sigtstp_application()

        def _sigcont_application(self, *_: object) -> None:
            """Wait for the loop: it may hold what beginning anew needs. Where none runs any more there is no need."""
            with suppress(RuntimeError):
                asyncio.get_running_loop().call_soon_threadsafe(self._begin_anew)

        def _begin_anew(self) -> None:
            """Use the terminal again after having been stopped, with one thread that reads its input.

            Textual begins a second one where the program was not suspended first, and waits for one of them at the
            end: the other would outlive the program's screens, reading the end of a closed terminal for ever.
            """
            if self._app.return_code is not None or has_gone() or not self._auto_restart:
                return
            if self._key_thread is not None and self._key_thread.is_alive():
                self.suspend_application_mode()
            self.resume_application_mode()
            self._app.refresh(layout=True)

    return DriverWithCursor


def write_nothing_aside() -> None:
    """Turn off Textual's log file and timed screenshots, however the environment asks for them: both hold case text."""
    vars(constants).update(LOG_FILE=None, SCREENSHOT_DELAY=-1)


def on_clipboard(text: str) -> str:
    """What has the terminal put a text on the clipboard; none empties it."""
    return f"\x1b]52;c;{b64encode(visible(text, multiline=True).encode()).decode()}\x07"


def is_terminal() -> bool:
    """Whether a person sits at both ends: without a terminal on stdin Textual would wait for ever."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def on_ending(leave: Callable[[], object]) -> None:
    """Have the running loop call `leave` when the system or a person asks the program to end."""
    loop = asyncio.get_running_loop()
    for number in (getattr(signal, name) for name in ENDINGS if hasattr(signal, name)):
        try:
            loop.add_signal_handler(number, leave)
        except NotImplementedError:  # the loop of Windows takes none; the interpreter calls this one between two steps
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(leave))


def has_gone() -> bool:
    """Whether the terminal behind stdin was closed. Where the system cannot tell, it has not.

    macOS answers POLLNVAL for every terminal; only of a closed descriptor does that say anything.
    """
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    try:
        stdin = sys.__stdin__.fileno() if sys.__stdin__ else 0
        os.fstat(stdin)
        poll.register(stdin, 0)
        return any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll(0))
    except (OSError, ValueError):
        return True


class ControlCharFilter(LineFilter):
    """Replaces whatever could steer the terminal or hide in a line, in a field that is typed in too: all that
    `visible` marks, by one character each.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments with a visible mark for each such character."""
        if all(control or (text.isascii() and text.isprintable()) for text, _, control in segments):
            return segments
        shown = [
            segment if segment.control else Segment(segment.text.translate(_MARKS), segment.style)
            for segment in segments
        ]
        # A mark is one cell wide, and what it stands for may have been none or two: what follows keeps its place.
        length = Segment.get_line_length(segments)
        return shown if Segment.get_line_length(shown) == length else Segment.adjust_line_length(shown, length)


class _Marks(dict[int, str]):
    """A translation table that fills itself, since Unicode's tables are long."""

    def __missing__(self, code: int) -> str:
        self[code] = mark = _mark(code)
        return mark


_MARKS = _Marks()


def _mark(code: int) -> str:
    """Unicode's picture of an old control character, a plain mark for the others; what can be seen stays itself."""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    character = chr(code)
    return character if code in PICTURE_SELECTORS or visible(character) == character else "�"
