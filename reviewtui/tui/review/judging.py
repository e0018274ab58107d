"""What the keys that judge do: answers, evidence, and taking back what was done last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.event import Event
from reviewtui.services import prompts, undoing
from reviewtui.services.acts import Change
from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.evidence import Evidence
from reviewtui.services.found import CaseFinding
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.review.answers import keys_in_words
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.page import NEXT_ANSWER
from reviewtui.tui.review.wanted import settled_by
from reviewtui.tui.review.writing import Writing


class Judging(Writing):
    """Each key asks for one act."""

    # Answers ----------------------------------------------------------------------------------------------------------

    def action_answer(self, key: str) -> None:
        """Give an answer; go on to the rationale it owes, or to the next question."""
        desk = self.desk
        if desk is None:
            return
        if key.isdigit() and desk.framework.scale_of(desk.question).count:
            self.open_number(key)
            return
        answer = next((each for each in desk.framework.offered(desk.question) if each.key == key), None)
        if answer is None:
            words = keys_in_words(desk.framework, desk.question)
            self.complain(f"{key} is no answer to {desk.at}: use {words}.")
        else:
            self.answer_with(answer.code)

    def open_number(self, digit: str) -> None:
        """Begin to type a whole number."""
        raise NotImplementedError

    def answer_with(self, answer: str) -> None:
        """Give an answer by its code to the question at hand."""
        if self.desk is not None:
            code = self.desk.at
            self.host.with_person(lambda person: self._answer(person, code, answer))

    def _answer(self, person: str, code: str, answer: str) -> None:
        desk = self.desk
        assert desk is not None
        before, state = desk.wanted(code), desk.state(code)
        if state.sides and not desk.is_asked(code):
            after = settled_by(state.sides, answer)
            given: dict[str, Any] = {
                "rationale": after.rationale,
                "evidence": after.evidence,
                "insufficient_evidence": after.insufficient_evidence,
            }
        else:
            after, given = replace(before, answer=answer), {}
        if after != before or state.sides or state.second_look:
            self.record(person, code, after, answer=answer, **given)
        if answer in desk.question.owes_rationale and not after.rationale.strip():
            self.action_rationale()
        else:
            self._go_on()

    def action_insufficient(self) -> None:
        """Say that the file and those asked did not say enough, and go on to why; or take that back."""
        desk = self.desk
        if desk is None or self.is_unsettled:
            return
        if not desk.question.insufficient_evidence and not desk.wanted(desk.at).insufficient_evidence:
            self.complain(f"{desk.at}: “insufficient evidence” is not allowed on this question.")
        else:
            self.host.with_person(self._mark_insufficient)

    def _mark_insufficient(self, person: str) -> None:
        desk = self.desk
        assert desk is not None
        wanted = desk.wanted(desk.at)
        marked = not wanted.insufficient_evidence
        after = replace(wanted, insufficient_evidence=marked)
        self.record(person, desk.at, after, insufficient_evidence=marked)
        if marked and wanted.answer in (None, *desk.question.insufficient_evidence):
            self.action_rationale()

    def _go_on(self) -> None:
        """To the next question; from the last one, say what is left."""
        desk = self.desk
        assert desk is not None
        if desk.at != desk.walked[-1]:
            self.stand_at(desk.moved(1).at)
            return
        left = sum(is_open(desk, code) for code in desk.walked)
        more = f" {left} still to do: ] goes there." if left else ""
        self.say(f"That was the last question.{more}")

    # Evidence ---------------------------------------------------------------------------------------------------------

    def action_link(self) -> None:
        """Link what is highlighted as evidence, or unlink it; in the guidance, turn the prompt."""
        if self.view.focused is Pane.GUIDANCE:
            self._turn_prompt()
        elif self.view.focused is Pane.DOCUMENTS:
            self.link_document()
        else:
            self._link_line()

    def link_document(self) -> None:
        """Link the highlighted document as evidence, or unlink it."""
        raise NotImplementedError

    def _link_line(self) -> None:
        line = self.chronology.line
        if isinstance(line, Event):
            self.toggle_evidence({"event": line.id})
        elif isinstance(line, Absence):
            self.toggle_evidence({"absence": line.id})
        elif isinstance(line, CaseFinding):
            self._link_finding(line)
        elif line is None:
            self.complain("The case itself is no evidence: go to an event, then Space.")
        else:
            self.complain("This event was taken out: it is no evidence.")

    def _link_finding(self, finding: CaseFinding) -> None:
        """Let the judgement rest on the events of a confirmed finding, or no longer."""
        desk = self.desk
        if desk is None:
            return
        if finding.decision != "confirmed":
            self.complain("Only a confirmed finding is evidence: Enter confirms it.")
            return
        known = {event.id for event in desk.sheet.chronology}
        pieces = tuple({"event": name} for name in finding.finding.events if name in known)
        evidence = desk.wanted(desk.at).evidence
        more = tuple(piece for piece in pieces if piece not in evidence)
        self.set_evidence((*evidence, *more) if more else tuple(piece for piece in evidence if piece not in pieces))

    def toggle_evidence(self, piece: Evidence) -> None:
        """Add a piece of evidence to the question at hand, or take it away."""
        desk = self.desk
        if desk is None:
            return
        evidence = desk.wanted(desk.at).evidence
        rest = tuple(each for each in evidence if each != piece)
        self.set_evidence(rest if len(rest) < len(evidence) else (*evidence, piece))

    def set_evidence(
        self, evidence: Sequence[Evidence], failed: Callable[[ReviewtuiError], None] | None = None
    ) -> None:
        """Let the judgement at hand rest on this evidence; `failed` is told of what cannot be cited."""
        desk = self.desk
        assert desk is not None
        if not self.is_unsettled:
            after = replace(desk.wanted(desk.at), evidence=tuple(evidence))
            self.record_as_acting(desk.at, after, failed, evidence=tuple(evidence))

    # Prompts ----------------------------------------------------------------------------------------------------------

    def _turn_prompt(self) -> None:
        """Turn the highlighted prompt's answer: yes, no, not applicable, none."""
        prompt = self.guidance.page.prompt
        if self.desk is None:
            return
        if prompt is None:
            self.say(f"{self.desk.at} has no prompts.")
        else:
            letter, answer = prompt.letter, NEXT_ANSWER[prompt.answer]
            self.host.with_person(lambda person: self._turn(person, letter, answer))

    def _turn(self, person: str, letter: str, answer: str | None) -> None:
        desk, reference = self.desk, self.reference
        assert desk is not None
        code = desk.at
        self.begin_act()
        self.desk = desk.turning(letter, answer)
        self.guidance.page.show_prompt()
        self.act(
            lambda store: prompts.answer_prompt(store, person, reference, code, letter, answer),
            lambda change: self._turned(code, letter, answer, change),
            lambda error: self._not_turned(code, letter, error),
        )
        self.paint()

    def _turned(self, code: str, letter: str, answer: str | None, change: Change) -> None:
        assert self.desk is not None
        self.desk = self.desk.turned_to(code, letter, answer, own_acts=1 if change.entry else 0)
        self.end_act(change)
        self.paint_now()

    def _not_turned(self, code: str, letter: str, error: ReviewtuiError) -> None:
        assert self.desk is not None
        self.desk = self.desk.not_turned(code, letter)
        self.act_failed(error)
        self.paint()

    # Undo -------------------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the latest act."""
        self.host.with_person(lambda person: self._take_back(person, undoing.undo))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.host.with_person(lambda person: self._take_back(person, undoing.redo))

    def _take_back(self, person: str, way: Callable[[Any, str], Change]) -> None:
        self.begin_act()
        self.act(lambda store: way(store, person), self._took_back, self.act_failed)
        self.show_saving()

    def _took_back(self, change: Change) -> None:
        """Go to what was touched, and say what happened."""
        self.end_act(change)
        if change.case is not None and change.case != self.reference:
            self.post_message(OpenReview(change.case, _question_of(change), said=change.sentence))
            return
        if (question := _question_of(change)) is not None:
            self.stand_at(question)
        self.reload()
        self.say(change.sentence)


def _question_of(change: Change) -> str | None:
    """The question that a judgement or the answer to a prompt is about."""
    return change.subject.split("/")[2] if change.kind in ("judgement", "prompt") else change.question


def is_open(desk: Desk, code: str) -> bool:
    """Whether a question will still be to do once everything asked for is saved."""
    wanted, state = desk.wanted(code), desk.state(code)
    question = state.question
    owes = (wanted.answer in question.owes_rationale and not wanted.rationale.strip()) or (
        wanted.answer in question.owes_evidence and not wanted.evidence
    )
    return not state.hidden and (wanted.answer is None or owes)
