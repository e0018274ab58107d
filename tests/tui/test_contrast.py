"""Every text can be read: at least 4.5 to 1 against what it stands on, in every theme (WCAG 2.2, 1.4.3)."""

import re
from collections.abc import Iterator

import pytest
from rich.color import ColorType
from rich.segment import Segment
from textual.pilot import Pilot

from reviewtui.services.store.stores import Store
from reviewtui.tui import themes
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle
from tests.tui.small import INSPECTOR

LEAST = 4.5
WALK: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("CasesScreen", ()),
    ("CasesScreen", ("/", "n")),
    ("Palette", ("escape", ":", "n")),
    ("AddCase", ("escape", "a")),
    ("HelpScreen", ("escape", "?")),
    ("ReviewScreen", ("escape", "enter")),
    ("ReviewScreen", ("r",)),
    ("SummaryScreen", ("escape", "S")),
    ("SitesScreen", ("s",)),
    ("JudgementsScreen", ("q", "j", "enter")),
    ("ExplainDialog", ("q", "e")),
    ("HeatMapScreen", ("escape", "h")),
    ("PanelScreen", ("escape", "P")),
    ("TimelinessScreen", ("f7",)),
    ("MissedScreen", ("f8",)),
    ("RecordScreen", ("L",)),
    ("SearchScreen", ("F", *"teacher")),
)
"""What stands on top after some keys, one after another."""
DRAWN = re.compile(r"[\W_]*")
"""Lines, frames, bars and marks are no text; a letter or a digit is."""


def texts(pilot: Pilot[None]) -> Iterator[Segment]:
    """What is painted with letters or digits in it; under a window nothing can be done, and all is dimmed."""
    screen = pilot.app.screen
    windows = list(screen.query(".window"))
    part = windows[0].region if windows else screen.region
    for strip in screen._compositor.render_strips()[part.y : part.bottom]:
        for segment in strip.crop(part.x, part.right):
            if segment.style and not DRAWN.fullmatch(segment.text):
                yield segment


def luminance(triplet: tuple[int, int, int]) -> float:
    """Relative luminance, as WCAG has it."""
    parts = (value / 255 for value in triplet)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(segment: Segment) -> float:
    """Of a text against what it stands on."""
    style = segment.style
    assert style is not None
    ink, paper = style.color, style.bgcolor
    assert ink is not None, segment.text
    assert paper is not None, segment.text
    assert ink.type is not ColorType.DEFAULT
    first, second = luminance(ink.get_truecolor()), luminance(paper.get_truecolor())
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


@pytest.mark.parametrize("theme", [name for name in themes.NAMES if name != themes.MONO])
async def test_every_text_stands_out_from_what_it_stands_on(small_store: Store, theme: str) -> None:
    faint: set[tuple[str, str, float]] = set()
    walked = []
    app = ReviewApp(small_store, person=INSPECTOR, theme=theme)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for _, keys in WALK:
            await press(pilot, *keys)
            walked.append(name := type(app.screen).__name__)
            faint |= {
                (name, segment.text.strip()[:30], round(ratio, 2))
                for segment in texts(pilot)
                if (ratio := contrast(segment)) < LEAST
            }
    assert walked == [name for name, _ in WALK]
    assert sorted(faint) == []
