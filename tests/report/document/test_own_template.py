"""Whatever a template of somebody's own repeats or works out, it comes to an end."""

from collections.abc import Callable
from itertools import count

import pytest

from reviewtui.report.document import own_template
from reviewtui.report.document.blocks import Document
from reviewtui.report.document.page import FaultyTemplateError, OwnTemplate, page

RECURSIVE = (
    "{% for a in [1] recursive %}{% set up = loop %}"
    "{% if loop.depth == 1 %}{% for k in range(50) %}{{ up(range(999)) }}{% endfor %}{% endif %}{% endfor %}"
)
TOO_OFTEN = "it repeats something more than 9,000 times"
TOO_HIGH = "a power above 1,000"
TOO_LONG = "a number of more than 300,000 digits"


def made_of(text: str, clock: Callable[[], float] = lambda: 0.0) -> str:
    """The page that a template makes."""
    return page(Document("Title", "Report", "", (), ()), OwnTemplate("own.j2", text, clock)).decode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RECURSIVE, TOO_OFTEN),
        (RECURSIVE.replace("up(", "up(iterable="), TOO_OFTEN),
        ("{% macro m(n) %}{{ m(n - 1) ~ m(n - 1) if n }}{% endmacro %}{{ m(99) }}", TOO_OFTEN),
        ("{{ [1]|slice(999999999)|list }}", TOO_OFTEN),
        ("{{ 9 ** 999999999 }}", TOO_HIGH),
        ("{{ 9|round(-999999999) }}", TOO_HIGH),
        ("{% set x = 9 ** 1000 %}{% set y = x ** 1000 %}{% set z = y ** 1000 %}", TOO_LONG),
        ("{% set n = namespace(x=9) %}{% for a in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}", TOO_LONG),
        ("{{ lipsum(999999999) }}", "'lipsum' is undefined"),
    ],
)
def test_what_goes_on_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    monkeypatch.setattr(own_template, "STEPS", 9_000)
    with pytest.raises(FaultyTemplateError, match=rf"own\.j2:1: {said}\."):
        made_of(text)


def test_what_repeats_slow_things_is_stopped_by_the_clock() -> None:
    slow = "{% for a in range(999) %}{% set x = range(99999)|list %}{% endfor %}"
    with pytest.raises(FaultyTemplateError, match="it works for more than 60 seconds"):
        made_of(slow, clock=count(step=30).__next__)


def test_numbers_and_columns_are_worked_out_as_ever() -> None:
    text = "{{ 7 * 6 }} {{ 2 ** 10 }} {{ 'ab' * 2 }} {{ 2.345|round(1) }} {{ [1, 2, 3]|slice(2)|list }}"
    assert made_of(text) == "42 1024 abab 2.3 [[1, 2], [3]]"
