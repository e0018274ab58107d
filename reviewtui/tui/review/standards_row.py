"""The row of standards: a letter for each answer, how far one has come, and what is owed."""

from textual.content import Content
from textual.widget import Widget

from reviewtui.framework.model import Standard
from reviewtui.services.reviews import QuestionState
from reviewtui.tui.marks import UNJUDGED, tone
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.attention import AGAIN
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.text import spread

SAVING, DISAGREED, OWED, NOTED = "…", "≠", "!", "w"
GAP, MORE = Content("  "), Content.styled("…", "$tone-quiet")


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
        width, rights = self.size.width, _counts(self._desk)
        for right in rights:
            left = in_room(self._desk, width - right.cell_length - 2, may_cut=right is rights[-1])
            if left is not None:
                return spread(left, right, width)
        return Content("")


def in_room(desk: Desk, room: int, *, may_cut: bool) -> Content | None:
    """Every standard; or the one at hand and as many others in short as `room` takes; None where it must be whole."""
    standards = [each for each in (desk.framework.about_case, *desk.framework.standards) if each.questions]
    shown = [_standard(desk, standard) for standard in standards]
    whole = GAP.join(shown)
    if whole.cell_length <= room or not may_cut:
        return whole if whole.cell_length <= room else None
    here = standards.index(desk.standard)
    shown = [_in_short(desk, standard) for standard in standards]
    shown[here] = _standard(desk, desk.standard, at_most=max((room - len(desk.standard.code) - 8) // 2, 4))
    first = last = here
    for reach in range(1, len(shown)):
        if here + reach < len(shown) and _part(shown, first, here + reach).cell_length <= room:
            last = here + reach
        if here - reach >= 0 and _part(shown, here - reach, last).cell_length <= room:
            first = here - reach
    return _part(shown, first, last)


def _in_short(desk: Desk, standard: Standard) -> Content:
    """`S1 0/4`, or `S1 –` where nothing of it is asked."""
    asked = [state for question in standard.questions if not (state := desk.state(question.code)).hidden]
    answered = sum(state.answer is not None for state in asked)
    return Content.styled(f"{standard.code or 'Case'} {f'{answered}/{len(asked)}' if asked else '–'}", "$tone-quiet")


def _part(shown: list[Content], first: int, last: int) -> Content:
    """Some standards, with a mark where there are more."""
    before, after = first > 0, last < len(shown) - 1
    parts = [*([MORE] if before else []), *shown[first : last + 1], *([MORE] if after else [])]
    return GAP.join(parts)


def _counts(desk: Desk) -> list[Content]:
    """What stands on the right, in longer and in shorter words."""
    alert = alert_mark(desk)
    words = (progress_in_words(desk), progress_in_words(desk, short=True))
    return [Content.assemble(each, "   " if alert else "", alert) for each in words]


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
    answered, states = desk.sheet.answered, desk.sheet.asked
    asked = len(states)
    rationales = sum(state.owes_rationale for state in states)
    evidence = sum(state.owes_evidence for state in states)
    split = sum(state.answer is None and bool(state.sides) for state in states)
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


def _standard(desk: Desk, standard: Standard, at_most: int = 1000) -> Content:
    """`1 GGR·`: a letter for each question that is asked, and for the one at hand; of many those around that one."""
    states = [desk.state(question.code) for question in standard.questions]
    asked = [state for state in states if not state.hidden or state.question.code == desk.at]
    if len(asked) > at_most:
        place = [state.question.code for state in asked].index(desk.at)
        first = min(max(place - at_most // 2, 0), len(asked) - at_most)
        asked = asked[first : first + at_most]
    cells = [_cell(desk, state) for state in asked]
    name = (standard.code or "Case", "bold" if standard.code == desk.standard.code else "$tone-quiet")
    return Content.assemble(name, " ", *(cells or [Content.styled("–", "$tone-quiet")]))


def _cell(desk: Desk, state: QuestionState) -> Content:
    """The letter, in reverse video at the question at hand, and a mark when something is owed."""
    cell = letter(desk, state)
    if state.question.code == desk.at:
        cell = cell.stylize("reverse")
    again = (AGAIN, "$tone-alert") if state.second_look else ""
    return Content.assemble(cell, (OWED, "$tone-weak") if state.owes else again)


def _s(number: int) -> str:
    return "" if number == 1 else "s"
