"""The one way a value is written before it is hashed, so that every laptop finds the same hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter


class NotCanonicalError(ValueError):
    """This value has no canonical form."""


def canonical(value: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; a key that holds null counts as absent.

    Raises NotCanonicalError for fractions, keys that are not text, text that is not Unicode, and any other type.
    """
    return _in_bytes(canonical_text(value))


def canonical_text(value: object) -> str:
    """The same before it is bytes, which half a character has none of."""
    if type(value) is dict and {*map(type, value.values())} == _TEXTS and (known := _form(tuple(value))) is not None:
        # Most contents hold texts alone, under the same keys as others: the encoder takes three times as long.
        form, in_order = known
        return form % tuple(map(in_quotes, in_order(value)))
    return _ENCODER.encode(without_nulls(value))


@lru_cache(maxsize=64)
def _form(keys: tuple[object, ...]) -> tuple[str, itemgetter[tuple[str, ...]]] | None:
    """What stands around the texts under several keys, and what takes them in the order of their keys."""
    if len(keys) < 2 or {*map(type, keys)} != _TEXTS:
        return None
    names = sorted(map(str, keys))
    quoted = [in_quotes(name).replace("%", "%%") for name in names]
    return "{" + ",".join(f"{name}:%s" for name in quoted) + "}", itemgetter(*names)


_TEXTS = {str}
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))


def sha256(value: object) -> str:
    """The SHA-256 of a value's canonical form, 64 hex digits."""
    return sha256_of_text(canonical_text(value))


def sha256_of_text(text: str) -> str:
    """The same of a text that is in canonical form. Raises NotCanonicalError for text that is not Unicode."""
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        raise _half_a_character() from None


in_quotes = json.encoder.encode_basestring
"""A text as the canonical form writes it."""


def _in_bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise _half_a_character() from None


def _half_a_character() -> NotCanonicalError:
    return NotCanonicalError("Text with half a character in it cannot be hashed. Write it again.")


def without_nulls(value: object) -> object:
    """The same value as plain dicts and lists, without keys that hold null."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (dict, Mapping)):
        # Nearly all that is hashed is text; asking about it first halves the time of a large import.
        return {
            key if type(key) is str else _key(key): held if type(held) is str else without_nulls(held)
            for key, held in value.items()
            if held is not None
        }
    if isinstance(value, list | tuple):
        return [without_nulls(item) for item in value]
    raise NotCanonicalError(f"A value of type {type(value).__name__} cannot be hashed; use text or a whole number.")


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    raise NotCanonicalError(f"A key of type {type(key).__name__} cannot be hashed; use text.")
