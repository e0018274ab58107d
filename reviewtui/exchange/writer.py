"""The JSON that goes out: the same document always gives the same bytes."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic_core import to_json

from reviewtui.exchange.case_model import CASE_FORMAT, CaseDocument
from reviewtui.exchange.inspection_model import INSPECTION_FORMAT, InspectionDocument

_KEYS = {CASE_FORMAT: tuple(CaseDocument.__annotations__), INSPECTION_FORMAT: tuple(InspectionDocument.__annotations__)}


BATCH = 200
"""Items of a list that are put into words at once."""
FEW, DEPTH = 50, 3
"""How many keys an object has that is written member by member, and how deep in others it may be."""


def write(document: Mapping[str, Any]) -> bytes:
    """A document of either format as UTF-8, one space a level, with a final newline.

    Top-level keys come in the format's order, heads by device; everything else keeps the order it is given in.
    Raises PydanticSerializationError for text that UTF-8 has no bytes for.
    """
    return b"".join(pieces(document))


def pieces(document: Mapping[str, Any]) -> Iterator[bytes]:
    """The same piece by piece; what is neither a value of JSON's nor text is walked as a list, and never held whole."""
    before = b"{"
    for key in _KEYS[document["format"]]:
        if key in document:
            yield before + b"\n " + to_json(key) + b": "
            yield from value_pieces(key, document[key])
            before = b","
    yield b"\n}\n"


def value_pieces(key: str, value: Any) -> Iterator[bytes]:
    """What is written under a key of the top level, its own lines one level deeper."""
    if key == "heads":
        value = dict(sorted(value.items()))
    if isinstance(value, Mapping):
        yield from _members(value, 1)
        return
    if value is None or isinstance(value, str | int | float):
        yield to_json(value)
        return
    items, before = iter(value), b"["
    while batch := list(islice(items, BATCH)):
        yield before + items_text(batch)
        before = b","
    yield b"[]" if before == b"[" else b"\n ]"


def items_text(items: list[Any]) -> bytes:
    """Some items of a list of the top level, without its brackets; there is one at least."""
    return _within(items, 1)[len(b"[") : -len(b"\n ]")]


def _members(value: Mapping[str, Any], depth: int) -> Iterator[bytes]:
    """An object so deep in others; one of a few keys goes member by member, since one of them may hold a great deal."""
    if not value:
        yield b"{}"
    elif len(value) <= FEW and depth <= DEPTH:
        yield from _one_by_one(value, depth)
    else:
        yield from _many_at_once(value, depth)


def _one_by_one(value: Mapping[str, Any], depth: int) -> Iterator[bytes]:
    before = b"{"
    for key, held in value.items():
        yield before + _line(depth + 1) + to_json(key) + b": "
        if isinstance(held, Mapping):
            yield from _members(held, depth + 1)
        else:
            yield _within(held, depth + 1)
        before = b","
    yield _line(depth) + b"}"


def _many_at_once(value: Mapping[str, Any], depth: int) -> Iterator[bytes]:
    members, before = iter(value.items()), b"{"
    while batch := dict(islice(members, BATCH)):
        yield before + _within(batch, depth)[len(b"{") : -len(_line(depth) + b"}")]
        before = b","
    yield _line(depth) + b"}"


def _within(value: Any, depth: int) -> bytes:
    """A value as it is written so deep in others: written within as many lists, whose brackets are cut off again."""
    before = after = 0
    for level in range(depth):
        value = [value]
        before, after = before + len(b"[" + _line(level + 1)), after + len(_line(level) + b"]")
    written = to_json(value, indent=1)
    return written[before : len(written) - after]


def _line(depth: int) -> bytes:
    """Where a line of something so deep in others begins."""
    return b"\n" + b" " * depth
