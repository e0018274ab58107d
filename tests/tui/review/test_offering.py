"""What may be typed is in sight: agencies and types under the line, fewer with every letter; complaints are whole."""

import pytest

from reviewtui.services.store.stores import Store
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.review.conftest import Review, screen_of, sheet

CASE = "WLD-04"


def first_words(screen: list[str]) -> set[str]:
    """The first word of every line."""
    return {line.split()[0] for line in screen if line.strip()}


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_agencies_then_types_are_offered_and_taken_with_the_arrows(
    review: Review, store: Store, size: tuple[int, int]
) -> None:
    before = {event.id for event in sheet(store, CASE).chronology}
    async with review(CASE, size=size) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "12/3/2006 ")
        assert "▸social" in first_words(lines(pilot))
        assert "police" in first_words(lines(pilot))
        await type_text(pilot, "s")
        assert "police" not in first_words(lines(pilot))
        await press(pilot, "down", "down", "enter")
        assert screen_of(pilot).panes.entry.text == "12/3/2006 school "
        await type_text(pilot, "ex")
        assert "▸exclusion" in shown(pilot)
        await press(pilot, "down", "enter")
        await type_text(pilot, "five days")
        assert "▸" not in shown(pilot).partition("Add an event")[2]
        await press(pilot, "enter")
    (added,) = [event for event in sheet(store, CASE).chronology if event.id not in before]
    assert (added.agency, added.type, added.text) == ("school", "exclusion", "five days")


async def test_enter_records_what_is_typed_where_nobody_went_among_what_is_offered(
    review: Review, store: Store
) -> None:
    before = {event.id for event in sheet(store, CASE).chronology}
    async with review(CASE) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "12/3/2006 pol ref")
        assert "▸referral" in shown(pilot)
        await press(pilot, "enter")
    (added,) = [event for event in sheet(store, CASE).chronology if event.id not in before]
    assert (added.agency, added.type) == ("police", "referral")


async def test_a_click_takes_what_it_points_at(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "12/3/2006 ")
        row = next(number for number, line in enumerate(lines(pilot)) if line.startswith("  police "))
        await pilot.click(offset=(4, row))
        assert screen_of(pilot).panes.entry.text == "12/3/2006 police "
        await type_text(pilot, "ch")
        assert screen_of(pilot).panes.entry.text == "12/3/2006 police ch"


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_a_complaint_is_shown_whole(review: Review, size: tuple[int, int]) -> None:
    async with review(CASE, size=size) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "12/3/2006 zzz")
        await press(pilot, "enter")
        text = " ".join(shown(pilot).partition("✗")[2].split())
        assert text.startswith("“zzz” is not an agency;")
        assert "other" in text
