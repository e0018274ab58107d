"""Making anew all that follows from the record, after a backup: what is current, figures, cases, timeliness."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db import entries, queries, rebuilding
from reviewtui.casefile.calendars import ready
from reviewtui.services.chronology.timing import refresh_timing
from reviewtui.services.errors import StoreUnusable
from reviewtui.services.frameworks import framework_on
from reviewtui.services.record_keeping import ANSWERS
from reviewtui.services.standing.standings import refresh
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.upkeep.backups import Backup, back_up
from reviewtui.services.upkeep.checking import Check, check_store

if TYPE_CHECKING:
    from db.store import Store
    from reviewtui.services.steps import Report

RECORDED = ("file", "record", "heads")
"""The checks of what nothing else says, so that nothing can make it anew."""


class Repaired(NamedTuple):
    """What a repair did."""

    backup: Backup
    """The store as it was before."""
    checks: tuple[Check, ...]
    """What was found afterwards."""


def repair(store: Store, report: Report | None = None) -> Repaired:
    """Make anew what follows from the record, after a backup and in one transaction.

    Raises StoreUnusable where the record itself is damaged, NotWritten; the store is then as it was.
    """
    for check in check_store(store, report):
        if check.check in RECORDED and not check.ok:
            raise StoreUnusable(
                f"Nothing was repaired. {check.text} Only a backup can correct that: `reviewtui restore`."
            )
    backup = back_up(store, report, before="repair")
    ready()  # which framework there is can only be told afterwards
    with plain_sentences(), store.write() as writing:
        rebuilding.rebuild_current(writing)
        rebuilding.rebuild_counted(writing, ANSWERS)
        listed = rebuilding.forget_derived(writing)
        if queries.has_kind(writing.connection, "framework"):
            cases = sorted({*listed, *entries.subjects(writing.connection, "case")})
            refresh(writing, cases, framework_on(writing.connection))
            refresh_timing(writing, queries.all_cases(writing.connection))
    return Repaired(backup, check_store(store, report))
