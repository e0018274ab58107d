"""The panel's table opened as a lead opens it, on the sample and on a framework whose standards a panel judges."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from tests.tui import small
from tests.tui.conftest import lines, press, settle, type_text
from tests.tui.other_frameworks import store_on
from tests.tui.summary.conftest import LEAD

REASON = "Two of the three were short of evidence."


@pytest.fixture
def sample(sample_store: Path) -> Iterator[Store]:
    """The sample inspection in an open store of this test's own."""
    store = open_store(sample_store)
    yield store
    store.close()


@pytest.fixture
def lead_app(sample: Store) -> ReviewApp:
    """The app on the sample inspection, with its lead acting."""
    return ReviewApp(sample, person=LEAD)


@pytest.fixture
def youth(tmp_path: Path) -> Iterator[Store]:
    """Three cases on the framework with standards that a panel judges."""
    store = store_on("hmip-youth-2018", tmp_path)
    yield store
    store.close()


@pytest.fixture
def youth_app(youth: Store) -> ReviewApp:
    """The app on them, with the lead acting."""
    return ReviewApp(youth, person=small.LEAD)


async def open_panel(pilot: Pilot[None], *keys: str) -> None:
    """Go to the panel's table by way of the summary, and press some keys there."""
    await settle(pilot)
    await press(pilot, "S", "p", *keys)


async def say_who_when_and_why(pilot: Pilot[None], sat: str = "Ada, Ben", reason: str = REASON) -> None:
    """Fill the window from the first name on, on a day that is always the same, and save."""
    await type_text(pilot, sat)
    await press(pilot, "tab", *["backspace"] * 10)
    await type_text(pilot, "2026-06-01")
    await press(pilot, "tab")
    await type_text(pilot, reason)
    await press(pilot, "enter")


def line_of(pilot: Pilot[None], code: str) -> str:
    """The table's line of a node, without the cursor."""
    return next(line[1:].strip() for line in lines(pilot)[2:] if line[1:].strip().startswith(f"{code} "))
