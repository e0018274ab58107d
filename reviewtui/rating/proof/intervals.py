"""Whole numbers by the intervals that conditions cut: within one, every number comes to the same."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reviewtui.framework.expression import Among, And, Compare, Condition, Count, Every, Not, Or, Sum, Value

_CUTS = {"<": slice(1), ">=": slice(1), "<=": slice(1, 2), ">": slice(1, 2)}
"""Which of a value and the number after it an order cuts at; `==` and `!=` cut at both."""


def intervals(conditions: Iterable[Condition], code: str, numbers: range) -> tuple[range, ...]:
    """The numbers a code can be, cut wherever one of the conditions may tell two neighbours apart."""
    starts = {numbers.start}
    for condition in conditions:
        starts.update(start for start in _starts(condition, code, numbers) if start in numbers)
    edges = [*sorted(starts), numbers.stop]
    return tuple(range(start, stop) for start, stop in pairwise(edges))


def in_words(interval: range, numbers: range) -> str:
    """`2`, `2 to 5`, or `2 or more` up to the most there can be."""
    if len(interval) == 1:
        return str(interval.start)
    return f"{interval.start} or more" if interval.stop == numbers.stop else f"{interval.start} to {interval[-1]}"


def _starts(condition: Condition, code: str, numbers: range) -> Iterator[int]:
    """The numbers that differ from the one below them; some may lie outside the numbers there are."""
    match condition:
        case Compare(code=read, op=op, value=value) if read == code:
            yield from _around(value)[_CUTS.get(op, slice(2))]
        case Among(code=read, values=values) if read == code:
            for value in values:
                yield from _around(value)
        case Every(codes=codes, answer=value) | Count(codes=codes, answer=value) if code in codes:
            yield from _around(value)
        case Sum(codes=codes, number=number) if code in codes:
            yield from range(numbers.start, min(number + 2, numbers.stop))
        case Not(part=part):
            yield from _starts(part, code, numbers)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _starts(part, code, numbers)


def _around(value: Value) -> tuple[int, ...]:
    return (value, value + 1) if isinstance(value, int) else ()
