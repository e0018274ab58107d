"""The end of a store's use: the texts of a closed inspection's cases are deleted under a stated rule.

Who did what and when stays, with the fingerprint of every text, so that the record can still be verified.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db import emptying, entries, queries
from reviewtui.casefile.phrases import on
from reviewtui.casefile.visible import quoted
from reviewtui.entries.kinds import case_kinds
from reviewtui.services.acts import acting
from reviewtui.services.errors import BadInput
from reviewtui.services.export.access import EXPORTED, EXTRACTED, Access, accesses
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judging.alerts import alerts
from reviewtui.services.upkeep.backups import backups

if TYPE_CHECKING:
    from db.store import Store

COPIES = ("before-*.bak", "set-aside-*Z")
"""What else lies beside a store and holds what it held."""


class Retention(NamedTuple):
    """What a retention deletes, or would."""

    rule: str
    closed: date
    cases: int
    kinds: Mapping[str, int]
    """Kind to the number of its entries that still have their content."""
    copies: tuple[Path, ...]
    """Backups and copies beside the store that still hold the texts."""
    left: tuple[Access, ...]
    """What left the store before, as the access log says."""

    @property
    def entries(self) -> int:
        """How many entries have their content deleted."""
        return sum(self.kinds.values())


def to_retain(store: Store, rule: str, closed: str | None, today: date) -> Retention:
    """What a retention would delete; `closed` is the day the inspection closed, else the last day of its fieldwork.

    Raises BadInput without a rule or such a day, for a day to come, and while an alert is open.
    """
    inspection_of(store)
    if not rule.strip():
        raise BadInput("State the rule. For example, --rule “Retention schedule 7.2, six years after closing”.")
    day = _closed(store, closed, today)
    if still_open := [alert for alert in alerts(store) if alert.open]:
        raise BadInput(f"{still_open[0].case} has an open alert. Record who was told, or withdraw it, first.")
    with store.read() as connection:
        kinds, cases = queries.with_content(connection, case_kinds())
    left = tuple(one for one in accesses(store) if one.what in (EXPORTED, EXTRACTED))
    return Retention(rule.strip(), day, cases, kinds, _copies(store.path), left)


def _closed(store: Store, closed: str | None, today: date) -> date:
    with store.read() as connection:
        described = next(iter(queries.standing(connection, "inspection")), {})
    text = closed or described.get("fieldwork_to")
    if not text:
        raise BadInput("The inspection names no last day of fieldwork. Say with --closed when it was closed.")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{quoted(text)} is not a day. Write it as 2019-03-31.") from None
    if day >= today:
        raise BadInput(f"The inspection is not closed: {on(day)} has not passed. Nothing was deleted.")
    return day


def _copies(path: Path) -> tuple[Path, ...]:
    whole = path.resolve()
    beside = (copy for ending in COPIES for copy in sorted(whole.parent.glob(f"{_literal(whole.name)}.{ending}")))
    return (*(backup.path for backup in backups(path)), *beside)


def _literal(name: str) -> str:
    """A file's name in a pattern that finds it alone."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in name)


class Retained(NamedTuple):
    """What was done."""

    entry: str
    """The id of the entry that says so; empty where there was nothing left to delete."""
    is_log_empty: bool
    """Whether nothing of the texts is left in the log beside the store: not while another window is reading."""


def retain(store: Store, planned: Retention, person: str | None) -> Retained:
    """Delete the texts of all cases, and say so in the record. Raises NotWritten, with nothing deleted."""
    entry = ""
    if planned.kinds:
        with acting(store, person) as act:
            heads = entries.heads(act.connection)
            emptied = emptying.empty(act.writing, case_kinds())
            closed = planned.closed.isoformat()
            content = {
                "rule": planned.rule,
                "closed": closed,
                "cases": planned.cases,
                "entries": emptied,
                "until": [f"{device}-{number}" for device, (number, _) in sorted(heads.items())],
            }
            entry = act.add("retention", closed, content, replaces=act.current("retention", closed), act="import").id
    return Retained(entry, store.empty_log())
