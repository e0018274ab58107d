"""What may name a case."""

import pytest

from reviewtui.casefile.reference import BadReference, checked_reference


@pytest.mark.parametrize("text", ["NOR-03", "a", "Gŵyl 7", "x" * 40])
def test_a_plain_short_text_names_a_case(text: str) -> None:
    assert checked_reference(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "blank"),
        ("  ", "blank"),
        ("x" * 41, "at most 40 characters; this has 41"),
        ("NOR/3", "slash"),
        (" NOR", "begin or end with a space"),
        ("NOR\u202e3", "unseen"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(BadReference, match=words):
        checked_reference(text)
