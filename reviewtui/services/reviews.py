"""One person's work on one case: the sheet a review screen shows, and where it was left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db import entries, local
from db.store import Store
from db.values import EntryRow, Place
from reviewtui.casefile.absence import Absence, in_order
from reviewtui.casefile.case import Case, Document
from reviewtui.casefile.chronology import chronology
from reviewtui.casefile.event import Event
from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.rating.case import hidden_questions
from reviewtui.services.alerts import Alert, current_alerts
from reviewtui.services.authors import attributed
from reviewtui.services.clock import now
from reviewtui.services.event_versions import (
    EventSide,
    EventVersion,
    disputed_events,
    earlier_versions,
    withdrawn_events,
)
from reviewtui.services.evidence import Evidence, in_words
from reviewtui.services.first_order import in_first_order
from reviewtui.services.found import CaseFinding, case_findings
from reviewtui.services.inspections import Inspection, Site, inspection_of
from reviewtui.services.notes import Note, waiting_notes
from reviewtui.services.record_keeping import standing_contents
from reviewtui.services.second_look import second_looks
from reviewtui.services.standings import agreed_answer, by_question, owes, require_case
from reviewtui.services.stores import plain_sentences
from reviewtui.services.suggestions import ShownSuggestion, answered_by, shown
from reviewtui.services.timing import timing_of

if TYPE_CHECKING:
    from reviewtui.casefile.measured import Measured


@dataclass(frozen=True)
class Judged:
    """What someone judged on one question."""

    entry: str
    inspector: str
    made_at: str
    answer: str | None
    rationale: str
    evidence: tuple[Evidence, ...]
    insufficient_evidence: bool = False
    """Whether the file and those asked did not say enough: a reason, not an answer."""


@dataclass(frozen=True)
class QuestionState:
    """Where one question of a case stands."""

    question: Question
    standard: Standard
    judged: Judged | None
    """What stands; None while nothing is judged, and while two people disagree."""
    sides: tuple[Judged, ...]
    """More than one when two laptops disagree: each of them."""
    owes_rationale: bool
    owes_evidence: bool
    draft: str | None
    """Rationale typed and kept safe, but not yet made part of the judgement."""
    hidden: bool = False
    """Not asked in this case, because of other answers; its own answer is kept and left out of everything."""
    prompts: Mapping[str, str] = field(default_factory=dict)
    """Letter of a prompt to its answer, yes, no or not_applicable; an unanswered prompt is absent."""
    suggestions: tuple[ShownSuggestion, ...] = ()
    """What measures suggest; only what the framework lets be shown now."""
    second_look: tuple[str, ...] = ()
    """Sentences saying which evidence changed after it was judged; empty where nothing did."""

    @property
    def owes(self) -> bool:
        """Whether the answer owes anything."""
        return self.owes_rationale or self.owes_evidence

    @property
    def answer(self) -> str | None:
        """The code of the answer that stands."""
        return self.judged.answer if self.judged else None


@dataclass(frozen=True)
class ReviewSheet:
    """Everything the review of a case shows, in one consistent snapshot."""

    inspection: Inspection
    case: Case
    site: Site
    questions: tuple[QuestionState, ...]
    chronology: tuple[Event, ...]
    documents: tuple[Document, ...]
    alerts: tuple[Alert, ...]
    place: str | None
    """Code of the question where this person left the case."""
    own_acts: int
    """Judgements, events and alerts recorded on this laptop: what exists only here."""
    measures: "tuple[Measured, ...]" = ()
    """How long things took, one a measure of the framework."""
    findings: tuple[CaseFinding, ...] = ()
    """Missed opportunities, with what was decided about each."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """Document id to part_read, read, requested or not_supplied; a document that is absent was not read."""
    notes: tuple[Note, ...] = ()
    """This person's own notes that wait to be used."""
    versions: Mapping[str, tuple[EventVersion, ...]] = field(default_factory=dict)
    """Event id to what it said before, oldest first; an event that was never changed is absent."""
    withdrawn: tuple[EventVersion, ...] = ()
    """Events that were taken out of the chronology, as they last stood."""
    disputed: Mapping[str, tuple[EventSide, ...]] = field(default_factory=dict)
    """Event id to what each laptop says of it, where two disagree; the chronology shows the first meanwhile."""
    absences: tuple[Absence, ...] = ()
    """What was looked for and not found."""

    def evidence_words(self, piece: Evidence) -> str:
        """One line for a piece of evidence, an event that was taken out too. Untrusted text."""
        taken_out = {version.event.id: version.event for version in self.withdrawn}
        events = {**taken_out, **{event.id: event for event in self.chronology}}
        documents = {document.id: document for document in self.documents}
        words = in_words(piece, events, documents, {absence.id: absence for absence in self.absences})
        return f"{words} (taken out)" if piece.get("event") in taken_out else words

    @property
    def asked(self) -> tuple[QuestionState, ...]:
        """The questions that nothing hides."""
        return tuple(state for state in self.questions if not state.hidden)

    @property
    def answers(self) -> dict[str, str]:
        """Question code to the answer that stands, of the questions asked."""
        return {state.question.code: state.answer for state in self.asked if state.answer}

    @property
    def answered(self) -> int:
        """How many questions have an answer that stands."""
        return len(self.answers)

    @property
    def owed(self) -> tuple[QuestionState, ...]:
        """The questions whose answer owes a rationale or evidence."""
        return tuple(state for state in self.asked if state.owes)


def open_review(store: Store, person: str, reference: str) -> ReviewSheet:
    """The sheet of a case, in one consistent snapshot. Raises BadInput when there is no such case."""
    inspection = inspection_of(store)
    with store.read() as connection:
        case = require_case(connection, reference)
        documents = entries.current(connection, "document", case=reference)
        events = entries.current(connection, "event", case=reference)
        changed = entries.superseded(connection, "event", case=reference)
        redone = entries.superseded(connection, "document", case=reference)
        readings = entries.current(connection, "reading", case=reference)
        absences = entries.current(connection, "absence", case=reference)
        notes = waiting_notes(connection, person, reference)
        judged = attributed(connection, entries.current(connection, "judgement", case=reference))
        prompts = entries.current(connection, "prompt", case=reference)
        drafts = {
            draft.subject.rpartition("/")[2]: draft.text
            for draft in local.drafts(connection, person)
            if draft.subject.startswith(f"{reference}/first/")
        }
        place = local.place(connection, person, reference)
        alerts = current_alerts(connection, reference)
        looks = second_looks(connection, judged)
        own_acts = entries.acts_made(connection, store.device)
        timing = timing_of(connection, inspection.framework, reference)
        decided = entries.current(connection, "finding", case=reference)
        settled = entries.current(connection, "suggestion", case=reference)
    facts = Case.from_content(case)
    happened = chronology(Event.from_content(content) for content in in_first_order(events, changed))
    suggested = shown(inspection.framework, timing.measures, settled, answered_by(judged))
    states = question_states(inspection, judged, prompts, drafts)
    return ReviewSheet(
        inspection=inspection,
        case=facts,
        site=inspection.site(facts.site),
        questions=tuple(
            replace(_with_second_look(state, looks), suggestions=suggested.get(state.question.code, ()))
            for state in states
        ),
        chronology=happened,
        documents=tuple(Document.from_content(content) for content in in_first_order(documents, redone)),
        alerts=alerts,
        place=place.question if place else None,
        own_acts=own_acts,
        measures=timing.measures,
        findings=case_findings(timing.findings, decided, {event.id: event.date.latest for event in happened}),
        readings={content["document"]: content["state"] for content in standing_contents(readings)},
        notes=notes,
        versions=earlier_versions(events, changed),
        withdrawn=withdrawn_events(events, changed),
        disputed=disputed_events(events),
        absences=in_order(Absence.from_content(content) for content in standing_contents(absences)),
    )


def leave_at(store: Store, person: str, reference: str, question: str) -> None:
    """Remember the question a person stands at, so that the case reopens there."""
    with plain_sentences(), store.write() as writing:
        local.keep_place(writing, Place(person, reference, question, now()[0]))


def note_opened(store: Store, person: str, reference: str) -> None:
    """Note in the access log that a person opened a case."""
    with plain_sentences(), store.write() as writing:
        local.log_access(writing, now()[0], person, "opened", reference)


def question_states(
    inspection: Inspection, judged: Sequence[EntryRow], prompts: Sequence[EntryRow], drafts: Mapping[str, str]
) -> tuple[QuestionState, ...]:
    """Every question of the framework with what stands on it; `drafts` are rationales being typed, by question."""
    sides = by_question(judged)
    answered: dict[str, dict[str, str]] = {}
    for content in standing_contents(prompts):
        answered.setdefault(content["question"], {})[content["prompt"]] = content["answer"]
    framework = inspection.framework
    answers = {code: answer for code, rows in sides.items() if (answer := agreed_answer(rows))}
    hidden = {each.question.code for each in hidden_questions(framework, answers)}
    states = (
        _state(framework, question, sides.get(question.code, []), drafts.get(question.code), answered)
        for question in framework.questions()
    )
    return tuple(replace(state, hidden=True) if state.question.code in hidden else state for state in states)


def _with_second_look(state: QuestionState, looks: Mapping[str, tuple[str, ...]]) -> QuestionState:
    judged = state.sides or ((state.judged,) if state.judged else ())
    sentences = (sentence for each in judged for sentence in looks.get(each.entry, ()))
    return replace(state, second_look=tuple(dict.fromkeys(sentences)))


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
    )
