"""Alerts: a case that must be escalated today, and who was told."""

from dataclasses import dataclass
from datetime import date

from db import entries
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.visible import quoted
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.judging.alert_words import flaw
from reviewtui.services.record_keeping import is_live

CATEGORIES = (
    ("child_at_risk", "Child at risk"),
    ("others_at_risk", "Others at risk"),
    ("conduct", "Conduct"),
)


@dataclass(frozen=True)
class Alert:
    """One alert as it stands."""

    id: str
    """The id of the entry that raised it."""
    case: str
    category: str
    text: str
    raised_by: str
    made_at: str
    told: str | None
    """Who was told."""
    told_at: str | None
    """When they were told, in the teller's words."""
    done: str | None
    """What was done."""
    withdrawn_because: str | None = None
    """Why it was no alert after all; it stays in the list."""

    @property
    def open(self) -> bool:
        """Open until who was told, when, and what was done are all recorded, or it is withdrawn."""
        return not ((self.told and self.told_at and self.done) or self.withdrawn_because)


def alerts(store: Store, case: str | None = None) -> tuple[Alert, ...]:
    """Every alert (of one case), open ones first, then in the order raised."""
    with store.read() as connection:
        return current_alerts(connection, case)


def raise_alert(store: Store, person: str, case: str, category: str, text: str) -> Change:
    """Raise an alert. It tells no one: the caller shows whom to phone. Raises BadInput."""
    labels = dict(CATEGORIES)
    if category not in labels:
        raise BadInput(f"{quoted(category)} is not a kind of alert. Use one of {', '.join(labels)}.")
    if not text.strip():
        raise BadInput("Say in one line what the alert is about.")
    with acting(store, person, case) as act:
        subject = f"{case}/{act.next_id}"
        entry = act.add("alert", subject, {"case": case, "category": category, "text": text.strip()})
        raised = f"Alert recorded for {case}: {labels[category].lower()}."
        return act.change(f"{raised} No one has been told.", entry)


def record_told(store: Store, person: str, alert: str, *, told: str, told_at: str, done: str) -> Change:
    """Record who was told of an alert, when, and what was done.

    Raises BadInput for an unknown alert, and for parts that are blank or tell of nothing that happened.
    """
    parts = {"told": told.strip(), "told_at": told_at.strip(), "done": done.strip()}
    if not all(parts.values()):
        raise BadInput("Say who was told, when, and what was done.")
    if wrong := flaw(parts, date.today()):
        raise BadInput(wrong)
    with acting(store, person) as act:
        rows = _rows_of(act.connection, alert)
        content = {key: text for key, text in (rows[0].content or {}).items() if key != "withdrawn_because"} | parts
        entry = act.add("alert", rows[0].subject, content, replaces=rows)
        return act.change(f"Alert on {content['case']}: recorded who was told.", entry)


def withdraw_alert(store: Store, person: str, alert: str, reason: str) -> Change:
    """Say that it was no alert after all, with a reason: it stays in the list. Raises BadInput."""
    reason = require_reason(reason, "Give a reason for withdrawing the alert.")
    with acting(store, person) as act:
        rows = _rows_of(act.connection, alert)
        if not _alert(rows[0], rows[0]).open:
            raise BadInput("This alert is closed. Only an open alert can be withdrawn.")
        content = {**(rows[0].content or {}), "withdrawn_because": reason}
        entry = act.add("alert", rows[0].subject, content, replaces=rows)
        return act.change(f"Alert on {content['case']}: withdrawn. It stays in the list.", entry)


def current_alerts(connection: entries.Connection, case: str | None) -> tuple[Alert, ...]:
    """The alerts as they stand on an open connection."""
    found = {row.subject: row for row in reversed(entries.current(connection, "alert", case=case))}
    raised = {row.subject: _raised(connection, row) for row in found.values()}
    listed = [_alert(row, raised[subject]) for subject, row in found.items() if is_live(row)]
    return tuple(sorted(listed, key=lambda alert: (not alert.open, alert.made_at, alert.id)))


def _rows_of(connection: entries.Connection, alert: str) -> tuple[EntryRow, ...]:
    rows = [row for row in entries.current(connection, "alert") if row.subject.endswith(f"/{alert}") and is_live(row)]
    if not rows:
        raise BadInput(f"There is no alert {quoted(alert)}. `reviewtui alert list` shows them.")
    return tuple(rows)


def _raised(connection: entries.Connection, row: EntryRow) -> EntryRow:
    """The entry that raised an alert: its subject ends with that entry's id."""
    return entries.entry(connection, row.subject.rpartition("/")[2]) or row


def _alert(row: EntryRow, raised: EntryRow) -> Alert:
    content = row.content or {}
    return Alert(
        id=row.subject.rpartition("/")[2],
        case=content["case"],
        category=content["category"],
        text=content["text"],
        raised_by=raised.person or "",
        made_at=raised.made_at,
        told=content.get("told"),
        told_at=content.get("told_at"),
        done=content.get("done"),
        withdrawn_because=content.get("withdrawn_because"),
    )
