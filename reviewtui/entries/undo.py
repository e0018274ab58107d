"""Undo and redo, read off one person's acts on one device: they work after a restart and leave their trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewtui.entries.entry import Entry
from reviewtui.entries.kinds import KINDS


def undoable(entries: Iterable[Entry]) -> Entry | None:
    """The latest act that still stands and can be taken back, or None."""
    done = _fold(entries).done
    return done[-1] if done else None


def redoable(entries: Iterable[Entry]) -> Entry | None:
    """The act that was taken back last and can be put back, or None."""
    undone = _fold(entries).undone
    return undone[-1] if undone else None


def tells_undoable(latest: Iterable[Entry]) -> bool:
    """Whether the latest acts of one person on one device tell what can be undone, whatever came before them."""
    known = list(latest)
    return _speaks_of_itself_alone(known) and bool(_fold(known).done)


def tells_redoable(latest: Iterable[Entry]) -> bool:
    """Whether they tell what can be done again: an act that stands has cleared all that was undone before it."""
    known = list(latest)
    stacks = _fold(known)
    return _speaks_of_itself_alone(known) and bool(stacks.undone or stacks.done)


def _speaks_of_itself_alone(entries: Sequence[Entry]) -> bool:
    """Whether nothing undoes or redoes what is older than all of them."""
    oldest = min((entry.sequence for entry in entries), default=0)
    return all(entry.of is None or entry.of >= oldest for entry in entries)


def made_together(entries: Iterable[Entry], act: Entry) -> tuple[Entry, ...]:
    """The entries of one act, in order: a note moved and the judgement it went into, a document and its state, a
    suggestion taken over and the answer it gave, standards submitted at once.
    """
    near = {entry.sequence: entry for entry in entries if entry.device == act.device}
    made = [act]
    while (before := near.get(made[0].sequence - 1)) is not None and _belongs(made[0], before, near):
        made.insert(0, before)
    while (after := near.get(made[-1].sequence + 1)) is not None and _belongs(after, made[-1], near):
        made.append(after)
    return tuple(made)


def _belongs(second: Entry, first: Entry, near: Mapping[int, Entry]) -> bool:
    """Whether the second entry was made in the same act as the one before it."""
    if (first.act, second.act) != ("do", "do") or first.person != second.person:
        return False
    made = KINDS[second.kind].together.get(first.kind)
    return made is not None and made(second, first, near)


@dataclass(frozen=True)
class _Stacks:
    done: list[Entry]
    undone: list[Entry]


def _fold(entries: Iterable[Entry]) -> _Stacks:
    stacks = _Stacks([], [])
    for entry in sorted(entries, key=lambda entry: entry.place):
        if entry.act == "undo":
            _move(entry.of, stacks.done, stacks.undone)
        elif entry.act == "redo":
            _move(entry.of, stacks.undone, stacks.done)
        elif entry.act == "do" and entry.person is not None:
            stacks.done.append(entry)
            stacks.undone.clear()
    return stacks


def _move(sequence: int | None, source: list[Entry], target: list[Entry]) -> None:
    """Carry the entry over; an undo of something unknown moves nothing."""
    for place, entry in reversed(list(enumerate(source))):
        if entry.sequence == sequence:
            target.append(source.pop(place))
            return
