"""Recording what a person judges, and taking it back."""

from collections.abc import Sequence
from typing import Final

from db.store import Store
from reviewtui.services.changes import Change
from reviewtui.services.reviews import Evidence


class Keep:
    """Stands for “as it was”."""


KEEP: Final = Keep()


def record(
    store: Store,
    person: str,
    case: str,
    question: str,
    *,
    answer: str | None | Keep = KEEP,
    rationale: str | Keep = KEEP,
    evidence: Sequence[Evidence] | Keep = KEEP,
    reason: str | None = None,
) -> Change:
    """Record a judgement; what is not given stays as it was. It is on disk when this returns.

    Settles a disagreement when one stands. Nothing is written when nothing would change (the Change has no entry).
    Raises BadInput for an unknown case, question, answer, event, document or page; NotWritten.
    """


def undo(store: Store, person: str) -> Change:
    """Take back this person's latest act on this laptop, as a new entry. Raises BadInput when there is none."""


def redo(store: Store, person: str) -> Change:
    """Do again what was last taken back. Raises BadInput when there is nothing."""
