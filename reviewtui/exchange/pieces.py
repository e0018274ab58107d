"""An export read piece by piece: laid out as `writer` lays one out, it is never held as a whole, however large.

Whatever is laid out otherwise, or is not sound throughout, is left to `reader`, which has the whole file before it and
says all that is wrong with it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from operator import lt
from typing import Any, BinaryIO

from pydantic_core import from_json

from reviewtui.entries.entry import Entry
from reviewtui.entries.items import from_items
from reviewtui.entries.kinds.shape import checked
from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.inspection_checks import NAMED, are_sound, inspection_flaws
from reviewtui.exchange.inspection_model import INSPECTION_FORMAT, InspectionDocument, inspection_shape
from reviewtui.exchange.json_text import parsed
from reviewtui.exchange.writer import items_text, value_pieces

CHUNK = 1 << 17
"""Bytes that are read at once."""

_BEGIN, _END = f'{{\n "format": "{INSPECTION_FORMAT}",'.encode(), b"\n}\n"
_KEY_LINE = re.compile(rb'\n "')
"""Found three times as fast as the same bytes are by `find`."""
_KEY = re.compile(rb'\n "([a-z_]+)": ')
_LONGEST_KEY = 40
_TOO_LONG = re.compile(rb'": -?[0-9]{19}')
"""A whole number that may be more than the store can hold."""
_AFTER_ITEM, _END_OF_LIST = b"\n  },", b"\n ]"
_DESCRIBED = ("format", "format_version", "framework", "inspection")
_MAPPINGS = (*_DESCRIBED, "heads", "summary")


class NotInPieces(Exception):
    """This file can only be read as a whole."""


class PiecedFile:
    """An inspection's file with a history. Each part is checked in the very bytes that are used of it."""

    def __init__(self, begin: Callable[[], BinaryIO]) -> None:
        """`begin` opens the file at its begin, again and again; what it raises in here passes.

        Raises NotInPieces for a file that is not laid out as it is written here, or describes without a history.
        """
        self._begin = begin
        with begin() as file:
            self._spans = _spans(file)
        if "history" not in self or any(key not in self for key in _DESCRIBED):
            raise NotInPieces
        _require({**{key: self.value(key) for key in (*_DESCRIBED, "heads") if key in self}, "history": []})
        self._proven = {"history", "heads"}
        """The keys under which nothing is left to be checked. The heads are read before the entries are."""

    def __contains__(self, key: str) -> bool:
        return key in self._spans

    def value(self, key: str) -> Any:
        """What stands under a key, as a whole. Raises NotInPieces."""
        with self._opened(key) as (file, length):
            return _strictly(file.read(length))

    def is_written(self, key: str, value: Any) -> bool:
        """Whether under a key stands, byte for byte, what is written of a value; a list is walked as it is compared."""
        with self._opened(key) as (file, length):
            end = file.tell() + length
            same = all(file.read(len(piece)) == piece for piece in value_pieces(key, value)) and file.tell() == end
        if same:
            self._proven.add(key)
        return same

    def entries(self) -> Iterator[list[Entry]]:
        """Every entry by (device, sequence), run by run; what they hold is not checked. Raises NotInPieces."""
        last = ("", 0)
        for run in self._runs("history"):
            entries = _entries(run)
            places = [last, *(entry.place for entry in entries)]
            if not all(map(lt, places, places[1:])):
                raise NotInPieces
            last = places[-1]
            yield entries

    def require_sound(self) -> None:
        """Check whatever is not proven by now. Raises NotInPieces."""
        left = [key for key in self._spans if key not in self._proven]
        described = {key: self.value(key) for key in _DESCRIBED}
        _require({**described, **{key: self.value(key) for key in left if key in _MAPPINGS}, "history": []})
        for key in left:
            if key not in _MAPPINGS:
                self._require_items(key, described)

    def _require_items(self, key: str, described: Mapping[str, Any]) -> None:
        """Each run of a list is checked as a document of its own; only names must differ from run to run."""
        names = {name: set[str]() for named, name in NAMED if named == key}
        for run in self._runs(key):
            items = _strictly(b"[" + run + b"]")
            _require({**described, key: items, "history": []})
            for name, known in names.items():
                if not known.isdisjoint(item[name] for item in items):
                    raise NotInPieces
                known.update(item[name] for item in items)

    def _runs(self, key: str) -> Iterator[bytes]:
        """The items of a list in runs of whole ones, without the commas between two runs."""
        with self._opened(key) as (file, length):
            yield from _cut(file, length)

    @contextmanager
    def _opened(self, key: str) -> Iterator[tuple[BinaryIO, int]]:
        """The file where the value under a key begins, and how many bytes it has; a file that is gone has no pieces."""
        begin, end = self._spans[key]
        try:
            with self._begin() as file:
                file.seek(begin)
                yield file, end - begin
        except OSError:
            raise NotInPieces from None


def _spans(file: BinaryIO) -> dict[str, tuple[int, int]]:
    """Where the value under each key of the top level begins and ends.

    Nothing is taken for a key that is none: within a text no line can begin. Raises NotInPieces.
    """
    if file.read(len(_BEGIN)) != _BEGIN:
        raise NotInPieces
    file.seek(0)
    keys = list(_keys(file))
    end = file.tell() - len(_END)
    file.seek(end)
    if file.read() != _END:
        raise NotInPieces
    ends = [line - len(b",\n") for line, _, _ in keys[1:]]
    for place in ends:
        file.seek(place)
        if file.read(1) != b",":
            raise NotInPieces
    spans = {key: (begin, end) for (_, key, begin), end in zip(keys, [*ends, end], strict=True)}
    if len(spans) < len(keys) or not spans.keys() <= InspectionDocument.__annotations__.keys():
        raise NotInPieces
    return spans


def _keys(file: BinaryIO) -> Iterator[tuple[int, str, int]]:
    """Where the line of each key of the top level begins, the key, and where its value begins."""
    chunk, held, before = b" ", b"", 0
    while chunk:
        chunk = file.read(CHUNK)
        held += chunk
        sure = max(len(held) - _LONGEST_KEY, 0) if chunk else len(held)
        for line in _KEY_LINE.finditer(held):
            if line.start() >= sure:
                break
            if not (key := _KEY.match(held, line.start())):
                raise NotInPieces
            yield before + line.start() + 1, key[1].decode(), before + key.end()
        before, held = before + sure, held[sure:]


def _cut(file: BinaryIO, left: int) -> Iterator[bytes]:
    """A list of so many bytes in runs of whole items, without its brackets and the commas between the runs."""
    held, has_items = file.read(1), False
    left -= 1
    if held != b"[":
        raise NotInPieces
    held = b""
    while left > 0:
        if not (chunk := file.read(min(CHUNK, left))):
            raise NotInPieces
        held, left = held + chunk, left - len(chunk)
        cut = held.rfind(_AFTER_ITEM) + len(_AFTER_ITEM)
        if left and cut >= len(_AFTER_ITEM):
            yield held[: cut - 1]
            held, has_items = held[cut:], True
    if held != b"]" or has_items:
        if not held.endswith(_END_OF_LIST):
            raise NotInPieces
        yield held.removesuffix(_END_OF_LIST)


def require_contents(entries: Iterable[Entry]) -> None:
    """Check what some entries hold. Raises NotInPieces."""
    if not are_sound(entries):
        raise NotInPieces


def _entries(run: bytes) -> list[Entry]:
    """The entries of a run. What would be written of them is what was read: no key stands twice, no number is odd."""
    try:
        items = from_json(b"[" + run + b"]", allow_inf_nan=False)
        if items_text(items) != run or _TOO_LONG.search(run):
            raise NotInPieces
        return from_items(items)
    except (ValueError, TypeError):  # no JSON, or no entry
        raise NotInPieces from None


def _strictly(text: bytes) -> Any:
    try:
        value, flaws = parsed(text, text.decode(), "")
    except (FaultyFile, UnicodeDecodeError):
        raise NotInPieces from None
    if flaws:
        raise NotInPieces
    return value


def _require(document: Mapping[str, Any]) -> None:
    if checked(inspection_shape(), document)[1] or any(inspection_flaws(document)):
        raise NotInPieces
