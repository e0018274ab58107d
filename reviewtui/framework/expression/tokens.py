"""A condition's text cut into words and marks, each with its column."""

import re
from typing import NamedTuple

from reviewtui.framework.expression.errors import ExpressionError

MAX_CHARACTERS = 2_000
OPERATORS = ("==", "!=", "<=", ">=", "<", ">")
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<word>[A-Za-z0-9][A-Za-z0-9._-]*)|(?P<operator>==|!=|<=|>=|<|>)|(?P<mark>[(),])"
)
_MEANT = {"=": "==", "!": "not", "&": "and", "&&": "and", "|": "or", "||": "or", "<>": "!="}


class Token(NamedTuple):
    """A word, an operator, a mark or the end of the text."""

    kind: str
    """word, operator, mark or end."""
    text: str
    column: int
    """Counted from 1."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, the end among them. Raises ExpressionError."""
    if len(text) > MAX_CHARACTERS:
        raise ExpressionError(MAX_CHARACTERS + 1, f"longer than {MAX_CHARACTERS:,} characters: split the rule")
    found = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _stray(text, place)
        if match.lastgroup != "space":
            found.append(Token(str(match.lastgroup), match[0], place + 1))
        place = match.end()
    return (*found, Token("end", "", len(text) + 1))


def _stray(text: str, place: int) -> ExpressionError:
    mark = text[place]
    shown = f"“{mark}”" if mark.isprintable() else f"the invisible character U+{ord(mark):04X}"
    meant = _MEANT.get(text[place : place + 2]) or _MEANT.get(mark)
    tail = f"; the nearest is “{meant}”" if meant else ": write codes, answers and whole numbers as they are"
    return ExpressionError(place + 1, f"{shown} means nothing here{tail}")
