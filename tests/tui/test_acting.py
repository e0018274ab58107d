"""Who acts, and where that person goes on: known before the first paint."""

import pytest

from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import Person
from reviewtui.services.people.acting_person import choose
from reviewtui.services.reviewing.reviews import leave_at
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.dialogs import people
from reviewtui.tui.dialogs.people import PersonDialog
from reviewtui.tui.review.screen import ReviewScreen
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.small import INSPECTOR, LEAD, OTHER


def begun(store: Store, person: str | None = None) -> ReviewApp:
    """The app as the command line begins it."""
    app = ReviewApp(store, person=person)
    app.read_ahead()
    return app


async def test_the_cursor_stands_at_the_case_that_was_left_last_and_r_opens_it(small_store: Store) -> None:
    leave_at(small_store, INSPECTOR, "GLA-02", "1.1")
    choose(small_store, INSPECTOR)
    app = begun(small_store)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.screen.case_at_hand() == "GLA-02"
        assert f"working as {INSPECTOR}" in shown(pilot)
        await press(pilot, "S", "R")
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.reference == "GLA-02"


async def test_without_a_place_it_is_the_case_that_person_judged_last(small_store: Store) -> None:
    app = begun(small_store, INSPECTOR)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.screen.case_at_hand() == "NOR-01"


async def test_who_has_judged_nothing_begins_at_the_first_case(small_store: Store) -> None:
    app = begun(small_store, LEAD)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.screen.case_at_hand() == "GLA-01"


async def test_whoever_is_picked_goes_to_the_case_left_last(small_store: Store) -> None:
    leave_at(small_store, OTHER, "NOR-02", "1.1")
    app = begun(small_store)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, PersonDialog)
        await settle(pilot)
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, CasesScreen)
        assert app.person == OTHER
        assert app.screen.case_at_hand() == "NOR-02"


async def test_a_list_somebody_has_moved_in_stays_where_it_is(small_store: Store) -> None:
    leave_at(small_store, OTHER, "NOR-02", "1.1")
    app = ReviewApp(small_store)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "escape", "j", "j", "j", "W", "down", "down", "enter")
        assert app.screen.case_at_hand() == "NOR-02"
        await press(pilot, "j", "W", "down", "enter")
        assert app.screen.case_at_hand() == "NOR-03"


async def test_a_long_list_of_people_narrows_as_one_types(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    team = [*(f"Person {number}" for number in range(20)), INSPECTOR]
    monkeypatch.setattr(people, "_people", lambda store: tuple(Person(name, "inspector") for name in team))
    app = ReviewApp(small_store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Person 1 " in shown(pilot)
        await type_text(pilot, "sian ins")
        assert "Person" not in shown(pilot)
        await press(pilot, "enter")
        assert app.person == INSPECTOR


async def test_the_cursor_of_the_first_paint_is_in_sight_in_a_low_window(small_store: Store) -> None:
    app = begun(small_store, INSPECTOR)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        assert "▸NOR-01" in shown(pilot)
        assert "GLA-01" in shown(pilot)


def test_a_stranger_to_the_team_cannot_act(small_store: Store) -> None:
    with pytest.raises(BadInput, match="is not on this inspection's team"):
        begun(small_store, "Nobody")
