"""Whether a condition holds: true, false, or None while an answer it needs is still to come."""

import operator
from collections.abc import Callable, Iterable, Mapping

from reviewtui.framework.expression.tree import Among, And, Compare, Condition, Count, Every, Not, Or, Sum, Value

ValueOf = Callable[[str], Value | None]
"""Gives the value of a code; None while it is not known."""
Truth = bool | None

_ORDER: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def evaluate(condition: Condition, value_of: ValueOf) -> Truth:
    """Whether the condition holds. Filling in an unknown value never changes an answer of true or false."""
    return _EVALUATE[type(condition)](condition, value_of)


def compare(value: Value, op: str, limit: Value) -> bool:
    """`value OP limit`. Only whole numbers have an order: what does not apply is neither below nor above."""
    if op in ("==", "!="):
        return (str(value) == str(limit)) == (op == "==")
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


def _compare(condition: Compare, value_of: ValueOf) -> Truth:
    value = value_of(condition.code)
    return None if value is None else compare(value, condition.op, condition.value)


def _among(condition: Among, value_of: ValueOf) -> Truth:
    value = value_of(condition.code)
    if value is None:
        return None
    return (str(value) in map(str, condition.values)) != condition.negated


def _every(condition: Every, value_of: ValueOf) -> Truth:
    least, most = _times(condition.answer, condition.codes, value_of)
    if condition.quantity == "all":
        return between(least, most, "==", len(condition.codes))
    return between(least, most, ">" if condition.quantity == "any" else "==", 0)


def _count(condition: Count, value_of: ValueOf) -> Truth:
    return between(*_times(condition.answer, condition.codes, value_of), condition.op, condition.number)


def _times(answer: Value, codes: Iterable[str], value_of: ValueOf) -> tuple[int, int]:
    """How many codes have the answer at least, and at most."""
    values = [value_of(code) for code in codes]
    least = sum(str(value) == str(answer) for value in values if value is not None)
    return least, least + values.count(None)


def _sum(condition: Sum, value_of: ValueOf) -> Truth:
    values = [value_of(code) for code in condition.codes]
    known = sum(number_of(value) or 0 for value in values if value is not None)
    return between(known, None if None in values else known, condition.op, condition.number)


def _not(condition: Not, value_of: ValueOf) -> Truth:
    truth = evaluate(condition.part, value_of)
    return None if truth is None else not truth


def _and(condition: And, value_of: ValueOf) -> Truth:
    return _all(condition.parts, value_of, stops_at=False)


def _or(condition: Or, value_of: ValueOf) -> Truth:
    return _all(condition.parts, value_of, stops_at=True)


def _all(parts: Iterable[Condition], value_of: ValueOf, *, stops_at: bool) -> Truth:
    """One part settles it; else one that is not known leaves it open."""
    result: Truth = not stops_at
    for part in parts:
        truth = evaluate(part, value_of)
        if truth is stops_at:
            return stops_at
        if truth is None:
            result = None
    return result


_EVALUATE: Mapping[type[Condition], Callable[..., Truth]] = {
    Compare: _compare,
    Among: _among,
    Every: _every,
    Count: _count,
    Sum: _sum,
    Not: _not,
    And: _and,
    Or: _or,
}
