"""Reading on where entries are damaged: they are left out as if they were withheld, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.casefile.visible import visible
from reviewtui.services.stores import open_store, plain_sentences
from reviewtui.services.verifying import WHAT_TO_DO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.around import Around, Damaged
    from db.store import Store

NAMED = 5
"""Entries that the sentence names."""

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
        with plain_sentences():
            store.doubt = _read_around(store) or store.doubt
    return store


def _read_around(store: Store) -> str:
    """Leave out of all that is read what is damaged; a sentence that says so, empty where nothing is.

    The list of cases and figures go by what is left. Where too much is damaged, or that without which nothing can be
    read, nothing is left out.
    """
    from db import queries
    from db.around import MOST, Around, damaged
    from db.soundness import wrongly_counted
    from reviewtui.services.entry_rows import ANSWERS

    with store.read(as_it_is=True) as connection:
        found = damaged(connection)
        miscounted = not found and wrongly_counted(connection, ANSWERS).entries
    if not (found or miscounted) or len(found) > MOST:
        return ""
    around = Around(store.path, found, ANSWERS)
    store.read_around(around, [each.id for each in found])
    with store.read() as connection:
        is_of_use = queries.first_live(connection, "framework") and queries.first_live(connection, "inspection")
    if not is_of_use:
        store.read_around(None, ())
        return ""
    if miscounted:
        return MISCOUNTED
    _list_anew(store, around, found)
    number = f"{len(found):,} {'entry is' if len(found) == 1 else 'entries are'}"
    named = ", ".join(_named(each) for each in found[:NAMED]) + (" …" if len(found) > NAMED else "")
    return f"{number} damaged and left out of all that is shown, counted and written: {named}. {WHAT_TO_DO}"


def _list_anew(store: Store, around: Around, found: Sequence[Damaged]) -> None:
    """Have the list of cases go by what is left of those of which something is left out."""
    from reviewtui.services.checking_derived import all_cases
    from reviewtui.services.frameworks import framework_on
    from reviewtui.services.standings import worked_out

    with store.read() as connection:
        about = {each.subject.split("/", 1)[0] for each in found}
        if cases := about & {*all_cases(connection)}:
            batches = list(worked_out(connection, cases, framework_on(connection)))
            around.list_anew(
                [row for rows, _ in batches for row in rows], [case for _, gone in batches for case in gone]
            )
    store.read_around(around, store.left_out)


def _named(entry: Damaged) -> str:
    return f"{visible(entry.subject)} ({entry.id})" if entry.subject else entry.id
