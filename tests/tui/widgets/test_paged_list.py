"""The long list: the same for 24 rows and for 100,000."""

from typing import cast

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store
from reviewtui.tui.actions import bindings
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.widgets.paged_list import PAGE, PagedList, Source
from tests.tui.conftest import lines, press, settle


class Numbers(BaseScreen):
    """A list of numbers that counts the pages it asks for."""

    BINDINGS = bindings("everywhere")

    def __init__(self, total: int) -> None:
        super().__init__()
        self.numbers = [str(number) for number in range(total)]
        self.asked: list[int] = []
        self.chosen: list[object] = []

    def body(self) -> ComposeResult:
        yield PagedList[str](lambda row, width: Content(f"number {row}"), empty="No numbers.")

    def reload(self) -> None:
        self.list.show_rows(self.source)

    def on_paged_list_chosen(self, event: PagedList.Chosen) -> None:
        self.chosen.append(event.row)

    @property
    def list(self) -> PagedList[str]:
        return cast(PagedList[str], self.query_one(PagedList))

    @property
    def source(self) -> Source[str]:
        return Source(self.page, key=lambda row: row, position=lambda store, key: self.place(str(key)))

    def page(self, store: Store, offset: int, limit: int) -> tuple[tuple[str, ...], int]:
        self.asked.append(offset)
        return tuple(self.numbers[offset : offset + limit]), len(self.numbers)

    def place(self, key: str) -> int | None:
        return self.numbers.index(key) if key in self.numbers else None


class NumbersApp(ReviewApp):
    """The app with nothing but the list."""

    def __init__(self, store: Store, total: int) -> None:
        super().__init__(store, person="Ada Lead")
        self.numbers = Numbers(total)

    def get_default_screen(self) -> BaseScreen:
        return self.numbers


def at_cursor(pilot: Pilot[None]) -> list[str]:
    return [line.rstrip(" ▁▂▃▄▅▆▇█") for line in lines(pilot) if line.startswith("▸")]


async def test_a_list_of_a_hundred_thousand_asks_for_one_page(small_store: Store) -> None:
    app = NumbersApp(small_store, 100_000)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert set(app.numbers.asked) == {0}
        assert at_cursor(pilot) == ["▸number 0"]


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (("j", "j", "k"), 1),
        (("down", "up", "up"), 0),
        (("G",), 99_999),
        (("end", "home"), 0),
        (("G", "g"), 0),
        (("pagedown", "pagedown"), 38),
        (("G", "pageup"), 99_980),
    ],
)
async def test_keys_move_the_cursor(small_store: Store, keys: tuple[str, ...], cursor: int) -> None:
    app = NumbersApp(small_store, 100_000)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert at_cursor(pilot) == [f"▸number {cursor}"]
        assert app.numbers.list.row == str(cursor)


async def test_a_row_that_is_not_read_yet_has_a_placeholder(small_store: Store) -> None:
    app = NumbersApp(small_store, 1_000)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "G")
        await settle(pilot)
        app.numbers.list._pages.pop(4 * PAGE, None)
        app.numbers.list.refresh()
        await pilot.pause()
        assert at_cursor(pilot) == ["▸…"]


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go(small_store: Store) -> None:
    app = NumbersApp(small_store, 1_000)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *"jjjjj")
        app.numbers.numbers = [*(f"new {number}" for number in range(300)), *app.numbers.numbers[3:]]
        app.numbers.list.reload()
        await settle(pilot)
        assert at_cursor(pilot) == ["▸number 5"]
        assert app.numbers.list.cursor == 302


async def test_new_rows_at_the_top_of_a_record_push_the_cursor_down_with_its_row(small_store: Store) -> None:
    app = NumbersApp(small_store, 50)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.numbers.list.show_rows(app.numbers.source._replace(position=None, newest_first=True))
        await settle(pilot)
        await press(pilot, "j", "j")
        app.numbers.numbers = ["newest", *app.numbers.numbers]
        app.numbers.list.reload()
        await settle(pilot)
        assert at_cursor(pilot) == ["▸number 2"]


async def test_a_cursor_whose_row_has_gone_stays_in_the_list(small_store: Store) -> None:
    app = NumbersApp(small_store, 100)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "G")
        app.numbers.numbers = app.numbers.numbers[:10]
        app.numbers.list.reload()
        await settle(pilot)
        assert at_cursor(pilot) == ["▸number 9"]


async def test_an_empty_list_says_so(small_store: Store) -> None:
    app = NumbersApp(small_store, 0)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "G", "pagedown", "enter")
        assert "No numbers." in "\n".join(lines(pilot))
        assert app.numbers.chosen == []


async def test_enter_and_a_double_click_choose(small_store: Store) -> None:
    app = NumbersApp(small_store, 100)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter")
        await pilot.click(PagedList, offset=(5, 7), times=2)
        await settle(pilot)
        assert app.numbers.chosen == ["1", "7"]


async def test_the_terminals_cursor_follows_the_cursor_row(small_store: Store) -> None:
    app = NumbersApp(small_store, 100)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "j")
        assert app.cursor_position == app.numbers.list.region.offset + Offset(0, 2)


async def test_the_cursor_row_is_in_reverse_video(small_store: Store) -> None:
    app = NumbersApp(small_store, 100)
    async with app.run_test() as pilot:
        await settle(pilot)
        styles = [segment.style for segment in app.numbers.list.render_line(0)]
        assert all(style is not None and style.reverse for style in styles)
        assert not any(segment.style and segment.style.reverse for segment in app.numbers.list.render_line(1))


async def test_after_a_resize_the_cursor_is_still_in_sight(small_store: Store) -> None:
    app = NumbersApp(small_store, 100)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *"j" * 30)
        await pilot.resize_terminal(70, 20)
        await settle(pilot)
        assert at_cursor(pilot) == ["▸number 30"]
