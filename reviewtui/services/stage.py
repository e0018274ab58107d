"""Where a case's review stands between its inspector and the lead: while it is handed in, nothing is judged in it."""

from typing import NamedTuple

from db import entries
from db.entries import Connection
from reviewtui.services.errors import BadInput
from reviewtui.services.record_keeping import Content, is_live

CLOSED = ("submitted", "accepted")


class Stage(NamedTuple):
    """The latest of what was said of a review that was submitted."""

    state: str
    person: str
    made_at: str
    reason: str | None

    @property
    def is_closed(self) -> bool:
        """Whether it takes no more judgements."""
        return self.state in CLOSED


def stage_on(connection: Connection, case: str, review: str = "first") -> Stage | None:
    """Where a review stands; None before it was submitted. Of two laptops that say otherwise, what lets it change."""
    rows = [row for row in entries.current(connection, "submission", subject=f"{case}/{review}") if is_live(row)]
    said = [
        Stage((row.content or {})["state"], row.person or "", row.made_at, (row.content or {}).get("reason"))
        for row in rows
    ]
    return next((stage for stage in said if not stage.is_closed), said[0] if said else None)


def _stage(said: Content, person: str, made_at: str) -> Stage:
    return Stage(said["state"], person, made_at, said.get("reason"))


def require_open(connection: Connection, case: str, review: str) -> None:
    """Nothing is judged in a review that was handed in. Raises BadInput."""
    stage = stage_on(connection, case, review)
    if stage is not None and stage.is_closed:
        raise BadInput(
            f"{case} was {stage.state} by {stage.person}, and is not changed meanwhile. "
            f"To change it: `reviewtui reopen {case}{' --second' * (review == 'second')} --reason TEXT`."
        )
