"""The checklist: every question under its standard with what it was answered, and where the case stands so far."""

from textual.content import Content

from reviewtui.rating.case import rate_case
from reviewtui.services.reviewing.review_sheet import QuestionState
from reviewtui.tui.actions import bindings_of
from reviewtui.tui.review.header import AGAIN, COMMENTED, NOTED, OWED, letter, progress_in_words
from reviewtui.tui.review.panes.case_so_far import CaseSoFar, Ratings, standing_in_short
from reviewtui.tui.review.panes.outline import Heading, Line, NotAsked, not_asked, outline
from reviewtui.tui.review.panes.pane import ReviewPane
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.review import review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import fitted, plain, spread


class ChecklistPane(ReviewPane):
    """The cursor of this pane is the question at hand."""

    BINDINGS = bindings_of("review.enter")

    def __init__(self) -> None:
        """Without questions until the sheet is read."""
        rows = Rows(self._row, skips=lambda index: not isinstance(self._lines[index], str), id="questions")
        self._so_far = CaseSoFar()
        super().__init__(Pane.CHECKLIST, rows, self._so_far)
        self.rows = rows
        self._review: ReviewState | None = None
        self._ratings: Ratings = {}
        self._lines: tuple[Line, ...] = ()
        self._rated_by: dict[str, str] | None = None
        """The answers that the ratings in sight come from."""

    def action_enter(self) -> None:
        """From the checklist, to the question."""
        review_of(self).leave_pane()

    def show(self, review: ReviewState) -> None:
        """Show where every question stands."""
        self._review, self._lines = review, outline(review)
        at = self._lines.index(review.at)
        if self.rows.count != len(self._lines):
            self.rows.show_rows(len(self._lines), at)
        self.rows.put_cursor(at)
        if self.display:  # it is shown once more when it comes into sight
            self.rows.redraw()
            self._so_far.show(review, self._ratings)
            self.heading.show(self._title(review))
            self._ask_ratings(review)

    def _ask_ratings(self, review: ReviewState) -> None:
        """Work out in a thread what the case is rated by now, unless the framework withholds it for good."""
        framework, answers = review.framework, review.sheet.answers
        if framework.live_ratings != "never" and self._rated_by != answers:
            review_of(self).ask(
                lambda store: rate_case(framework, answers),
                lambda rated: self._show_ratings(answers, {code: node.rating for code, node in rated.items()}),
                latest="ratings",
            )

    def _show_ratings(self, answers: dict[str, str], ratings: Ratings) -> None:
        self._rated_by = answers
        if ratings != self._ratings:
            self._ratings = ratings
            self.rows.redraw()
            if self._review is not None:
                self._so_far.show(self._review, ratings)

    def flash(self, code: str) -> None:
        """Show where a question is."""
        if code in self._lines:
            self.rows.flash(self._lines.index(code))

    def code_at(self, index: int) -> str | None:
        """The question of a row."""
        line = self._lines[index]
        return line if isinstance(line, str) else None

    def _title(self, review: ReviewState) -> Content:
        hidden = len(not_asked(review, review.framework.questions()))
        title = Content.assemble("Checklist ", progress_in_words(review, short=True))
        more = f" · {hidden} not asked" if hidden else ""
        return Content.assemble(title, more if title.cell_length + len(more) + 4 <= self.size.width else "")

    def _row(self, index: int, width: int) -> Content:
        assert self._review is not None
        line = self._lines[index]
        if isinstance(line, Heading):
            return heading_row(self._review, line, self._ratings, width)
        if isinstance(line, NotAsked):
            return Content.styled(f"{' ' * line.depth}– {line.number} not asked", "$tone-quiet")
        return question_row(self._review, self._review.state(line), width)


def heading_row(review: ReviewState, line: Heading, ratings: Ratings, width: int) -> Content:
    """`1 Assessment quality`, at its end what the case is rated on it; the short name where the whole does not fit."""
    rating = standing_in_short(review, line.node, ratings)
    room = width - line.depth - (rating.cell_length + 1 if rating else 0)
    name = f"{line.node.code} {line.node.title}".strip()
    if len(name) > room:
        name = f"{line.node.code} {line.node.short}".strip()
    return spread(plain(" " * line.depth + name, "$tone-quiet" if line.depth else "bold $tone-quiet"), rating, width)


def question_row(review: ReviewState, state: QuestionState, width: int) -> Content:
    """`R!1.3 Other agencies' history`."""
    head = Content.assemble(_mark(review, state), _asks(review, state), plain(state.question.code), " ")
    return Content.assemble(head, fitted(state.question.title, max(4, width - head.cell_length)))


def _asks(review: ReviewState, state: QuestionState) -> Content:
    """The most pressing of a question: what is missing, a second look, an open comment, a note that waits."""
    if state.owes:
        return Content.styled(OWED, "$tone-weak bold")
    if state.second_look:
        return Content.styled(AGAIN, "$tone-alert")
    if state.question.code in review.sheet.commented:
        return Content.styled(COMMENTED, "$accent")
    return Content.styled(NOTED, "$accent") if review.waits_with_note(state.question.code) else Content(" ")


def _mark(review: ReviewState, state: QuestionState) -> Content:
    """The letter of the answer; a whole number itself, as wide as the largest of the framework."""
    widest = max((len(str(scale.most)) for scale in review.framework.scales if scale.count), default=1)
    counted = review.framework.scale_of(state.question).count
    mark = Content(state.answer) if counted and state.answer else letter(review, state)
    return Content.assemble(" " * (widest - mark.cell_length), mark)
