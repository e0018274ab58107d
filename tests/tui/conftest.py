"""The app on a small inspection under a pilot: real store, real screens, no terminal."""

import asyncio
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from tests import once
from tests.tui import idle, painting, small, stylesheets

Text = Callable[[Pilot[None]], str]


@pytest.fixture(scope="session")
def sample_folder(first_sample: Path) -> Path:
    """Every screen is tried on an inspection of the checklist's first version, in which one key is one answer."""
    return first_sample


@pytest.fixture(scope="session")
def _imported_sample(imported_first_sample: Path) -> Path:
    return imported_first_sample


@pytest.fixture(autouse=True)
def _london_in_colour(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times on the screen are those of one place, colours those of the theme."""
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def _pilots_watch_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key costs what it does, and no pauses; what is painted is what is looked at."""
    idle.watch(monkeypatch)
    monkeypatch.setattr(painting, "EVERY_FRAME", False)


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_done_for_nobody() -> Iterator[None]:
    """Styles are parsed once, and frames painted for who looks, as long as screens are tested in this process."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        stylesheets.share(monkeypatch)
        painting.only_when_looked_at(monkeypatch)
        yield


@pytest.fixture
def every_frame(_pilots_watch_the_loop: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens are painted as in a terminal."""
    monkeypatch.setattr(painting, "EVERY_FRAME", True)


@pytest.fixture(scope="session")
def _small_inspection() -> Path:
    """Only ever copied."""
    return once.made("small", small.make)


@pytest.fixture
def small_path(tmp_path: Path, _small_inspection: Path) -> Path:
    """The small inspection in a closed store of this test's own."""
    return Path(shutil.copy(_small_inspection, tmp_path / "small.store"))


@pytest.fixture
def small_store(small_path: Path) -> Iterator[Store]:
    """The small inspection in an open store of this test's own."""
    store = open_store(small_path)
    yield store
    store.close()


@pytest.fixture
def app(small_store: Store) -> ReviewApp:
    """The app on the small inspection, with an inspector acting."""
    return ReviewApp(small_store, person=small.INSPECTOR)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every call of a service was delivered and painted, and so was what it led to."""
    app = pilot.app
    assert isinstance(app, ReviewApp)
    await pilot.pause()
    while app.calls.pending and app.is_running:  # an app that broke is told of when the pilot leaves it
        await asyncio.sleep(0.005)
        await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each after the last one's effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type text quickly, letter by letter: each is a key of its own, but the screen need not keep up with all."""
    with idle.in_a_hurry():
        await pilot.press(*("space" if letter == " " else letter for letter in text))
    await settle(pilot)


def lines(pilot: Pilot[None]) -> list[str]:
    """What a person sees, line by line."""
    return painting.seen(pilot.app)


def shown(pilot: Pilot[None]) -> str:
    """What a person sees."""
    return "\n".join(lines(pilot))
