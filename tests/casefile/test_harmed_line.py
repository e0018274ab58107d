"""Somebody who was harmed is told by age, relation and home, in the words that a file has for it, never by a name."""

import pytest

from reviewtui.casefile.harmed_line import BadPerson, person_harmed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("under_5", {"age_band": "under_5"}),
        ("1 adult", {"age_band": "adult"}),
        ("3 10_to_13 peer apart", {"age_band": "10_to_13", "relation": "peer", "lives_with": False, "count": 3}),
        ("Under-5 together other-relative", {"age_band": "under_5", "lives_with": True, "relation": "other_relative"}),
    ],
)
def test_a_person_is_read_from_few_words(words: str, expected: dict[str, object]) -> None:
    assert person_harmed(words) == expected


@pytest.mark.parametrize(("words", "named"), [("", "“”"), ("2", "“”"), ("Jane", "“Jane”"), ("adult Jane", "“Jane”")])
def test_any_other_word_is_refused_by_its_name(words: str, named: str) -> None:
    with pytest.raises(BadPerson, match=f"^{named} is not a value of harmed; "):
        person_harmed(words)
