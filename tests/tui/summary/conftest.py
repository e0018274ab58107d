"""The app on the sample inspection, and the summary opened as a lead opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle

LEAD = "Margaret Oyelaran"


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


async def open_summary(pilot: Pilot[None], *keys: str) -> None:
    """Go to the summary from the first screen, and press some keys there."""
    await settle(pilot)
    await press(pilot, "S")
    await press(pilot, *keys)
