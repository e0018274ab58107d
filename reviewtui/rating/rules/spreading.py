"""How a number of cases may be spread over groups of answers while some shares hold.

The answers that shares count lie within one another or apart, so that how many cases each of them may have is told by
adding up from the inside.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reviewtui.rating.rules.layout import Layout, Test


def has_room(layout: Layout, tests: tuple[Test, ...], cases: tuple[int, ...], total: int) -> bool:
    """Whether so many cases can be spread while some tests hold, and no group has fewer than it has."""
    fewest, most = list(cases), [total] * len(cases)
    for inside, (least, limit) in zip(layout.inside, _bounds(layout, tests, total), strict=True):
        low = high = 0  # adding up in a loop: a summary asks this many hundred times, of two or three parts each
        for part in inside:
            low += fewest[part]
            high += most[part]
        low, high = low if low > least else least, high if high < limit else limit
        if low > high:
            return False
        fewest.append(low)
        most.append(high)
    return True


@lru_cache(maxsize=1_000)
def _bounds(layout: Layout, tests: tuple[Test, ...], total: int) -> tuple[tuple[int, int], ...]:
    """The fewest and the most cases of each set, and of the whole, while some tests hold; asked again and again."""
    bounds = [(0, total)] * len(layout.sets)
    for test in tests:
        (least, most), (low, high) = test.bounds(total), bounds[test.place]
        bounds[test.place] = least if least > low else low, most if most < high else high
    return *bounds, (total, total)


class _Span(NamedTuple):
    """How many cases a part may have, and at how many none has to leave it."""

    least: int
    most: int
    easy: int


def spread(
    layout: Layout, tests: tuple[Test, ...], cases: tuple[int, ...], total: int, *, adding: bool = False
) -> tuple[int, ...] | None:
    """So many cases spread over the groups while some tests hold, as near to `cases` as can be; None where none can.

    Where it is `adding`, no group has fewer than it has.
    """
    spans = [_Span(number if adding else 0, total, number) for number in cases]
    for inside, (least, most) in zip(layout.inside, _bounds(layout, tests, total), strict=True):
        span = _within(_joined(spans[part] for part in inside), least, most)
        if span is None:
            return None
        spans.append(span)
    return tuple(_shared_out(layout, spans, total)[: len(cases)])


def _shared_out(layout: Layout, spans: list[_Span], total: int) -> list[int]:
    """Down again from the whole: each part at what is easy, then moved until the parts add up."""
    numbers = [0] * (len(spans) - 1) + [total]
    for place in range(len(layout.inside) - 1, -1, -1):
        parts = layout.inside[place]
        left = numbers[place - len(layout.inside)] - sum(spans[part].easy for part in parts)
        for part in parts:
            span = spans[part]
            moved = min(left, span.most - span.easy) if left > 0 else max(left, span.least - span.easy)
            numbers[part] = span.easy + moved
            left -= moved
    return numbers


def _joined(spans: Iterator[_Span]) -> _Span:
    least = most = easy = 0
    for span in spans:
        least, most, easy = least + span.least, most + span.most, easy + span.easy
    return _Span(least, most, easy)


def _within(span: _Span, least: int, most: int) -> _Span | None:
    least, most = max(span.least, least), min(span.most, most)
    return _Span(least, most, min(max(span.easy, least), most)) if least <= most else None
