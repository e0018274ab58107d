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
    def line(self) -> Content:
        """`⚑ ALERT open: NOR-03, ring Name, phone (role)`; blank when none is open."""
        if not self.open:
            return Content("")
        cases = ", ".join(dict.fromkeys(alert.case for alert in self.open))
        word = "ALERT open" if len(self.open) == 1 else f"{len(self.open)} ALERTS open"
        return Content.assemble(f"⚑ {word}: ", plain(cases), ", ", plain(whom_to_ring(self.contacts)))


def read_alerts(store: "Store") -> AlertNews:
    """The open alerts, oldest first, and whom to ring."""
    inspection = find_inspection(store)
    return AlertNews(tuple(alert for alert in alerts(store) if alert.open), inspection.contacts if inspection else ())


def whom_to_ring(contacts: tuple[Contact, ...]) -> str:
    """`ring Jo Price, 01632 960 001 (lead inspector)`: the first contact; what to do when there is none."""
    if not contacts:
        return "ring your lead inspector"
    first = contacts[0]
    return f"ring {first.name}, {first.phone}{f' ({first.role})' if first.role else ''}"
