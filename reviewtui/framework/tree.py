"""YAML as a tree of text with line numbers: no types guessed, no aliases followed, nothing clever allowed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from reviewtui.framework.faults import Faults

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 24
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPACES = "\t\n\r\u00a0\u2009\u202f"


@dataclass(frozen=True)
class Leaf:
    """A scalar, exactly as written."""

    text: str
    line: int
    refused: bool = False
    """Already reported; whoever reads it says nothing more."""


@dataclass(frozen=True)
class Items:
    """A list."""

    nodes: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Table:
    """A mapping: key to the key's line and what stands there."""

    entries: dict[str, tuple[int, "Node"]]
    line: int


Node = Leaf | Items | Table


def read_tree(text: str, faults: Faults, what: str = "a framework", begins: str = "framework: CODE") -> Table:
    """The file's top mapping; smaller faults are added to `faults`. Raises FaultyFramework when there is no tree.

    `what` the file is, and how it `begins`, stand in what is said of a file that is something else.
    """
    _refuse_unreadable(text, faults)
    try:
        top = _Builder(yaml.parse(text, Loader=_LOADER), faults, what).top()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise faults.fatal(mark.line + 1 if mark else 1, f"not well-formed YAML: {problem}") from None
    if not isinstance(top, Table):
        raise faults.fatal(1, f"{what} is a mapping of keys, beginning with `{begins}`")
    return top


def _refuse_unreadable(text: str, faults: Faults) -> None:
    """Refuse what the YAML library would choke on, or that no screen should be given."""
    if len(text) > MAX_CHARACTERS:
        raise faults.fatal(1, f"the file is longer than {MAX_CHARACTERS:,} characters")
    hidden = _first_unprintable(text)
    if hidden:
        line = text.count("\n", 0, text.index(hidden)) + 1
        raise faults.fatal(line, f"an invisible control character (U+{ord(hidden):04X}): remove it")


def _first_unprintable(text: str) -> str:
    """The first control, bidirectional or zero-width character, which could make a text read as another; else empty."""
    if text.isprintable():
        return ""
    for space in _SPACES:
        text = text.replace(space, "")
    return "" if text.isprintable() else next(mark for mark in text if not mark.isprintable())


class _Builder:
    """Turns the parser's events into a tree, one node at a time; events are streamed, so a deep nest stops early."""

    def __init__(self, events: Iterator[Any], faults: Faults, what: str) -> None:
        self._events = events
        self._faults = faults
        self._what = what

    def top(self) -> Node | None:
        """The node of the one document there may be."""
        top: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                if top is not None:
                    self._faults.add(_line(event), "", f"a second document: {self._what} is one document")
                    break
                top = self._node(event, "", 0)
        return top

    def _node(self, event: Any, path: str, depth: int) -> Node:
        line = _line(event)
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem=f"nested more than {MAX_DEPTH} deep", problem_mark=event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._faults.add(line, path, f"the alias *{event.anchor} is not allowed: write the value out")
            return Leaf("", line, refused=True)
        self._refuse_marks(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._table(line, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(line, path, depth)
        return self._leaf(event.value, line, path)

    def _leaf(self, text: str, line: int, path: str) -> Leaf:
        hidden = _first_unprintable(text)
        if hidden:
            self._faults.add(line, path, f"an invisible control character (U+{ord(hidden):04X}): remove it")
        return Leaf(text, line, refused=bool(hidden))

    def _refuse_marks(self, event: Any, path: str) -> None:
        if event.anchor is not None:
            self._faults.add(_line(event), path, f"the anchor &{event.anchor} is not allowed: remove it")
        if event.tag is not None:
            self._faults.add(_line(event), path, f"the tag {event.tag} is not allowed: every value is read as text")

    def _table(self, line: int, path: str, depth: int) -> Table:
        entries: dict[str, tuple[int, Node]] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, path, depth + 1)
            name = key.text if isinstance(key, Leaf) else ""
            here = f"{path}.{name}" if path else name
            node = self._node(next(self._events), here, depth + 1)
            if not isinstance(key, Leaf):
                self._faults.add(key.line, path, "a key must be one word, not a list or a mapping")
            elif name in entries:
                self._faults.add(key.line, here, f"“{name}” is given twice; the first is on line {entries[name][0]}")
            elif not key.refused:
                entries[name] = (key.line, node)
        return Table(entries, line)

    def _items(self, line: int, path: str, depth: int) -> Items:
        nodes: list[Node] = []
        for event in self._until(yaml.SequenceEndEvent):
            nodes.append(self._node(event, f"{path}[{len(nodes)}]", depth + 1))
        return Items(tuple(nodes), line)

    def _until(self, end: type[yaml.Event]) -> Iterator[Any]:
        """The events up to the end of the list or mapping being read; the parser never leaves one open."""
        while not isinstance(event := next(self._events), end):
            yield event


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
