"""Where in a file each value stands. Walked only once something is wrong: a sound file never pays for it."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reviewtui.exchange.faults import Path

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{},:]|[^\s\[\]{},:"]++')


@dataclass(frozen=True)
class Spot:
    """A key or a value: its path, its line, and its text in the file (of a list or object, the opening bracket)."""

    path: Path
    line: int
    raw: str
    is_key: bool = False
    repeated: bool = False
    """A key that its object already has."""


def spots(text: str) -> Iterator[Spot]:
    """Every key and value of a JSON text that the parser has read without complaint, in file order."""
    walk = _Walk()
    line, counted = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        spot = walk.step(match.group(), line)
        if spot is not None:
            yield spot


def lines_of(text: str, paths: Collection[Path]) -> dict[Path, int]:
    """The line of each path that the text has: of a member that of its key, of a list item that of its value."""
    wanted = set(paths)
    found: dict[Path, int] = {}
    for spot in spots(text):
        if spot.path in wanted:
            found[spot.path] = spot.line
            wanted.remove(spot.path)
            if not wanted:
                break
    return found


class _Walk:
    """The state between two pieces: the path so far, and the keys met in each open object."""

    def __init__(self) -> None:
        self._path: list[str | int] = []
        self._keys: list[set[str]] = []
        self._key_follows = False

    def step(self, piece: str, line: int) -> Spot | None:
        """Take one piece in; a key or value gives its spot."""
        if piece in ("]", "}"):
            self._path.pop()
            self._keys.pop()
            self._key_follows = False
        elif piece == ",":
            self._next_member()
        elif piece != ":":
            return self._key(piece, line) if self._key_follows else self._value(piece, line)
        return None

    def _next_member(self) -> None:
        last = self._path[-1]
        if isinstance(last, int):
            self._path[-1] = last + 1
        else:
            self._key_follows = True

    def _key(self, piece: str, line: int) -> Spot:
        key = json.loads(piece)
        repeated = key in self._keys[-1]
        self._keys[-1].add(key)
        self._path[-1] = key
        self._key_follows = False
        return Spot(tuple(self._path), line, piece, is_key=True, repeated=repeated)

    def _value(self, piece: str, line: int) -> Spot:
        spot = Spot(tuple(self._path), line, piece)
        if piece == "[":
            self._path.append(0)
            self._keys.append(set())
        elif piece == "{":
            self._path.append("")
            self._keys.append(set())
            self._key_follows = True
        return spot
