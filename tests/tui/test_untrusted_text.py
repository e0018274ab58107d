"""Text from outside is shown exactly, and can do nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color
from textual.content import Content

from reviewtui.casefile.visible import visible
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.terminal import ControlCharFilter
from reviewtui.tui.text import cut, fitted, plain, spread
from tests.tui.conftest import press, settle, shown
from tests.tui.small import HOSTILE

BLACK = Color(0, 0, 0)


HIDDEN = "\x1b\x07\x7f\x9b\xad\u061c\u115f\u180b\u200b\u200d\u202e\u2066\u3164\ufe00\ufeff\uffa0\U000e0041\U000e0100"
"""Controls, a soft hyphen, fillers, variation selectors, direction marks, tags."""


@given(st.text() | st.text(HIDDEN))
@example(HIDDEN)
def test_nothing_that_steers_or_hides_passes_the_net(text: str) -> None:
    line = [Segment(text), Segment(" " * 4)]
    shown = ControlCharFilter().apply(line, BLACK)
    for segment in shown:
        assert visible(segment.text) == segment.text.replace("\ufe0e", "").replace("\ufe0f", "")
    assert Segment.get_line_length(shown) == Segment.get_line_length(line)


def test_a_mark_takes_the_room_of_what_follows_and_not_its_place() -> None:
    typed, blank = ControlCharFilter().apply([Segment("a\ufe01b\u3164c"), Segment("   ")], BLACK)
    assert (typed.text, blank.text) == ("a�b�c", " ")


def test_what_can_be_seen_passes_the_net_as_it_is() -> None:
    seen = "Siân Môrwyn ⚑ ▸│─ 日本 ✓ ☎\ufe0f [REDACTED]"
    assert ControlCharFilter().apply([Segment(seen)], BLACK) == [Segment(seen)]


def test_the_net_leaves_the_terminals_own_control_segments_alone() -> None:
    home = Segment.line()
    control = Segment("\x1b[H", None, [(1,)])
    assert ControlCharFilter().apply([control, home], BLACK)[0] == control


def test_square_brackets_are_text() -> None:
    assert plain("[REDACTED] [/] [bold]x").plain == "[REDACTED] [/] [bold]x"


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_fitted_text_fills_its_width_exactly(text: str, width: int) -> None:
    assert fitted(text, width).cell_length == width


def test_a_text_that_is_cut_says_so() -> None:
    assert fitted("Glannau Môr", 6).plain == "Glann…"


def test_the_left_of_two_ends_gives_way() -> None:
    assert spread(Content("a long beginning"), Content("end"), 12).plain == "a long … end"
    assert spread(Content("alone"), Content(""), 12).plain == "alone"


@pytest.mark.parametrize("keys", [("L",), ("L", "enter")])
async def test_a_hostile_rationale_appears_as_visible_marks(app: ReviewApp, keys: tuple[str, ...]) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "L", "j", *keys[1:])
        text = shown(pilot)
        said = "[bold]Report [REDACTED][/] by [Officer A]"
        assert f"{said}: ␛[3" in text or f"{said} …" in text  # a list cuts it between words
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert HOSTILE not in text


@pytest.mark.parametrize(
    ("text", "width", "seen"),
    [
        ("Needs, history and risk", 20, "Needs, history and …"),
        ("Siân Prydderch, Daniel Okafor", 20, "Siân Prydderch …"),
        ("From charge to sentence (last charge to sentence)", 40, "From charge to sentence …"),
        ("social worker allocated", 14, "social worker…"),
        ("Moorside-upon-the-Water and more", 12, "Moorside-up…"),
        ("as long as it is", 16, "as long as it is"),
        ("日本 語の 文字", 9, "日本 …"),
    ],
)
def test_a_text_is_cut_between_words_and_leaves_no_bracket_open(text: str, width: int, seen: str) -> None:
    assert cut(plain(text, "bold"), width).plain == seen
    assert fitted(text, width).cell_length == width


def test_at_the_ends_of_a_line_the_left_goes_before_its_first_word_is_cut() -> None:
    assert spread(plain("Cases · North"), plain("24 cases"), 16).plain == "Cases … 24 cases"
    assert spread(plain("Cases · North"), plain("24 cases"), 12).plain.strip() == "24 cases"
