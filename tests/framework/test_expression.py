"""Conditions: what they say, what they read, and where they are wrong."""

import pytest

from reviewtui.framework.expression import (
    Among,
    And,
    Compare,
    Count,
    Every,
    ExpressionError,
    Not,
    Or,
    Scope,
    Sum,
    Value,
    evaluate,
    parse,
)
from reviewtui.framework.expression.tokens import MAX_CHARACTERS

ANSWERS = ("yes", "no", "not_applicable")
SCOPE = Scope(
    {
        "type": ("foster_care", "in_home"),
        "1": ("strength", "needs_improvement"),
        "11AC": ("yes", "no"),
        "1AC": ("yes", "no"),
        "1A": range(100),
        "1B": range(100),
        "1C": ANSWERS,
        "5A2": ANSWERS,
    },
    ("1",),
)


def holds(text: str, **values: Value) -> bool | None:
    """Whether the condition holds with these values; every other code is unknown."""
    return evaluate(parse(text), values.get)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("A == yes", Compare("A", "==", "yes")),
        ("A<=10", Compare("A", "<=", 10)),
        ("A == 007", Compare("A", "==", "007")),
        ("A in (yes, 3)", Among("A", ("yes", 3))),
        ("A not in (yes)", Among("A", ("yes",), negated=True)),
        ("any_no(8A, 8B)", Every("any", "no", ("8A", "8B"))),
        ("all_needs_improvement(7)", Every("all", "needs_improvement", ("7",))),
        ("none_2(2.1.1)", Every("none", 2, ("2.1.1",))),
        ("count_no(7, 8) <= 1", Count("no", ("7", "8"), "<=", 1)),
        ("sum(A, B) > 0", Sum(("A", "B"), ">", 0)),
        ("not A == yes", Not(Compare("A", "==", "yes"))),
        ("in == yes", Compare("in", "==", "yes")),
        (
            "A == a or B == b and C == c",
            Or((Compare("A", "==", "a"), And((Compare("B", "==", "b"), Compare("C", "==", "c"))))),
        ),
        (
            "(A == a or B == b) and not (C == c and D == d)",
            And(
                (
                    Or((Compare("A", "==", "a"), Compare("B", "==", "b"))),
                    Not(And((Compare("C", "==", "c"), Compare("D", "==", "d")))),
                )
            ),
        ),
    ],
)
def test_a_condition_is_read_as_it_is_written(text: str, tree: object) -> None:
    assert parse(text) == tree
    assert parse(str(parse(text))) == tree


def test_a_condition_says_what_it_reads_once_each_in_order() -> None:
    text = "B == yes and (any_no(A, C) or not sum(D, B) > 1) or count_yes(E) == 1 and F in (x)"
    assert parse(text).reads == ("B", "A", "C", "D", "E", "F")


def test_a_short_name_stands_for_the_section_s_code_and_the_name() -> None:
    assert parse("A == 0 and C == no", SCOPE) == And((Compare("1A", "==", 0), Compare("1C", "==", "no")))


def test_a_full_code_is_never_taken_for_a_short_name() -> None:
    assert parse("1AC != no", SCOPE) == Compare("1AC", "!=", "no")


def test_the_innermost_section_is_looked_in_first() -> None:
    scope = Scope({"12A1": ANSWERS, "121": ANSWERS, "12B": ANSWERS}, ("12A", "12"))
    assert parse("1 == yes and B == no", scope).reads == ("12A1", "12B")


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "has no condition"),
        ("   ", 1, "has no condition"),
        ("A = yes", 3, "“=” means nothing here; the nearest is “==”"),
        ("A == yes && B == no", 10, "the nearest is “and”"),
        ("A == 'yes'", 6, "“'” means nothing here: write codes"),
        ("A == \u202eyes", 6, "the invisible character U+202E"),
        ("A == ", 6, "found the end"),
        ("A == ,", 6, "expected an answer, a rating or a whole number, found “,”"),
        ("A", 2, "expected one of == != <= >= < > or in, found the end"),
        ("A inn (yes)", 3, "found “inn”; the nearest is “in”"),
        ("A not (yes)", 7, "expected “in”, found “(”"),
        ("A in yes", 6, "expected “(”, found “yes”"),
        ("A in (yes", 10, "expected “)”, found the end"),
        ("== yes", 1, "expected the code of a question, section or standard"),
        ("(A == yes", 10, "expected “)”"),
        ("A == yes)", 9, "expected `and`, `or` or the end, found “)”"),
        ("A == yes an B == no", 10, "the nearest is “and”"),
        ("and A == yes", 1, "“and” joins conditions: a code is missing before it"),
        ("A == yes or in (yes)", 13, "“in” joins conditions"),
        ("A == yes and or(A)", 14, "“or” joins conditions"),
        ("A < yes", 5, "whole numbers, and “yes” is none"),
        ("count_no(A) == few", 16, "`count_no` must be compared with a whole number, not “few”"),
        ("sum(A) 3", 8, "expected one of =="),
        ("any_no(A, A)", 11, "“A” is named twice"),
        ("any_no()", 8, "expected the code"),
        ("any(A)", 1, "“any” is not a function; the nearest is “any_ANSWER”"),
        ("cout_no(A) == 1", 1, "the nearest is “count_ANSWER”"),
        ("som(A) == 1", 1, "the nearest is “sum”"),
        ("zzz(A)", 1, "known: any_ANSWER, all_ANSWER"),
    ],
)
def test_an_error_points_at_the_column(text: str, column: int, words: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        parse(text)
    assert raised.value.column == column, str(raised.value)
    assert words in raised.value.text
    assert str(raised.value) == f"column {column}: {raised.value.text}"


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("typ == in_home", 1, "nothing here has the code “typ”; the nearest is “type”"),
        ("D == yes", 1, "nothing here has the code “D”"),
        ("type == at_home", 9, "“at_home” is not an answer or rating of type; the nearest is “in_home”"),
        ("C in (yes, nno)", 12, "“nno” is not an answer or rating of 1C; the nearest is “no”"),
        ("A == 100", 6, "“100” is not a whole number from 0 to 99"),
        ("A == many", 6, "“many” is not a whole number from 0 to 99"),
        ("C > 1", 1, "“>” compares whole numbers, and 1C is none"),
        ("sum(A, C) > 1", 1, "`sum` adds whole numbers, and 1C is none"),
        ("any_noo(C, 5A2)", 5, "“noo” is not an answer or rating of 1C, 5A2; the nearest is “no”"),
        ("count_yess(C) > 1", 7, "the nearest is “yes”"),
        ("none_yes(C, 9)", 13, "nothing here has the code “9”"),
    ],
)
def test_an_unknown_name_is_told_with_its_column_and_the_nearest_word(text: str, column: int, words: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        parse(text, SCOPE)
    assert (raised.value.column, words in raised.value.text) == (column, True), str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "A >= 3",
        "A in (0, 99)",
        "sum(A, B) == 1000",
        "C == not_applicable",
        "11AC == not_applicable",
        "count_3(A, C) > 0",
    ],
)
def test_what_stands_in_the_scope_may_be_named(text: str) -> None:
    assert parse(text, SCOPE).reads


@pytest.mark.parametrize("text", ["(" * 25 + "A == b" + ")" * 25, "not " * 25 + "A == b"])
def test_a_condition_may_not_be_nested_without_end(text: str) -> None:
    with pytest.raises(ExpressionError, match="nested more than 20 deep"):
        parse(text)


def test_a_condition_may_not_be_endless() -> None:
    with pytest.raises(ExpressionError, match="longer than 2,000 characters"):
        parse("A == b and " * MAX_CHARACTERS + "A == b")


def test_short_names_may_not_make_a_condition_endless_either() -> None:
    section = "s" * 40
    with pytest.raises(ExpressionError, match="longer than 2,000 characters with its codes written out"):
        parse("A == yes and " * 50 + "A == yes", Scope({f"{section}A": ANSWERS}, (section,)))


@pytest.mark.parametrize(
    ("text", "values", "truth"),
    [
        ("A == yes", {"A": "yes"}, True),
        ("A == yes", {}, None),
        ("A != yes", {"A": "no"}, True),
        ("A == 3", {"A": 3}, True),
        ("A == 3", {"A": "3"}, True),
        ("A > 2", {"A": "3"}, True),
        ("A > 2", {"A": 2}, False),
        ("A >= 2 and A <= 2 and A < 3", {"A": 2}, True),
        ("A >= 0", {"A": "not_applicable"}, False),
        ("A < 0 or A == 0", {"A": "not_applicable"}, False),
        ("A in (yes, no)", {"A": "no"}, True),
        ("A not in (yes, no)", {"A": "not_applicable"}, True),
        ("A in (yes)", {}, None),
        ("A == yes and B == yes", {"A": "no"}, False),
        ("A == yes and B == yes", {"A": "yes"}, None),
        ("A == yes or B == yes", {"B": "yes"}, True),
        ("A == yes or B == yes", {"B": "no"}, None),
        ("not A == yes", {}, None),
        ("not A == yes", {"A": "no"}, True),
        ("any_no(A, B)", {"A": "no"}, True),
        ("any_no(A, B)", {"A": "yes"}, None),
        ("any_no(A, B)", {"A": "yes", "B": "yes"}, False),
        ("all_no(A, B)", {"A": "yes"}, False),
        ("all_no(A, B)", {"A": "no"}, None),
        ("all_no(A, B)", {"A": "no", "B": "no"}, True),
        ("none_no(A, B)", {"A": "no"}, False),
        ("none_no(A, B)", {"A": "yes"}, None),
        ("none_no(A, B)", {"A": "yes", "B": "yes"}, True),
        ("count_no(A, B, C) >= 2", {"A": "no", "B": "no"}, True),
        ("count_no(A, B, C) >= 2", {"A": "yes", "B": "yes"}, False),
        ("count_no(A, B, C) >= 2", {"A": "no"}, None),
        ("count_no(A, B) == 2", {"A": "yes"}, False),
        ("count_no(A, B) != 2", {"A": "yes"}, True),
        ("count_no(A, B) < 1", {"A": "yes", "B": "yes"}, True),
        ("sum(A, B) > 3", {"A": 4}, True),
        ("sum(A, B) <= 3", {"A": 4}, False),
        ("sum(A, B) > 3", {"A": 2}, None),
        ("sum(A, B) < 3", {"A": 2}, None),
        ("sum(A, B) == 3", {"A": 4}, False),
        ("sum(A, B) == 3", {"A": 2}, None),
        ("sum(A, B) == 3", {"A": 3, "B": "not_applicable"}, True),
    ],
)
def test_a_condition_holds_or_not_or_cannot_be_told_yet(
    text: str, values: dict[str, Value], truth: bool | None
) -> None:
    assert holds(text, **values) is truth
