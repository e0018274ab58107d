"""JSON as verbs print it, an object's members a line each.

To lay a document out so the library goes without its part in C, and takes twice as long as this does.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring as quoted
from typing import Any


def document_text(value: Any) -> str:
    """A document of texts, numbers, lists and mappings by text, as `json.dumps` with an indent of 1 writes it.

    Raises ValueError for a number that JSON has no word for, TypeError for anything else.
    """
    return _laid_out(value, "\n")


def _laid_out(value: Any, line: str) -> str:
    """A value whose own last line begins with `line`."""
    if (word := _WORDS.get(type(value))) is not None:
        return word(value)
    inner, word_of = f"{line} ", _WORDS.get
    if isinstance(value, list | tuple):
        return _between("[", [_laid_out(item, inner) for item in value], "]", line)
    if isinstance(value, Mapping):  # most of what it holds are words: to lay each out by itself takes twice as long
        members = [
            f"{_key(key)}: {word(held) if (word := word_of(type(held))) else _laid_out(held, inner)}"
            for key, held in value.items()
        ]
        return _between("{", members, "}", line)
    if isinstance(value, str):
        return quoted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _key(key: Any) -> str:
    return quoted(key if isinstance(key, str) else _laid_out(key, ""))


def _between(begin: str, parts: list[str], end: str, line: str) -> str:
    inner = f"{line} "
    return f"{begin}{inner}{f',{inner}'.join(parts)}{line}{end}" if parts else f"{begin}{end}"


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError("This number has no form in JSON.")
    return repr(value)


_WORDS: dict[type, Callable[[Any], str]] = {
    str: quoted,
    int: repr,
    float: _number,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): lambda _: "null",
}
"""How the values that hold no others are written."""
