"""A review submitted, returned or accepted by the lead inspector, reopened with a reason."""

from collections.abc import Callable
from functools import partial
from typing import Any

from db.store import Store
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput, BadUsage, require_reason
from reviewtui.services.people.own_review import FIRST, SECOND, review_of
from reviewtui.services.people.stage import Stage, stage_on
from reviewtui.services.reviewing.completeness import NotComplete, missing
from reviewtui.services.reviewing.standards import standard_goes_back, standards_to_submit, submit_standards
from reviewtui.services.store.stores import plain_sentences


def submit(store: Store, person: str, case: str, *, incomplete: bool = False) -> Change:
    """Hand a review to the lead inspector; one that is `incomplete` says how much is missing.

    Whoever has only standards of the case submits those.
    Raises NotComplete where something is missing, and BadInput where it is handed in already.
    """

    def fits(stage: Stage | None) -> str:
        return f"{case} is {stage.state} already." if stage is not None and stage.is_closed else ""

    with plain_sentences(), store.read() as connection:
        review = review_of(connection, person, case)
        said = fits(stage_on(connection, case, review))
        parts = standards_to_submit(connection, case, person) if review == FIRST else ()
    if said:
        raise BadInput(said)
    lacking = missing(store, person, case)
    if parts:
        return submit_standards(store, person, parts, lacking, incomplete=incomplete)
    if lacking and not incomplete:
        raise NotComplete(case, lacking)
    return _go_on(store, person, case, "submitted", fits, None, **({"missing": len(lacking)} if lacking else {}))


def send_back(
    store: Store, person: str, case: str, reason: str, review: str = FIRST, standard: str | None = None
) -> Change:
    """Return a submitted review, or one standard of it, to its inspector, with a reason. Raises BadInput, BadUsage."""
    fits = partial(_submitted, case)
    return _let_change(store, person, case, "returned", fits, reason, review, standard)


def accept(store: Store, person: str, case: str, review: str = FIRST) -> Change:
    """Accept a submitted review. Raises BadInput."""
    return _go_on(store, person, case, "accepted", partial(_submitted, case), review)


def reopen(
    store: Store, person: str, case: str, reason: str, review: str = FIRST, standard: str | None = None
) -> Change:
    """Let a submitted or accepted review, or one standard of it, be changed again, with a reason.

    Raises BadInput, BadUsage.
    """

    def fits(stage: Stage | None) -> str:
        return "" if stage is not None and stage.is_closed else f"{case} is open: nothing needs to be reopened."

    return _let_change(store, person, case, "reopened", fits, reason, review, standard)


def _let_change(
    store: Store,
    person: str,
    case: str,
    state: str,
    fault: Callable[[Stage | None], str],
    reason: str,
    review: str,
    standard: str | None,
) -> Change:
    if standard is None:
        return _go_on(store, person, case, state, fault, review, reason=require_reason(reason))
    if review == SECOND:
        raise BadUsage("A second review has no standards of its own. Leave out --second or --standard.")
    return standard_goes_back(store, person, case, standard, state, reason)


def _go_on(
    store: Store,
    person: str,
    case: str,
    state: str,
    fault: Callable[[Stage | None], str],
    review: str | None,
    **more: Any,
) -> Change:
    """Record the next step of a review; of the person's own where none is named."""
    with acting(store, person, case) as act:
        review = review or review_of(act.connection, person, case)
        if said := fault(stage_on(act.connection, case, review)):
            raise BadInput(said)
        subject = f"{case}/{review}"
        content = {"case": case, "review": review, "state": state, **more}
        entry = act.add("submission", subject, content, replaces=act.current("submission", subject))
        return act.change(act.said(entry), entry)


def _submitted(case: str, stage: Stage | None) -> str:
    if stage is not None and stage.state == "submitted":
        return ""
    return f"{case} is not submitted{f': it is {stage.state}' if stage else ''}."
