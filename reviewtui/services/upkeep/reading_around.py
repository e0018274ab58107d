"""Reading on where entries are damaged: they are left out as if they were withheld, and that is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reviewtui.casefile.visible import visible
from reviewtui.services.store.stores import closed_where_it_fails, open_store, plain_sentences
from reviewtui.services.store.verifying import WHAT_TO_DO, withheld_of_sound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.around import Damaged
    from db.store import Connection, Store
    from db.values import StandingRow

NAMED = 5
"""Entries that the sentence names."""

AT_HEART = ("framework", "inspection")
"""The kinds of entries without which nothing can be read."""

LEFT_OUT = "What was recorded here is damaged and left out. See `reviewtui check`, and restore a backup."
"""What a question says whose judgement is."""

MISCOUNTED = (
    "What figures count is not what was recorded, and is calculated again here. `reviewtui check --repair` corrects it."
)


def open_to_read(path: Path, *, read_only: bool, key: bytes | None = None) -> Store:
    """The store at `path`; with `read_only` all of it is looked through, and what is damaged is read around.

    Its `doubt` says what is left out. Raises StoreUnusable.
    """
    store = open_store(path, read_only=read_only, key=key)
    if read_only:
        with closed_where_it_fails(store), plain_sentences():
            found = _read_around(store)
        both = found.removesuffix(WHAT_TO_DO).rstrip() if store.doubt.endswith(WHAT_TO_DO) else found
        store.doubt = " ".join(filter(None, (both, store.doubt)))
    return store


def _read_around(store: Store) -> str:
    """Leave out of all that is read what is damaged; a sentence that says so, empty where nothing is.

    The list of cases and figures go by what is left. Where too much is damaged nothing is left out, nor is that without
    which nothing can be read.
    """
    from db.around import MOST, Around, damaged
    from db.derived import wrongly_counted
    from reviewtui.services.record_keeping import ANSWERS

    with store.read(as_it_is=True) as connection:
        found = () if withheld_of_sound(connection) is not None else damaged(connection, _holds, _all_hold)
        miscounted = not found and wrongly_counted(connection, ANSWERS).entries
    if not (found or miscounted) or len(found) > MOST:
        return ""
    for left in (found, [each for each in found if each.kind not in AT_HEART], ()):
        store.read_around(Around(store.path, left, ANSWERS, partial(_listed, left)), [each.id for each in left])
        if not left or _is_of_use(store):
            break
    if miscounted:
        return MISCOUNTED
    kept = [each for each in found if each not in left]
    said = (f"{_number(left)} damaged and left out of all that is shown, counted and written: {_all_named(left)}.",)
    them = "it" if len(kept) == 1 else "them"
    told = (f"{_number(kept)} damaged and not left out, since nothing is shown without {them}: {_all_named(kept)}.",)
    return " ".join((*(said if left else ()), *(told if kept else ()), WHAT_TO_DO))


def _is_of_use(store: Store) -> bool:
    from db import queries

    with store.read() as connection:
        return all(queries.first_live(connection, kind) for kind in AT_HEART)


def _number(entries: Sequence[Damaged]) -> str:
    return f"{len(entries):,} {'entry is' if len(entries) == 1 else 'entries are'}"


def _all_named(entries: Sequence[Damaged]) -> str:
    return ", ".join(_named(each) for each in entries[:NAMED]) + (" …" if len(entries) > NAMED else "")


def _holds(replaces: Sequence[str], header: Sequence[Any]) -> bool:
    from db.header import HEADER
    from reviewtui.entries.chain import header_hash
    from reviewtui.entries.entry import Entry

    entry = Entry.from_values({**dict(zip(HEADER, header, strict=True)), "replaces": replaces})
    return header_hash(entry) == entry.hash


def _all_hold(some: Sequence[Any]) -> bool:
    """The same of several that follow on each other, with what they say, in a fifth of the time."""
    from operator import itemgetter

    from db.header import HEADER
    from reviewtui.entries.chain import LINK, withheld_where_all_holds

    names = ("content", "replaces", *HEADER)
    place = itemgetter(*map(names.index, ("device", "sequence", "previous")))
    link, (device, sequence, previous) = itemgetter(*map(names.index, LINK)), place(some[0])
    replaced = {f"{row[2]}-{row[3]}": row[1].split() for row in some if row[1]}
    return withheld_where_all_holds(map(link, some), replaced, (device, sequence - 1, previous)) is not None


def _listed(
    found: Sequence[Damaged], connection: Connection
) -> tuple[Sequence[StandingRow], Sequence[str], Sequence[str]]:
    """How the cases stand by what is left, of which something is left out: of all, where it is not known of which.

    Those that are not listed, and those of them that were not withdrawn: what a case itself says is damaged.
    """
    from db.around import cases_of
    from reviewtui.services.frameworks import framework_on
    from reviewtui.services.standing.standings import worked_out
    from reviewtui.services.standing.withdrawn import withdrawn_among
    from reviewtui.services.upkeep.checking_derived import all_cases

    about, known = cases_of(connection, found), all_cases(connection)
    cases = known if about is None else sorted(about.intersection(known))
    if not cases:
        return (), (), ()
    batches = [*worked_out(connection, cases, framework_on(connection))]
    gone = [case for _, those in batches for case in those]
    lost = {*gone} - withdrawn_among(connection, gone)
    return [row for rows, _ in batches for row in rows], gone, sorted(lost)


def _named(entry: Damaged) -> str:
    return f"{visible(entry.subject)} ({entry.id})" if entry.subject else entry.id
