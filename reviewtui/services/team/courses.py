"""How far the review of every case has come, and of every standard that was given to somebody else."""

from typing import Any, NamedTuple

from db import caselist
from db.entries import Connection
from db.store import Store
from reviewtui.framework.model import Framework
from reviewtui.services.frameworks import framework_on
from reviewtui.services.people.own_review import FIRST, SECOND, allocated
from reviewtui.services.people.parts import GIVEN, Part, parts_on
from reviewtui.services.people.stage import stage_on
from reviewtui.services.standing.signed_off import SignedOff, signed_off_on
from reviewtui.services.standing.standings import answers_of
from reviewtui.services.store.stores import plain_sentences


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
    standard: str = ""
    """The standard that it is about, where that was given to somebody else: `by` has it."""

    def as_json(self) -> dict[str, Any]:
        """As `submit --json` lists it; only a standard that was given to somebody else is named."""
        return {key: value for key, value in self._asdict().items() if key != "standard" or value}


def courses(store: Store) -> tuple[Course, ...]:
    """How far the reviews of every case have come, by reference; a second one where somebody was given it.

    Standards that were given to others follow the review they are part of.
    """
    with plain_sentences(), store.read() as connection:
        seconds = {case for case, review in allocated(connection) if review == SECOND}
        signed = signed_off_on(connection)
        parts, framework = dict[str, list[Part]](), framework_on(connection)
        for part in parts_on(connection):
            parts.setdefault(part.case, []).append(part)
        found = list[Course]()
        for row in tuple(caselist.each_case_row(connection)):
            found.append(_course(connection, row.case_ref, FIRST, bool(row.answered), signed))
            found += [_part_course(connection, framework, part, signed) for part in parts.get(row.case_ref, ())]
            if row.case_ref in seconds:
                found.append(_course(connection, row.case_ref, SECOND, False, signed))
        return tuple(found)


def _part_course(connection: Connection, framework: Framework, part: Part, signed: tuple[SignedOff, ...]) -> Course:
    state, at = part.stage.state, part.stage.made_at
    if signed:
        state, at = "signed_off", signed[0].made_at
    elif state == GIVEN:
        asked = {question.code for question in framework.standard(part.standard).questions}
        state = "in_progress" if asked & answers_of(connection, part.case, FIRST).keys() else "not_started"
    return Course(part.case, FIRST, state, part.inspector, at, part.stage.reason, part.standard)


def _course(connection: Connection, case: str, review: str, begun: bool, signed: tuple[SignedOff, ...]) -> Course:
    if signed:
        return Course(case, review, "signed_off", signed[0].person, signed[0].made_at, None)
    stage = stage_on(connection, case, review)
    if stage is not None:
        return Course(case, review, stage.state, stage.person, stage.made_at, stage.reason)
    begun = begun if review == FIRST else bool(answers_of(connection, case, review))
    return Course(case, review, "in_progress" if begun else "not_started", None, None, None)
