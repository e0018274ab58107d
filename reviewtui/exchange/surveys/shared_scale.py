"""Answers that questions of another tool's checklist share, and what their words say of them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from reviewtui.exchange.surveys.survey import Choice

_NONE = re.compile(r"(n/?\.?a\.?|not[ _-]applicable|does[ _-]not[ _-]apply)", re.IGNORECASE)
_GOOD = re.compile(
    r"(yes|true|outstanding|excellent|(very |strongly )?good|strong|(fully |strongly )?(met|compliant|agree|satisfied)|"
    r"always|adequate|sufficient|satisfactory|pass(ed)?|achieved)",
    re.IGNORECASE,
)


class SharedScale(NamedTuple):
    """Answers that questions share."""

    code: str
    choices: tuple[Choice, ...]
    none: str
    """Code of "does not apply"."""
    good: frozenset[str]
    """Codes that count as good; empty where that cannot be told."""


def is_none(choice: Choice) -> bool:
    """Whether an answer says that the question does not arise."""
    return any(_NONE.fullmatch(words.strip()) for words in (choice.code, choice.label.get("en", "")))


def good_among(choices: Iterable[Choice]) -> frozenset[str]:
    """The answers that are good by their words, where these stand together at one end and are not all there is."""
    graded = [choice for choice in choices if not is_none(choice)]
    good = [bool(_GOOD.fullmatch(choice.label.get("en", "").strip())) for choice in graded]
    if not any(good) or all(good) or good not in (sorted(good), sorted(good, reverse=True)):
        return frozenset()
    return frozenset(choice.code for choice, is_good in zip(graded, good, strict=True) if is_good)


def letter_of(choice: Choice, taken: set[str]) -> str:
    """One letter that no other answer of the scale has, of its label where there is one."""
    wanted = [mark.upper() for mark in choice.label.get("en", "") if mark.isascii() and mark.isalpha()]
    letter: str = next(mark for mark in (*wanted, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ") if mark not in taken)
    taken.add(letter)
    return letter
