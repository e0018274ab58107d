"""The mouse where a hand reaches: answers, footer, headings, checklist, the alert line, lists."""

import pytest
from textual.pilot import Pilot

from reviewtui.report.cells import Column, Piece
from reviewtui.services.store.stores import Store
from reviewtui.tui.actions.action import key_shown_as
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.dialogs.alerts import RecordToldDialog
from reviewtui.tui.dialogs.help import HelpScreen
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.sorting import Sorting, natural
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.review.conftest import (  # noqa: F401  # fixtures
    Review,
    at,
    focused,
    review,
    screen_of,
    state,
    store,
)

CASE = "WLD-04"


async def click_on(pilot: Pilot[None], words: str, *, times: int = 1, after: int = 0) -> None:
    """Click on the first of some words in sight, from a line on."""
    for number, line in enumerate(lines(pilot)):
        if number >= after and words in line:
            await pilot.click(offset=(line.index(words), number), times=times)
            await settle(pilot)
            await settle(pilot)  # the key that a click stands for is on its way now
            return
    raise AssertionError(f"{words!r} is not in sight")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_click_answers(review: Review, store: Store, size: tuple[int, int]) -> None:  # noqa: F811
    async with review(CASE, size=size) as pilot:
        await click_on(pilot, "2 ● Good")
        assert at(pilot) == "1.2"
        await press(pilot, "r")
        await type_text(pilot, "Seen.")
        await click_on(pilot, "3 ◐ Requires")
    answered, judged = (state(store, CASE, code).judged for code in ("1.1", "1.2"))
    assert answered is not None
    assert judged is not None
    assert answered.answer == "good"
    assert (judged.answer, judged.rationale) == ("requires_improvement", "Seen.")


async def test_a_click_answers_where_the_legend_is_one_line(review: Review, store: Store) -> None:  # noqa: F811
    async with review(CASE) as pilot:
        await press(pilot, "z")
        assert "1★ Outstanding" in shown(pilot)
        await click_on(pilot, "Good")
    judged = state(store, CASE, "1.1").judged
    assert judged is not None
    assert judged.answer == "good"


async def test_a_legend_on_one_line_cuts_no_name(review: Review) -> None:  # noqa: F811
    async with review(CASE, size=(60, 18)) as pilot:
        await press(pilot, "2", "h", "z")
        legend = next(line for line in lines(pilot) if "2● Good" in line)
        assert legend.split() == ["1★", "▸2●", "Good", "3◐", "4○", "i?"]


async def test_a_click_on_a_hint_is_its_key(review: Review) -> None:  # noqa: F811
    async with review(CASE) as pilot:
        await click_on(pilot, "rationale", after=23)
        assert screen_of(pilot).pane == "writing"
        await type_text(pilot, "Words.")
        await click_on(pilot, "F5 more room", after=23)
        assert screen_of(pilot).view.zoomed
        await click_on(pilot, "Esc save and leave", after=23)
        assert focused(pilot) == "chronology"
        await click_on(pilot, "answer", after=23)
        assert screen_of(pilot).state is not None
        await click_on(pilot, "? all keys", after=23)
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_click_on_a_heading_goes_to_its_pane_and_does_what_it_names(review: Review) -> None:  # noqa: F811
    async with review(CASE, size=(120, 36)) as pilot:
        await click_on(pilot, "Guidance 1.1")
        assert focused(pilot) == "guidance"
        await click_on(pilot, "r write")
        assert screen_of(pilot).pane == "writing"


async def test_a_click_in_the_checklist_goes_to_the_question(review: Review) -> None:  # noqa: F811
    async with review(CASE, size=(120, 36)) as pilot:
        await click_on(pilot, "2.2 ")
        assert at(pilot) == "2.2"


async def test_a_click_chooses_a_case_and_a_second_one_opens_it(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_on(pilot, "NOR-02")
        assert isinstance(app.screen, CasesScreen)
        assert app.screen.case_at_hand() == "NOR-02"
        await click_on(pilot, "NOR-03", times=2)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.reference == "NOR-03"


async def test_a_click_on_a_heading_sorts_and_a_second_one_turns_the_order_round(store: Store) -> None:  # noqa: F811
    async with ReviewApp(store, person="Daniel Okafor").run_test(size=(120, 36)) as pilot:
        await settle(pilot)

        def names() -> str:
            return next(line for line in lines(pilot) if " Case" in line and "Site" in line)

        def cases() -> list[str]:
            return [line[1:9].strip() for line in lines(pilot) if line[4:5] == "-"]

        assert "Case▲" in names()
        await click_on(pilot, "Missing")
        assert "Missing▲" in names()
        assert "By what is missing" in shown(pilot)
        assert cases()[0] == "EST-03"
        await click_on(pilot, "Missing")
        assert "Missing▼" in names()
        await click_on(pilot, "Inspector")  # nothing to sort by
        assert "Missing▼" in names()
        await press(pilot, "f7", "enter")
        assert "▲" not in names()
        usual = cases()
        await click_on(pilot, "Site")
        assert "Site▲" in names()
        assert cases()[0].startswith("CTY")
        await press(pilot, "less_than_sign")
        assert "Site▼" in names()
        assert cases()[0].startswith("WLD")
        await press(pilot, *["greater_than_sign"] * 3)  # how long, the result, and as it was
        assert cases() == usual


def test_days_and_numbers_follow_one_another_and_nothing_comes_last() -> None:
    columns = [Column("Day", 10, lambda row: (Piece(row),))]
    days = ["03/02/2010", "", "04/01/2009", "–"]
    assert Sorting("Day").of(days, columns) == ["04/01/2009", "03/02/2010", "", "–"]
    assert Sorting("Day", descending=True).of(days, columns) == ["03/02/2010", "04/01/2009", "", "–"]
    assert sorted(["CTY-10", "CTY-9", "1,200 days", "240 days"], key=natural) == [
        "240 days",
        "1,200 days",
        "CTY-9",
        "CTY-10",
    ]


async def test_a_click_on_the_alert_line_asks_who_was_told(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_on(pilot, "OPEN ALERT")
        assert isinstance(app.screen, RecordToldDialog)


@pytest.mark.parametrize(
    ("shown_key", "key"),
    [("r", "r"), ("Esc", "escape"), ("F5", "f5"), ("ctrl+e", "ctrl+e"), ("→", "right"), ("1-4", None), ("0-9", None)],
)
def test_what_stands_for_one_key_is_that_key(shown_key: str, key: str | None) -> None:
    assert key_shown_as(shown_key) == key
