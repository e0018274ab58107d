"""The line every screen shows while an alert is open: which case, and whom to phone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.services.inspections import Contact, find_inspection
from reviewtui.services.judging.alerts import Alert, alerts
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


@dataclass(frozen=True)
class AlertNews:
    """The open alerts, the inspection's contacts and its framework's languages at one moment."""

    open: tuple[Alert, ...]
    contacts: tuple[Contact, ...]
    languages: int = 1
    """In how many languages the framework has its texts."""

    @property
    def lines(self) -> tuple[Content, ...]:
        """`⚑ OPEN ALERT NOR-03: phone Name, phone (role)`, and shorter forms for less room; none while none is open.

        The role gives way first, then the cases, then the name; the number never does.
        """
        if not self.open:
            return ()
        cases = list(dict.fromkeys(alert.case for alert in self.open))
        word = "OPEN ALERT" if len(self.open) == 1 else f"{len(self.open)} OPEN ALERTS"
        who, role, number = whom_to_phone(self.contacts)
        listed = f"{', '.join(cases)}: "
        counted = (f"{len(cases)} cases: {who}",) if len(cases) > 1 else ()
        forms = (listed + who + role, listed + who, *counted, who, number)
        return tuple(plain(f"⚑ {word} {form}") for form in forms)


def read_alerts(store: "Store") -> AlertNews:
    """The open alerts, oldest first, and whom to phone."""
    found = tuple(alert for alert in alerts(store) if alert.open)
    inspection = find_inspection(store)
    if inspection is None:
        return AlertNews(found, ())
    return AlertNews(found, inspection.contacts, len(inspection.framework.languages))


def whom_to_phone(contacts: tuple[Contact, ...]) -> tuple[str, str, str]:
    """`phone Jo Price, 01632 960 001`, ` (lead inspector)` and `phone 01632 960 001`: the first contact.

    Without a contact they say what to do.
    """
    if not contacts:
        return "phone your lead inspector", "", "phone your lead inspector"
    first = contacts[0]
    return f"phone {first.name}, {first.phone}", f" ({first.role})" if first.role else "", f"phone {first.phone}"
