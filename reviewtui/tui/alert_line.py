"""The line every screen shows while an alert is open: which case, and whom to ring."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.services.alerts import Alert, alerts
from reviewtui.services.inspections import Contact, find_inspection
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.services.stores import Store


@dataclass(frozen=True)
class AlertNews:
    """The open alerts and the inspection's contacts at one moment."""

    open: tuple[Alert, ...]
    contacts: tuple[Contact, ...]

    @property
    def lines(self) -> tuple[Content, ...]:
        """`⚑ ALERT open: NOR-03, ring Name, phone (role)`, and shorter forms for less room; none while none is open."""
        if not self.open:
            return ()
        cases = list(dict.fromkeys(alert.case for alert in self.open))
        word = "ALERT open" if len(self.open) == 1 else f"{len(self.open)} ALERTS open"
        who, role = whom_to_ring(self.contacts)
        forms = (", ".join(cases), who + role), (", ".join(cases), who), (f"{len(cases)} cases", who)
        return tuple(plain(f"⚑ {word}: {about}, {ring}") for about, ring in forms[: 3 if len(cases) > 1 else 2])


def read_alerts(store: "Store") -> AlertNews:
    """The open alerts, oldest first, and whom to ring."""
    inspection = find_inspection(store)
    return AlertNews(tuple(alert for alert in alerts(store) if alert.open), inspection.contacts if inspection else ())


def whom_to_ring(contacts: tuple[Contact, ...]) -> tuple[str, str]:
    """`ring Jo Price, 01632 960 001` and ` (lead inspector)`: the first contact; what to do when there is none."""
    if not contacts:
        return "ring your lead inspector", ""
    first = contacts[0]
    return f"ring {first.name}, {first.phone}", f" ({first.role})" if first.role else ""
