"""A proposed map as YAML, with comments that say what it follows from and what is still to be filled in."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reviewtui.casefile.visible import visible

_WIDTH = 110
_PLAIN = re.compile(r"[A-Za-z][A-Za-z/.-]*[A-Za-z]")
QUESTION = "QUESTION"


def said(text: str) -> str:
    """A value as YAML reads it back to the letter."""
    return json.dumps(text, ensure_ascii=False) if text.isprintable() else json.dumps(text)


def pattern(name: str) -> str:
    """The name of a file or a sheet as a map has it, whose `[` would begin a set of characters."""
    return said(name.replace("[", "[[]"))


def listed(texts: Iterable[str]) -> str:
    """A list in one line; an item that is no plain word stands in quotation marks."""
    return f"[{', '.join(text if _PLAIN.fullmatch(text) else said(text) for text in texts)}]"


def comment(text: str) -> Iterator[str]:
    """A sentence as comments, in lines that a screen has room for."""
    shown = visible(text)
    yield from textwrap.wrap(shown, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False)


def question(text: str) -> Iterator[str]:
    """What a person has to answer, above the line that is to be filled in."""
    yield from comment(f"{QUESTION}: {text}")


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Lines, further to the right."""
    return (f"  {line}" for line in lines)


def as_item(lines: Sequence[str]) -> Iterator[str]:
    """Lines of a mapping as an item of a list."""
    yield f"- {lines[0]}"
    yield from indented(lines[1:])


def mapping(key: str, values: Mapping[str, str], notes: Mapping[str, str] | None = None) -> Iterator[str]:
    """A mapping of texts to words of the map, which stand there as they are, and what is to be said of each."""
    yield f"{key}:"
    for name, value in values.items():
        note = (notes or {}).get(name, "")
        yield f"  {said(name)}: {value}{f'  # {note}' if note else ''}"
