"""Whether a store still says what was recorded: the file, every link of the record, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import queries, soundness
from db.header import HEADER
from reviewtui.entries.chain import ChainWalk
from reviewtui.entries.entry import Entry
from reviewtui.services.frameworks import framework_fault

if TYPE_CHECKING:
    from db.entries import Connection
    from db.store import Store

ANSWERS = "judgement"
"""The kind of entry that figures count."""

AT_ONCE = 1_000
"""Entries between two reports of how far it has come."""

Report = Callable[[str, int, int], None]
"""Told of what is done, how many entries were looked at, and how many there are."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, and whether it is as it should be."""

    check: str
    """file, record, current, counted, references or framework."""
    ok: bool
    count: int
    """How many were looked at."""
    text: str
    """What was found, as a sentence."""
    broken: tuple[str, ...] = ()
    """Ids of the entries at which something is wrong."""


def check_store(store: Store, report: Report | None = None) -> tuple[Check, ...]:
    """Look through all of a store, as it is at one moment; changes nothing."""
    with store.read() as connection:
        return tuple(_checks(connection, report))


def as_json(checks: tuple[Check, ...]) -> dict[str, object]:
    """The checks as one document."""
    return {
        "ok": all(check.ok for check in checks),
        "checks": [
            {"check": check.check, "ok": check.ok, "count": check.count, "text": check.text} for check in checks
        ],
        "broken": broken(checks),
    }


def broken(checks: tuple[Check, ...]) -> list[str]:
    """Ids of the entries at which anything is wrong, by device and sequence."""
    return sorted({entry for check in checks for entry in check.broken}, key=_place)


def _place(entry: str) -> tuple[str, int]:
    device, _, sequence = entry.rpartition("-")
    return device, int(sequence)


def _checks(connection: Connection, report: Report | None) -> Iterator[Check]:
    """One after another: where one cannot go on, because a part of the file cannot be read, the next still can."""
    looks: dict[str, Callable[[], Check]] = {
        "file": lambda: _file(connection),
        "record": lambda: _record(connection, report),
        "current": lambda: _follows("current", "What is current", soundness.wrongly_current(connection)),
        "counted": lambda: _follows(
            "counted", "What figures count", soundness.wrongly_counted(connection, "judgement")
        ),
        "references": lambda: _follows("references", "What entries replace", soundness.lost(connection)),
        "framework": lambda: _framework(connection),
    }
    for name, look in looks.items():
        try:
            yield look()
        except soundness.DOUBTFUL:
            yield Check(name, False, 0, f"“{name}” could not be looked at: {soundness.UNREADABLE}.")


def _file(connection: Connection) -> Check:
    damages = tuple(dict.fromkeys(soundness.damages(connection, contents=False)))
    return Check("file", not damages, 1, f"The file: {'; '.join(damages)}." if damages else "The file is sound.")


def _record(connection: Connection, report: Report | None) -> Check:
    """Every device's chain, link by link, with the contents that are here."""
    walk, wrong, first = ChainWalk(), list[str](), ""
    number, total, withheld = 0, queries.number_of_entries(connection), 0
    for number, row in enumerate(soundness.readable(connection), 1):
        if report is not None and number % AT_ONCE == 0:
            report("Checking", number, total)
        if isinstance(row, str):
            wrong.append(row)
            first = first or f"Entry {row} cannot be read."
            continue
        text, replaced, *header = row
        values = dict(zip(HEADER, header, strict=True))
        values["replaces"] = replaced.split(" ") if replaced else ()
        values["content"] = None if text is None else {}  # proving it asks for its text alone
        entry = Entry.from_values(values)
        withheld += text is None
        if faults := walk.step(entry, text):
            wrong.append(entry.id)
            first = first or faults[0].text
    if wrong:
        said = f"{len(wrong):,} of {number:,} entries cannot be trusted. {first}"
    else:
        said = f"Every link of the record holds: {number:,} {'entry' if number == 1 else 'entries'}."
    kept = f" Of {withheld:,} the content is withheld here." if withheld else ""
    return Check("record", not wrong, number, said + kept, tuple(wrong))


def _follows(check: str, what: str, found: soundness.Wrong) -> Check:
    wrong, number = len(found.entries), found.looked_at
    if wrong:
        said = f"{what} is not what follows from the record, at {wrong:,} of {number:,}."
    else:
        said = f"{what} is what follows from the record: {number:,} looked at."
    return Check(check, not wrong, number, said, found.entries)


def _framework(connection: Connection) -> Check:
    fault = framework_fault(connection)
    return Check("framework", not fault, 1, fault or "The framework is the one that was recorded.")
