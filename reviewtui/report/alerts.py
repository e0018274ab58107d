"""Alerts as text: what was raised, who was told, and whom to ring while nobody has been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.entries.kinds.alert import as_told
from reviewtui.report.cells import Column, Piece
from reviewtui.report.columns import paragraph
from reviewtui.report.history import moment

if TYPE_CHECKING:
    from reviewtui.services.inspections import Contact
    from reviewtui.services.judging.alerts import Alert

OPEN, CLOSED = Piece("⚑ open   ", "alert", strong=True), Piece("✓ closed ", "quiet")
STATE, CASE, GAP = 9, 12, 2


def alert_columns(labels: Mapping[str, str]) -> tuple[Column[Alert], ...]:
    """Open or not, which case, what kind, and the line itself."""
    kind = max(map(len, labels.values()))
    return (
        Column("State", STATE, lambda alert: (OPEN if alert.open else CLOSED,), after=0),
        Column("Case", CASE, lambda alert: (Piece(alert.case, strong=True),), after=GAP),
        Column("Kind", kind, lambda alert: (Piece(labels.get(alert.category, alert.category)),), after=GAP),
        Column("What", 0, _what),
    )


def _what(alert: Alert) -> tuple[Piece, ...]:
    """Why it was withdrawn, and the line."""
    why = (Piece(f"Withdrawn: {alert.withdrawn_because} · ", "quiet"),) if alert.withdrawn_because else ()
    return (*why, Piece(alert.text))


def alert_lines(alerts: Iterable[Alert], labels: Mapping[str, str], width: int) -> Iterator[Text]:
    """Each alert with its id, what it says, and who was told; times are UTC."""
    for alert in alerts:
        state = "OPEN" if alert.open else "closed"
        heading = f"⚑ {state} · {alert.case} · {labels.get(alert.category, alert.category)} · {alert.id}"
        yield from paragraph(heading, width, "bold red" if alert.open else "")
        yield from paragraph(f"{alert.text} ({alert.raised_by}, {moment(alert.made_at)})", width, indent=3)
        yield from paragraph(_outcome(alert), width, indent=3)


def ring(contacts: Sequence[Contact]) -> str:
    """What must be done once an alert is raised: `phone Ann Lee (lead inspector) 07700 900461; …`."""
    if not contacts:
        return "phone the contact in your inspection's safeguarding procedure."
    people = "; ".join(f"{contact.name}{_role(contact)} {contact.phone}" for contact in contacts)
    return f"phone {people}."


def _outcome(alert: Alert) -> str:
    if alert.withdrawn_because:
        return f"Withdrawn: {alert.withdrawn_because}"
    if alert.open:
        return "Not yet recorded: who was told."
    return f"Told {alert.told}, {as_told(alert.told_at or '', moment)}. Action: {alert.done}"


def _role(contact: Contact) -> str:
    return f" ({contact.role})" if contact.role else ""
