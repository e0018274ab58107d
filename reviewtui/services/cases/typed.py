"""What a person types to find something: words without regard to case, accents and order, and how well they fit."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
EXACT, BEGINS, WORDS, WITHIN = range(4)
"""How well it fits, the best first: the name itself, its beginning, the beginnings of words, any part."""


class Word(NamedTuple):
    """One word of a text, as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


def folded(text: str) -> str:
    """The text as it is compared: `Siân` and `sian` are the same."""
    if text.isascii():
        return text.casefold()
    return "".join(letter for letter in normalize("NFD", text.casefold()) if not combining(letter))


def words_in(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    return (Word(folded(found.group()), found.start(), found.end()) for found in _WORD.finditer(text))


def fit(typed: str, name: str, said: str = "") -> int | None:
    """How well what is typed fits a thing of that name, of which that is said; None where it does not."""
    wanted, called = folded(typed).split(), folded(name)
    if not wanted:
        return WITHIN
    if " ".join(wanted) == called:
        return EXACT
    if called.startswith(" ".join(wanted)):
        return BEGINS
    text = f"{called} {folded(said)}"
    if all(f" {word}" in f" {text}" for word in wanted):
        return WORDS
    return WITHIN if all(word in text for word in wanted) else None


def begins_word(word: str, wanted: Sequence[str]) -> bool:
    """Whether a folded word begins as one of those that are wanted."""
    return any(word.startswith(each) for each in wanted)
