"""The app on the sample inspection, its lead acting, at timeliness or the missed opportunities."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle
from tests.tui.summary.conftest import LEAD


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


async def go(pilot: Pilot[None], *keys: str) -> None:
    """From the summary, press some keys."""
    await settle(pilot)
    await press(pilot, "S", *keys)
