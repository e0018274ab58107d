"""The course of a review: submitted, returned or accepted by the lead inspector, reopened with a reason."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from db import caselist
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.framework.model import Framework
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.frameworks import framework_on
from reviewtui.services.own_review import FIRST, SECOND, allocated, review_of
from reviewtui.services.parts import GIVEN, SUBMITTED, Part, part_on, parts_of, parts_on, standards_words
from reviewtui.services.parts import KIND as PART
from reviewtui.services.reviews import open_review
from reviewtui.services.signed_off import SignedOff, signed_off_on
from reviewtui.services.stage import Stage, require_open, stage_on
from reviewtui.services.standings import answers_of
from reviewtui.services.stores import plain_sentences

OPEN_COMMENT, NOT_SUBMITTED = "an open comment", "standard not submitted"


class Missing(NamedTuple):
    """One thing that stands between a review and its submission."""

    question: str
    what: str
    """`not answered`, `rationale missing`, …"""
    by: str = ""
    """Who was given its standard, where that is somebody else than has the case."""

    @property
    def words(self) -> str:
        """`not answered (Ruth Hallam)`"""
        return f"{self.what} ({self.by})" if self.by else self.what

    @property
    def sentence(self) -> str:
        """`1.2: not answered.`"""
        return f"{self.question}: {self.words}."

    def as_json(self) -> dict[str, str]:
        """As `submit --json` prints it: whose it is only where a standard was given to somebody else."""
        return {key: value for key, value in self._asdict().items() if value}


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


def missing(store: Store, person: str, case: str) -> tuple[Missing, ...]:
    """What a review lacks, in the order of its questions; standards of others that they did not submit come last.

    Raises BadInput for an unknown case.
    """
    sheet = open_review(store, person, case)
    with plain_sentences(), store.read() as connection:
        parts = parts_on(connection, case) if sheet.review == FIRST else ()
    by = {part.standard: part.inspector for part in parts}
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
        whose = by.get(state.standard.code, "")
        found += [Missing(state.question.code, what, whose) for what, is_so in lacks if is_so]
    return (*found, *(Missing(part.standard, NOT_SUBMITTED, part.inspector) for part in parts if not part.is_closed))


class NotComplete(ReviewtuiError):
    """A review that lacks something is not submitted unless that is asked for."""

    exit_code = 1

    def __init__(self, case: str, missing: tuple[Missing, ...]) -> None:
        """`missing` is what it lacks."""
        super().__init__(f"{case} was not submitted. Missing: {len(missing):,}.")
        self.missing = missing


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
        parts = _parts_to_submit(connection, case, person) if review == FIRST else ()
    if said:
        raise BadInput(said)
    lacking = missing(store, person, case)
    if parts:
        return _submit_parts(store, person, parts, lacking, incomplete=incomplete)
    if lacking and not incomplete:
        raise NotComplete(case, lacking)
    return _go_on(store, person, case, "submitted", fits, None, **({"missing": len(lacking)} if lacking else {}))


def _parts_to_submit(connection: Connection, case: str, person: str) -> tuple[Part, ...]:
    """The standards that somebody submits by themselves; none where they have the whole case and these are closed."""
    parts = parts_of(connection, case, person)
    has_case = person in allocated(connection, case).get((case, FIRST), ())
    return () if has_case and all(part.is_closed for part in parts) else parts


def _submit_parts(
    store: Store, person: str, parts: Sequence[Part], lacking: Sequence[Missing], *, incomplete: bool
) -> Change:
    case, waiting = parts[0].case, [part for part in parts if not part.is_closed]
    if not waiting:
        raise BadInput(f"{case} {standards_words([part.standard for part in parts])} submitted already.")
    with acting(store, person, case) as act:
        own = {part.standard: list[Missing]() for part in waiting}
        for each in lacking:
            if each.what != NOT_SUBMITTED and (code := act.framework.standard_of(each.question).code) in own:
                own[code].append(each)
        if any(own.values()) and not incomplete:
            raise NotComplete(case, tuple(each for some in own.values() for each in some))
        for part in waiting:
            number = len(own[part.standard])
            change = _part_goes_on(act, part, SUBMITTED, **({"missing": number} if number else {}))
        return replace(change, sentence=f"{case} {standards_words(list(own))} submitted.")


def standard_goes_back(store: Store, person: str, case: str, standard: str, state: str, reason: str) -> Change:
    """Let a submitted standard be changed again: `returned` by a lead inspector, or `reopened`.

    Raises BadInput, and ReviewClosed while the whole review is handed in.
    """
    with acting(store, person, case) as act:
        part = part_on(act.connection, case, standard.strip())
        if part is None or not part.is_closed:
            raise BadInput(f"{case}: standard {visible(standard)} was not submitted by itself.")
        require_open(act.connection, case, FIRST)
        return _part_goes_on(act, part, state, reason=_filled(reason))


def _part_goes_on(act: Act, part: Part, state: str, **more: Any) -> Change:
    subject = f"{part.case}/{part.standard}"
    content = {"case": part.case, "standard": part.standard, "inspector": part.inspector, "state": state, **more}
    entry = act.add(PART, subject, content, replaces=act.current(PART, subject))
    return act.change(act.said(entry), entry)


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
    """How far the reviews of every case have come, by reference; a second one where somebody was given it.

    Standards that were given to others follow the review they are part of.
    """
    with plain_sentences(), store.read() as connection:
        seconds = {case for case, review in allocated(connection) if review == SECOND}
        signed = signed_off_on(connection)
        parts, framework = parts_on(connection), framework_on(connection)
        found = list[Course]()
        for row in tuple(caselist.each_case_row(connection)):
            found.append(_course(connection, row.case_ref, FIRST, bool(row.answered), signed))
            found += [_part_course(connection, framework, part, signed) for part in parts if part.case == row.case_ref]
            if row.case_ref in seconds:
                found.append(_course(connection, row.case_ref, SECOND, False, signed))
        return tuple(found)


def _part_course(connection: Connection, framework: Framework, part: Part, signed: tuple[SignedOff, ...]) -> Course:
    state, at = part.state, part.made_at
    if signed:
        state, at = "signed_off", signed[0].made_at
    elif state == GIVEN:
        asked = {question.code for question in framework.standard(part.standard).questions}
        state = "in_progress" if asked & answers_of(connection, part.case, FIRST).keys() else "not_started"
    return Course(part.case, FIRST, state, part.inspector, at, part.reason, part.standard)


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
