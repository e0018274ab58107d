"""The status line: what was said is read in full, and gone once it is no longer so."""

import pytest

from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.widgets.lines import StatusLine
from tests.tui.conftest import lines, press, settle, shown, type_text

LONG = "Nothing was written, the disk is full: make room on it, then try again (/home/somebody/audits/north.store)."


def fail(error: Exception):
    def work(store: Store) -> None:
        raise error

    return work


@pytest.mark.parametrize("width", [60, 80])
async def test_what_went_wrong_is_read_to_its_end(app: ReviewApp, width: int) -> None:
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        app.screen.act(fail(NotWritten(LONG)))
        await settle(pilot)
        assert "(/home/somebody/audits/north.store)." in " ".join(shown(pilot).split())
        assert lines(pilot)[-1].endswith("? all keys")
        app.say(f"CTY-02 undone: “{'Referral not acted on ' * 5}” is open. U does it again.")
        await settle(pilot)
        assert "CTY-02 undone: “Referral" in shown(pilot)
        assert lines(pilot)[-2].endswith("…” is open. U does it again.")
        app.say(f"{'NOR-01 was submitted; ' * 5}press M, then o.")
        await settle(pilot)
        assert lines(pilot)[-2].endswith("press M, then o.")


async def test_a_save_that_failed_is_no_longer_told_once_the_disk_takes_acts_again(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.act(fail(NotWritten("No room.")))
        await settle(pilot)
        assert "✗ No room." in shown(pilot)
        app.screen.act(lambda store: None, lambda _: None)
        await settle(pilot)
        assert "No room." not in shown(pilot)


async def test_what_was_refused_is_still_told_while_other_acts_go_on(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.act(fail(BadInput("Not like this.")))
        app.screen.act(lambda store: None, lambda _: None)
        await settle(pilot)
        assert "✗ Not like this." in shown(pilot)


async def test_what_was_said_does_not_outlive_the_screen_it_was_said_on(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.say("Something was done.")
        await press(pilot, "?", "?")
        assert "Something was done." in shown(pilot)
        await press(pilot, "L", "q")
        assert "Something was done." not in shown(pilot)
        assert "By reference" in shown(pilot)


async def test_an_alert_without_a_case_at_hand_says_what_is_missing(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "S")
        assert "! alert" not in lines(pilot)[-1]
        await press(pilot, "!")
        assert "An alert is about one case" in shown(pilot)


async def test_while_one_types_no_letter_is_offered_as_a_key(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        assert lines(pilot)[-1].strip() == "Enter or Esc back to the list  Esc again shows all  F1 all keys"
        await press(pilot, "escape")
        assert lines(pilot)[-1].endswith("? all keys")
        app.open_review(OpenReview("NOR-02", "1.1"))
        await settle(pilot)
        await press(pilot, "r")
        assert lines(pilot)[-1].strip() == "Esc save and leave  F5 more room  ctrl+e editor  F1 all keys   · 0 words"


async def test_an_added_case_that_a_filter_would_hide_lets_the_filter_go(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", "g", "l", "a", "enter", "a")
        await type_text(pilot, "NOR-25")
        await press(pilot, "enter")
        await type_text(pilot, "north")
        await press(pilot, "enter")
        assert app.screen.case_at_hand() == "NOR-25"
        assert "All cases are shown again." in shown(pilot)
        assert "only" not in lines(pilot)[-2]


async def test_what_is_told_while_the_program_ends_breaks_nothing(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.screen.query_one(StatusLine).remove()
        app.say("Saved.")
        app.complain("No room.")
        app.screen.settle()
