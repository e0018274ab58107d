"""The checklist: every question under its standard with what it was answered, and where the case stands so far."""

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reviewtui.framework.model import Framework, Standard
from reviewtui.rating.case import rate_case
from reviewtui.services.reviews import QuestionState
from reviewtui.tui.marks import tone
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.live_line import may_show
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.review.standards_row import OWED, letter, progress_in_words
from reviewtui.tui.text import fitted, plain


class ChecklistPane(ReviewPane):
    """The cursor of this pane is the question at hand."""

    def __init__(self) -> None:
        """Without questions until the sheet is read."""
        super().__init__(Pane.CHECKLIST)
        self._desk: Desk | None = None
        self._lines: tuple[Standard | str, ...] = ()
        """A standard's heading, or a question's code."""
        self.rows = Rows(self._row, skips=lambda index: isinstance(self._lines[index], Standard), id="questions")
        self._so_far = CaseSoFar()

    def body(self) -> ComposeResult:
        """The questions, then the ratings so far."""
        yield self.rows
        yield self._so_far

    def show(self, desk: Desk) -> None:
        """Show where every question stands."""
        if self._desk is None or self._desk.framework is not desk.framework:
            self._lines = _lines_of(desk.framework)
        self._desk = desk
        at = self._lines.index(desk.at)
        if self.rows.count != len(self._lines):
            self.rows.show_rows(len(self._lines), at)
        self.rows.put_cursor(at)
        self.rows.redraw()
        self._so_far.show(desk)
        self.heading.show(Content.assemble("Checklist ", progress_in_words(desk, short=True)))

    def code_at(self, index: int) -> str | None:
        """The question of a row."""
        line = self._lines[index]
        return line if isinstance(line, str) else None

    @property
    def inner(self) -> Rows:
        """The rows."""
        return self.rows

    def _row(self, index: int, width: int) -> Content:
        assert self._desk is not None
        line = self._lines[index]
        if isinstance(line, Standard):
            whole = plain(f"{line.code} {line.title}".strip(), "bold $tone-quiet")
            return whole if whole.cell_length <= width else plain(f"{line.code} {line.short}", "bold $tone-quiet")
        return question_row(self._desk, self._desk.state(line), width)


class CaseSoFar(Widget):
    """The case's own rating of each standard, as far as the framework lets it be seen before answering."""

    _desk: Desk | None = None

    def show(self, desk: Desk) -> None:
        """Show another state."""
        first = self._desk is None
        self._desk = desk
        self.refresh(layout=first)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A heading and a line for each standard; nothing where the framework never shows a rating."""
        if self._desk is None or self._desk.framework.live_ratings == "never":
            return 0
        return len(self._desk.framework.standards) + 1

    def render(self) -> Content:
        """One line a standard."""
        desk = self._desk
        if desk is None:
            return Content("")
        ratings = rate_case(desk.framework, desk.sheet.answers)
        lines = [Content.styled(" Case so far", "bold $tone-quiet")]
        for standard in (each for each in desk.framework.standards if each.code in ratings):
            rated = ratings[standard.code].rating if may_show(desk, standard) else ""
            lines.append(Content.assemble(plain(f" {standard.code} "), _rating(desk.framework, rated)))
        return Content("\n").join(line.truncate(self.size.width, ellipsis=True) for line in lines)


def question_row(desk: Desk, state: QuestionState, width: int) -> Content:
    """`R!1.3 Other agencies' history`."""
    debt = (OWED, "$tone-weak bold") if state.owes else " "
    head = Content.assemble(_mark(desk, state), debt, plain(state.question.code), " ")
    return Content.assemble(head, fitted(state.question.title, max(4, width - head.cell_length)))


def _mark(desk: Desk, state: QuestionState) -> Content:
    """The letter of the answer; a whole number itself, as wide as the largest of the framework."""
    widest = max((len(str(scale.most)) for scale in desk.framework.scales if scale.count), default=1)
    number = (
        state.answer
        if desk.framework.scale_of(state.question).count and not desk.is_asked(state.question.code)
        else None
    )
    mark = Content(number) if number is not None else letter(desk, state)
    return Content.assemble(" " * (widest - mark.cell_length), mark)


def _lines_of(framework: Framework) -> tuple[Standard | str, ...]:
    lines: list[Standard | str] = []
    for standard in (framework.about_case, *framework.standards):
        if standard.questions:
            lines += [standard, *(question.code for question in standard.questions)]
    return tuple(lines)


def _rating(framework: Framework, code: str | None) -> Content:
    if code == "":
        return Content.styled("after your answer", "$tone-quiet")
    if code is None:
        return Content.styled("not yet", "$tone-quiet")
    rating = framework.rating(code)
    return plain(f"{rating.glyph} {rating.label}", tone(rating, framework.rating_scale))
