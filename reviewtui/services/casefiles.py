"""Adding to what a store knows of its cases by hand: a case, an event."""

from db.store import Store
from reviewtui.services.changes import Change


def add_case(store: Store, person: str | None, reference: str, site: str) -> Change:
    """Add a case; `site` is a code or a name. Raises BadInput for a taken or impossible reference or unknown site."""


def add_event(store: Store, person: str, case: str, line: str) -> Change:
    """Add an event to a chronology from one line: `12/3/2006 police referral p31 text` (day first).

    Raises BadInput naming what in the line could not be read.
    """
