"""An entry as it travels in JSON: one item of a document's `history`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import attrgetter, itemgetter
from typing import Any, NoReturn

from reviewtui.casefile.partial_date import REAL_DAY
from reviewtui.entries.entry import ACTS, Entry
from reviewtui.entries.kinds import KINDS, in_key_order

HEADER_KEYS = (
    "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of", "replaces",
    "content_hash", "previous", "hash",
)  # fmt: skip
"""Always there, also when the content is withheld."""


_header = attrgetter(*HEADER_KEYS)


class FaultyItemError(ValueError):
    """This is not an entry of a record."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(f"{key}: {text}")
        self.key = key
        self.text = text


def to_item(entry: Any) -> dict[str, object]:
    """An entry (or a stored row, which names all of it the same) as plain JSON values, header first."""
    item: dict[str, object] = dict(zip(HEADER_KEYS, _header(entry), strict=True))
    item["replaces"] = list(entry.replaces)
    if entry.content is not None:
        item |= {"salt": entry.salt, "reason": entry.reason, "content": in_key_order(entry.kind, entry.content)}
    return item


def from_item(item: Mapping[str, object]) -> Entry:
    """The entry a history item holds; its hashes are `chain_faults`' to check, not ours.

    Raises FaultyItemError that names the first key that is missing, unknown or of the wrong shape.
    """
    values: dict[str, Any] = {**_ABSENT, **item}
    if not _is_shaped(values):
        _refuse(item)
    _check_together(values)
    values["replaces"] = tuple(values["replaces"])
    return Entry.from_values(values)


def _is_shaped(values: Mapping[str, Any]) -> bool:
    """Whether every key holds what it must, asked of all of them together: an import asks it of every entry."""
    sequence, person, offset, kind, subject, of, replaces, salt, reason, content = _long(values)
    try:
        short, known = "\n".join(_short(values)), kind in KINDS
    except TypeError:  # no text, or not even to be looked up
        return False
    return (
        known
        and len(values) == len(_SHAPES)
        and _SHORT.fullmatch(short) is not None
        and type(sequence) is int
        and 0 < sequence <= LAST
        and (of is None or _is_number(of))
        and _is_offset(offset)
        and (person is None or (type(person) is str and not person.isspace() and person != ""))
        and type(subject) is str
        and not subject.isspace()
        and subject != ""
        and (replaces == [] or _ids(replaces))
        and (salt is None or type(salt) is str)
        and (reason is None or type(reason) is str)
        and (content is None or type(content) is dict or isinstance(content, Mapping))
    )


def _refuse(item: Mapping[str, object]) -> NoReturn:
    for key in item:
        if key not in _SHAPES:
            raise FaultyItemError(key, "no such key; remove it")
    for key, (holds, wanted) in _SHAPES.items():
        if not holds(item.get(key)):
            raise FaultyItemError(key, f"must be {wanted}")
    raise AssertionError(item.keys())  # what has the shape of each key has the shape of all


def _check_together(values: Mapping[str, object]) -> None:
    if (values["act"] in ("do", "import")) != (values["of"] is None):
        raise FaultyItemError("of", "is what an undo or a redo is about, and only they have it")
    if (values["content"] is None) != (values["salt"] is None):
        raise FaultyItemError("salt", "must be there with the content and absent without it")
    if values["content"] is None and values["reason"] is not None:
        raise FaultyItemError("reason", "must be absent when the content is withheld")
    if (values["previous"] == "") != (values["sequence"] == 1):
        raise FaultyItemError("previous", "is empty for the first entry of a device, and only for it")


def _whole(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _matching(pattern: str) -> Callable[[object], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _or_null(shape: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or shape(value)


def _filled(value: object) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _ids(value: object) -> bool:
    """Sorted and without repeats, because the list is part of the hash."""
    return isinstance(value, list) and all(map(_is_id, value)) and value == sorted(set(value))


def _is_object_or_null(value: object) -> bool:
    return value is None or type(value) is dict or isinstance(value, Mapping)


_is_id = _matching(r"[a-z0-9]{4,16}-[1-9][0-9]{0,17}")
LAST = 10**18
"""No entry of a device has a higher number."""
_is_number, _is_offset = _whole(1, LAST), _whole(-1440, 1440)
_DEVICE, _HASH, _PREVIOUS = "[a-z0-9]{4,16}", "[0-9a-f]{64}", "([0-9a-f]{64})?"
_MOMENT = rf"{REAL_DAY}T([01][0-9]|2[0-3])(:[0-5][0-9]){{2}}Z"
_long = itemgetter("sequence", "person", "offset", "kind", "subject", "of", "replaces", "salt", "reason", "content")
_short = itemgetter("device", "made_at", "act", "content_hash", "previous", "hash")
_SHORT = re.compile("\n".join((_DEVICE, _MOMENT, f"({'|'.join(ACTS)})", _HASH, _PREVIOUS, _HASH)), re.ASCII)
"""The texts under those keys, a line each."""
_is_hash = _matching(_HASH)

_SHAPES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "device": (_matching(_DEVICE), "4 to 16 small letters and digits"),
    "sequence": (_is_number, "a whole number from 1"),
    "person": (_or_null(_filled), "a name, or null"),
    "made_at": (_matching(_MOMENT), "a UTC time like 2026-05-12T14:32:07Z"),
    "offset": (_is_offset, "minutes east of UTC, a whole number"),
    "kind": (lambda value: isinstance(value, str) and value in KINDS, f"one of {', '.join(KINDS)}"),
    "subject": (_filled, "text that is not blank"),
    "act": (lambda value: value in ACTS, f"one of {', '.join(ACTS)}"),
    "of": (_or_null(_is_number), "the number of an entry of the same device, or null"),
    "replaces": (_ids, "a sorted list of entry ids"),
    "content_hash": (_is_hash, "64 hex digits"),
    "previous": (_matching(_PREVIOUS), "64 hex digits, or empty"),
    "hash": (_is_hash, "64 hex digits"),
    "salt": (_or_null(lambda value: isinstance(value, str)), "text"),
    "reason": (_or_null(lambda value: isinstance(value, str)), "text, or null"),
    "content": (_is_object_or_null, "an object"),
}
_ABSENT = dict.fromkeys(_SHAPES)
