"""What is left of a condition once one of the codes it reads has a value."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reviewtui.framework.expression import Among, And, Compare, Condition, Count, Every, Not, Or, Sum, Tally, Value
from reviewtui.framework.expression.evaluation import between, evaluate, number_of

Residual = Condition | bool | None
"""A condition on what is still open; true, false, or None where it cannot be told because something is not rated."""


@dataclass(frozen=True)
class _Untold(Condition):
    """A part that cannot be told, beside parts that may still settle the matter."""

    def _read(self) -> Iterable[str]:
        return ()


@dataclass(frozen=True)
class _Tally(Condition):
    """How many of the codes have the answer, or what they add up to where that is None."""

    answer: Value | None
    codes: tuple[str, ...]
    op: str
    number: int
    """The limit, less what is counted so far: it may fall below 0."""
    untold: int = 0
    """Codes that are not rated."""

    def _read(self) -> Iterable[str]:
        return self.codes


def residual(condition: Residual, code: str, value: Value | None) -> Residual:
    """What is left of `condition` when `code` has `value`; None is the value of what is not rated."""
    if not isinstance(condition, Condition) or code not in condition.reads:
        return condition
    return _RESIDUAL[type(condition)](condition, code, value)


def _one(condition: Compare | Among, code: str, value: Value | None) -> Residual:
    return evaluate(condition, {code: value}.get)


def _every(condition: Every, code: str, value: Value | None) -> Residual:
    number = len(condition.codes) if condition.quantity == "all" else 0
    op = ">" if condition.quantity == "any" else "=="
    return _tally(_Tally(condition.answer, condition.codes, op, number), code, value)


def _count(condition: Count, code: str, value: Value | None) -> Residual:
    return _tally(_Tally(condition.answer, condition.codes, condition.op, condition.number), code, value)


def _sum(condition: Sum, code: str, value: Value | None) -> Residual:
    return _tally(_Tally(None, condition.codes, condition.op, condition.number), code, value)


def _tally(condition: _Tally, code: str, value: Value | None) -> Residual:
    codes = tuple(each for each in condition.codes if each != code)
    left = _Tally(
        condition.answer,
        codes,
        condition.op,
        condition.number - (0 if value is None else _adds(condition.answer, value)),
        condition.untold + (value is None),
    )
    open_ = len(codes) + left.untold
    truth = between(0, open_ if left.answer is not None or not open_ else None, left.op, left.number)
    return left if truth is None and codes else truth


def _adds(answer: Value | None, value: Value) -> int:
    return number_of(value) or 0 if answer is None else int(str(value) == str(answer))


def _not(condition: Not, code: str, value: Value | None) -> Residual:
    part = residual(condition.part, code, value)
    if isinstance(part, Condition):
        return Not(part)
    return None if part is None else not part


def _and(condition: And, code: str, value: Value | None) -> Residual:
    return _joined(And, condition.parts, code, value)


def _or(condition: Or, code: str, value: Value | None) -> Residual:
    return _joined(Or, condition.parts, code, value)


def _joined(kind: type[And] | type[Or], parts: Iterable[Condition], code: str, value: Value | None) -> Residual:
    """One part settles it; parts that change nothing fall away."""
    settles = kind is Or
    left: dict[Condition, None] = {}
    for part in parts:
        rest = residual(part, code, value)
        if rest is settles:
            return settles
        if rest is None:
            left[_Untold()] = None
        elif isinstance(rest, Condition):
            left[rest] = None
    if not any(part.reads for part in left):
        return None if left else not settles
    return next(iter(left)) if len(left) == 1 else kind(tuple(left))


_RESIDUAL: Mapping[type[Condition], Callable[..., Residual]] = {
    Compare: _one,
    Tally: _one,
    Among: _one,
    Every: _every,
    Count: _count,
    Sum: _sum,
    _Tally: _tally,
    Not: _not,
    And: _and,
    Or: _or,
}
