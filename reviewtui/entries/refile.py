"""A record that forked: what one side of it says is filed under another device, so that neither side is lost.

Two entries with one name can never be in one record. That happens when a copied store went on under its old device.
The other side's entries are sealed anew, in their order, with their own person, time, salt and text, under a device
whose name follows from what they say: the same tail filed twice, on whatever laptop, is the same record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reviewtui.entries.canonical import sha256
from reviewtui.entries.chain import sealed
from reviewtui.entries.entry import Entry


@dataclass(frozen=True)
class Refiled:
    """One run of entries of a device, filed under another."""

    device: str
    """What the entries were filed under."""
    since: int
    """The number of the first of them there."""
    entries: tuple[Entry, ...]
    """They, under their new device, in order."""


def refile(known: Iterable[Entry], other: Iterable[Entry]) -> tuple[tuple[Refiled, ...], tuple[Entry, ...]]:
    """What a forked record has that is not known: the runs that had to be filed anew, and the entries that need not.

    Both records hold together by themselves. Content that is withheld stays so, as it was hashed: an id of this record
    in it keeps its old name.
    """
    hashes = {entry.place: entry.hash for entry in known}
    plain: dict[str, list[Entry]] = defaultdict(list)
    runs: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(other, key=lambda entry: entry.place):
        held = hashes.get(entry.place)
        if held != entry.hash:
            (plain if held is None and entry.device not in runs else runs)[entry.device].append(entry)
    names = {name: new for run in runs.values() for name, new in _names(run).items()}
    while cuts := {device: at for device, run in plain.items() if (at := _first_to_rename(run, names)) is not None}:
        for device, at in cuts.items():  # what speaks of an entry by its old name is filed anew as well
            runs[device] = plain[device][at:] + runs[device]
            del plain[device][at:]
            names |= _names(runs[device])
    found = tuple(_refiled(run, names) for _, run in sorted(runs.items()))
    return found, tuple(entry for _, run in sorted(plain.items()) for entry in run)


def _first_to_rename(run: list[Entry], names: Mapping[str, str]) -> int | None:
    return next((at for at, entry in enumerate(run) if _speaks_of(entry, names)), None)


def _names(run: list[Entry]) -> dict[str, str]:
    """Old id to new: numbers begin at 1 again, and the device is named after the first entry's hash."""
    device = sha256({"refiled": run[0].hash})[:8]
    return {entry.id: f"{device}-{number}" for number, entry in enumerate(run, start=1)}


def _refiled(run: list[Entry], names: Mapping[str, str]) -> Refiled:
    made, previous, first = list[Entry](), "", run[0]
    for number, entry in enumerate(run, start=1):
        device = names[entry.id].rpartition("-")[0]
        about = names.get(f"{entry.device}-{entry.of}")
        draft = replace(
            entry,
            device=device,
            sequence=number,
            subject=_renamed(entry.subject, names),
            # What an earlier device's act is undone by stands in the content: here it is done anew.
            act=entry.act if entry.of is None or about else "do",
            of=int(about.rpartition("-")[2]) if about else None,
            replaces=tuple(names.get(name, name) for name in entry.replaces),
            content=None if entry.content is None else _renamed_in(entry.content, names),
            content_hash=entry.content_hash if entry.content is None else "",
        )
        made.append(sealed(draft, previous))
        previous = made[-1].hash
    return Refiled(first.device, first.sequence, tuple(made))


def _speaks_of(entry: Entry, names: Mapping[str, str]) -> bool:
    return (
        any(name in names for name in entry.replaces)
        or _renamed(entry.subject, names) != entry.subject
        or _renamed_in(entry.content, names) != entry.content
    )


def _renamed_in(value: Any, names: Mapping[str, str]) -> Any:
    """A content whose ids are renamed; what a person wrote stays as it was."""
    if isinstance(value, str):
        return value if " " in value else _renamed(value, names)
    if isinstance(value, Mapping):
        return {key: _renamed_in(item, names) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed_in(item, names) for item in value]
    return value


def _renamed(text: str, names: Mapping[str, str]) -> str:
    """A subject or an id with the ids of entries in it renamed: `NOR-1/ab12cd34-9`, `drift:ab12cd34-9+E2`."""
    return re.sub(r"[a-z0-9]{4,16}-[0-9]+", lambda found: names.get(found[0], found[0]), text)
