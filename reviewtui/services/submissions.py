"""The course of a review: submitted, returned or accepted by the lead inspector, reopened with a reason."""

from collections.abc import Callable
from typing import Any, NamedTuple

from db import caselist
from db.entries import Connection
from db.store import Store
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.own_review import FIRST, SECOND, allocated, review_of
from reviewtui.services.reviews import open_review
from reviewtui.services.signed_off import SignedOff, signed_off_on
from reviewtui.services.stage import Stage, stage_on
from reviewtui.services.standings import answers_of
from reviewtui.services.stores import plain_sentences

OPEN_COMMENT = "an open comment"


class Missing(NamedTuple):
    """One thing that stands between a review and its submission."""

    question: str
    what: str
    """`not answered`, `rationale missing`, …"""

    @property
    def sentence(self) -> str:
        """`1.2: not answered.`"""
        return f"{self.question}: {self.what}."


class Course(NamedTuple):
    """How far a case's review has come."""

    case: str
    review: str
    """`first`, or `second` beside it."""
    state: str
    """not_started, in_progress, submitted, returned, accepted, reopened or signed_off."""
    by: str | None
    """Who put it in that state; None before it was submitted."""
    at: str | None
    reason: str | None


def missing(store: Store, person: str, case: str) -> tuple[Missing, ...]:
    """What a review lacks, in the order of its questions. Raises BadInput for an unknown case."""
    sheet = open_review(store, person, case)
    waiting = {comment.question for comment in sheet.comments if comment.is_open}
    found = []
    for state in sheet.asked:
        lacks = (
            ("different judgements", bool(state.sides)),
            ("not answered", state.answer is None and not state.sides),
            ("rationale missing", state.owes_rationale),
            ("evidence missing", state.owes_evidence),
            ("to review again", bool(state.second_look)),
            (OPEN_COMMENT, state.question.code in waiting),
        )
        found += [Missing(state.question.code, what) for what, is_so in lacks if is_so]
    return tuple(found)


class NotComplete(ReviewtuiError):
    """A review that lacks something is not submitted unless that is asked for."""

    exit_code = 1

    def __init__(self, case: str, missing: tuple[Missing, ...]) -> None:
        """`missing` is what it lacks."""
        super().__init__(f"{case} was not submitted. Missing: {len(missing):,}.")
        self.missing = missing


def submit(store: Store, person: str, case: str, *, incomplete: bool = False) -> Change:
    """Hand a review to the lead inspector; one that is `incomplete` says how much is missing.

    Raises NotComplete where something is missing, and BadInput where it is handed in already.
    """

    def fits(stage: Stage | None) -> str:
        return f"{case} is {stage.state} already." if stage is not None and stage.is_closed else ""

    with plain_sentences(), store.read() as connection:
        said = fits(stage_on(connection, case, review_of(connection, person, case)))
    if said:
        raise BadInput(said)
    lacking = missing(store, person, case)
    if lacking and not incomplete:
        raise NotComplete(case, lacking)
    return _go_on(store, person, case, "submitted", fits, None, **({"missing": len(lacking)} if lacking else {}))


def send_back(store: Store, person: str, case: str, reason: str, review: str = FIRST) -> Change:
    """Return a submitted review to its inspector, with a reason. Raises BadInput."""
    return _go_on(
        store, person, case, "returned", lambda stage: _submitted(case, stage), review, reason=_filled(reason)
    )


def accept(store: Store, person: str, case: str, review: str = FIRST) -> Change:
    """Accept a submitted review. Raises BadInput."""
    return _go_on(store, person, case, "accepted", lambda stage: _submitted(case, stage), review)


def reopen(store: Store, person: str, case: str, reason: str, review: str = FIRST) -> Change:
    """Let a submitted or accepted review be changed again, with a reason. Raises BadInput."""

    def fits(stage: Stage | None) -> str:
        return "" if stage is not None and stage.is_closed else f"{case} is open: nothing needs to be reopened."

    return _go_on(store, person, case, "reopened", fits, review, reason=_filled(reason))


def courses(store: Store) -> tuple[Course, ...]:
    """How far the reviews of every case have come, by reference; a second one where somebody was given it."""
    with plain_sentences(), store.read() as connection:
        seconds = {case for case, review in allocated(connection) if review == SECOND}
        signed = signed_off_on(connection)
        rows = tuple(caselist.each_case_row(connection))
        return tuple(
            _course(connection, row.case_ref, review, bool(row.answered), signed)
            for row in rows
            for review in (FIRST, SECOND)
            if review == FIRST or row.case_ref in seconds
        )


def _course(connection: Connection, case: str, review: str, begun: bool, signed: tuple[SignedOff, ...]) -> Course:
    if signed:
        return Course(case, review, "signed_off", signed[0].person, signed[0].made_at, None)
    stage = stage_on(connection, case, review)
    if stage is not None:
        return Course(case, review, stage.state, stage.person, stage.made_at, stage.reason)
    begun = begun if review == FIRST else bool(answers_of(connection, case, review))
    return Course(case, review, "in_progress" if begun else "not_started", None, None, None)


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


def _filled(reason: str) -> str:
    if not reason.strip():
        raise BadInput("Say why, with --reason.")
    return reason.strip()
