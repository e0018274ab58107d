"""The review at hand as one value: the sheet as the store says it, the question one stands at, and what is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import Framework, Question, Section, Standard
from reviewtui.rating.case import hidden_questions
from reviewtui.services.judging.notes import Note
from reviewtui.services.lead.rulings import Ruling
from reviewtui.services.reviewing.review_sheet import Judged, QuestionState, ReviewSheet

NOTHING_JUDGED = Judged("", "", "", None, "", ())


@dataclass(frozen=True)
class ReviewState:
    """What every pane is painted from."""

    sheet: ReviewSheet
    at: str
    """Code of the question at hand."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """Question code to rationale that was typed and is not part of the judgement."""
    failures: Mapping[str, str] = field(default_factory=dict)
    """Question code to the sentence of a save that failed."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Question code to the reason why an answer cannot stand; nothing was lost, what stood before stands."""

    @property
    def framework(self) -> Framework:
        """The framework the case is asked with."""
        return self.sheet.framework

    @property
    def here(self) -> QuestionState:
        """The question at hand."""
        return self.state(self.at)

    @property
    def question(self) -> Question:
        """The key question at hand."""
        return self.here.question

    @property
    def judged(self) -> Judged:
        """The judgement at hand; without a word while nothing is judged, and while two laptops disagree."""
        return self.here.judged or NOTHING_JUDGED

    @property
    def is_unsettled(self) -> bool:
        """Whether the question at hand waits for an answer that settles a disagreement."""
        return bool(self.here.sides) and self.here.answer is None

    @property
    def standard(self) -> Standard:
        """The standard of the question at hand."""
        return self.here.standard

    @property
    def around(self) -> tuple[Section | Standard, ...]:
        """What the question at hand stands in, innermost first; nothing for a question about the case itself."""
        standard = self.standard
        return (*self.framework.sections_of(self.at), *((standard,) if standard.code else ()))

    @property
    def rated_node(self) -> Section | Standard | None:
        """The innermost section or standard around the question at hand that is rated in a case; None without one."""
        rated = rated_nodes(self.framework)
        return next((node for node in self.around if node.code in rated), None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every question's code, in the order asked."""
        return tuple(state.question.code for state in self.sheet.questions)

    def state(self, code: str) -> QuestionState:
        """Where a question stands."""
        return self._states[code]

    def linked(self, *kinds: str) -> frozenset[str]:
        """Ids of what the judgement at hand rests on, of some kinds of evidence: event, absence, document."""
        return frozenset(piece[kind] for piece in self.judged.evidence for kind in kinds if kind in piece)

    @property
    def notes(self) -> tuple[Note, ...]:
        """This person's notes that wait under the question at hand."""
        return tuple(note for note in self.sheet.notes if note.question == self.at)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """How the question at hand is to be read, as the lead inspector says; the oldest first."""
        return tuple(ruling for ruling in self.sheet.rulings if ruling.question == self.at)

    def waits_with_note(self, code: str) -> bool:
        """Whether a note waits under a question."""
        return any(note.question == code for note in self.sheet.notes)

    @property
    def draft(self) -> str | None:
        """The rationale typed on the question at hand that is not part of its judgement."""
        return self.typed.get(self.at, self.here.draft)

    @property
    def latest_judgement(self) -> str:
        """When the latest judgement on the case was made; empty while there is none."""
        return max((state.judged.made_at for state in self.sheet.questions if state.judged), default="")

    # Going about ------------------------------------------------------------------------------------------------------

    def standing_at(self, code: str) -> "ReviewState":
        """The same at another question; where it is when there is no such question."""
        return replace(self, at=code) if code in self.codes else self

    @property
    def walked(self) -> tuple[str, ...]:
        """The questions one walks through: those that are asked, and the one at hand."""
        return self.walked_with({})

    def walked_with(self, given: Mapping[str, str]) -> tuple[str, ...]:
        """The same once some more answers are given."""
        hidden = {state.question.code for state in self.sheet.questions if state.hidden}
        if given and self.framework.gates:
            answers = {state.question.code: state.answer for state in self.sheet.questions if state.answer}
            hidden = {each.question.code for each in hidden_questions(self.framework, {**answers, **given})}
        return tuple(code for code in self.codes if code not in hidden or code == self.at)

    def moved(self, steps: int, given: Mapping[str, str] | None = None) -> str:
        """Code of the question some steps further, at most at an end, as it will be with the answers `given`."""
        codes = self.walked_with(given or {})
        return codes[min(max(codes.index(self.at) + steps, 0), len(codes) - 1)]

    # Changing ---------------------------------------------------------------------------------------------------------

    def with_sheet(self, sheet: ReviewSheet) -> "ReviewState":
        """The same place on what the store says now."""
        codes = [state.question.code for state in sheet.questions]
        return replace(self, sheet=sheet, at=self.at if self.at in codes else codes[0])

    def with_draft(self, code: str, text: str | None) -> "ReviewState":
        """With a draft kept on the disk, or none."""
        questions = tuple(
            replace(state, draft=text) if state.question.code == code else state for state in self.sheet.questions
        )
        return replace(self, sheet=replace(self.sheet, questions=questions))

    def with_typed(self, code: str, text: str | None) -> "ReviewState":
        """With a rationale typed on a question, or none any more."""
        return replace(self, typed=_with(self.typed, code, text))

    def with_failure(self, code: str, sentence: str | None) -> "ReviewState":
        """With a save that failed, or with none any more."""
        return replace(self, failures=_with(self.failures, code, sentence))

    def with_refusal(self, code: str, why: str) -> "ReviewState":
        """With a reason why an answer cannot stand."""
        return replace(self, refused=_with(self.refused, code, why))

    def saved(self) -> "ReviewState":
        """Once something was saved: what failed before and was not typed is in the past."""
        return replace(self, failures={code: why for code, why in self.failures.items() if code in self.typed})

    @cached_property
    def _states(self) -> dict[str, QuestionState]:
        return {state.question.code: state for state in self.sheet.questions}


def first_place(sheet: ReviewSheet, wanted: str | None) -> str:
    """The question to open at: the one asked for, where the person left off, or the first."""
    codes = [state.question.code for state in sheet.questions]
    return next((code for code in (wanted, sheet.place) if code in codes), sheet.first_asked)


def _with(texts: Mapping[str, str], code: str, text: str | None) -> Mapping[str, str]:
    others = {each: said for each, said in texts.items() if each != code}
    return others if text is None else {**others, code: text}
