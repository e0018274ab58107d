"""A rule itself in words, whatever it gave."""

from collections.abc import Callable

from reviewtui.framework.expression import Condition
from reviewtui.framework.model import Framework, Limit, Rule, Scale, Section, Standard
from reviewtui.rating.condition_words import in_a_case, over_cases
from reviewtui.rating.rules import Inputs, completeness, node_rule, several_shares, share_in_bands
from reviewtui.rating.words import sentence


def over_all(framework: Framework, node: str, inputs: Inputs) -> list[str]:
    """The rule of the whole or a standard over all cases, and its limits."""
    rule, scale = framework.inspection_rule(node), framework.inspection_scale(node)
    if rule.of_case_ratings:
        own = framework.case_scale(framework.standard(node))
        return [_shares(rule, own, scale), *_limits(framework, rule, scale, case=False)]
    if rule.kind == "first_match":
        lines = _lines(rule, scale, lambda when: over_cases(framework, when))
        return [*lines, *_limits(framework, rule, scale, case=False)]
    demanded = completeness.words(rule, inputs.noun)
    return [node_rule(rule.kind).words(rule, scale, inputs), *demanded, *_limits(framework, rule, scale, case=False)]


def of_question(framework: Framework, code: str) -> list[str]:
    """The rule of a question over all cases."""
    rule, ratings = framework.inspection_rule(code), framework.inspection_scale(code)
    if rule.kind == "share_in_bands":
        return [_shares(rule, framework.scale_of(framework.question(code)), ratings)]
    return [node_rule(rule.kind).words(rule, ratings, Inputs({}, {}, "answer"))]


def _shares(rule: Rule, scale: Scale, ratings: Scale) -> str:
    words = several_shares.words if rule.several else share_in_bands.words
    return words(rule, scale, ratings)


def in_case(framework: Framework, node: Standard | Section, inputs: Inputs) -> list[str]:
    """The rule of a section or standard in one case: when it is looked at, what it reads, and its limits."""
    rule, scale = framework.case_rule(node), framework.case_scale(node)
    gates = framework.gates.get(node.code, ())
    closed = f"; elsewhere it is {_label(scale, node.otherwise)}" if isinstance(node, Section) else ""
    opening = [f"It is looked at where {_all(framework, gates)}{closed}."] if gates else []
    lines = (
        _lines(rule, scale, lambda when: in_a_case(framework, when))
        if rule.kind == "first_match"
        else [_words(rule, scale, inputs)]
    )
    return [*opening, *lines, *_limits(framework, rule, scale, case=True)]


def _words(rule: Rule, scale: Scale, inputs: Inputs) -> str:
    return node_rule(rule.kind).words(rule, scale, inputs)


def _lines(rule: Rule, scale: Scale, in_words: Callable[[Condition], str]) -> list[str]:
    """Each line of `first_match`, and what may not stand together."""
    first = "The first of these lines that holds is taken." if rule.first_wins else ""
    lines = [
        f"{_label(scale, line.rating)} where {in_words(line.when)}."
        if line.when is not None
        else f"{_label(scale, line.rating)} in every other case."
        for line in rule.outcomes
    ]
    forbidden = [sentence(f"Not together: {in_words(each.when)}") for each in rule.forbid]
    return [each for each in (first, *lines, *forbidden) if each]


def _limits(framework: Framework, rule: Rule, scale: Scale, *, case: bool) -> list[str]:
    return [_limit(framework, limit, scale, case=case) for limit in rule.limits]


def _limit(framework: Framework, limit: Limit, scale: Scale, *, case: bool) -> str:
    when = in_a_case(framework, limit.when) if case else over_cases(framework, limit.when)
    edge = "higher" if limit.edge == "not_above" else "lower"
    return f"Where {when}, it is no {edge} than {_label(scale, limit.rating)}."


def _all(framework: Framework, conditions: tuple[Condition, ...]) -> str:
    return " and ".join(in_a_case(framework, condition) for condition in conditions)


def _label(scale: Scale, code: str) -> str:
    return scale.answer(code).label
