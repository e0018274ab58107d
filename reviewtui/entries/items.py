"""An entry as it travels in JSON: one item of a document's `history`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any

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
    return from_items((item,))[0]


def from_items(items: Sequence[Mapping[str, object]]) -> list[Entry]:
    """The entries that several history items hold: asked of all at once whether they are sound, it is soon known.

    Raises FaultyItemError for the first that is not.
    """
    values: list[dict[str, Any]] = [{**_ABSENT, **item} for item in items]
    if not _are_sound(values):
        for item, held in zip(items, values, strict=True):
            _require_shape(item)
            _require_together(held)
    for held in values:
        held["replaces"] = tuple(held["replaces"])
    return [Entry.from_values(held) for held in values]


def _are_sound(values: Sequence[Mapping[str, Any]]) -> bool:
    """Whether nothing is to be said of any of them, as far as can be told key by key: an import asks it of each."""
    if {*map(len, values)} != {len(_SHAPES)}:
        return False
    column = dict(zip(_SHAPES, zip(*map(_held, values), strict=True), strict=True))
    if any(not {*map(type, column[key])} <= types for key, types in _TYPES.items()):
        return False
    hashes = column["content_hash"] + column["hash"]
    return (
        all(holds(value) for key, holds in _REPEATED for value in {*column[key]})
        and min(column["sequence"]) > 0
        and max(column["sequence"]) <= LAST
        and all(map(str.strip, column["subject"]))
        and all(map(_ids, filter(None, column["replaces"])))
        and {*map(len, hashes)} == {_HASH_LENGTH}
        and _are_hex(hashes)
        and {*map(len, column["previous"])} <= {0, _HASH_LENGTH}
        and _are_hex(column["previous"])
        and [act in _OF_NOTHING for act in column["act"]] == [of is None for of in column["of"]]
        and [previous == "" for previous in column["previous"]] == [number == 1 for number in column["sequence"]]
        and [said is None for said in column["content"]] == [salt is None for salt in column["salt"]]
        and all(why is None for said, why in zip(column["content"], column["reason"], strict=True) if said is None)
    )


def _are_hex(texts: Iterable[str]) -> bool:
    joined = "".join(texts)
    return joined.isascii() and not joined.encode().translate(None, b"0123456789abcdef")


def _require_shape(item: Mapping[str, object]) -> None:
    for key in item:
        if key not in _SHAPES:
            raise FaultyItemError(key, "no such key; remove it")
    for key, (holds, wanted) in _SHAPES.items():
        if not holds(item.get(key)):
            raise FaultyItemError(key, f"must be {wanted}")


def _require_together(values: Mapping[str, object]) -> None:
    if (values["act"] in _OF_NOTHING) != (values["of"] is None):
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
_OF_NOTHING = ("do", "import")
_DEVICE, _HASH, _PREVIOUS = "[a-z0-9]{4,16}", "[0-9a-f]{64}", "([0-9a-f]{64})?"
_HASH_LENGTH = 64
_MOMENT = rf"{REAL_DAY}T([01][0-9]|2[0-3])(:[0-5][0-9]){{2}}Z"
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

_held = itemgetter(*_SHAPES)
_NOTHING = type(None)
_TYPES: Mapping[str, set[type]] = {
    **{key: {str} for key in ("device", "made_at", "kind", "subject", "act", "content_hash", "previous", "hash")},
    **{key: {str, _NOTHING} for key in ("person", "salt", "reason")},
    **{key: {int} for key in ("sequence", "offset")},
    "of": {int, _NOTHING},
    "replaces": {list},
    "content": {dict, _NOTHING},
}
"""What is under each key of an item just read; True, which equals 1, is of another type."""
_REPEATED = [(key, _SHAPES[key][0]) for key in ("device", "person", "made_at", "offset", "kind", "act", "of")]
"""What many items have the same of, with what it must be."""
