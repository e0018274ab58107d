"""The screens over a store that is only to be read: all of it is shown, and an act is refused in plain words.

And over one in which figures are not what was recorded, which is said.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from reviewtui.services.store.stores import open_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui import small
from tests.tui.conftest import press, settle, shown


async def test_everything_is_shown_and_nothing_is_changed(small_path: Path) -> None:
    before = small_path.read_bytes()
    store = open_store(small_path, read_only=True)
    app = ReviewApp(store, person=small.INSPECTOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "open for reading only" in shown(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await press(pilot, "2")
        assert "for reading only" in shown(pilot)
        await press(pilot, "S")
        assert "Summary" in shown(pilot)
        await press(pilot, "q", "q", "q")
    store.close()
    assert small_path.read_bytes() == before


async def test_figures_that_are_not_what_was_recorded_are_told_of(small_path: Path) -> None:
    """At the start, and once somebody else has committed."""
    said = "what figures count is not what was recorded"
    store = open_store(small_path)
    app = ReviewApp(store, person=small.INSPECTOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert said not in " ".join(shown(pilot).split())
        with closing(sqlite3.connect(small_path)) as connection:
            assert connection.execute("DELETE FROM counted").rowcount
            connection.commit()
        app._follow_store()
        await settle(pilot)
        assert said in " ".join(shown(pilot).split())
    store.close()
    store = open_store(small_path)
    async with ReviewApp(store, person=small.INSPECTOR).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert said in " ".join(shown(pilot).split())
    store.close()
