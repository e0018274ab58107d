"""Cases that were withdrawn from the sample: kept and listed, and in no figure."""

from collections.abc import Sequence
from typing import NamedTuple

from db import entries, queries
from db.entries import Connection
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput
from reviewtui.services.record_keeping import is_live

KIND = "withdrawal"


class Withdrawal(NamedTuple):
    """One case that was withdrawn."""

    case: str
    reason: str
    replaced_by: str | None
    person: str
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""

    @property
    def sentence(self) -> str:
        """`Withdrawn, replaced by NOR-09: out of scope.`"""
        other = f", replaced by {self.replaced_by}" if self.replaced_by else ""
        return f"Withdrawn{other}: {self.reason}"


def withdrawals_on(connection: Connection) -> dict[str, Withdrawal]:
    """Every withdrawn case by its reference, in order; of two laptops that both withdrew one, the first is told."""
    found: dict[str, Withdrawal] = {}
    for row in entries.current(connection, KIND):
        if is_live(row):
            said = row.content or {}
            told = Withdrawal(row.subject, said["reason"], said.get("replaced_by"), row.person or "", row.made_at)
            found.setdefault(row.subject, told)
    return found


def withdrawn_among(connection: Connection, cases: Sequence[str]) -> frozenset[str]:
    """Those of some cases that were withdrawn."""
    return frozenset(queries.live(connection, KIND, cases))


def withdrawal_of(connection: Connection, case: str) -> Withdrawal | None:
    """How a case was withdrawn; None where it was not."""
    return withdrawals_on(connection).get(case) if withdrawn_among(connection, (case,)) else None


def require_in_sample(connection: Connection, case: str) -> None:
    """Nothing is judged in a case that was withdrawn. Raises BadInput."""
    if told := withdrawal_of(connection, case):
        raise BadInput(
            f"This case was withdrawn by {visible(told.person)}. `reviewtui case reinstate {case}` returns it."
        )
