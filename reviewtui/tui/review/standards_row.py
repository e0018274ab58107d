"""The row of standards: a letter for each answer, how far one has come, and what is owed."""

from textual.content import Content
from textual.widget import Widget

from reviewtui.framework.model import Standard
from reviewtui.services.reviews import QuestionState
from reviewtui.tui.marks import UNJUDGED, tone
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.text import spread

SAVING, DISAGREED, OWED = "…", "≠", "!"


class StandardsRow(Widget):
    """`1 GGR·  2 ····   4 of 14 · owed: 1 rationale   ⚑ alert open`."""

    _desk: Desk | None = None

    def show(self, desk: Desk) -> None:
        """Show where the case stands."""
        self._desk = desk
        self.refresh()

    def render(self) -> Content:
        """Letters on the left, counts on the right; the counts are said shorter where room is scarce."""
        if self._desk is None:
            return Content("")
        width = self.size.width
        left = Content("  ").join(_standard(self._desk, standard) for standard in self._desk.framework.standards)
        for words in (progress_in_words(self._desk), progress_in_words(self._desk, short=True)):
            alert = alert_mark(self._desk)
            right = Content.assemble(words, "   " if alert else "", alert)
            if left.cell_length + right.cell_length + 2 <= width:
                return spread(left, right, width)
        return spread(left, right, width)


def letter(desk: Desk, state: QuestionState) -> Content:
    """The one cell that says what a question was answered."""
    if desk.is_asked(state.question.code) and desk.wanted(state.question.code).answer != state.answer:
        return Content.styled(SAVING, "$accent")
    if state.sides and state.answer is None:
        return Content.styled(DISAGREED, "$tone-alert bold")
    scale = desk.framework.scale_of(state.question)
    answer = answer_given(desk.framework, state.question, state.answer)
    if answer is None:
        return Content.styled(UNJUDGED, "$tone-quiet")
    if scale.count:
        return Content(answer.code if len(answer.code) == 1 else answer.glyph)
    return Content.styled(answer.letter, tone(answer, scale))


def progress_in_words(desk: Desk, *, short: bool = False) -> Content:
    """`4 of 14 · owed: 1 rationale, 1 evidence`, or `4/14 · 2 owed`."""
    answered, asked = desk.sheet.answered, len(desk.codes)
    rationales = sum(state.owes_rationale for state in desk.sheet.questions)
    evidence = sum(state.owes_evidence for state in desk.sheet.questions)
    split = sum(state.answer is None and bool(state.sides) for state in desk.sheet.questions)
    if short:
        owed = len(desk.sheet.owed)
        return Content.assemble(f"{answered}/{asked}", (f" · {owed} owed", "$tone-weak") if owed else "")
    parts = [f"{rationales} rationale{_s(rationales)}"] * bool(rationales) + [f"{evidence} evidence"] * bool(evidence)
    return Content.assemble(
        f"{answered} of {asked}",
        (f" · owed: {', '.join(parts)}", "$tone-weak") if parts else "",
        (f" · {split} to settle", "$tone-alert") if split else "",
    )


def alert_mark(desk: Desk) -> Content:
    """Whether this case has an open alert; blank when it has none."""
    is_open = any(alert.open for alert in desk.sheet.alerts)
    return Content.styled("⚑ alert open", "$tone-alert bold") if is_open else Content("")


def _standard(desk: Desk, standard: Standard) -> Content:
    states = [state for state in desk.sheet.questions if state.standard.code == standard.code]
    name = (standard.code, "bold" if standard.code == desk.standard.code else "$tone-quiet")
    return Content.assemble(name, " ", *(_cell(desk, state) for state in states))


def _cell(desk: Desk, state: QuestionState) -> Content:
    """The letter, in reverse video at the question at hand, and a mark when something is owed."""
    cell = letter(desk, state)
    if state.question.code == desk.at:
        cell = cell.stylize("reverse")
    return Content.assemble(cell, (OWED, "$tone-weak") if state.owes else "")


def _s(number: int) -> str:
    return "" if number == 1 else "s"
