"""Whether what leaves is final: signed off, and the same figures as were signed."""

import json
from typing import NamedTuple

from db.entries import Connection
from reviewtui.services.standing.signed_off import signed_off_on
from reviewtui.services.summary.summaries import summary_on

UNSIGNED = "DRAFT, not signed off"
CHANGED = "DRAFT, changed since it was signed off"


class Finality(NamedTuple):
    """How final the inspection is."""

    draft: str
    """What a document says at its head; empty where it is final."""
    signed: str = ""
    """`by Margaret Oyelaran on 12 May 2026`; empty for a draft."""

    @property
    def status(self) -> str:
        """One word for a column."""
        return "DRAFT" if self.draft else "final"


def finality_on(connection: Connection) -> Finality:
    """How final the inspection is on an open connection. Two sign-offs that differ are none."""
    signed = signed_off_on(connection)
    if not signed:
        return Finality(UNSIGNED)
    now = json.dumps(summary_on(connection).as_json(), ensure_ascii=False, default=dict)
    if any(each.content["summary"] != now for each in signed):
        return Finality(CHANGED)
    return Finality("", signed[0].words)
