"""Whether a condition holds: true, false, or None while an answer it needs is still to come."""

import operator
from collections.abc import Callable, Iterable, Mapping

from reviewtui.framework.expression.tree import (
    Among,
    And,
    Compare,
    Condition,
    Count,
    Every,
    Not,
    Or,
    Sum,
    Tally,
    Value,
)

ValueOf = Callable[[str], Value | None]
"""Gives the value of a code; None while it is not known."""
Truth = bool | None
Test = Callable[[ValueOf], Truth]
"""What a condition comes to, given the values it asks for."""

_ORDER: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def evaluate(condition: Condition, value_of: ValueOf) -> Truth:
    """Whether the condition holds. Filling in an unknown value never changes an answer of true or false.

    What a condition comes to is made into a function when it is first asked for, and kept with it.
    """
    test: Test | None = condition.__dict__.get(_KEPT)
    if test is None:
        test = condition.__dict__[_KEPT] = _TEST_OF[type(condition)](condition)
    return test(value_of)


def compare(value: Value, op: str, limit: Value) -> bool:
    """`value OP limit`. Only whole numbers have an order: what does not apply is neither below nor above."""
    if op in ("==", "!="):
        return (value == limit or str(value) == str(limit)) == (op == "==")
    number = number_of(value)
    return number is not None and isinstance(limit, int) and _ORDER[op](number, limit)


def between(least: int, most: int | None, op: str, limit: int) -> Truth:
    """`n OP limit` for an n known to lie from `least` to `most`; None for `most` where there is no end to it."""
    if op in ("==", "!="):
        if least == most:
            return _ORDER[op](least, limit)
        outside = limit < least or (most is not None and limit > most)
        return (op == "!=") if outside else None
    low = _ORDER[op](least, limit)
    if least == most:
        return low
    high = op in (">", ">=") if most is None else _ORDER[op](most, limit)
    return low if low == high else None


def number_of(value: Value) -> int | None:
    """The whole number that a value is; None for an answer or rating that is none."""
    if isinstance(value, int):
        return value
    return int(value) if value.isascii() and value.isdigit() else None


def _compare(condition: Compare) -> Test:
    code, op, limit = condition.code, condition.op, condition.value

    def test(value_of: ValueOf) -> Truth:
        value = value_of(code)
        return None if value is None else compare(value, op, limit)

    return test


def _among(condition: Among) -> Test:
    code, wanted, negated = condition.code, frozenset(map(str, condition.values)), condition.negated

    def test(value_of: ValueOf) -> Truth:
        value = value_of(code)
        return None if value is None else (str(value) in wanted) != negated

    return test


def _every(condition: Every) -> Test:
    times = _times(condition.answer, condition.codes)
    op, number = (">", 0) if condition.quantity == "any" else ("==", 0)
    number = len(condition.codes) if condition.quantity == "all" else number
    return lambda value_of: between(*times(value_of), op, number)


def _count(condition: Count) -> Test:
    times, op, number = _times(condition.answer, condition.codes), condition.op, condition.number
    return lambda value_of: between(*times(value_of), op, number)


def _times(answer: Value, codes: Iterable[str]) -> Callable[[ValueOf], tuple[int, int]]:
    """How many codes have the answer at least, and at most."""
    wanted = str(answer)

    def times(value_of: ValueOf) -> tuple[int, int]:
        least = unknown = 0
        for code in codes:
            value = value_of(code)
            if value is None:
                unknown += 1
            elif value == wanted or str(value) == wanted:
                least += 1
        return least, least + unknown

    return times


def _sum(condition: Sum) -> Test:
    codes, op, number = condition.codes, condition.op, condition.number

    def test(value_of: ValueOf) -> Truth:
        values = [value_of(code) for code in codes]
        known = sum(number_of(value) or 0 for value in values if value is not None)
        return between(known, None if None in values else known, op, number)

    return test


def _not(condition: Not) -> Test:
    part = condition.part

    def test(value_of: ValueOf) -> Truth:
        truth = evaluate(part, value_of)
        return None if truth is None else not truth

    return test


def _and(condition: And) -> Test:
    return _all(condition.parts, stops_at=False)


def _or(condition: Or) -> Test:
    return _all(condition.parts, stops_at=True)


def _all(parts: Iterable[Condition], *, stops_at: bool) -> Test:
    """One part settles it; else one that is not known leaves it open."""
    tests = tuple(_TEST_OF[type(part)](part) for part in parts)

    def test(value_of: ValueOf) -> Truth:
        result: Truth = not stops_at
        for each in tests:
            truth = each(value_of)
            if truth is stops_at:
                return stops_at
            if truth is None:
                result = None
        return result

    return test


_KEPT = "_test"
_TEST_OF: Mapping[type[Condition], Callable[..., Test]] = {
    Compare: _compare,
    Tally: _compare,
    Among: _among,
    Every: _every,
    Count: _count,
    Sum: _sum,
    Not: _not,
    And: _and,
    Or: _or,
}
