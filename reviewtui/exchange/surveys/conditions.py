"""Turns a condition of another tool into one of a framework, or says why it cannot be."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reviewtui.exchange.surveys.survey import Asked

MOST_DEPTH = 20
_TOKEN = re.compile(
    r"""\s*(?:
      \$\{(?P<xlsform>[^}]+)\} | \[(?P<redcap>[^\]]+)\]
    | '(?P<single>[^']*)' | "(?P<double>[^"]*)"
    | (?P<number>\d+(?![\w.]))
    | (?P<op><=|>=|!=|<>|=|<|>)
    | (?P<mark>[(),])
    | (?P<word>[A-Za-z][A-Za-z_-]*)
    )""",
    re.VERBOSE,
)
_OPS = {"=": "==", "<>": "!="}


class CannotCarry(ValueError):
    """A condition says what no condition of a framework can."""


class _Token(NamedTuple):
    kind: str
    text: str


def converted(text: str, questions: Mapping[str, Asked]) -> str:
    """The condition in a framework's words; `questions` are those there are, by the other tool's names.

    Raises CannotCarry.
    """
    return _Reader(_tokens(text), questions).whole()


def _tokens(text: str) -> list[_Token]:
    found, place, text = [], 0, text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            raise CannotCarry(f"“{text[place : place + 12]}” is nothing a condition here can say")
        kind = str(match.lastgroup)
        word = match[kind].strip()
        if kind in ("xlsform", "redcap"):
            kind = "name"
        elif kind in ("single", "double", "number"):
            kind = "value"
        found.append(_Token(kind, word.lower() if kind == "word" else word))
        place = match.end()
    return [*found, _Token("end", "")]


class _Reader:
    """Reads by recursive descent; what it does not know cannot be carried over."""

    def __init__(self, tokens: list[_Token], questions: Mapping[str, Asked]) -> None:
        self._tokens = tokens
        self._questions = questions
        self._depth = 0

    def whole(self) -> str:
        found = self._either()
        if self._tokens[0].kind != "end":
            raise CannotCarry(f"“{self._tokens[0].text}” is nothing a condition here can say")
        return found

    def _take(self) -> _Token:
        return self._tokens.pop(0)

    def _either(self) -> str:
        return self._joined("or", lambda: self._joined("and", self._one))

    def _joined(self, word: str, part: Callable[[], str]) -> str:
        parts = [part()]
        while self._tokens[0] == _Token("word", word):
            self._take()
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        return f"({f' {word} '.join(parts)})"

    def _one(self) -> str:
        token = self._take()
        if token == _Token("mark", "("):
            return self._inside()
        if token.kind == "word" and token.text == "not":
            if self._take() != _Token("mark", "("):
                raise CannotCarry("“not” without brackets")
            return f"not ({self._inside()})"
        if token == _Token("word", "selected"):
            return self._selected()
        if token.kind == "name":
            return self._comparison(token.text)
        raise CannotCarry(f"“{token.text}” is nothing a condition here can say")

    def _inside(self) -> str:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise CannotCarry("it is nested too deep")
        found = self._either()
        self._depth -= 1
        if self._take() != _Token("mark", ")"):
            raise CannotCarry("a bracket is not closed")
        return found

    def _selected(self) -> str:
        opened, name, comma, value, closed = (self._take() for _ in range(5))
        marks = (opened.text, name.kind, comma.text, value.kind, closed.text)
        if marks != ("(", "name", ",", "value", ")"):
            raise CannotCarry("“selected” is used in a way that is not known here")
        return self._compared(name.text, "==", value.text)

    def _comparison(self, name: str) -> str:
        operator, value = self._take(), self._take()
        if operator.kind != "op" or value.kind != "value":
            raise CannotCarry(f"“{name}” is not compared with an answer or a whole number")
        return self._compared(name, _OPS.get(operator.text, operator.text), value.text)

    def _compared(self, name: str, operator: str, value: str) -> str:
        asked = self._questions.get(name)
        if asked is None:
            raise CannotCarry(f"“{name}” is not imported")
        if not asked.choices:
            if not value.isascii() or not value.isdigit():
                raise CannotCarry(f"“{value}” is not a whole number")
            return f"{asked.code} {operator} {int(value)}"
        code = next((choice.code for choice in asked.choices if choice.raw == value), None)
        if code is None:
            raise CannotCarry(f"“{value}” is not an answer of “{name}”")
        if operator not in ("==", "!="):
            raise CannotCarry(f"“{operator}” compares numbers, and “{name}” is answered in words")
        return f"{asked.code} {operator} {code}"
