"""What is shown of many things, made one after another."""

import json

from reviewtui.figures.shown import Shown


def test_it_is_the_mapping_it_would_be_if_it_were_made_at_once() -> None:
    shown = Shown({"b": 2, "a": 1}, lambda number: {"number": number})
    assert shown == {"b": {"number": 2}, "a": {"number": 1}}
    assert json.dumps(shown, default=dict) == '{"b": {"number": 2}, "a": {"number": 1}}'


def test_nothing_is_made_before_it_is_asked_for() -> None:
    made: list[int] = []
    members = iter(Shown(dict.fromkeys("abc", 1), made.append).items())
    assert next(members) == ("a", None)
    assert made == [1]
