"""A look at the record whenever a store is opened: what was seen before is still there, and what is new holds.

The last entry seen of each device lies beside the store, and so does the last that was written here. So a record that
was cut short, or an older copy in the place of the store, is noticed, and only what came since has to be held against
its hashes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import entries, queries
from db.devices import Memory
from db.problems import StoreProblem
from db.revisions import TRIGGERS
from db.seen import Heads, is_there, remember_seen, seen

if TYPE_CHECKING:
    from db.entries import Connection
    from db.store import State, Store

AT_OPENING = 1_000
"""How many new entries one opening looks at; the next goes on from there."""

UNGUARDED = "What keeps the record append-only is missing from this store."
WHAT_TO_DO = "Run `reviewtui check` to see how far the damage goes. Restore a backup, and keep this file."


def doubt_of(store: Store) -> str:
    """What is wrong with the record as far as this look goes, in plain sentences; empty when nothing is."""
    known = seen(store.path)
    try:
        with store.read() as connection:
            missing = unseen(connection, known_heads(store.path))
            held, wrong = (dict(known), "") if missing else _looked_at(connection, known)
            if not wrong and not store.is_read_only and queries.number_of_triggers(connection) != len(TRIGGERS):
                wrong = UNGUARDED
    except StoreProblem as problem:
        return str(problem)
    if held != known and not store.is_read_only:
        remember_seen(store.path, held)
    found = gone_sentence(missing) if missing else wrong
    return f"{found} {WHAT_TO_DO}" if found else ""


def require_counts(connection: Connection, left_out: Collection[str] = (), case: str | None = None) -> None:
    """Ask that figures (of a case) read what the record says, before they are signed or sent out.

    Nothing is asked of what is `left_out`. Raises ContentChanged.
    """
    from db import derived
    from db.contents import ContentChanged
    from reviewtui.services.record_keeping import ANSWERS

    if case is None:
        is_wrong = derived.wrongly_current(connection, left_out).entries
        is_wrong = is_wrong or derived.wrongly_counted(connection, ANSWERS).entries
    else:
        is_wrong = derived.wrong_of_case(connection, ANSWERS, case, left_out)
    if is_wrong:
        raise ContentChanged("what figures count is not what was recorded")


def require_record(connection: Connection) -> None:
    """Ask that every entry is the one that was recorded, before it is signed. Raises ContentChanged."""
    from db.contents import ContentChanged

    if withheld_of_sound(connection) is None:
        raise ContentChanged("an entry is not what was recorded")


Rows = Iterator[tuple[Any, ...]]


def withheld_of_sound(connection: Connection, told: Callable[[Rows], Rows] | None = None) -> int | None:
    """Of how many entries the content is withheld, where every link of the record holds; else None.

    Entries are read through `told`, which may say how far that is.
    """
    from db import soundness
    from reviewtui.entries.canonical import NotCanonicalError
    from reviewtui.entries.chain import LINK, withheld_where_all_holds

    rows = soundness.read_as(connection, LINK)
    try:
        replaced = soundness.replaced_by_each(connection)
        return withheld_where_all_holds(rows if told is None else told(rows), replaced)
    except (*soundness.DOUBTFUL, NotCanonicalError):
        return None


@contextmanager
def reading_counted(store: Store, case: str | None = None) -> Iterator[Connection]:
    """A snapshot to read figures from, or those of one case: what they count is held against the record first.

    That is asked once, and again after somebody else has committed: in the background where the store is held beside.
    """
    with store.read_with_state() as (connection, state):
        if not store.is_held_beside and (state is None or state != store.counts_held_at):
            if case is None:
                _hold(store, connection, state)
            else:
                require_counts(connection, store.left_out, case)
        yield connection


def require_counted(store: Store) -> None:
    """Ask the same of a store, before something is recorded that rests on figures: once, and again after a commit."""
    with store.read_with_state() as (connection, state):
        _hold(store, connection, state)


def hold_beside(store: Store) -> None:
    """Ask the same in the background. Once it held, who reads figures does not wait for what is asked here later."""
    try:
        require_counted(store)
    except Exception:
        store.is_held_beside = False
        raise
    store.is_held_beside = True


def _hold(store: Store, connection: Connection, state: State) -> None:
    """By one at a time; who waited need not ask again. Where damage is read around, what is current is held alone."""
    with store.holding_counts:
        if state is None or state != store.counts_held_at:
            require_counts(connection, store.left_out)
            store.counts_held_at = state


def known_heads(path: Path) -> Heads:
    """The last entries that were seen in a store or written to it here, as is kept beside it."""
    return {**seen(path), **Memory(path).heads()}


def unseen(connection: Connection, known: Heads) -> tuple[str, ...]:
    """Ids of the entries that were seen in this store and are not in its record any more, or not as they were."""
    return tuple(f"{device}-{head[0]}" for device, head in known.items() if not is_there(connection, device, head))


def gone_sentence(missing: tuple[str, ...]) -> str:
    """That entries are gone which were here when the store was last open."""
    return f"Entries are missing that were in this store when it was last open, among them {missing[0]}."


def _looked_at(connection: Connection, known: Heads) -> tuple[Heads, str]:
    """How far the record holds from what was seen before, device by device, and the first thing that is wrong."""
    held, wrong, left = dict(known), "", AT_OPENING
    for device, head in entries.heads(connection).items():
        if head != known.get(device) and left > 0:
            held[device], fault, looked_at = _followed(connection, device, known.get(device, (0, "")), left)
            left -= looked_at
            wrong = wrong or fault
    return {device: head for device, head in held.items() if head[0]}, wrong


def _followed(
    connection: Connection, device: str, last: tuple[int, str], most: int
) -> tuple[tuple[int, str], str, int]:
    """The last entry up to which each follows from the one before, the first fault, and how many were looked at."""
    from reviewtui.entries.chain import ChainWalk  # only where there is something new

    walk, looked_at = ChainWalk((device, *last)), 0
    for row in entries.headers(connection, device, last[0], most):
        looked_at += 1
        for fault in walk.step(row):
            return last, fault.text, looked_at
        last = (row.sequence, row.hash)
    return last, "", looked_at
