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
    Tally,
    Value,
    ValueOf,
    evaluate,
)
from reviewtui.framework.graph import case_scale_of
from reviewtui.framework.model import Framework, Scale, UnknownCode

ScaleOf = Callable[[str], Scale | None]
FigureOf = Callable[[str], str]
"""Given the name of a condition on numbers of cases: `3 of 20`."""
_OPS = {
    "==": "is", "!=": "is not", "<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least",
}  # fmt: skip
_EDGES = {"at_least": "at least ", "above": "more than ", "at_most": "at most ", "below": "fewer than "}
_FAILING = {"at_least": "below", "below": "at_least", "at_most": "above", "above": "at_most"}
_AMOUNTS = {
    "==": "exactly ", "!=": "not exactly ", "<": "fewer than ", "<=": "at most ", ">": "more than ", ">=": "at least ",
}  # fmt: skip


def in_a_case(framework: Framework, condition: Condition) -> str:
    """A condition over the answers and ratings of one case."""
    return in_words(condition, lambda code: case_scale_of(framework, code))


def over_cases(framework: Framework, condition: Condition, figure_of: FigureOf | None = None) -> str:
    """A condition over ratings of the inspection and numbers of its cases, with the figures where they are known."""

    def scale_of(code: str) -> Scale:
        tally = framework.tallies.get(code)
        return (
            framework.inspection_scale(code)
            if tally is None
            else framework.scale_of(framework.question(tally.question))
        )

    return in_words(condition, scale_of, figure_of)


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


def in_words(condition: Condition, scale_of: ScaleOf, figure_of: FigureOf | None = None) -> str:
    """The condition with each value's label in place of its code."""
    match condition:
        case Tally():
            return _tally(condition, scale_of, condition.edge, figure_of)
        case Not(part=Tally() as part):
            return _tally(part, scale_of, _FAILING[part.edge], figure_of)
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
            return f"not ({in_words(part, scale_of, figure_of)})"
        case And(parts=parts):
            return " and ".join(_inside(part, scale_of, figure_of) for part in parts)
        case Or(parts=parts):
            return ", or ".join(in_words(part, scale_of, figure_of) for part in parts)
    raise TypeError(f"{type(condition).__name__} has no words.")


def _tally(tally: Tally, scale_of: ScaleOf, edge: str, figure_of: FigureOf | None) -> str:
    """`more than 10% of cases are Inadequate on 1.1 (3 of 20)`, `no case is Inadequate on 1.1`."""
    labels = _either([_label(answer, (tally.code,), scale_of) for answer in tally.answers])
    shared, limit = tally.figure == "share", tally.limit
    figure = f" ({figure_of(tally.code)})" if figure_of is not None else ""
    any_, none = [("above", "0")], [("at_most", "0")]
    if not shared:
        any_.append(("at_least", "1"))
        none.append(("below", "1"))
    if (edge, limit) in any_:
        return f"at least one case is {labels} on {tally.question}{figure}"
    if (edge, limit) in none:
        return f"no case is {labels} on {tally.question}{figure}"
    amount = "less than " if shared and edge == "below" else _EDGES[edge]
    cases = f"{limit}% of cases are" if shared else "1 case is" if limit == "1" else f"{limit} cases are"
    return f"{amount}{cases} {labels} on {tally.question}{figure}"


def _inside(part: Condition, scale_of: ScaleOf, figure_of: FigureOf | None) -> str:
    words = in_words(part, scale_of, figure_of)
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
