"""What the keys that judge do, from whatever pane: answers, suggested answers, and taking back what was done last."""

from reviewtui.casefile.case_codes import PHASES
from reviewtui.services import undoing
from reviewtui.services.acts import Change
from reviewtui.services.errors import BadInput
from reviewtui.services.judging import judgements, suggestions
from reviewtui.services.judging.suggestions import ShownSuggestion
from reviewtui.services.reviewing.about import line_about, typed_about
from reviewtui.tui.review import telling
from reviewtui.tui.review.answers import keys_in_words
from reviewtui.tui.review.review import LineAsked, Review
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane

NUMBER = "number/"


class Judging:
    """Each key asks for one act; what is on its way does not keep the next key waiting."""

    def __init__(self, review: Review) -> None:
        """Judges in a review."""
        self._review = review
        self._asked: tuple[str, str] | None = None
        """Somebody else's judgement, and the answer that takes its place when the same key is pressed again."""
        self.given: dict[str, str] = {}
        """Answers that may still be on their way to the disk: question to answer; empty once no act is under way."""
        self.went_on_from: str | None = None
        """Code of the question that was answered a moment ago, where the answer led to the next one by itself."""

    def answer(self, key: str) -> None:
        """Give an answer by its key; a digit begins a whole number where one is asked for."""
        state = self._review.state
        if state is None or self._review.is_closed():
            return
        if key.isdigit() and state.framework.scale_of(state.question).count:
            self._ask_for_number(state, key)
            return
        answer = next((each for each in state.framework.offered(state.question) if each.key == key), None)
        if answer is None:
            words = keys_in_words(state.framework, state.question)
            self._review.complain(f"{key} is not an answer to {state.at}: use {words}.")
        else:
            self._review.host.with_person(lambda person: self._answer_with(answer.code))

    def _answer_with(self, answer: str) -> None:
        """Give an answer; go on to the rationale it owes, or to the next question."""
        review = self._review
        state, reference = review.state, review.reference
        assert state is not None
        code = state.at
        owes = state.here.would_owe_rationale(answer) or state.here.would_owe_reason(answer)
        stays = owes or state.here.would_owe_evidence(answer) or not review.host.moves_on
        following = code if stays else state.moved(1, {**self.given, code: answer})
        replace = self._puts_aside(state, answer)
        if replace is None:
            return
        self.given[code] = answer
        review.perform(
            lambda store, person: judgements.record(store, person, reference, code, answer=answer, replace=replace),
            lambda change: self._say_what_was_answered(change, state, following),
            judging=code,
        )
        if owes and state.here.has_reasons_for_another(answer):
            review.focus_pane(Pane.RATIONALE)
        elif owes:
            review.write_rationale()
        elif following != code:
            review.stand_at(following)
            self.went_on_from = code

    def _say_what_was_answered(self, change: Change, before: ReviewState, now_at: str) -> None:
        """What was recorded, and where one is now: one did not go there by a key."""
        if (state := self._review.state) is not None:
            self._review.say(telling.answered(change, before, state, now_at))

    def _puts_aside(self, state: ReviewState, answer: str) -> bool | None:
        """Whether an answer takes the place of somebody else's; None where that is asked first."""
        judged = state.here.displaced_by(answer, self._review.host.person)
        if judged is None:
            return False
        wanted, before = (judged.entry, answer), self._asked
        self._asked = None if before == wanted else wanted
        if before == wanted:
            return True
        scale = state.framework.scale_of(state.question)
        self._review.complain(
            f"{state.at} is judged {scale.answer(judged.answer or answer).label} by {judged.inspector}. "
            f"Press the key again to change it to {scale.answer(answer).label}."
        )
        return None

    def forget(self) -> None:
        """One went on: what was asked is not agreed to by a key that is pressed later."""
        self._asked = self.went_on_from = None

    def _ask_for_number(self, state: ReviewState, digit: str) -> None:
        """Begin to type a whole number; a second digit may come before the line has the keys."""
        if self._review.line.typed_for(NUMBER) is not None:
            self._review.line.write(f"{self._review.line.typed_for(NUMBER)}{digit}")
            return
        example = f"{state.at}: a whole number, {state.framework.scale_of(state.question).span}"
        self._review.line.ask_for(LineAsked(NUMBER, "How many?", example, self._give_number))
        self._review.line.write(digit)

    def _give_number(self, text: str) -> None:
        state = self._review.state
        assert state is not None
        try:
            answer = judgements.known_answer(state.framework, state.question, text)
        except BadInput as fault:
            self._review.line.complain(str(fault))
            return
        self._review.line.close()
        self._review.host.with_person(lambda person: self._answer_with(answer))

    def turn_insufficient(self) -> None:
        """Say that the file and those asked did not say enough, and go on to why; or take that back."""
        review = self._review
        state, reference = review.state, review.reference
        if state is None or not review.may_judge():
            return
        judged, allowed, code = state.judged, state.question.insufficient_evidence, state.at
        if not allowed and not judged.insufficient_evidence:
            review.complain(f"{code}: “insufficient evidence” is not allowed on this question.")
            return
        review.perform(lambda store, person: judgements.turn_insufficient(store, person, reference, code), judging=code)
        if not judged.insufficient_evidence and judged.answer in (None, *allowed):
            review.write_rationale()

    def say_about(self) -> None:
        """Ask whose work the judgement is about, and which part of the case."""
        review = self._review
        state, reference = review.state, review.reference
        if state is None or not review.may_judge():
            return
        code, judged = state.at, state.judged
        if judged.answer is None:
            review.complain(f"{code} has no answer yet: give one first.")
            return

        def record(line: str) -> None:
            said = typed_about(line)
            review.line.record(
                lambda store, person: judgements.record(store, person, reference, code, **said._asdict())
            )

        words, example = f"Whose work {code} is about, and when:", f"social care, police; {PHASES[1].replace('_', ' ')}"
        text = line_about(judged.responsible, judged.phase)
        review.line.ask_for(LineAsked(f"about/{code}", words, example, record, text, again="{review.about}"))

    def take(self) -> None:
        """Take over what was written for another answer as reasons for this one; or answer as a measure suggests."""
        review = self._review
        state, reference = review.state, review.reference
        if state is None or not review.may_judge():
            return
        code = state.at
        if state.judged.written_for_another:
            review.perform(
                lambda store, person: judgements.record(store, person, reference, code, keep_rationale=True),
                judging=code,
            )
        elif (waiting := self._waiting(state)) and (replace := self._puts_aside(state, waiting.answer)) is not None:
            review.perform(
                lambda store, person: suggestions.take(store, person, reference, code, waiting.measure, replace=replace)
            )

    def set_suggestion_aside(self) -> None:
        """Note that a suggestion was looked at and not followed."""
        review = self._review
        state, reference = review.state, review.reference
        if state is not None and review.may_judge() and (waiting := self._waiting(state)):
            review.perform(
                lambda store, person: suggestions.set_aside(store, person, reference, state.at, waiting.measure)
            )

    def _waiting(self, state: ReviewState) -> ShownSuggestion | None:
        """The suggestion that waits on the question at hand; where none does, that is said."""
        waiting = waiting_suggestion(state.here.suggestions)
        if waiting is None:
            self._review.complain(f"There is no suggestion to decide on {state.at}.")
        return waiting

    def undo(self) -> None:
        """Take back the latest act."""
        self._review.perform(undoing.undo, self._go_to_touched)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._review.perform(undoing.redo, self._go_to_touched)

    def _go_to_touched(self, change: Change) -> None:
        """Show what an undo touched, in another case too."""
        if change.case is not None and change.case != self._review.reference:
            self._review.open_case(change.case, change.question, change.shown)
        elif change.question is not None:
            self._review.stand_at(change.question)


def waiting_suggestion(offered: tuple[ShownSuggestion, ...]) -> ShownSuggestion | None:
    """The first suggestion that nobody took or set aside."""
    return next((each for each in offered if not each.done), None)
