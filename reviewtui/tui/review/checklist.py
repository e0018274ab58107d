"""The checklist: every question under its standard with what it was answered, and where the case stands so far."""

from textual.app import ComposeResult
from textual.content import Content

from reviewtui.services.reviews import QuestionState
from reviewtui.tui.review.attention import AGAIN
from reviewtui.tui.review.case_so_far import CaseSoFar, Ratings, standing_in_short
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.outline import Heading, Line, NotAsked, not_asked, outline
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.review.standards_row import NOTED, OWED, letter, progress_in_words
from reviewtui.tui.text import fitted, plain, spread


class ChecklistPane(ReviewPane):
    """The cursor of this pane is the question at hand."""

    def __init__(self) -> None:
        """Without questions until the sheet is read."""
        super().__init__(Pane.CHECKLIST)
        self._desk: Desk | None = None
        self._ratings: Ratings = {}
        self._lines: tuple[Line, ...] = ()
        self.rows = Rows(self._row, skips=lambda index: not isinstance(self._lines[index], str), id="questions")
        self._so_far = CaseSoFar()

    def body(self) -> ComposeResult:
        """The questions, then the ratings so far."""
        yield self.rows
        yield self._so_far

    def show(self, desk: Desk) -> None:
        """Show where every question stands."""
        self._desk, self._lines = desk, outline(desk)
        at = self._lines.index(desk.at)
        if self.rows.count != len(self._lines):
            self.rows.show_rows(len(self._lines), at)
        self.rows.put_cursor(at)
        self.rows.redraw()
        self._so_far.show(desk, self._ratings)
        self.heading.show(self._title(desk))

    def show_ratings(self, ratings: Ratings) -> None:
        """Show what the case is rated by now."""
        if ratings != self._ratings:
            self._ratings = ratings
            self.rows.redraw()
            if self._desk is not None:
                self._so_far.show(self._desk, ratings)

    def code_at(self, index: int) -> str | None:
        """The question of a row."""
        line = self._lines[index]
        return line if isinstance(line, str) else None

    @property
    def inner(self) -> Rows:
        """The rows."""
        return self.rows

    def _title(self, desk: Desk) -> Content:
        hidden = len(not_asked(desk, desk.framework.questions()))
        title = Content.assemble("Checklist ", progress_in_words(desk, short=True))
        more = f" · {hidden} not asked" if hidden else ""
        return Content.assemble(title, more if title.cell_length + len(more) + 4 <= self.size.width else "")

    def _row(self, index: int, width: int) -> Content:
        assert self._desk is not None
        line = self._lines[index]
        if isinstance(line, Heading):
            return heading_row(self._desk, line, self._ratings, width)
        if isinstance(line, NotAsked):
            return Content.styled(f"{' ' * line.depth}– {line.number} not asked", "$tone-quiet")
        return question_row(self._desk, self._desk.state(line), width)


def heading_row(desk: Desk, line: Heading, ratings: Ratings, width: int) -> Content:
    """`1 Assessment quality`, at its end what the case is rated on it; the short name where the whole does not fit."""
    rating = standing_in_short(desk, line.node, ratings)
    room = width - line.depth - (rating.cell_length + 1 if rating else 0)
    name = f"{line.node.code} {line.node.title}".strip()
    if len(name) > room:
        name = f"{line.node.code} {line.node.short}".strip()
    return spread(plain(" " * line.depth + name, "$tone-quiet" if line.depth else "bold $tone-quiet"), rating, width)


def question_row(desk: Desk, state: QuestionState, width: int) -> Content:
    """`R!1.3 Other agencies' history`."""
    head = Content.assemble(_mark(desk, state), _asks(desk, state), plain(state.question.code), " ")
    return Content.assemble(head, fitted(state.question.title, max(4, width - head.cell_length)))


def _asks(desk: Desk, state: QuestionState) -> Content:
    """What a question asks of the inspector, the most pressing only: a debt, a second look, a note that waits."""
    if state.owes:
        return Content.styled(OWED, "$tone-weak bold")
    if state.second_look:
        return Content.styled(AGAIN, "$tone-alert")
    return Content.styled(NOTED, "$accent") if desk.waits_with_note(state.question.code) else Content(" ")


def _mark(desk: Desk, state: QuestionState) -> Content:
    """The letter of the answer; a whole number itself, as wide as the largest of the framework."""
    widest = max((len(str(scale.most)) for scale in desk.framework.scales if scale.count), default=1)
    counted = desk.framework.scale_of(state.question).count and not desk.is_asked(state.question.code)
    mark = Content(state.answer) if counted and state.answer else letter(desk, state)
    return Content.assemble(" " * (widest - mark.cell_length), mark)
