"""Laws of conditions, over any that can be written: text and tree agree, and nothing known is taken back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.framework.expression import (
    Among,
    And,
    Compare,
    Condition,
    Count,
    Every,
    ExpressionError,
    Not,
    Or,
    Scope,
    Sum,
    evaluate,
    parse,
)

CODES = ("A", "B", "2.1", "x-y", "in")
ANSWERS = ("yes", "no", "not_applicable", "and")
codes = st.sampled_from(CODES)
several = st.lists(codes, min_size=1, max_size=4, unique=True).map(tuple)
answers = st.sampled_from(ANSWERS)
numbers = st.integers(0, 6)
orders = st.sampled_from(("<", "<=", ">", ">="))
operators = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
values = answers | numbers
leaves = st.one_of(
    st.builds(Compare, codes, st.sampled_from(("==", "!=")), values),
    st.builds(Compare, codes, orders, numbers),
    st.builds(Among, codes.filter(lambda code: code != "in"), st.lists(values, min_size=1).map(tuple), st.booleans()),
    st.builds(Every, st.sampled_from(("any", "all", "none")), values, several),
    st.builds(Count, values, several, operators, numbers),
    st.builds(Sum, several, operators, numbers),
)


def _grown(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    two_or_more = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.builds(Not, parts) | st.builds(And, two_or_more) | st.builds(Or, two_or_more)


conditions: st.SearchStrategy[Condition] = st.recursive(leaves, _grown, max_leaves=8)
known = st.fixed_dictionaries(dict.fromkeys(CODES, values))
hidden = st.sets(codes)


@given(conditions)
def test_a_tree_s_text_parses_back_to_the_tree(condition: Condition) -> None:
    assert parse(str(condition)) == condition


@given(conditions)
def test_resolved_text_means_the_same_with_and_without_a_scope(condition: Condition) -> None:
    everything = Scope({code: ANSWERS + tuple(map(str, range(7))) for code in CODES})
    try:
        assert parse(str(condition), everything) == condition
    except ExpressionError as error:
        assert "whole numbers" in error.text


@given(conditions, known, hidden)
def test_filling_in_an_unknown_never_flips_what_was_known(
    condition: Condition, full: dict[str, Any], unknown: set[str]
) -> None:
    partly = {code: value for code, value in full.items() if code not in unknown}
    before, after = evaluate(condition, partly.get), evaluate(condition, full.get)
    assert after is not None
    assert before in (None, after)


@given(conditions, known)
def test_not_turns_a_condition_round(condition: Condition, full: dict[str, Any]) -> None:
    assert evaluate(Not(condition), full.get) is (not evaluate(condition, full.get))


@given(conditions, known, hidden)
def test_only_what_a_condition_reads_can_change_it(
    condition: Condition, full: dict[str, Any], unknown: set[str]
) -> None:
    partly = {code: value for code, value in full.items() if code in condition.reads or code not in unknown}
    assert evaluate(condition, partly.get) is evaluate(condition, full.get)


@given(st.text() | st.text("AB ()and_not,=!<>ysum01.-\u202e", max_size=30))
def test_garbage_raises_only_the_expression_error(text: str) -> None:
    for where in (None, Scope({"A": ("yes", "no"), "B": range(3), "AB": ()}, ("A",))):
        try:
            condition = parse(text, where)
        except ExpressionError as error:
            assert 1 <= error.column <= len(text) + 1
        else:
            assert parse(str(condition), where) == condition
