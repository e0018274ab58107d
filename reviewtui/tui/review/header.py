"""What stands over the panes: who the case is about, how far one has come with it, and the question at hand."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from reviewtui.casefile.case_words import age
from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.services.reviewing.review_sheet import QuestionState, ReviewSheet
from reviewtui.tui.marks import UNJUDGED, tone
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.text import plain, spread

DISAGREED, OWED, NOTED, AGAIN, COMMENTED = "≠", "!", "w", "↺", "?"
GAP, MORE = Content("  "), Content.styled("…", "$tone-quiet")


class StandardsRow(Widget):
    """`1 GGR·  2 ····   4 of 14 · owed: 1 rationale   ⚑ alert open`."""

    _review: ReviewState | None = None

    def show(self, review: ReviewState) -> None:
        """Show where the case stands."""
        self._review = review
        self.refresh()

    def render(self) -> Content:
        """Letters on the left, counts on the right; the counts are said shorter where room is scarce."""
        if self._review is None:
            return Content("")
        width, rights = self.size.width, _counts(self._review)
        for right in rights:
            left = in_room(self._review, width - right.cell_length - 2, may_cut=right is rights[-1])
            if left is not None:
                return spread(left, right, width)
        return Content("")


def in_room(review: ReviewState, room: int, *, may_cut: bool) -> Content | None:
    """Every standard; or the one at hand and as many others in short as `room` takes; None where it must be whole."""
    standards = [each for each in (review.framework.about_case, *review.framework.standards) if each.questions]
    shown = [_standard(review, standard) for standard in standards]
    whole = GAP.join(shown)
    if whole.cell_length <= room or not may_cut:
        return whole if whole.cell_length <= room else None
    here = standards.index(review.standard)
    shown = [_in_short(review, standard) for standard in standards]
    shown[here] = _standard(review, review.standard, at_most=max((room - len(review.standard.code) - 8) // 2, 4))
    first = last = here
    for reach in range(1, len(shown)):
        if here + reach < len(shown) and _part(shown, first, here + reach).cell_length <= room:
            last = here + reach
        if here - reach >= 0 and _part(shown, here - reach, last).cell_length <= room:
            first = here - reach
    return _part(shown, first, last)


def _in_short(review: ReviewState, standard: Standard) -> Content:
    """`S1 0/4`, or `S1 –` where nothing of it is asked."""
    asked = [state for question in standard.questions if not (state := review.state(question.code)).hidden]
    answered = sum(state.answer is not None for state in asked)
    return Content.styled(f"{standard.code or 'Case'} {f'{answered}/{len(asked)}' if asked else '–'}", "$tone-quiet")


def _part(shown: list[Content], first: int, last: int) -> Content:
    """Some standards, with a mark where there are more."""
    before, after = first > 0, last < len(shown) - 1
    parts = [*([MORE] if before else []), *shown[first : last + 1], *([MORE] if after else [])]
    return GAP.join(parts)


def _counts(review: ReviewState) -> list[Content]:
    """What stands on the right, in longer and in shorter words."""
    alert = alert_mark(review)
    words = (progress_in_words(review), progress_in_words(review, short=True))
    return [Content.assemble(each, "   " if alert else "", alert) for each in words]


def letter(review: ReviewState, state: QuestionState) -> Content:
    """The one cell that says what a question was answered."""
    if state.sides and state.answer is None:
        return Content.styled(DISAGREED, "$tone-alert bold")
    scale = review.framework.scale_of(state.question)
    answer = answer_given(review.framework, state.question, state.answer)
    if answer is None:
        return Content.styled(UNJUDGED, "$tone-quiet")
    if scale.count:
        return Content(answer.code if len(answer.code) == 1 else answer.glyph)
    return Content.styled(answer.letter, tone(answer, scale))


def progress_in_words(review: ReviewState, *, short: bool = False) -> Content:
    """`4 of 14 · owed: 1 rationale, 1 evidence`, or `4/14 · 2 owed`."""
    answered, states = review.sheet.answered, review.sheet.asked
    asked = len(states)
    rationales = sum(state.owes_rationale for state in states)
    evidence = sum(state.owes_evidence for state in states)
    comments = sum(comment.is_open for comment in review.sheet.comments)
    split = sum(state.answer is None and bool(state.sides) for state in states)
    if short:
        owed = len(review.sheet.owed)
        return Content.assemble(f"{answered}/{asked}", (f" · {owed} missing", "$tone-weak") if owed else "")
    parts = [f"{rationales} rationale{_s(rationales)}"] * bool(rationales) + [f"{evidence} evidence"] * bool(evidence)
    return Content.assemble(
        f"{answered} of {asked}",
        (f" · missing: {', '.join(parts)}", "$tone-weak") if parts else "",
        (f" · {split} different", "$tone-alert") if split else "",
        (f" · {comments} comment{_s(comments)}", "$accent") if comments else "",
    )


def alert_mark(review: ReviewState) -> Content:
    """Whether this case has an open alert; blank when it has none."""
    is_open = any(alert.open for alert in review.sheet.alerts)
    return Content.styled("⚑ alert open", "$tone-alert bold") if is_open else Content("")


def _standard(review: ReviewState, standard: Standard, at_most: int = 1000) -> Content:
    """`1 GGR·`: a letter for each question that is asked, and for the one at hand; of many those around that one."""
    states = [review.state(question.code) for question in standard.questions]
    asked = [state for state in states if not state.hidden or state.question.code == review.at]
    if len(asked) > at_most:
        place = [state.question.code for state in asked].index(review.at)
        first = min(max(place - at_most // 2, 0), len(asked) - at_most)
        asked = asked[first : first + at_most]
    cells = [_cell(review, state) for state in asked]
    name = (standard.code or "Case", "bold" if standard.code == review.standard.code else "$tone-quiet")
    return Content.assemble(name, " ", *(cells or [Content.styled("–", "$tone-quiet")]))


def _cell(review: ReviewState, state: QuestionState) -> Content:
    """The letter, in reverse video at the question at hand, and a mark when something is owed."""
    cell = letter(review, state)
    if state.question.code == review.at:
        cell = cell.stylize("reverse")
    asked = (COMMENTED, "$accent") if state.question.code in review.sheet.commented else ""
    again = (AGAIN, "$tone-alert") if state.second_look else asked
    return Content.assemble(cell, (OWED, "$tone-weak") if state.owes else again)


def _s(number: int) -> str:
    return "" if number == 1 else "s"


LONGEST = 3


class QuestionText(Widget):
    """Two lines at 80 columns; a third where the columns are narrower."""

    def __init__(self) -> None:
        """Without a question until the sheet is read."""
        super().__init__(id="question")
        self._question: Question | None = None
        self._lines: dict[int, int] = {}

    def show(self, question: Question) -> None:
        """Show another question."""
        self._question = question
        self.refresh()

    def lines_for(self, framework: Framework | None, width: int) -> int:
        """As many lines as the longest of all questions needs in `width` cells, three at most."""
        if framework is None:
            return 2
        if width not in self._lines:
            self._lines[width] = min(LONGEST, max(len(lines_of(each, width)) for each in framework.questions()))
        return self._lines[width]

    def render(self) -> Content:
        """Code and text."""
        if self._question is None:
            return Content("")
        lines = lines_of(self._question, self.size.width)
        return Content("\n").join(lines[: self.size.height])


def lines_of(question: Question, width: int) -> list[Content]:
    """The question's text under its code."""
    code = plain(question.code, "bold $primary")
    return list(hanging(Content.assemble(" ", code, " "), plain(question.at_a_glance, "bold"), width))


def hanging(head: Content, text: Content, width: int) -> Iterable[Content]:
    """A text wrapped beside its head, its further lines under its first."""
    indent = head.cell_length
    for number, line in enumerate(text.wrap(max(width - indent, 8))):
        yield Content.assemble(head if number == 0 else " " * indent, line.rstrip())


def case_line(sheet: ReviewSheet, *, wide: bool = False) -> Content:
    """`NOR-03 North · Submitted · child 15, referral order`; with the case manager when there is room."""
    case = sheet.case
    brief = ", ".join(part for part in (age(case), *case.disability, _lower(case.disposal)) if part)
    manager = f"case manager {case.case_manager}" if wide and case.case_manager else ""
    parts = [plain(part) for part in (brief, manager) if part]
    head = Content.assemble(plain(case.reference, "bold"), " ", plain(sheet.site.name))
    state = "Signed off" if sheet.signed_off else sheet.stage.state.capitalize() if sheet.stage else ""
    second = [plain("Second review", "bold")] if sheet.review == "second" else []
    course = [plain(state, "bold")] if state else []
    return Content(" · ").join([head, *second, *course, *parts])


def _lower(text: str | None) -> str:
    """A disposal reads on in the middle of a line: `referral order`."""
    return text[:1].lower() + text[1:] if text and not text[:2].isupper() else text or ""
