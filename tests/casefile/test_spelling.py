"""A text has one spelling, however the program that saved it ends lines and keeps accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.casefile.spelling import one_spelling, rough_spelling


@pytest.mark.parametrize(
    ("saved", "meant"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one \t\r\ntwo\u00a0\nthree", "one\ntwo\nthree"),
        ("Sia\u0302n", "Si\u00e2n"),
        ("  kept  within", "  kept  within"),
    ],
)
def test_line_ends_accents_and_trailing_blanks_have_one_spelling(saved: str, meant: str) -> None:
    assert one_spelling(saved) == meant


@given(st.text())
def test_spelling_a_text_twice_changes_nothing_more(text: str) -> None:
    assert one_spelling(one_spelling(text)) == one_spelling(text)


def test_a_rough_spelling_keeps_letters_and_digits_alone() -> None:
    assert rough_spelling("“No” – said Siân, 3 times.") == rough_spelling('"no" - said Sia\u0302n 3  times')
    assert rough_spelling("No 3") != rough_spelling("No 4")
