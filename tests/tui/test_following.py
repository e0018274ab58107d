"""What others commit is followed; one's own act is known, and nothing is read again because of it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from reviewtui.services.histories import items, page
from reviewtui.services.judging.alerts import raise_alert
from reviewtui.services.reviewing import reviews
from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.alert_line import AlertNews
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui import small
from tests.tui.conftest import press, settle, shown, type_text


class CountingApp(ReviewApp):
    """Counts how often alerts were read, and how often screens were told to read anew."""

    alerts_read = 0
    told = 0

    def show_alerts(self, news: AlertNews) -> None:
        self.alerts_read += 1
        super().show_alerts(news)

    def tell_screens(self, but: Screen[Any] | None = None) -> None:
        self.told += 1
        super().tell_screens(but)

    @property
    def counts(self) -> tuple[int, int]:
        """Alerts read, screens told."""
        return self.alerts_read, self.told


@pytest.fixture
def app(small_store: Store) -> CountingApp:
    return CountingApp(small_store, person=small.INSPECTOR)


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The case of every sheet that was read, in turn."""
    read: list[str] = []
    open_review = reviews.open_review

    def counted(store: Store, person: str, reference: str) -> reviews.ReviewSheet:
        read.append(reference)
        return open_review(store, person, reference)

    monkeypatch.setattr(reviews, "open_review", counted)
    return read


async def followed(pilot, app: CountingApp) -> None:
    """Ask once more whether anybody has committed, as the app does twice a second."""
    app._follow_store()
    await settle(pilot)


async def test_after_a_judgement_the_other_screens_are_told_once_and_alerts_are_not_read(
    app: CountingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "reviewtui.tui.review.moving_screen.PLACE_SECONDS", 3600
    )  # where one is in the case is kept later
    async with app.run_test() as pilot:
        await settle(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await followed(pilot, app)
        before = app.counts
        await press(pilot, "2")
        await followed(pilot, app)
        assert app.counts == (before[0], before[1] + 1)


async def test_what_is_saved_is_in_the_store_s_own_file_as_soon_as_the_screens_are_idle(
    app: CountingApp, small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.log.QUIET_SECONDS", 0)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await press(pilot, "2")
        await followed(pilot, app)
        copy = open_store(Path(shutil.copy(small_path, tmp_path / "copy.store")))
        assert page(copy).lines[0].sentence == "NOR-02 1.1 judged Good."
        copy.close()


async def test_after_raising_an_alert_alerts_are_read_once(app: CountingApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await followed(pilot, app)
        before = app.counts
        await press(pilot, "!", "2")
        await type_text(pilot, "Named as a victim elsewhere")
        await press(pilot, "enter")
        await followed(pilot, app)
        assert app.counts == (before[0] + 1, before[1] + 1)


async def test_what_another_window_commits_is_told_and_its_alerts_are_read(app: CountingApp, small_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await followed(pilot, app)
        before = app.counts
        other = open_store(small_path)
        try:
            raise_alert(other, small.LEAD, "NOR-02", "conduct", "Notes were changed")
        finally:
            other.close()
        await followed(pilot, app)
        assert app.counts == (before[0] + 1, before[1] + 1)
        assert "2 OPEN ALERTS" in shown(pilot)


OWN_ACTS = {
    "an answer": ["2"],
    "a rationale": ["2", "r", *"Seen", "escape"],
    "a note": ["w", *"Why", "enter"],
    "a source": ["2", "space"],
    "taking back": ["2", "u"],
    "doing again": ["2", "u", "U"],
}


@pytest.mark.parametrize("keys", OWN_ACTS.values(), ids=OWN_ACTS)
async def test_a_case_is_read_once_and_not_again_after_an_act_of_one_s_own(
    app: CountingApp, sheets: list[str], small_store: Store, keys: list[str]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await followed(pilot, app)
        alerts, entries = app.alerts_read, len(items(small_store))
        await press(pilot, *keys)
        await followed(pilot, app)
        assert len(items(small_store)) > entries
        assert sheets == ["NOR-02"]
        assert app.alerts_read == alerts
