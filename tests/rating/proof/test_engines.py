"""Both ways of going over all combinations say the same as asking each combination by itself."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.framework.expression import Condition, evaluate, parse
from reviewtui.rating.proof.every_combination import go_through
from reviewtui.rating.proof.problem import Found, Problem, TooLarge, Variable, never
from reviewtui.rating.proof.situations import situations
from reviewtui.rating.proof.splitting import split
from tests.framework.test_expression_laws import conditions

DOMAINS: dict[str, tuple[Any, ...]] = {
    "A": ("yes", "no"),
    "B": ("yes", "no", "not_applicable"),
    "2.1": (0, 1, 3),
    "x-y": ("and", None),
    "in": ("yes", 2),
}


def variable(code: str, values: tuple[Any, ...]) -> Variable:
    return Variable(code, values, tuple(map(str, values)))


def once_held(truths: tuple[bool | None, ...]) -> bool:
    return True in truths


def problem(
    asked: tuple[Condition, ...], valid: tuple[Condition, ...], others: set[str], *, first: bool = False
) -> Problem:
    """The conditions over DOMAINS; `others` belong to the gates unless a condition reads them.

    With `first`, nothing matters after the first condition that holds.
    """
    read = {code for condition in asked for code in condition.reads}
    aside = [code for code in DOMAINS if code in others - read]
    return Problem(
        tuple(variable(code, values) for code, values in DOMAINS.items() if code not in aside),
        tuple(variable(code, DOMAINS[code]) for code in aside),
        valid,
        asked,
        once_held if first else never,
    )


def one_by_one(problem: Problem) -> dict[tuple[bool | None, ...], Found]:
    """The same, asked of each combination by itself."""
    found: dict[tuple[bool | None, ...], Found] = {}
    for values in product(*(one.values for one in problem.own)):
        own = {one.code: value for one, value in zip(problem.own, values, strict=True)}
        if can_be(problem, own):
            truths: tuple[bool | None, ...] = ()
            for condition in problem.conditions:
                truths += (False if problem.settled(truths) else evaluate(condition, own.get),)
            before = found.get(truths, Found(0, own))
            found[truths] = Found(before.times + 1, before.example)
    return found


def can_be(problem: Problem, own: dict[str, Any]) -> bool:
    for values in product(*(one.values for one in problem.others)):
        full = own | {one.code: value for one, value in zip(problem.others, values, strict=True)}
        if not any(evaluate(condition, full.get) is False for condition in problem.valid):
            return True
    return False


several = st.lists(conditions, max_size=3).map(tuple)
aside = st.sets(st.sampled_from(tuple(DOMAINS)))


@given(several, several, aside, st.booleans())
def test_going_through_every_combination_is_asking_each(
    asked: tuple[Condition, ...], valid: tuple[Condition, ...], others: set[str], first: bool
) -> None:
    one = problem(asked, valid, others, first=first)
    assert go_through(one) == one_by_one(one)


@given(several, several, aside, st.booleans())
def test_splitting_counts_what_going_through_counts(
    asked: tuple[Condition, ...], valid: tuple[Condition, ...], others: set[str], first: bool
) -> None:
    one = problem(asked, valid, others, first=first)
    assert split(one) == one_by_one(one)


def wide(text: str, number: int) -> Problem:
    """A condition on `number` questions of three answers; `*` stands for all their codes."""
    codes = [f"q{place}" for place in range(number)]
    condition = parse(text.replace("*", ", ".join(codes)))
    return Problem(tuple(variable(code, ("yes", "no", "not_applicable")) for code in codes), (), (), (condition,))


def test_few_combinations_are_gone_through_and_many_are_reduced() -> None:
    few, many = situations(wide("any_no(*)", 5)), situations(wide("any_no(*)", 60))
    assert (few.reduced, few.combinations) == (False, 3**5)
    assert (many.reduced, many.combinations) == (True, 3**60)
    assert many.by_truths[False,].times == 2**60
    assert set(many.by_truths[False,].example.values()) == {"yes"}


def test_a_count_over_many_is_counted_exactly() -> None:
    found = situations(wide("count_no(*) <= 1", 40))
    assert found.by_truths[True,].times == 2**40 + 40 * 2**39


def test_what_cannot_be_told_apart_in_reasonable_time_is_refused() -> None:
    with pytest.raises(TooLarge):
        situations(wide("any_no(*)", 201))
    pairs = " and ".join(f"(q{place} == no or q{place + 20} == yes)" for place in range(20))
    with pytest.raises(TooLarge):
        situations(wide(pairs, 40))


def test_gates_that_read_more_than_can_be_written_out_are_refused() -> None:
    codes = [f"g{place}" for place in range(40)]
    pairs = " or ".join(f"({one} == yes and {other} == no)" for one, other in zip(codes, reversed(codes), strict=True))
    gates = tuple(variable(code, ("yes", "no")) for code in codes)
    with pytest.raises(TooLarge):
        split(Problem((variable("A", ("yes", "no")),), gates, (parse(pairs),), (parse("A == yes"),)))


def apart(number: int, *, first: bool) -> Problem:
    """As many conditions, each on a question of its own."""
    own = tuple(variable(f"q{place}", ("yes", "no")) for place in range(number))
    asked = tuple(parse(f"{one.code} == no") for one in own)
    return Problem(own, (), (), asked, once_held if first else never)


def test_conditions_that_no_longer_matter_are_not_told_apart() -> None:
    few, many = situations(apart(17, first=True)), situations(apart(60, first=True))
    assert (few.reduced, len(few.by_truths)) == (False, 18)
    assert (many.reduced, len(many.by_truths), many.combinations) == (True, 61, 2**60)


def test_more_situations_than_fit_into_memory_are_refused() -> None:
    with pytest.raises(TooLarge):
        situations(apart(17, first=False))
