"""A condition as a person would say it: `1A is 0 and 1C is not Yes`."""

from collections.abc import Callable, Sequence

from reviewtui.framework.expression import (
    Among,
    And,
    Compare,
    Condition,
    Count,
    Every,
    Not,
    Or,
    Sum,
    Value,
    ValueOf,
    evaluate,
)
from reviewtui.framework.graph import case_scale_of
from reviewtui.framework.model import Framework, Scale, UnknownCode

ScaleOf = Callable[[str], Scale | None]
_OPS = {
    "==": "is", "!=": "is not", "<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least",
}  # fmt: skip
_AMOUNTS = {
    "==": "exactly ", "!=": "not exactly ", "<": "fewer than ", "<=": "at most ", ">": "more than ", ">=": "at least ",
}  # fmt: skip


def in_a_case(framework: Framework, condition: Condition) -> str:
    """A condition over the answers and ratings of one case."""
    return in_words(condition, lambda code: case_scale_of(framework, code))


def over_cases(framework: Framework, condition: Condition) -> str:
    """A condition over ratings of the inspection."""
    return in_words(condition, framework.inspection_scale)


def holding(condition: Condition, value_of: ValueOf) -> Condition:
    """As much of a condition as makes it hold: one part of an `or`, of an `any` the codes that have the answer."""
    match condition:
        case Or(parts=parts):
            return next((holding(part, value_of) for part in parts if evaluate(part, value_of)), condition)
        case And(parts=parts):
            return And(tuple(holding(part, value_of) for part in parts))
        case Every(quantity="any", answer=answer, codes=codes):
            having = tuple(code for code in codes if str(value_of(code)) == str(answer))
            return Every("all", answer, having) if having else condition
    return condition


def in_words(condition: Condition, scale_of: ScaleOf) -> str:
    """The condition with each value's label in place of its code."""
    match condition:
        case Compare(code=code, op=op, value=value):
            return f"{code} {_OPS[op]} {_label(value, (code,), scale_of)}"
        case Among(code=code, values=values, negated=negated):
            return _among(code, [_label(value, (code,), scale_of) for value in values], negated=negated)
        case Every(quantity=quantity, answer=answer, codes=(code,)):
            return in_words(Compare(code, "!=" if quantity == "none" else "==", answer), scale_of)
        case Every(quantity=quantity, answer=answer, codes=codes):
            return f"{quantity} of {_joined(codes)} is {_label(answer, codes, scale_of)}"
        case Count(answer=answer, codes=codes, op=op, number=number):
            return f"{_AMOUNTS[op]}{number} of {_joined(codes)} is {_label(answer, codes, scale_of)}"
        case Sum(codes=codes, op=op, number=number):
            return f"{_joined(codes)} add up to {_AMOUNTS[op]}{number}"
        case Not(part=part):
            return f"not ({in_words(part, scale_of)})"
        case And(parts=parts):
            return " and ".join(_inside(part, scale_of) for part in parts)
        case Or(parts=parts):
            return ", or ".join(in_words(part, scale_of) for part in parts)
    raise TypeError(f"{type(condition).__name__} is no condition that has words.")


def _inside(part: Condition, scale_of: ScaleOf) -> str:
    words = in_words(part, scale_of)
    return f"({words.replace(', or ', ' or ')})" if isinstance(part, Or) else words


def _among(code: str, labels: Sequence[str], *, negated: bool) -> str:
    if not negated:
        return f"{code} is {_either(labels)}"
    return f"{code} is neither {' nor '.join(labels)}" if len(labels) > 1 else f"{code} is not {labels[0]}"


def _joined(codes: Sequence[str]) -> str:
    return f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else codes[0]


def _either(labels: Sequence[str]) -> str:
    return f"{', '.join(labels[:-1])} or {labels[-1]}" if len(labels) > 1 else labels[0]


def _label(value: Value, codes: Sequence[str], scale_of: ScaleOf) -> str:
    """The value's label on the first scale that has it; what is hidden is on none."""
    for code in codes:
        scale = scale_of(code)
        try:
            if scale is not None:
                return scale.answer(str(value)).label
        except UnknownCode:
            continue
    return str(value).replace("_", " ")
