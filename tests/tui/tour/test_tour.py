"""The tour of the demo: seven cards on the screens they are about, once."""

from pathlib import Path

import pytest

from reviewtui.services.preferences.tour import was_seen
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.tour.cards import CARDS
from reviewtui.tui.tour.dialog import TourCard
from tests.tui.conftest import press, settle, shown


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.mark.parametrize("size", [(60, 18), (200, 50)])
async def test_seven_cards_lead_from_the_cases_to_the_cases(app: ReviewApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.begin_tour()
        await settle(pilot)
        beneath = []
        for number, card in enumerate(CARDS, 1):
            assert isinstance(app.screen, TourCard)
            text = " ".join(shown(pilot).split())
            assert card.heading in text
            assert f"{number} of 7" in text
            assert app.whole_screen is not None
            beneath.append(app.whole_screen.CONTEXT)
            assert not was_seen()
            await press(pilot, "enter")
        assert beneath == ["cases", "review", "review", "review", "summary", "summary", "cases"]
        assert isinstance(app.screen, CasesScreen)
        assert was_seen()


async def test_esc_ends_it_for_ever(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.begin_tour()
        await settle(pilot)
        await press(pilot, "enter", "escape")
        assert not isinstance(app.screen, TourCard)
        assert was_seen()


async def test_no_window_has_it_that_was_not_asked_to(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, CasesScreen)


def test_a_card_can_be_read_in_eight_seconds() -> None:
    assert len(CARDS) == 7
    assert all(len(f"{card.heading} {card.text}".split()) <= 45 for card in CARDS)
