"""The review at hand as one value: what was read, what was asked for since and is not saved yet, and one's place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import Framework, Question, Section, Standard
from reviewtui.services.acts import Change
from reviewtui.services.notes import Note
from reviewtui.services.reviews import QuestionState, ReviewSheet
from reviewtui.tui.review.wanted import Wanted, hidden_codes, is_owed, shown_or_hidden, state_after


@dataclass(frozen=True)
class Desk:
    """The sheet with what was asked for on top, and the question one stands at."""

    sheet: ReviewSheet
    at: str
    """Code of the question at hand."""
    asked: Mapping[str, tuple[Wanted, ...]] = field(default_factory=dict)
    """Question code to what was asked for and is not saved yet, the latest last."""
    turned: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """Question code and letter of a prompt to the answer asked for and not saved yet."""

    @property
    def framework(self) -> Framework:
        """The framework the case is asked with."""
        return self.sheet.inspection.framework

    @property
    def here(self) -> QuestionState:
        """The question at hand."""
        return self.state(self.at)

    @property
    def question(self) -> Question:
        """The key question at hand."""
        return self.here.question

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
        """Where a question stands in the store, as far as is known."""
        return self._states[code]

    def wanted(self, code: str) -> Wanted:
        """What a question will say once everything asked for is saved."""
        if asked := self.asked.get(code):
            return asked[-1]
        judged = self.state(code).judged
        if judged is None:
            return Wanted()
        return Wanted(judged.answer, judged.rationale, judged.evidence, judged.insufficient_evidence)

    def prompt_answer(self, letter: str) -> str | None:
        """What a prompt of the question at hand will be answered once everything asked for is saved."""
        key = (self.at, letter)
        return self.turned[key] if key in self.turned else self.here.prompts.get(letter)

    def is_asked(self, code: str) -> bool:
        """Whether something on a question is on its way to the disk."""
        return bool(self.asked.get(code))

    @property
    def under_way(self) -> int:
        """How many acts are on their way to the disk."""
        return sum(len(asked) for asked in self.asked.values())

    def looks_like(self, other: "Desk | None") -> bool:
        """Whether everything but the chronology would be painted the same."""
        return (
            other is not None
            and (self.at, self.asked, self.turned) == (other.at, other.asked, other.turned)
            and self.framework == other.framework
            and self.sheet.questions == other.sheet.questions
            and self.sheet.alerts == other.sheet.alerts
            and self.sheet.notes == other.sheet.notes
            and self.sheet.measures == other.sheet.measures
        )

    @property
    def notes(self) -> tuple[Note, ...]:
        """This person's notes that wait under the question at hand."""
        return tuple(note for note in self.sheet.notes if note.question == self.at)

    def waits_with_note(self, code: str) -> bool:
        """Whether a note waits under a question."""
        return any(note.question == code for note in self.sheet.notes)

    def may_suggest(self, code: str) -> bool:
        """Whether a measure may suggest an answer to a question, once it is answered."""
        return any(measure.question == code and measure.suggests for measure in self.framework.measures)

    # Going about ------------------------------------------------------------------------------------------------------

    def standing_at(self, code: str) -> "Desk":
        """The same desk at another question; where it is when there is no such question."""
        return replace(self, at=code) if code in self.codes else self

    @cached_property
    def walked(self) -> tuple[str, ...]:
        """The questions one walks through: those not hidden once everything asked for is saved, and this one."""
        hidden = hidden_codes(self.framework, {code: self.wanted(code).answer for code in self.codes})
        return tuple(code for code in self.codes if code not in hidden or code == self.at)

    def moved(self, steps: int) -> "Desk":
        """The same desk some questions further, at most at an end."""
        codes = self.walked
        place = min(max(codes.index(self.at) + steps, 0), len(codes) - 1)
        return replace(self, at=codes[place])

    def next_owed(self, direction: int) -> str | None:
        """Code of the next (1) or previous (-1) question that is not done, round the end; None when all are done."""
        codes = self.walked
        start = codes.index(self.at)
        round_trip = [codes[(start + direction * step) % len(codes)] for step in range(1, len(codes) + 1)]
        return next((code for code in round_trip if is_owed(self.state(code))), None)

    # Changing ---------------------------------------------------------------------------------------------------------

    def asking(self, code: str, wanted: Wanted) -> "Desk":
        """With something more on its way to the disk."""
        return replace(self, asked={**self.asked, code: (*self.asked.get(code, ()), wanted)})

    def saved(self, code: str, wanted: Wanted, change: Change, person: str, *, keeps_draft: bool = False) -> "Desk":
        """With what was asked for on the disk: the one question as the sheet would say it if it were read again."""
        state = self.state(code)
        after = state_after(state, wanted, change, person) if change.entry else state
        after = replace(after, draft=state.draft if keeps_draft else None)
        return self._settled(code)._with_state(after, own_acts=1 if change.entry else 0)

    def failed(self, code: str) -> "Desk":
        """With what was asked for first given up."""
        return self._settled(code)

    def turning(self, letter: str, answer: str | None) -> "Desk":
        """With another answer to a prompt of the question at hand on its way to the disk."""
        return replace(self, turned={**self.turned, (self.at, letter): answer})

    def turned_to(self, code: str, letter: str, answer: str | None, *, own_acts: int) -> "Desk":
        """With an answer to a prompt on the disk; what was asked for since is still wanted."""
        state = self.state(code)
        others = {each: given for each, given in state.prompts.items() if each != letter}
        prompts = others if answer is None else {**others, letter: answer}
        is_latest = self.turned.get((code, letter)) == answer
        desk = self.not_turned(code, letter) if is_latest else self
        return desk._with_state(replace(state, prompts=prompts), own_acts=own_acts)

    def not_turned(self, code: str, letter: str) -> "Desk":
        """With nothing more asked for on a prompt."""
        return replace(self, turned={key: answer for key, answer in self.turned.items() if key != (code, letter)})

    def kept(self, code: str, text: str | None) -> "Desk":
        """With a draft kept on the disk, or none."""
        return self._with_state(replace(self.state(code), draft=text), own_acts=0)

    def read_again(self, sheet: ReviewSheet) -> "Desk":
        """The same place on what the store says now."""
        codes = [state.question.code for state in sheet.questions]
        return replace(self, sheet=sheet, at=self.at if self.at in codes else codes[0])

    def _settled(self, code: str) -> "Desk":
        rest = self.asked.get(code, ())[1:]
        others = {each: asked for each, asked in self.asked.items() if each != code}
        return replace(self, asked={**others, code: rest} if rest else others)

    def _with_state(self, after: QuestionState, *, own_acts: int) -> "Desk":
        questions = tuple(
            after if state.question.code == after.question.code else state for state in self.sheet.questions
        )
        if after.answer != self.state(after.question.code).answer:
            questions = shown_or_hidden(self.framework, questions)
        sheet = replace(self.sheet, questions=questions, own_acts=self.sheet.own_acts + own_acts)
        return replace(self, sheet=sheet)

    @cached_property
    def _states(self) -> dict[str, QuestionState]:
        return {state.question.code: state for state in self.sheet.questions}


def first_place(sheet: ReviewSheet, wanted: str | None) -> str:
    """The question to open at: the one asked for, where the person left off, or the first."""
    codes = [state.question.code for state in sheet.questions]
    return next((code for code in (wanted, sheet.place) if code in codes), codes[0])
