"""Where a case's review stands between its inspector and the lead: while it is handed in, nothing is judged in it."""

from collections.abc import Sequence
from typing import NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.services.errors import BadInput
from reviewtui.services.record_keeping import is_live
from reviewtui.services.store.stores import plain_sentences

FIRST, SECOND = REVIEWS = ("first", "second")
CLOSED = ("submitted", "accepted")
COURSE = (("submitted", "Submitted"), ("returned", "Returned"), ("accepted", "Accepted"), ("reopened", "Reopened"))
"""What can be said of a review, as it is said."""


class Stage(NamedTuple):
    """The latest of what was said of a review that was submitted, or of a standard that was given to another."""

    state: str
    person: str
    made_at: str
    reason: str | None

    @property
    def is_closed(self) -> bool:
        """Whether it takes no more judgements."""
        return self.state in CLOSED


class ReviewClosed(BadInput):
    """A review that was handed in takes no answers."""

    def __init__(self, case: str, review: str, stage: Stage) -> None:
        """`stage` is what was said of it last."""
        super().__init__(
            f"{case} was {stage.state} by {stage.person}, and is not changed meanwhile. "
            f"To change it: `reviewtui reopen {case}{' --second' * (review == 'second')} --reason TEXT`."
        )
        self.stage = stage


def stage_on(connection: Connection, case: str, review: str = "first") -> Stage | None:
    """Where a review stands; None before it was submitted. Of two laptops that say otherwise, what lets it change."""
    return _foremost(entries.current(connection, "submission", subject=f"{case}/{review}"))


def stages_in(store: Store, case: str) -> dict[str, Stage]:
    """The same of the reviews of a case, by their names; one that was never submitted is absent."""
    with plain_sentences(), store.read() as connection:
        found = {review: stage_on(connection, case, review) for review in REVIEWS}
    return {review: stage for review, stage in found.items() if stage is not None}


def stages_of(connection: Connection, cases: Sequence[str] | None = None) -> dict[str, Stage]:
    """The same of the first review of every case, or of these; a case that was never submitted is absent."""
    rows = (
        entries.current(connection, "submission")
        if cases is None
        else entries.current_of_cases(connection, "submission", cases)
    )
    by_case = dict[str, list[EntryRow]]()
    for row in rows:
        reference, review = row.subject.split("/")
        if review == "first":
            by_case.setdefault(reference, []).append(row)
    return {case: stage for case, said in by_case.items() if (stage := _foremost(said)) is not None}


def any_submitted(connection: Connection) -> bool:
    """Whether any review was ever submitted."""
    return entries.is_any(connection, "submission")


def require_open(connection: Connection, case: str, review: str) -> None:
    """Nothing is judged in a review that was handed in. Raises ReviewClosed."""
    stage = stage_on(connection, case, review)
    if stage is not None and stage.is_closed:
        raise ReviewClosed(case, review, stage)


def _foremost(rows: Sequence[EntryRow]) -> Stage | None:
    said = [stage_of(row) for row in rows if is_live(row)]
    return next((stage for stage in said if not stage.is_closed), said[0] if said else None)


def stage_of(row: EntryRow) -> Stage:
    """What an entry says of a review, or of a standard of it."""
    said = row.content or {}
    return Stage(said["state"], row.person or "", row.made_at, said.get("reason"))
