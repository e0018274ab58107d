"""Case text is shown exactly and can do nothing, in every pane of the review."""

from pathlib import Path

import pytest

from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, create
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.review.conftest import Review, state
from tests.tui.small import INSPECTION, INSPECTOR, case_file, put

SAYS = "[bold]Seen [REDACTED][/] by [Officer A] [@click=quit]x[/]"
STEERS = "\x1b[31mred\x1b]52;c;AAAA\x07\u202ecba\u200b\x9b"


@pytest.fixture
def hostile(tmp_path: Path) -> Store:
    """A case whose every text tries something."""
    folder = tmp_path / "files"
    folder.mkdir()
    put(folder / "inspection.json", {**INSPECTION, "people": [{"name": "Daniel Okafor", "role": "inspector"}]})
    case = case_file("BAD-1", "NOR")
    case["narrative"] = SAYS + STEERS
    case["disposal"] = "[/]" + STEERS
    case["case_manager"] = SAYS
    case["documents"] = [{"id": "d1", "agency": "police", "title": SAYS + STEERS, "pages": 20}]
    case["events"] = [{"agency": "police", "type": "referral", "date": "2011-03-02", "text": SAYS + STEERS}]
    put(folder / "case.json", case)
    store = create(tmp_path / "hostile.store", plain=True)
    import_path(store, folder)
    evidence = ({"event": "e1"}, {"document": "d1"}, {"source": SAYS})
    record(store, INSPECTOR, "BAD-1", "1.1", answer="good", rationale=SAYS + STEERS, evidence=evidence)
    return store


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_text_is_shown_exactly_and_does_nothing(
    review: Review, hostile: Store, size: tuple[int, int]
) -> None:
    seen = ""
    async with review("BAD-1", on=hostile, size=size) as pilot:
        for key in ("down", "enter", "escape", "tab", "tab", "tab", "tab", "v", "v", "escape", "escape", "z", "z", "r"):
            await press(pilot, key)
            seen += " ".join(shown(pilot).split()) + "\n"
            for line in lines(pilot):
                assert line.isprintable() or not line, line
            assert "\u202e" not in shown(pilot)
        assert pilot.app.is_running
    assert "[bold]Seen [REDACTED][/] by" in seen
    assert "[Officer A]" in seen
    assert "␛[31mred" in seen


async def test_markup_typed_by_an_inspector_comes_back_as_it_was(review: Review, store: Store) -> None:
    words = "[REDACTED] [/] [b]not bold[/b] $accent"
    async with review("WLD-04") as pilot:
        await press(pilot, "r")
        await type_text(pilot, words)
        await press(pilot, "escape")
        assert "[REDACTED] [/] [b]not bold[/b]" in " ".join(shown(pilot).split())
        await press(pilot, "a")
        await type_text(pilot, "2/1/2012 police contact [/] [red]said")
        await press(pilot, "enter")
        assert "[/] [red]said" in shown(pilot)
        await press(pilot, "/")
        await type_text(pilot, "[red]")
        await press(pilot, "enter")
        assert "“[red]”" in shown(pilot)
    judged = state(store, "WLD-04", "1.1").judged
    assert judged is not None
    assert judged.rationale == words


async def test_redactions_of_the_sample_are_on_the_screen(review: Review) -> None:
    async with review("NOR-02", size=(120, 36)) as pilot:
        await press(pilot, "/")
        await type_text(pilot, "[redacted]")
        await press(pilot, "enter", "enter")
        assert "[REDACTED]" in shown(pilot)
