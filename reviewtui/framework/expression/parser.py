"""Reads a condition by recursive descent: every error says the column, and the nearest valid word."""

import re
from collections.abc import Callable

from reviewtui.framework.expression.errors import ExpressionError
from reviewtui.framework.expression.scope import Scope
from reviewtui.framework.expression.tokens import MAX_CHARACTERS, OPERATORS, Token, tokens_of
from reviewtui.framework.expression.tree import (
    EDGES,
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
from reviewtui.framework.nearest import did_you_mean, nearest

MAX_DEPTH = 20
RESERVED = ("and", "or", "not", "in")
_QUANTITIES = ("any", "all", "none")
_FIGURES = ("share", "cases")
_FUNCTIONS = ("any_", "all_", "none_", "count_", "sum", *_FIGURES)
_NUMBER = re.compile(r"0|[1-9][0-9]*")
_PER_CENT = re.compile(r"(?:0|[1-9][0-9]?)(?:\.[0-9])?|100")


def parse(text: str, where: Scope | None = None) -> Condition:
    """The condition written in `text`.

    `where` says what it may name: short names become full codes, and unknown codes and values are errors. Without it
    names are taken as written, as in a text that was checked before. Raises ExpressionError.
    """
    condition = _Parser(tokens_of(text), where).whole()
    if where is not None and len(str(condition)) > MAX_CHARACTERS:
        raise ExpressionError(
            1, f"longer than {MAX_CHARACTERS:,} characters with its codes written out: split the rule"
        )
    return condition


class _Parser:
    """Holds the place in the tokens; each method reads one thing of the grammar and moves past it."""

    def __init__(self, tokens: tuple[Token, ...], where: Scope | None) -> None:
        self._tokens = tokens
        self._where = where
        self._place = 0
        self._depth = 0

    def whole(self) -> Condition:
        if self._next.kind == "end":
            raise ExpressionError(1, "has no condition: write one such as `A == yes`")
        condition = self._either()
        if self._next.kind != "end":
            raise self._expected("`and`, `or` or the end", ("and", "or"))
        return condition

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _is(self, *texts: str, ahead: int = 0) -> bool:
        return self._tokens[min(self._place + ahead, len(self._tokens) - 1)].text in texts

    def _either(self) -> Condition:
        return self._joined("or", self._both, Or)

    def _both(self) -> Condition:
        return self._joined("and", self._one, And)

    def _joined(
        self, word: str, part: Callable[[], Condition], whole: Callable[[tuple[Condition, ...]], Condition]
    ) -> Condition:
        parts = [part()]
        while self._is(word):
            self._take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else whole(tuple(parts))

    def _one(self) -> Condition:
        if self._is("not"):
            return Not(self._deeper(self._one))
        if self._is("("):
            condition = self._deeper(self._either)
            self._mark(")")
            return condition
        if self._next.kind == "word" and self._is("(", ahead=1):
            return self._function()
        return self._comparison()

    def _deeper(self, part: Callable[[], Condition]) -> Condition:
        opening = self._take()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(opening.column, f"nested more than {MAX_DEPTH} deep: simplify it")
        condition = part()
        self._depth -= 1
        return condition

    def _function(self) -> Condition:
        name = self._take()
        if name.text in _FIGURES:
            return self._tally(name)
        kind, _, answer = name.text.partition("_")
        if name.text != "sum" and not (kind in (*_QUANTITIES, "count") and answer):
            raise self._no_function(name)
        codes = self._codes()
        if kind in _QUANTITIES:
            return Every(kind, self._answer(codes, answer, name), codes)
        operator, number = self._operator(), self._number(name.text)
        if name.text == "sum":
            if self._where is not None:
                self._where.check_numbers(codes, "`sum` adds", name.column)
            return Sum(codes, operator.text, number)
        return Count(self._answer(codes, answer, name), codes, operator.text, number)

    def _tally(self, figure: Token) -> Condition:
        """`share(CODE, ANSWER, …) OP PER_CENT` or `cases(CODE, ANSWER, …) OP NUMBER`; its name is taken."""
        self._mark("(")
        column, question = self._next.column, self._word("the code of a question").text
        known = self._where.answers(question, column) if self._where is not None else None
        answers = [self._counted(question, known, [])]
        while not self._is(")"):
            answers.append(self._counted(question, known, answers))
        self._mark(")")
        if figure.text == "share" and known is not None and len(answers) == len(known):
            raise ExpressionError(column, f"names every answer to {question}, whose share is always 100%")
        place, operator = self._next.column, self._operator()
        if operator.text not in EDGES:
            raise ExpressionError(place, f"`{figure.text}` is compared with one of {' '.join(EDGES)}")
        return Tally(figure.text, question, tuple(answers), operator.text, self._limit(figure.text))

    def _counted(self, question: str, known: tuple[str, ...] | None, before: list[str]) -> str:
        """One more answer that is counted."""
        self._mark(",")
        column, answer = self._next.column, self._word("an answer").text
        if known is not None and answer not in known:
            raise ExpressionError(column, f"“{answer}” is not an answer to {question}{did_you_mean(answer, known)}")
        if answer in before:
            raise ExpressionError(column, f"“{answer}” is named twice")
        return answer

    def _limit(self, figure: str) -> str:
        column, text = self._next.column, self._word("a number").text
        if figure == "share" and not _PER_CENT.fullmatch(text):
            raise ExpressionError(column, f"“{text}” is not a percentage such as 10 or 12.5")
        if figure == "cases" and not _NUMBER.fullmatch(text):
            raise ExpressionError(column, f"“{text}” is not a whole number of cases")
        return text

    def _answer(self, codes: tuple[str, ...], answer: str, name: Token) -> Value:
        value = _value(answer)
        if self._where is not None:
            self._where.check_value(codes, value, name.column + len(name.text) - len(answer))
        return value

    def _no_function(self, name: Token) -> ExpressionError:
        if name.text in RESERVED:
            return self._reserved(name)
        known = "any_ANSWER, all_ANSWER, none_ANSWER, count_ANSWER, sum, share and cases"
        near = nearest(name.text.partition("_")[0] + "_", _FUNCTIONS)
        tail = f"the nearest is “{near}{'ANSWER' if near.endswith('_') else ''}”" if near else f"known: {known}"
        return ExpressionError(name.column, f"“{name.text}” is not a function; {tail}")

    def _codes(self) -> tuple[str, ...]:
        self._mark("(")
        codes = [self._code()]
        while self._is(","):
            self._take()
            column = self._next.column
            code = self._code()
            if code in codes:
                raise ExpressionError(column, f"“{code}” is named twice")
            codes.append(code)
        self._mark(")")
        return tuple(codes)

    def _comparison(self) -> Condition:
        if self._is(*RESERVED) and not self._is(*OPERATORS, ahead=1):
            raise self._reserved(self._next)
        column = self._next.column
        code = self._code()
        if self._is("in", "not"):
            return self._among(code)
        operator = self._operator()
        place, value = self._next.column, self._value()
        if operator.text not in ("==", "!="):
            self._check_order(code, operator, value, (column, place))
        elif self._where is not None:
            self._where.check_value((code,), value, place)
        return Compare(code, operator.text, value)

    def _check_order(self, code: str, operator: Token, value: Value, columns: tuple[int, int]) -> None:
        what = f"“{operator.text}” compares"
        if not isinstance(value, int):
            raise ExpressionError(columns[1], f"{what} whole numbers, and “{value}” is none: use ==, != or in")
        if self._where is not None:
            self._where.check_numbers((code,), what, columns[0])

    def _among(self, code: str) -> Condition:
        negated = self._take().text == "not"
        if negated:
            self._mark("in")
        self._mark("(")
        values = [self._listed(code)]
        while self._is(","):
            self._take()
            values.append(self._listed(code))
        self._mark(")")
        return Among(code, tuple(values), negated)

    def _listed(self, code: str) -> Value:
        column, value = self._next.column, self._value()
        if self._where is not None:
            self._where.check_value((code,), value, column)
        return value

    def _code(self) -> str:
        token = self._word("the code of a question, section or standard")
        return token.text if self._where is None else self._where.code(token.text, token.column)

    def _value(self) -> Value:
        return _value(self._word("an answer, a rating or a whole number").text)

    def _number(self, name: str) -> int:
        column, value = self._next.column, self._value()
        if not isinstance(value, int):
            raise ExpressionError(column, f"`{name}` must be compared with a whole number, not “{value}”")
        return value

    def _word(self, what: str) -> Token:
        if self._next.kind != "word":
            raise self._expected(what)
        return self._take()

    def _operator(self) -> Token:
        if self._next.kind != "operator":
            raise self._expected(f"one of {' '.join(OPERATORS)} or in", ("in", "not"))
        return self._take()

    def _mark(self, mark: str) -> None:
        if not self._is(mark):
            raise self._expected(f"“{mark}”", (mark,))
        self._take()

    def _expected(self, what: str, words: tuple[str, ...] = ()) -> ExpressionError:
        found = f"“{self._next.text}”" if self._next.text else "the end"
        near = nearest(self._next.text, words) if self._next.kind == "word" else None
        return ExpressionError(
            self._next.column, f"expected {what}, found {found}" + (f"; the nearest is “{near}”" if near else "")
        )

    def _reserved(self, token: Token) -> ExpressionError:
        return ExpressionError(token.column, f"“{token.text}” joins conditions: a code is missing before it")


def _value(text: str) -> Value:
    """A whole number as such; anything else, leading zeros too, is a code."""
    return int(text) if _NUMBER.fullmatch(text) else text
