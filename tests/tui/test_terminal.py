"""What only a real terminal shows: signals, its closing, no terminal at all, and how it is left behind."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from reviewtui.tui.terminal import has_gone

RUN = """
import sys
from pathlib import Path
from reviewtui.tui import app, opening
{more}
sys.exit(opening.run(Path(sys.argv[1]), person="Ada Lead"))
"""
TYPED = """
from reviewtui.services.judging import drafts
from reviewtui.tui.cases.screen import CasesScreen

def keep_drafts(self):
    self.act(lambda store: drafts.keep(store, "Ada Lead", "NOR-02", "1.1", "half a sen"))

CasesScreen.keep_drafts = keep_drafts
"""
FAILS_TO_KEEP = """
from reviewtui.tui.cases.screen import CasesScreen

def keep_drafts(self):
    raise ValueError("broken")

CasesScreen.keep_drafts = keep_drafts
"""
LIKE_WINDOWS = """
import asyncio

class Loop(asyncio.SelectorEventLoop):
    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError

class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop

asyncio.set_event_loop_policy(Policy())
"""
CRASH = """
from reviewtui.tui.cases.screen import CasesScreen

def action_sort(self):
    childs_name = "Bradley"
    raise ValueError("broken")

CasesScreen.action_sort = action_sort
"""
COUNTED = """
import threading
from reviewtui.tui.cases.screen import CasesScreen

def action_sort(self):
    self.say(f"readers of keys: {sum(each.name == 'textual-input' for each in threading.enumerate())}.")

CasesScreen.action_sort = action_sort
"""
LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"


class Terminal:
    """The program in a pseudo-terminal of 80 by 24."""

    def __init__(self, store: Path, more: str = "", size: tuple[int, int] = (24, 80), **environment: str) -> None:
        self.master, slave = pty.openpty()
        termios.tcsetwinsize(slave, size)
        self.before = termios.tcgetattr(slave)
        self.seen = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN.format(more=more), str(store)],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "PYTHONUNBUFFERED": "", **environment},  # as people have it
        )  # fmt: skip
        self.slave = slave

    def wait_for(self, words: str, seconds: float = 20) -> None:
        """Read until words are painted."""
        end = time.monotonic() + seconds
        while words.encode() not in self.seen:
            assert time.monotonic() < end, self.seen[-2000:]
            self._read(0.1)

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def code(self, seconds: float = 20) -> int:
        """The exit code, with everything that was written until then."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, "it did not end"
            self._read(0.1)
        self._read(0.1)
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.master, self.slave):
            if descriptor >= 0:
                os.close(descriptor)

    def _read(self, seconds: float) -> None:
        while self.master >= 0 and select.select([self.master], [], [], seconds)[0]:
            self.seen += os.read(self.master, 65536)
            seconds = 0


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Those opened in a test; closed at its end."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def opened(terminals: list[Terminal], store: Path, more: str = "", **environment: str) -> Terminal:
    terminal = Terminal(store, more, **environment)
    terminals.append(terminal)
    terminal.wait_for("NOR-03")
    return terminal


def draft_of(store: Path) -> str | None:
    """The rationale kept for NOR-02 1.1."""
    from reviewtui.services.reviewing.reviews import open_review
    from reviewtui.services.store.stores import open_store

    with_draft = open_store(store)
    try:
        states = open_review(with_draft, "Ada Lead", "NOR-02").questions
        return next(state.draft for state in states if state.question.code == "1.1")
    finally:
        with_draft.close()


def test_q_leaves_the_terminal_as_it_was(terminals: list[Terminal], small_path: Path) -> None:
    terminal = opened(terminals, small_path)
    terminal.send("q")
    assert terminal.code() == 0
    assert LEAVES_ALTERNATE_SCREEN in terminal.seen
    assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.parametrize("loop", ["", LIKE_WINDOWS], ids=["takes signals", "takes none, as on Windows"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_is_typed_and_leaves_the_terminal_as_it_was(
    terminals: list[Terminal], small_path: Path, number: signal.Signals, loop: str
) -> None:
    terminal = opened(terminals, small_path, TYPED + loop)
    terminal.process.send_signal(number)
    assert terminal.code() == 130
    assert LEAVES_ALTERNATE_SCREEN in terminal.seen
    assert termios.tcgetattr(terminal.slave) == terminal.before
    assert draft_of(small_path) == "half a sen"


def test_the_screens_work_on_a_loop_that_takes_no_signal_handlers(terminals: list[Terminal], small_path: Path) -> None:
    terminal = opened(terminals, small_path, LIKE_WINDOWS)
    terminal.send("S")
    terminal.wait_for("Summary")
    terminal.send("Q")
    assert terminal.code() == 0


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
@pytest.mark.parametrize("arguments", [[], ["review", "NOR-01"]], ids=["the cases", "a review"])
def test_a_terminal_that_only_prints_is_refused_and_told_what_to_do(
    small_path: Path, kind: str, arguments: list[str]
) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from reviewtui.cli import main; main()", "--store", str(small_path), *arguments],
        env={**os.environ, "TERM": kind},
        encoding="utf-8",
        timeout=60,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert "reviewtui review CASE --plain" in child.before
    assert "\x1b" not in child.before


def test_a_terminal_without_a_size_gets_the_screens(terminals: list[Terminal], small_path: Path) -> None:
    terminal = Terminal(small_path, size=(0, 0))
    terminals.append(terminal)
    terminal.wait_for("NOR-03")
    terminal.send("q")
    assert terminal.code() == 0


class Polled:
    """What `select.poll` gives, with one answer whatever is asked."""

    def __init__(self, answer: int) -> None:
        self.answer = answer

    def register(self, descriptor: int, events: int) -> None: ...

    def poll(self, seconds: float) -> list[tuple[int, int]]:
        return [(0, self.answer)]


@pytest.mark.parametrize(
    ("answer", "gone"), [(select.POLLNVAL, False), (select.POLLHUP, True), (select.POLLERR | select.POLLNVAL, True)]
)
def test_a_system_that_cannot_poll_a_terminal_says_nothing_of_its_end(
    monkeypatch: pytest.MonkeyPatch, answer: int, gone: bool
) -> None:
    with Path(os.devnull).open() as stdin:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        monkeypatch.setattr(select, "poll", lambda: Polled(answer))
        assert has_gone() is gone
    assert has_gone()  # the descriptor is closed


def test_a_system_without_poll_says_nothing_of_a_terminal_s_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(select, "poll")
    assert not has_gone()


def test_a_closed_window_keeps_what_is_typed(terminals: list[Terminal], small_path: Path) -> None:
    terminal = opened(terminals, small_path, TYPED)
    terminal.hang_up()
    assert terminal.process.wait(20) in (130, -signal.SIGHUP)
    assert draft_of(small_path) == "half a sen"


def test_a_review_that_is_still_being_opened_keeps_nothing_and_stops_no_end() -> None:
    from reviewtui.tui.messages import OpenReview
    from reviewtui.tui.review.screen import ReviewScreen

    ReviewScreen(OpenReview("NOR-02")).keep_drafts()


def test_a_closed_window_ends_whatever_fails_while_it_does(terminals: list[Terminal], small_path: Path) -> None:
    terminal = opened(terminals, small_path, FAILS_TO_KEEP)
    terminal.hang_up()
    assert terminal.process.wait(20) in (130, -signal.SIGHUP)


def test_a_closed_window_that_is_continued_ends_and_keeps_what_is_typed(
    terminals: list[Terminal], small_path: Path
) -> None:
    terminal = opened(terminals, small_path, TYPED)
    terminal.process.send_signal(signal.SIGSTOP)
    terminal.hang_up()
    terminal.process.send_signal(signal.SIGHUP)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.process.send_signal(signal.SIGCONT)
    assert terminal.process.wait(20) in (130, -signal.SIGHUP)
    assert draft_of(small_path) == "half a sen"


def test_a_closed_window_ends_where_the_signal_of_that_is_ignored(terminals: list[Terminal], small_path: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        terminal = opened(terminals, small_path, TYPED)
    finally:
        signal.signal(signal.SIGHUP, before)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.hang_up()
    terminal.process.send_signal(signal.SIGCONT)
    assert terminal.process.wait(20) in (130, -signal.SIGHUP)
    assert draft_of(small_path) == "half a sen"


def test_a_window_that_was_stopped_goes_on_with_one_reader_of_its_keys(
    terminals: list[Terminal], small_path: Path
) -> None:
    terminal = opened(terminals, small_path, COUNTED)
    for _ in range(3):
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.seen = b""
        terminal.wait_for("NOR-03")
    terminal.seen = b""
    terminal.send("o")
    terminal.wait_for("readers of keys: 1.")
    terminal.send("q")
    assert terminal.code() == 0
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_a_fault_of_ours_is_one_plain_sentence(terminals: list[Terminal], small_path: Path) -> None:
    terminal = opened(terminals, small_path, CRASH)
    terminal.send("o")
    assert terminal.code() == 70
    told = terminal.seen.partition(LEAVES_ALTERNATE_SCREEN)[2].decode()
    assert "reviewtui has stopped because of an error" in told
    assert "Traceback" not in told
    assert "Bradley" not in told
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_a_debugger_gets_the_places_without_a_word_of_the_error(terminals: list[Terminal], small_path: Path) -> None:
    terminal = opened(terminals, small_path, CRASH, REVIEWTUI_DEBUG="1")
    terminal.send("o")
    assert terminal.code() == 70
    told = terminal.seen.partition(LEAVES_ALTERNATE_SCREEN)[2].decode()
    assert "builtins.ValueError" in told
    assert "broken" not in told
    assert "childs_name" not in told.replace('childs_name = "Bradley"', "")


def test_the_terminals_cursor_is_shown_and_follows_the_focus(terminals: list[Terminal], small_path: Path) -> None:
    import pyte

    terminal = opened(terminals, small_path)
    terminal.send("jj")
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    end = time.monotonic() + 10
    fed = 0
    while not screen.display[screen.cursor.y].startswith("▸NOR-01") and time.monotonic() < end:
        terminal._read(0.1)
        stream.feed(terminal.seen[fed:])
        fed = len(terminal.seen)
    assert screen.display[screen.cursor.y].startswith("▸NOR-01")
    assert not screen.cursor.hidden


def test_without_a_terminal_it_says_so_instead_of_hanging(small_path: Path) -> None:
    from reviewtui.services.errors import BadUsage
    from reviewtui.tui.opening import run

    with pytest.raises(BadUsage, match="need a terminal"):
        run(small_path)


def test_no_log_is_written_however_it_is_asked_for(terminals: list[Terminal], small_path: Path, tmp_path: Path) -> None:
    log = tmp_path / "textual.log"
    terminal = opened(terminals, small_path, TEXTUAL_LOG=str(log))
    terminal.send("q")
    assert terminal.code() == 0
    assert not log.exists()
