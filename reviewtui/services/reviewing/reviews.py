"""One person's work on one case: its sheet read, what is done in it carried out, and where it was left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from db import entries, local
from db.entries import Connection
from db.store import Store
from db.values import EntryRow, Place
from reviewtui.casefile.absence import Absence, in_order
from reviewtui.casefile.case import Case, Document
from reviewtui.casefile.chronology import chronology
from reviewtui.casefile.event import Event
from reviewtui.entries.kinds import KINDS
from reviewtui.framework.model import Framework, Question
from reviewtui.rating.case import hidden_questions
from reviewtui.services.acts import Change
from reviewtui.services.chronology.case_findings import CaseFinding, case_findings
from reviewtui.services.chronology.event_versions import (
    EventSide,
    EventVersion,
    disputed_events,
    earlier_versions,
    withdrawn_events,
)
from reviewtui.services.chronology.first_order import in_first_order
from reviewtui.services.chronology.timing import CaseTiming, timing_of
from reviewtui.services.clock import now
from reviewtui.services.inspections import Inspection, Site, inspection_of
from reviewtui.services.judging.alerts import Alert, current_alerts
from reviewtui.services.judging.comments import Comment, comments_on
from reviewtui.services.judging.drafts import draft_subject, judgement_subject
from reviewtui.services.judging.notes import Note, waiting_notes
from reviewtui.services.judging.suggestions import answered_by, shown
from reviewtui.services.lead.commentary import Commentary, commentary_on, shown_to
from reviewtui.services.lead.rulings import Ruling, rulings_on
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.blindness import reader_of
from reviewtui.services.people.own_review import FIRST, KeptBack, is_kept_from, review_of, unread
from reviewtui.services.people.stage import Stage, stage_on
from reviewtui.services.record_keeping import standing_contents
from reviewtui.services.reviewing.about import unsaid
from reviewtui.services.reviewing.review_sheet import Judged, QuestionState, ReviewSheet
from reviewtui.services.standing.answering import owes
from reviewtui.services.standing.moderated import Moderated, agreed
from reviewtui.services.standing.second_look import second_looks
from reviewtui.services.standing.signed_off import signed_off_on
from reviewtui.services.standing.standings import agreed_answer, by_question, require_case
from reviewtui.services.standing.withdrawn import Withdrawal, withdrawal_of
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.team.handed_in import handed_in
from reviewtui.services.upkeep.reading_around import LEFT_OUT

if TYPE_CHECKING:
    from reviewtui.casefile.measured import Measured
    from reviewtui.services.lead.challenges import Challenge


PARTS = tuple(field for field in fields(ReviewSheet) if field.name != "inspection")
"""The fields of a sheet that are read of its case."""


def open_review(store: Store, person: str, reference: str) -> ReviewSheet:
    """The sheet of a case, in one consistent snapshot. Raises BadInput when there is no such case."""
    inspection = inspection_of(store)
    with store.read() as connection:
        reading = _Reading(connection, inspection, person, reference, store)
        return ReviewSheet(inspection=inspection, **{part.name: reading.part(part.name) for part in PARTS})


def carry_out(store: Store, sheet: ReviewSheet, person: str, act: Callable[[], Change]) -> Change:
    """Do something to the case under review: the Change of `act` with what is now so, read in the same transaction.

    Of the sheet only what an entry of the kinds written touches is read again: see `Kind.sheet`. Whatever `act` raises
    is raised, with nothing changed.
    """
    with plain_sentences(), store.write() as writing:
        change = act()
        if change.case not in (sheet.case.reference, None):
            return change
        reading = _Reading(writing.connection, sheet.inspection, person, sheet.case.reference, store)
        names = {name for kind in change.kinds for name in KINDS[kind].sheet}
        if not names and change.question is not None:
            names = {"question"}  # Nothing was written, and yet a draft of it may be gone.
        now = {name: reading.part(name) for name in names - {"question", "questions"}}
        if names & {"question", "questions"}:
            now["questions"] = reading.questions_of(None if "questions" in names else change.question)
        return replace(change, now=now)


class _Reading:
    """What the parts of a sheet are read from: each kind of row once, when a part first asks for it."""

    def __init__(
        self, connection: Connection, inspection: Inspection, person: str, reference: str, store: Store
    ) -> None:
        self._connection, self._inspection, self._person = connection, inspection, person
        self._reference, self._device, self._store = reference, store.device, store
        self._rows: dict[tuple[str, bool], tuple[EntryRow, ...]] = {}

    def part(self, name: str) -> Any:
        """One part of the sheet, by the name of its field."""
        return getattr(self, f"_{name}")()

    def questions_of(self, code: str | None) -> dict[str, QuestionState]:
        """How questions stand, by code: all, or one by itself where no gate lets its answer hide others."""
        if code is None or self._inspection.framework.gates:
            return {state.question.code: state for state in self._questions()}
        question = self._inspection.framework.question(code)
        subject = judgement_subject(self._reference, self._own_review, code)
        self._rows["judgement", True] = entries.current(self._connection, "judgement", subject=subject)
        return {code: next(state for state in self._questions() if state.question == question)}

    def _current(self, kind: str) -> tuple[EntryRow, ...]:
        if (kind, True) not in self._rows:
            rows = entries.current(self._connection, kind, case=self._reference)
            self._rows[kind, True] = tuple(
                row for row in rows if not is_kept_from(self._connection, self._kept_back, row)
            )
        return self._rows[kind, True]

    def _superseded(self, kind: str) -> tuple[EntryRow, ...]:
        if (kind, False) not in self._rows:
            self._rows[kind, False] = entries.superseded(self._connection, kind, case=self._reference)
        return self._rows[kind, False]

    @cached_property
    def _own_review(self) -> str:
        return review_of(self._connection, self._person, self._reference)

    @cached_property
    def _kept_back(self) -> Mapping[str, KeptBack]:
        """The review that is not shown; where the sheet is nobody's own, not to whoever reads."""
        reader = self._person or reader_of(self._store)
        return unread(self._connection, reader, self._reference) if reader else {}

    def _review(self) -> str:
        return self._own_review

    @cached_property
    def _timing(self) -> CaseTiming:
        return timing_of(self._connection, self._inspection.framework, self._reference)

    @cached_property
    def _facts(self) -> Mapping[str, Any]:
        return require_case(self._connection, self._reference)

    def _case(self) -> Case:
        return Case.from_content(self._facts)

    def _site(self) -> Site:
        return self._inspection.site(self._case().site)

    def _questions(self) -> tuple[QuestionState, ...]:
        current = self._current("judgement")
        judged, looks = attributed(self._connection, current), second_looks(self._connection, current)
        start = draft_subject(self._reference, "")
        drafts = {
            draft.subject.removeprefix(start): draft.text
            for draft in local.drafts(self._connection, self._person)
            if draft.subject.startswith(start)
        }
        asked = self._inspection.framework.for_case(self._facts)
        states = question_states(self._inspection, asked, judged, self._current("prompt"), drafts, self._own_review)
        framework = self._inspection.framework
        measures = self._timing.measures if framework.live_ratings != "never" and framework.measures else ()
        settled = self._current("suggestion") if measures else ()
        suggested = shown(framework, measures, settled, answered_by(judged, self._own_review))
        moderated = agreed(attributed(self._connection, self._current("moderation")))
        return tuple(
            replace(
                self._marked(_with_looks(_settled(state, moderated, self._reference), looks, current), current),
                suggestions=suggested.get(state.question.code, ()),
            )
            for state in states
        )

    def _marked(self, state: QuestionState, current: Sequence[EntryRow]) -> QuestionState:
        """With a word on a judgement of this review that is damaged and read around."""
        subject = judgement_subject(self._reference, self._own_review, state.question.code)
        if not any(row.subject == subject and row.id in self._store.left_out for row in current):
            return state
        return replace(state, second_look=(LEFT_OUT, *state.second_look))

    @cached_property
    def _happened(self) -> tuple[Event, ...]:
        contents = in_first_order(self._current("event"), self._superseded("event"))
        return chronology(Event.from_content(content) for content in contents)

    def _chronology(self) -> tuple[Event, ...]:
        return self._happened

    def _documents(self) -> tuple[Document, ...]:
        contents = in_first_order(self._current("document"), self._superseded("document"))
        return tuple(Document.from_content(content) for content in contents)

    def _alerts(self) -> tuple[Alert, ...]:
        return current_alerts(self._connection, self._reference)

    def _place(self) -> str | None:
        place = local.place(self._connection, self._person, self._reference)
        return place.question if place else None

    def _own_acts(self) -> int:
        return entries.acts_made(self._connection, self._device, handed_in(self._connection, self._device))

    def _own_since(self) -> str:
        return entries.first_made(self._connection, self._device, handed_in(self._connection, self._device)) or ""

    def _signed_off(self) -> str:
        signed = signed_off_on(self._connection)
        return signed[0].words if signed else ""

    def _measures(self) -> "tuple[Measured, ...]":
        return self._timing.measures

    def _findings(self) -> tuple[CaseFinding, ...]:
        days = {event.id: event.date.latest for event in self._happened}
        return case_findings(self._timing.findings, self._current("finding"), days)

    def _readings(self) -> Mapping[str, str]:
        return {content["document"]: content["state"] for content in standing_contents(self._current("reading"))}

    def _notes(self) -> tuple[Note, ...]:
        return waiting_notes(self._connection, self._person, self._reference)

    def _versions(self) -> Mapping[str, tuple[EventVersion, ...]]:
        return earlier_versions(self._current("event"), self._superseded("event"))

    def _withdrawn(self) -> tuple[EventVersion, ...]:
        return withdrawn_events(self._current("event"), self._superseded("event"))

    def _disputed(self) -> Mapping[str, tuple[EventSide, ...]]:
        return disputed_events(self._current("event"))

    def _absences(self) -> tuple[Absence, ...]:
        return in_order(Absence.from_content(content) for content in standing_contents(self._current("absence")))

    def _commentary(self) -> tuple[Commentary, ...]:
        every = commentary_on(self._connection, self._reference)
        return shown_to(every, self._person or reader_of(self._store), self._kept_back if every else ())

    def _withdrawal(self) -> Withdrawal | None:
        return withdrawal_of(self._connection, self._reference)

    def _stage(self) -> Stage | None:
        return stage_on(self._connection, self._reference, self._own_review)

    def _comments(self) -> tuple[Comment, ...]:
        every = comments_on(self._connection, self._reference)
        return tuple(comment for comment in every if comment.review == self._own_review)

    def _challenges(self) -> "tuple[Challenge, ...]":
        """Those of its judgements."""
        if not entries.is_any(self._connection, "challenge"):
            return ()
        from reviewtui.services.lead.challenges import challenges_on

        every = challenges_on(self._connection, self._reference, self._kept_back)
        return tuple(each for each in every if each.question is not None)

    def _rulings(self) -> tuple[Ruling, ...]:
        return rulings_on(self._connection)


def leave_at(store: Store, person: str, reference: str, question: str) -> None:
    """Remember the question a person stands at, so that the case reopens there; nothing where nothing is written."""
    if store.is_read_only:
        return
    with plain_sentences(), store.write() as writing:
        local.keep_place(writing, Place(person, reference, question, now()[0]))


def question_states(
    inspection: Inspection,
    asked: Framework,
    judged: Sequence[EntryRow],
    prompts: Sequence[EntryRow],
    drafts: Mapping[str, str],
    review: str = FIRST,
) -> tuple[QuestionState, ...]:
    """Every question of the framework with what stands on it in a review.

    `asked` is the framework as it is asked of the case, and `drafts` are rationales being typed, by question.
    """
    sides = by_question(judged, review)
    answered: dict[str, dict[str, str]] = {}
    for content in standing_contents(row for row in prompts if row.subject.split("/")[1] == review):
        answered.setdefault(content["question"], {})[content["prompt"]] = content["answer"]
    framework = inspection.framework
    answers = {code: answer for code, rows in sides.items() if (answer := agreed_answer(rows))}
    hidden = {each.question.code for each in hidden_questions(asked, answers)}
    states = (
        _state(framework, question, sides.get(question.code, []), drafts.get(question.code), answered)
        for question in framework.questions()
    )
    return tuple(replace(state, hidden=True) if state.question.code in hidden else state for state in states)


def _settled(state: QuestionState, moderated: Mapping[tuple[str, str], Moderated], case: str) -> QuestionState:
    """A question with the answer that was agreed on it; nothing is missing of judgements that are settled."""
    one = moderated.get((case, state.question.code))
    if one is None:
        return state
    judged = state.judged or next((side for side in state.sides if side.answer == one.answer), None)
    judged = judged or next(iter(state.sides), None)
    return replace(state, judged=judged, sides=(), moderated=one, owes_rationale=False, owes_evidence=False)


def _with_looks(
    state: QuestionState, looks: Mapping[str, tuple[str, ...]], current: Sequence[EntryRow]
) -> QuestionState:
    """What wants a second look, and who took one: another than the author let the judgement stand."""
    judged = state.sides or ((state.judged,) if state.judged else ())
    sentences = (sentence for each in judged for sentence in looks.get(each.entry, ()))
    looked = {row.id: row.person or "" for row in current if row.act not in ("undo", "redo")}
    alone = state.judged
    if alone is not None and (again := looked.get(alone.entry, "")) not in ("", alone.inspector):
        alone = replace(alone, looked_again=again)
    return replace(state, judged=alone, second_look=tuple(dict.fromkeys(sentences)))


def _state(
    framework: Framework,
    question: Question,
    sides: list[EntryRow],
    draft: str | None,
    prompts: Mapping[str, Mapping[str, str]],
) -> QuestionState:
    judged = tuple(_judged(side) for side in sides)
    debts = [owes(question, dict(side.content or {})) for side in sides]
    agreed = len(sides) == 1 or agreed_answer(sides) is not None
    return QuestionState(
        question=question,
        standard=framework.standard_of(question.code),
        judged=judged[0] if judged and agreed else None,
        sides=judged if len(judged) > 1 else (),
        owes_rationale=any(rationale for rationale, _ in debts),
        owes_evidence=any(evidence for _, evidence in debts),
        draft=draft,
        prompts=prompts.get(question.code, {}),
        unsaid=unsaid(framework, question, sides[0].content or {}) if sides and agreed else (),
    )


def _judged(row: EntryRow) -> Judged:
    content = row.content or {}
    return Judged(
        entry=row.id,
        inspector=row.person or "",
        made_at=row.made_at,
        answer=content.get("answer"),
        rationale=content.get("rationale") or "",
        evidence=tuple(content.get("evidence") or ()),
        insufficient_evidence=bool(content.get("insufficient_evidence")),
        responsible=tuple(content.get("responsible") or ()),
        phase=content.get("phase") or "",
        written_for_another=tuple(item for item in content.get("replaced") or () if item.get("rationale")),
    )
