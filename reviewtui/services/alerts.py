"""Alerts: a case that must be escalated today, and who was told."""

from dataclasses import dataclass

from db.store import Store
from reviewtui.services.changes import Change

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

    @property
    def open(self) -> bool:
        """Open until who was told, when, and what was done are all recorded."""
        return not (self.told and self.told_at and self.done)


def alerts(store: Store, case: str | None = None) -> tuple[Alert, ...]:
    """Every alert (of one case), open ones first, then in the order raised."""


def raise_alert(store: Store, person: str, case: str, category: str, text: str) -> Change:
    """Raise an alert. It tells no one: the caller shows whom to ring. Raises BadInput."""


def record_told(store: Store, person: str, alert: str, *, told: str, told_at: str, done: str) -> Change:
    """Record who was told of an alert, when, and what was done. Raises BadInput for a blank part or unknown alert."""
