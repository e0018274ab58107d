"""Whether a store still says what was recorded: the file, every link of the record, and what follows from it.

A record that holds throughout is remembered beside the store, so that what goes missing later is noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from db import derived, entries, queries, soundness
from db.contents import ContentChanged
from db.header import HEADER
from db.seen import Heads, remember_seen, seen
from reviewtui.casefile.visible import visible
from reviewtui.entries.chain import ChainWalk
from reviewtui.entries.entry import Entry
from reviewtui.framework.faults import FaultyFramework
from reviewtui.services.frameworks import framework_fault
from reviewtui.services.record_keeping import ANSWERS
from reviewtui.services.store.verifying import gone_sentence, known_heads, unseen, withheld_of_sound

if TYPE_CHECKING:
    from db.entries import Connection
    from db.store import Store

AT_ONCE = 1_000
"""Entries between two reports of how far it has come."""

Report = Callable[[str, int, int], None]
"""Told of what is done, how many entries were looked at, and how many there are."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, and whether it is as it should be."""

    check: str
    """One of CHECKS."""
    ok: bool
    count: int
    """How many were looked at."""
    text: str
    """What was found, as a sentence."""
    broken: tuple[str, ...] = ()
    """Ids of the entries at which something is wrong."""


Look = Callable[[], Check]
CHECKS = ("file", "record", "heads", "current", "counted", "references", "framework", "cases", "timeliness")
"""All checks, in the order in which they are told."""
BESIDE = frozenset({"file", "current", "counted", "references"})
"""Those that are statements of SQLite's alone."""
LINKS = ("record", "heads")
"""The checks of the chain of entries alone."""

MOST_CASES = 500
"""Cases whose standing and timeliness are calculated again, unless all are asked for; spread over all there are."""
NAMED = 5
"""Cases that a sentence names."""


def check_store(
    store: Store, report: Report | None = None, *, only: tuple[str, ...] = (), every_case: bool = False
) -> tuple[Check, ...]:
    """Look through all of a store, or at some checks `only`; each sees it as it is at one moment. Changes nothing."""
    from concurrent.futures import ThreadPoolExecutor

    known = seen(store.path)
    names = [name for name in CHECKS if not only or name in only]
    with ThreadPoolExecutor(1) as beside, store.read(as_it_is=True) as connection:
        looks = _looks(connection, known_heads(store.path), report, every_case)
        # What is SQLite's to do takes as long as all else does, and needs no Python meanwhile.
        its_own = beside.submit(_beside, store, [name for name in names if name in BESIDE])
        found = {name: _looked(name, looks[name]) for name in names if name not in BESIDE}
        found |= its_own.result()
        checks = tuple(found[name] for name in names)
        heads = entries.heads(connection) if all(check.ok for check in checks if check.check in LINKS) else known
    if heads != known and not store.is_read_only:
        remember_seen(store.path, heads)
    return checks


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


def _looks(connection: Connection, known: Heads, report: Report | None, every_case: bool) -> dict[str, Look]:
    """What is looked at by our own rules, on one connection."""
    from reviewtui.services.upkeep import checking_derived

    listed = cache(partial(checking_derived.all_cases, connection))
    return {
        "record": lambda: _record(connection, report),
        "heads": lambda: _heads(connection, known),
        "framework": lambda: _framework(connection),
        "cases": lambda: _cases(connection, listed(), every_case),
        "timeliness": lambda: _timeliness(connection, listed(), every_case),
    }


def _beside(store: Store, names: Sequence[str]) -> dict[str, Check]:
    """What SQLite looks through by itself, on a connection of its own."""
    with store.read(as_it_is=True) as connection:
        looks: dict[str, Look] = {
            "file": lambda: _file(connection),
            "current": lambda: _follows("current", "What is current", derived.wrongly_current(connection)),
            "counted": lambda: _follows("counted", "What figures count", derived.wrongly_counted(connection, ANSWERS)),
            "references": lambda: _follows("references", "What entries replace", soundness.lost(connection)),
        }
        return {name: _looked(name, looks[name]) for name in names}


def _looked(name: str, look: Look) -> Check:
    """Where one cannot go on, because a part of the file cannot be read, the next still can."""
    try:
        return look()
    except (*soundness.DOUBTFUL, ContentChanged, FaultyFramework):
        return Check(name, False, 0, f"“{name}” could not be checked: {soundness.UNREADABLE}.")


def _file(connection: Connection) -> Check:
    damages = tuple(dict.fromkeys(soundness.damages(connection, entries=False)))
    return Check("file", not damages, 1, f"The file: {'; '.join(damages)}." if damages else "The file is sound.")


def _record(connection: Connection, report: Report | None) -> Check:
    """Every device's chain, link by link, with the contents that are here."""
    total = queries.number_of_entries(connection)
    told = partial(_told, report=report, total=total) if report is not None else None
    withheld = withheld_of_sound(connection, told)
    return _record_by_entry(connection, report, total) if withheld is None else _sound(total, withheld)


def _told(rows: Iterator[tuple[Any, ...]], report: Report, total: int) -> Iterator[tuple[Any, ...]]:
    number = 0
    while batch := tuple(islice(rows, AT_ONCE)):
        yield from batch
        number += len(batch)
        report("Checking", number, total)


def _sound(number: int, withheld: int) -> Check:
    said = f"Every link of the record is sound: {number:,} {'entry' if number == 1 else 'entries'}."
    return Check("record", ok=True, count=number, text=said + _kept(withheld))


def _kept(withheld: int) -> str:
    return f" Of {withheld:,} the content is withheld here, or was deleted." if withheld else ""


def _record_by_entry(connection: Connection, report: Report | None, total: int) -> Check:
    """The same where it does not hold, or cannot be read: entry by entry, so that each which is wrong is named."""
    walk, wrong, first = ChainWalk(), list[str](), ""
    number = withheld = 0
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
    if not wrong:
        return _sound(number, withheld)
    said = f"{len(wrong):,} of {number:,} entries cannot be trusted. {first}"
    return Check("record", ok=False, count=number, text=said + _kept(withheld), broken=tuple(wrong))


def _heads(connection: Connection, known: Heads) -> Check:
    """What was seen in this store before is still in its record."""
    missing = unseen(connection, known)
    number = len(known)
    devices = f"{number:,} {'device' if number == 1 else 'devices'}"
    said = gone_sentence(missing) if missing else f"Nothing is missing that was seen before, of {devices}."
    return Check("heads", not missing, number, said, missing)


def _follows(check: str, what: str, found: derived.Wrong) -> Check:
    wrong, number = len(found.entries), found.looked_at
    if wrong:
        said = f"{what} does not match the record, at {wrong:,} of {number:,}."
    else:
        said = f"{what} matches the record: {number:,} checked."
    return Check(check, not wrong, number, said, found.entries)


def _cases(connection: Connection, cases: Sequence[str], every: bool) -> Check:
    from reviewtui.services.upkeep import checking_derived

    chosen = _some(cases, every)
    return _of_cases("cases", "The list of cases", checking_derived.wrongly_listed(connection, chosen), chosen, cases)


def _timeliness(connection: Connection, cases: Sequence[str], every: bool) -> Check:
    from db.timing import is_summed_up
    from reviewtui.services.upkeep import checking_derived

    chosen = _some(cases, every)
    found = _of_cases("timeliness", "Timeliness", checking_derived.wrongly_timed(connection, chosen), chosen, cases)
    if not found.ok or is_summed_up(connection):
        return found
    return replace(found, ok=False, text="Timeliness over all cases does not match timeliness case by case.")


def _some(cases: Sequence[str], every: bool) -> Sequence[str]:
    """All cases, or as many as are calculated again unasked, spread over all there are."""
    return cases if every else cases[:: -(-len(cases) // MOST_CASES) or 1]


def _of_cases(check: str, what: str, wrong: Sequence[str], chosen: Sequence[str], cases: Sequence[str]) -> Check:
    number = f"{len(chosen):,}"
    if wrong:
        named = ", ".join(map(visible, wrong[:NAMED])) + (" …" if len(wrong) > NAMED else "")
        said = f"{what} does not match the record, at {len(wrong):,} of {number} cases: {named}."
    elif len(chosen) < len(cases):
        said = f"{what} matches the record: {number} of {len(cases):,} cases checked. --all checks all."
    else:
        said = f"{what} matches the record: {number} checked."
    return Check(check, not wrong, len(chosen), said)


def _framework(connection: Connection) -> Check:
    fault = framework_fault(connection)
    return Check("framework", not fault, 1, fault or "The framework is the one that was recorded.")
