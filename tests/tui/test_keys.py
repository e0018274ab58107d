"""Keys that come in one burst: what a key opens gets what is typed right behind it."""

import asyncio

from textual import events
from textual.keys import _character_to_key as key_name
from textual.pilot import Pilot

from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.keys import PAUSE
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.review.screen import ReviewScreen
from tests.tui.conftest import press, settle, shown
from tests.tui.small import INSPECTOR


async def burst(pilot: Pilot[None], text: str) -> None:
    """Keys that are all there before the first has had its effect."""
    for letter in text:
        key = {"\n": "enter", "\x1b": "escape"}.get(letter, key_name(letter))
        pilot.app.post_message(events.Key(key, letter if key not in ("enter", "escape") else None))
    for _ in range(3):
        await pilot.pause(0.05)
        await settle(pilot)


async def test_what_follows_a_slash_goes_into_the_filter(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "/SOcaQ?gla")
        assert isinstance(app.screen, CasesScreen)
        assert app.screen.query_one("FilterLine").text == "SOcaQ?gla"
        await burst(pilot, "\x1bO/nor\n")
        assert app.screen.query_one("FilterLine").text == "nor"
        assert app.screen.focused.id == "cases"


async def test_what_follows_r_goes_into_the_rationale(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await burst(pilot, "r1 good, S q and u\x1b")
        await settle(pilot)
    judged = open_review(small_store, INSPECTOR, "NOR-02").questions[0].judged
    assert judged is not None
    assert (judged.answer, judged.rationale) == (None, "1 good, S q and u")


async def test_what_follows_an_answer_is_the_rationale_it_owes(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await burst(pilot, "432 quarrels\x1b")
        await settle(pilot)
    judged = open_review(small_store, INSPECTOR, "NOR-02").questions[0].judged
    assert judged is not None
    assert (judged.answer, judged.rationale) == ("inadequate", "32 quarrels")


async def test_what_follows_a_key_that_is_refused_does_nothing(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await burst(pilot, "Dnot real, u4r and Q\n")
        assert "What was typed after it did nothing." in " ".join(shown(pilot).split())
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.pane == "chronology"
        assert app.screen.state.at == "1.1"
        await asyncio.sleep(PAUSE)
        await press(pilot, "4")
        await settle(pilot)
    judged = open_review(small_store, INSPECTOR, "NOR-02").questions[0].judged
    assert judged is not None
    assert (judged.answer, judged.rationale) == ("inadequate", "")


async def test_a_key_that_is_no_letter_works_behind_a_refusal_at_once(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await press(pilot, "D", "f2")
        assert isinstance(app.screen, CasesScreen)


async def test_what_follows_a_key_that_opens_a_window_goes_into_it(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "aNOR-77\nnorth\n")
        await settle(pilot)
        assert app.screen.case_at_hand() == "NOR-77"


async def test_a_paste_right_behind_a_slash_goes_into_the_filter(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.post_message(events.Key("slash", "/"))
        app.post_message(events.Paste("glannau"))
        await pilot.pause(0.1)
        await settle(pilot)
        assert app.screen.query_one("FilterLine").text == "glannau"


async def test_a_paste_of_several_lines_keeps_them_all_in_the_place_of_what_is_selected(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "x", "shift+left")
        app.post_message(events.Paste("gla\r\n\n  NOR\nend "))
        await pilot.pause(0.1)
        await settle(pilot)
        assert app.screen.query_one("FilterLine").text == "gla NOR end"


async def test_keys_come_in_their_order_however_many_there_are(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        text = "Q" * 50 + "x" * 200
        await burst(pilot, "/" + text)
        assert app.screen.query_one("FilterLine").text == text


async def test_a_key_whose_window_went_away_holds_up_no_other(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "?\x1b?\x1bLqLqjj")
        await press(pilot, "g", "j")
        assert app.screen.case_at_hand() == "GLA-02"
