"""The sheet of a case under review: each question with what stands on it, and all that the file says."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.case import Case, Document
from reviewtui.casefile.event import Event
from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.services.acts import Change
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.chronology.event_versions import EventSide, EventVersion
from reviewtui.services.inspections import Inspection, Site
from reviewtui.services.judging.alerts import Alert
from reviewtui.services.judging.comments import Comment
from reviewtui.services.judging.evidence import Evidence, in_words
from reviewtui.services.judging.notes import Note
from reviewtui.services.judging.suggestions import ShownSuggestion
from reviewtui.services.lead.commentary import Commentary
from reviewtui.services.lead.rulings import Ruling
from reviewtui.services.people.own_review import FIRST
from reviewtui.services.people.stage import Stage
from reviewtui.services.standing.answering import displaces, owes_rationale
from reviewtui.services.standing.moderated import Moderated
from reviewtui.services.standing.withdrawn import Withdrawal

if TYPE_CHECKING:
    from reviewtui.casefile.measured import Measured
    from reviewtui.services.lead.challenges import Challenge


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
    responsible: tuple[str, ...] = ()
    """Codes of the agencies whose work it is about."""
    phase: str = ""
    """The part of the case that it is true of; empty where nobody said."""
    written_for_another: tuple[Mapping[str, str], ...] = ()
    """`inspector`, `answer` and `rationale` of judgements whose place this one took, while it has none of its own."""
    looked_again: str = ""
    """Who looked at it again after its evidence changed and let it stand, where that is another than its inspector."""


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
    moderated: Moderated | None = None
    """The answer that was agreed where judgements differ: it counts, and what was judged stays beside it."""
    unsaid: tuple[str, ...] = ()
    """What the answer is to say besides, `responsible` or `phase`: asked for, and missing from nothing."""

    @property
    def owes(self) -> bool:
        """Whether the answer owes anything."""
        return self.owes_rationale or self.owes_evidence

    def would_owe_rationale(self, answer: str) -> bool:
        """Whether an answer given now would owe a rationale: what is written for another answer is not carried on."""
        kept, for_another = self._reasons_with(answer)
        return owes_rationale(self.question, answer, kept, for_another=for_another)

    def would_owe_evidence(self, answer: str) -> bool:
        """Whether an answer given now would owe evidence: what a judgement rests on is carried on."""
        held = self.sides or ((self.judged,) if self.judged else ())
        return answer in self.question.owes_evidence and not any(each.evidence for each in held)

    def would_owe_reason(self, answer: str) -> bool:
        """Whether an answer given now would stand beside “insufficient evidence” without a word on why."""
        marked = self.judged is not None and self.judged.insufficient_evidence and not self.sides
        return marked and answer in self.question.insufficient_evidence and not self._reasons_with(answer)[0]

    def has_reasons_for_another(self, answer: str) -> bool:
        """Whether something was written for another answer than one given now, to be taken over or left."""
        return not self.sides and self._reasons_with(answer)[1]

    def displaced_by(self, answer: str, person: str | None) -> Judged | None:
        """Somebody else's judgement whose place a person's answer would take; settling a disagreement takes none."""
        judged = None if self.sides else self.judged
        if judged is None or not displaces(answer, person, judged=judged.answer, by=judged.inspector):
            return None
        return judged

    def _reasons_with(self, answer: str) -> tuple[str, bool]:
        """What an answer given now would have as reasons, and whether something is written for another.

        Settling a disagreement keeps what every side wrote.
        """
        written = self.sides or ((self.judged,) if self.judged else ())
        kept = "".join(each.rationale.strip() for each in written)
        for_another = any(each.written_for_another for each in written)
        if not self.sides and self.judged and self.judged.answer not in (None, answer):
            return "", for_another or bool(kept)
        return kept, for_another

    @property
    def is_to_do(self) -> bool:
        """Whether a question that is asked is not done: unanswered, disagreed on, owing, or wanting a second look."""
        return not self.hidden and (self.answer is None or self.owes or bool(self.second_look))

    @property
    def answer(self) -> str | None:
        """The code of the answer that stands."""
        if self.moderated is not None:
            return self.moderated.answer
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
    own_since: str = ""
    """When the first of them was made, UTC; empty where there is none."""
    signed_off: str = ""
    """Who signed the inspection off, and when: `by Margaret Oyelaran on 12 May 2026`; empty where nobody did."""
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
    commentary: tuple[Commentary, ...] = ()
    """What was done well in the case and needed to improve, by standard."""
    withdrawal: Withdrawal | None = None
    """How the case was withdrawn from the sample; None where it was not."""
    stage: Stage | None = None
    """Where it stands between its inspector and the lead; None before it was submitted."""
    comments: tuple[Comment, ...] = ()
    """What was asked or said of its judgements, with the replies."""
    challenges: "tuple[Challenge, ...]" = ()
    """What its site says is not accurate in its judgements, and what was decided."""
    rulings: tuple[Ruling, ...] = ()
    """How the lead inspector says questions are to be read, in every case; the oldest first."""

    review: str = FIRST
    """Which review of the case it is: this person's own."""

    @property
    def framework(self) -> Framework:
        """The framework as it is asked of this case."""
        return self.inspection.framework.for_case(vars(self.case))

    def why_hidden(self, code: str) -> str:
        """Why a question is not asked: `not asked in this case, because of answers given before`."""
        fact = self.inspection.framework.why_left_out(code, vars(self.case))
        return f"not asked in this case, because {f'its {fact}' if fact else 'of answers given before'}"

    def after(self, change: Change) -> "ReviewSheet":
        """The sheet with what a change says is now so: nothing is read again."""
        now = dict(change.now)
        states = now.pop("questions", {})
        own_acts = self.own_acts + len(change.kinds)
        own_since = self.own_since or (change.made_at if change.kinds else "")
        questions = tuple(states.get(state.question.code, state) for state in self.questions)
        return replace(self, questions=questions, own_acts=own_acts, own_since=own_since, **now)

    def next_owed(self, code: str, direction: int) -> str | None:
        """Code of the next (1) or previous (-1) question that is not done, round the end and last the one given.

        None when all are done.
        """
        codes = [state.question.code for state in self.questions if not state.hidden or state.question.code == code]
        return _next_of(codes, code, direction, {state.question.code for state in self.asked if state.is_to_do})

    def next_commented(self, code: str, direction: int) -> str | None:
        """Code of the next (1) or previous (-1) question with an open comment, round the end; None where none is."""
        return _next_of([state.question.code for state in self.questions], code, direction, self.commented)

    @property
    def commented(self) -> frozenset[str]:
        """The questions with an open comment."""
        return frozenset(comment.question for comment in self.comments if comment.is_open)

    def evidence_words(self, piece: Evidence) -> str:
        """One line for a piece of evidence, an event that was taken out too. Untrusted text."""
        taken_out = {version.event.id: version.event for version in self.withdrawn}
        events = {**taken_out, **{event.id: event for event in self.chronology}}
        documents = {document.id: document for document in self.documents}
        words = in_words(piece, events, documents, {absence.id: absence for absence in self.absences})
        return f"{words} (withdrawn)" if piece.get("event") in taken_out else words

    @property
    def asked(self) -> tuple[QuestionState, ...]:
        """The questions that nothing hides."""
        return tuple(state for state in self.questions if not state.hidden)

    @property
    def first_asked(self) -> str:
        """Code of the question to begin with: the first that is asked, or the first of all where none is."""
        return (self.asked or self.questions)[0].question.code

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


def written_for(framework: Framework, question: Question, item: Mapping[str, str]) -> str:
    """Whose reasons for which answer: `Good (Ruth Hallam)`. A name is untrusted: clean it before showing."""
    label = framework.scale_of(question).answer(item["answer"]).label
    return f"{label} ({item['inspector']})" if "inspector" in item else label


def _next_of(codes: Sequence[str], code: str, direction: int, wanted: Set[str]) -> str | None:
    """The next of some codes that is wanted, round the end and last the one given."""
    start = codes.index(code)
    round_trip = (codes[(start + direction * step) % len(codes)] for step in range(1, len(codes) + 1))
    return next((each for each in round_trip if each in wanted), None)
