"""JSON that says one thing only: UTF-8, no NaN, no endless nest, and twice-given keys kept to be reported."""

import json
import re
from typing import Any, NoReturn

MAX_BYTES = 64_000_000
MAX_DEPTH = 8
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


class NotJsonError(ValueError):
    """The file is not JSON that can be read."""


class Pairs(dict[str, Any]):
    """An object, and the keys it was given twice."""

    twice: tuple[str, ...] = ()


def read_strict(data: bytes) -> Any:
    """The value in `data`, objects as Pairs. Raises NotJsonError with one sentence."""
    if len(data) > MAX_BYTES:
        raise NotJsonError(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJsonError(f"byte {error.start + 1} is not UTF-8: save the file as UTF-8") from None
    _refuse_depth(text)
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_refuse, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise NotJsonError(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None


def _refuse_depth(text: str) -> None:
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            raise NotJsonError(f"nested more than {MAX_DEPTH} deep")


def _pairs(pairs: list[tuple[str, Any]]) -> Pairs:
    """The first value of each key, so that what is reported is what a reader sees first."""
    found = Pairs()
    twice = []
    for key, value in pairs:
        if key in found:
            twice.append(key)
        else:
            found[key] = value
    found.twice = tuple(dict.fromkeys(twice))
    return found


def _refuse(word: str) -> NoReturn:
    raise NotJsonError(f"{word} is not a JSON number")


def _whole(digits: str) -> int:
    if len(digits) > 18:
        raise NotJsonError(f"a number of {len(digits)} digits is too large")
    return int(digits)
