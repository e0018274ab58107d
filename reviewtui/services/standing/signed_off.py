"""Whether the inspection is signed off: from then on nothing that it rests on is changed until it is reopened."""

from typing import NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.partial_date import day_in_words
from reviewtui.services.record_keeping import Content, is_live
from reviewtui.services.store.stores import plain_sentences

SUBJECT = "inspection"
"""What a sign-off is of. Told here: the first rows ask for it, and need nothing else of what entries there are."""

TO_REOPEN = "To change it: `reviewtui signoff --reopen --reason TEXT`."


class SignedOff(NamedTuple):
    """One sign-off that is current. The name is untrusted."""

    person: str
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""
    content: Content

    @property
    def words(self) -> str:
        """`by Margaret Oyelaran on 12 May 2026`."""
        return f"by {self.person} on {day_in_words(self.made_at)}"


def signed_off_words(store: Store) -> str:
    """Who signed the inspection off, and when, as `words` has it; empty where nobody did."""
    with plain_sentences(), store.read() as connection:
        signed = signed_off_on(connection)
    return signed[0].words if signed else ""


def signed_off_on(connection: Connection) -> tuple[SignedOff, ...]:
    """The sign-off that stands, or several that differ; none where it was never signed off, or was reopened."""
    rows = [row for row in entries.current(connection, "signoff", subject=SUBJECT) if is_live(row)]
    if any((row.content or {})["state"] == "reopened" for row in rows):
        return ()
    return tuple(SignedOff(row.person or "", row.made_at, row.content or {}) for row in rows)
