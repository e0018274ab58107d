"""The chronology: read in full, narrowed as one types, and as quick with 5,000 events as with thirty."""

import json
from pathlib import Path

import pytest

from reviewtui.services.cases.casefiles import add_event
from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import Store, create
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.review.conftest import Review, focused, screen_of, told
from tests.tui.small import INSPECTION, INSPECTOR, case_file, put

CASE = "NOR-03"


async def test_the_highlighted_event_is_read_in_full(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "down")
        first = screen_of(pilot).panes.chronology.event
        assert first is not None
        assert first.date.in_words in shown(pilot)
        assert "School, concern" in shown(pilot)
        await press(pilot, "enter")
        assert focused(pilot) == "event"
        assert "d1 Primary school safeguarding file" in shown(pilot)
        await press(pilot, "enter")
        assert focused(pilot) == "chronology"


async def test_a_very_long_note_wraps_and_scrolls_to_its_end(review: Review) -> None:
    async with review("GLA-03") as pilot:
        chronology = screen_of(pilot).panes.chronology
        longest = max((event for event in chronology._events), key=lambda event: len(event.text))
        chronology.go_to(longest.id)
        await press(pilot, "enter", "G")
        assert longest.text.split()[-1] in shown(pilot)
        await press(pilot, "g", "pagedown", "pageup")
        assert longest.text.split()[0] in shown(pilot)


async def test_the_case_in_brief_stands_first(review: Review) -> None:
    async with review(CASE) as pilot:
        assert "Fifteen, special school" in shown(pilot)
        assert "case manager CM-2" in told(pilot, "event")


async def test_an_empty_narrative_is_said_to_be_missing(review: Review) -> None:
    async with review("CTY-03") as pilot:
        assert "No case summary." in shown(pilot)


async def test_a_case_without_a_chronology_asks_for_events(review: Review) -> None:
    async with review("WLD-04") as pilot:
        assert "Chronology 0" in shown(pilot)
        assert "a adds an event" in shown(pilot)
        for key in ("j", "G", "space", "enter", "enter", "pagedown"):
            await press(pilot, key)
        await press(pilot, "/")
        await type_text(pilot, "x")
        assert "No events match" in shown(pilot)


async def test_typing_narrows_at_once_and_escape_shows_all_again(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "/")
        await type_text(pilot, "child of 5")
        await press(pilot, "escape", "/")
        await type_text(pilot, "disability team")
        while "of 26" not in shown(pilot):
            await pilot.pause(0.05)
        assert "Chronology 1/1 of 26 “disability team”" in shown(pilot)
        await press(pilot, "enter", "j")
        assert "Core assessment begun" in shown(pilot)
        await press(pilot, "escape")
        assert "/26" in shown(pilot)
        assert "Core assessment begun" in shown(pilot)


async def test_an_agency_is_picked_and_taken_away_again(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "f", "down", "down", "enter")
        assert "of 26 POL" in shown(pilot)
        assert " SCH " not in "".join(line[38:] for line in lines(pilot)[10:])
        await press(pilot, "f", "down", "down", "enter")
        assert "of 26" not in shown(pilot)


async def test_a_day_of_another_century_is_told_apart(review: Review, store: Store) -> None:
    lines = ("3/4/1912 police referral a slip of the pen", "3/4/2012 police contact fine")
    early, late = (add_event(store, INSPECTOR, CASE, line).subject.partition("/")[2] for line in lines)
    async with review(CASE) as pilot:
        screen_of(pilot).panes.chronology.go_to(early)
        await press(pilot, "space")
        assert "03/04/1912 POL referral" in shown(pilot)
        await press(pilot, "v")
        assert "03/04/1912 a slip of the pen" in shown(pilot)
        screen_of(pilot).panes.chronology.go_to(late)
        await pilot.pause()
        assert "03/04/2012 POL contact" in shown(pilot)


@pytest.fixture
def many(tmp_path: Path) -> Store:
    """A case of 5,000 events."""
    folder = tmp_path / "files"
    folder.mkdir()
    events = [
        {"agency": "police", "type": "contact", "date": f"{1950 + number // 100}", "text": f"Visit {number}."}
        for number in range(5000)
    ]
    put(folder / "inspection.json", INSPECTION)
    put(folder / "case.json", json.loads(json.dumps({**case_file("BIG-1", "NOR"), "events": events})))
    store = create(tmp_path / "many.store", plain=True)
    import_path(store, folder)
    return store


async def test_five_thousand_events_draw_only_those_in_sight(review: Review, many: Store) -> None:
    async with review("BIG-1", on=many) as pilot:
        pilot.app.person = INSPECTOR  # type: ignore[attr-defined]
        drawn: list[int] = []
        rows = screen_of(pilot).panes.chronology.rows
        show = rows._show
        rows._show = lambda index, width: drawn.append(index) or show(index, width)  # type: ignore[func-returns-value]
        await press(pilot, "G")
        assert "Visit 4999." in shown(pilot)
        await press(pilot, "pageup", "up", "g", "down")
        assert "Visit 0." in shown(pilot)
        await press(pilot, "/")
        await type_text(pilot, "visit 499")
        await press(pilot, "enter")
        assert "Chronology 1/15 of 5000" in shown(pilot)
        assert len(drawn) < 300
    many.close()


async def test_texts_stand_in_full_over_several_lines_where_there_is_room(review: Review) -> None:
    async with review("NOR-03", size=(200, 50)) as pilot:
        rows = screen_of(pilot).panes.chronology.rows

        def window() -> list[str]:
            return [line[rows.region.x : rows.region.right].rstrip() for line in lines(pilot)][
                rows.region.y : rows.region.bottom
            ]

        assert "After-school club: sexually" in window()[1]
        assert window()[2].startswith(" " * 41 + "inappropriate")
        assert "…" not in "".join(window())
        await press(pilot, "j", "j")
        marked = [number for number, line in enumerate(window()) if line.startswith("▸")]
        assert marked == [rows.cursor_screen_offset.y - rows.region.y]
        await press(pilot, "G")  # the last row is whole, at the foot of the window
        assert rows.cursor == rows.count - 1
        assert window()[-1].strip()
        assert screen_of(pilot).panes.chronology.line is not None
        await press(pilot, "pageup", "pageup", "g")
        assert window()[0].startswith("▸The case in brief")
        await pilot.click("#events", offset=(45, 2))  # the second line of the first event
        assert rows.cursor == 1
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        assert "After-school" not in "".join(window())
