"""What is wrong with a file, and where: every fault has a place and one plain sentence, and none quotes case text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewtui.casefile.visible import visible

NUMBER = re.compile(r"\[\d+\]")
FEWEST_ALIKE, PLACES = 4, 3
"""From how many on alike errors share a line, and of how many of them it says the place."""
Path = tuple[str | int, ...]
"""The way to a value in a document: keys and list positions, `("events", 3, "date")`."""


@dataclass(frozen=True)
class Fault:
    """One fault; `line` counts from 1, and is None where there is no file to count in."""

    file: str
    line: int | None
    key: str
    """The place in the document, as `events[3].date`; lists count from 0. Empty where the whole file is at fault."""
    text: str

    def __str__(self) -> str:
        where = visible(self.file) + ("" if self.line is None else f":{self.line}")
        return ": ".join(part for part in (where, self.key, self.text) if part)


class FaultyFile(Exception):
    """This file cannot be read, for the reasons given."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class Flaw:
    """A fault whose line is still to be looked up; `line` is there where the reader knew it already."""

    path: Path
    text: str
    line: int | None = None


def faulty(file: str, text: str, line: int = 1) -> FaultyFile:
    """The error for a file that nothing more can be said of; without a line of its own it has the first."""
    return FaultyFile([Fault(file, line, "", text)])


def located(file: str, flaws: Iterable[Flaw], lines: Mapping[Path, int]) -> FaultyFile:
    """The error for all of a file's flaws, in file order; what is missing has the line of what should hold it."""
    placed = sorted(
        ((flaw.line or _line(flaw.path, lines), flaw) for flaw in flaws), key=lambda each: (each[0], _natural(each[1]))
    )
    return FaultyFile(Fault(file, line, _shown(flaw.path), flaw.text) for line, flaw in placed)


def _natural(flaw: Flaw) -> list[tuple[bool, int, str]]:
    """`events[9]` before `events[10]`."""
    return [(True, step, "") if isinstance(step, int) else (False, 0, step) for step in flaw.path]


def grouped(faults: Iterable[Fault]) -> list[str]:
    """A line each, but one for those of a file that differ in their places alone: the first, and where else."""
    alike: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.file, NUMBER.sub("[]", fault.key), fault.text), []).append(fault)
    return [line for found in alike.values() for line in _together(found)]


def _together(alike: list[Fault]) -> list[str]:
    if len(alike) < FEWEST_ALIKE:
        return [str(fault) for fault in alike]
    first, *others = alike
    places = ", ".join(f.key if f.line == first.line else f"line {f.line}" for f in others[:PLACES])
    more = ", …" if len(others) > PLACES else ""
    return [f"{first} {len(others):,} more like it: {places}{more}"]


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _shown(path: Path) -> str:
    shown = ""
    for step in path:
        shown += f"[{step}]" if isinstance(step, int) else f".{visible(step)[:40]}"
    return shown.removeprefix(".")
