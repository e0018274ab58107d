"""Long work shows how far it is, to somebody who sits there and waits; short work and pipes show nothing."""

import io

import pytest

from reviewtui.cli import progress_bar as module
from reviewtui.cli.progress_bar import progress_bar


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


def work(monkeypatch: pytest.MonkeyPatch, short: float) -> str:
    """What is on the terminal of work that went on for a moment, where that is short, or not."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(module, "SHORT_SECONDS", short)
    monkeypatch.setenv("TERM", "xterm-256color")
    with progress_bar() as report:
        assert report is not None
        report("Checking", 1_000, 4_000)
    return terminal.getvalue()


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = work(monkeypatch, short=0)
    assert "Checking" in seen
    assert "25%" in seen


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work(monkeypatch, short=3_600) == ""


def test_nothing_is_shown_where_nobody_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress_bar() as report:
        assert report is None
