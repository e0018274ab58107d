"""Withdrawing a case that should not have been sampled, and returning one that should."""

from db import entries
from db.store import Store
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.record_keeping import WITHDRAWN, is_live
from reviewtui.services.standing.standings import require_case
from reviewtui.services.standing.withdrawn import KIND, require_in_sample, withdrawal_of
from reviewtui.services.store.stores import plain_sentences


def is_withdrawn(store: Store, case: str) -> bool:
    """Whether a case was withdrawn."""
    with plain_sentences(), store.read() as connection:
        return withdrawal_of(connection, case) is not None


def withdraw(store: Store, person: str, case: str, reason: str, replaced_by: str | None = None) -> Change:
    """Leave a case out of every figure from now on; all that was recorded in it stays.

    Raises BadInput for an unknown case, without a reason, for a case that was withdrawn already, and where the case
    that replaces it is itself, unknown or withdrawn.
    """
    with acting(store, person, case, timed=True) as act:
        if withdrawal_of(act.connection, case):
            raise BadInput(f"{case} is withdrawn already: `reviewtui cases --state withdrawn` says why.")
        reason = require_reason(reason, "Say why the case is withdrawn, with --reason.")
        if replaced_by == case:
            raise BadInput(f"{case} cannot replace itself. Name another case with --replaced-by.")
        if replaced_by is not None:
            require_case(act.connection, replaced_by)
            require_in_sample(act.connection, replaced_by)
        content = {"case": case, "reason": reason, **({"replaced_by": replaced_by} if replaced_by else {})}
        entry = act.add(KIND, case, content, replaces=act.current(KIND, case))
        judged = sum(1 for row in entries.current(act.connection, "judgement", case=case) if is_live(row))
        kept = f" Its {_judgements(judged)} in the record." if judged else ""
        return act.change(f"{case} {act.said(entry).removeprefix(case).strip()}{kept}", entry)


def reinstate(store: Store, person: str, case: str, reason: str) -> Change:
    """Return a withdrawn case to the sample. Raises BadInput without a reason, and where it was not withdrawn."""
    with acting(store, person, case, timed=True) as act:
        if not withdrawal_of(act.connection, case):
            raise BadInput(f"{case} was not withdrawn.")
        reason = require_reason(reason, "Say why the case returns to the sample, with --reason.")
        entry = act.add(KIND, case, WITHDRAWN, replaces=act.current(KIND, case), reason=reason)
        return act.change(act.said(entry), entry)


def _judgements(number: int) -> str:
    return "1 judgement stays" if number == 1 else f"{number:,} judgements stay"
