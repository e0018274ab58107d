"""Text from a case is shown exactly, and nothing in it can steer the screen or hide."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.visible import quoted, visible

ANY_TEXT = st.text(st.characters(codec=None), max_size=40) | st.text(st.characters(categories=("Cc", "Cf", "So", "Mn")))


@pytest.mark.parametrize(
    "ordinary",
    [
        "Seen at home, no concerns (p31).",
        "Ysgol Dyffryn Tŷ Ŵyn, Glan-yr-afon; nôl â'r plentyn",
        "e\u0301 n\u0303 combining marks",
        "Привет 你好 שלום مرحبا",
        "[REDACTED] [/] [Officer A] £5 €5 – “quoted”",
        "a\u00a0b\u3000c",
        "😀 👍🏽",
        "",
    ],
)
def test_ordinary_text_stays_as_it_is(ordinary):
    assert visible(ordinary) == ordinary
    assert visible(ordinary, multiline=True) == ordinary


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\0b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("a\x9bb", "a⟨U+009B⟩b"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("\ufeffa", "⟨U+FEFF⟩a"),
        ("a\u2028b\u2029c", "a⟨U+2028⟩b⟨U+2029⟩c"),
        ("a\U000e0041b", "a⟨U+E0041⟩b"),
        ("a\ud800b", "a⟨U+D800⟩b"),
        ("a\u0378b", "a⟨U+0378⟩b"),
        ("a\ue000b", "a⟨U+E000⟩b"),
        ("a\u3164b", "a⟨U+3164⟩b"),
        ("a\U000e0100b", "a⟨U+E0100⟩b"),
        ("a\ufe01b", "a⟨U+FE01⟩b"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("\u200d", "⟨U+200D⟩"),
        ("a\tb", "a b"),
        ("a\nb\r\nc\rd", "a␤b␤c␍d"),
    ],
)
def test_what_hides_or_steers_becomes_a_mark(hidden, shown):
    assert visible(hidden) == shown


def test_lines_stay_lines_where_there_is_room_for_them():
    assert visible("a\tb\r\n\tc\x1b\nd", multiline=True) == "a   b\n    c␛\nd"


def test_an_emoji_sequence_falls_into_its_pictures():
    assert visible("👨\u200d👩\u200d👧 ❤\ufe0f") == "👨👩👧 ❤"


@settings(deadline=None)
@given(ANY_TEXT, st.booleans())
def test_nothing_that_hides_is_left_and_twice_is_as_good_as_once(text, multiline):
    shown = visible(text, multiline)
    kept = shown.replace("\n", "") if multiline else shown
    assert not {unicodedata.category(char) for char in kept} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert visible(shown, multiline) == shown


def test_a_code_in_a_message_is_quoted_and_cut():
    assert quoted("polise") == "“polise”"
    assert quoted("x" * 40) == f"“{'x' * 40}”"
    assert quoted("x" * 41) == f"“{'x' * 39}…”"
    assert quoted("a\x1bb") == "“a␛b”"
