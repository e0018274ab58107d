"""The judgements behind one figure: every case's answer to a question, worst first, each a key away from its review."""

from dataclasses import replace
from typing import cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from reviewtui.framework.model import Question
from reviewtui.services.inspections import Site
from reviewtui.services.reviews import QuestionState
from reviewtui.tui.actions import bindings
from reviewtui.tui.explain import show_why
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.summary.answers import AnswerRow
from reviewtui.tui.summary.behind import Behind, Figure, JudgedCase, read_figure, source_of
from reviewtui.tui.summary.head import ColumnNames
from reviewtui.tui.summary.judged_line import judged_heading, judged_line
from reviewtui.tui.summary.lists import UprightList
from reviewtui.tui.summary.preview import Preview, read_judgement
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.filter_line import FilterLine
from reviewtui.tui.widgets.paged_list import PagedList

PREVIEW_FROM = 20
"""Lines from which the judgement under the cursor is shown beneath the list."""
NONE = "No case has this answer."
NONE_FIT = "No case fits. c shows all cases again."


class JudgementsScreen(BaseScreen):
    """Cases by their answer to one question; back leads to exactly where one was."""

    CONTEXT = "judgements"
    BINDINGS = bindings("judgements")
    CSS_PATH = "summary.tcss"

    def __init__(self, question: Question, site: Site | None = None) -> None:
        """Of one site, when one is given."""
        super().__init__()
        self._behind = Behind(question, site.code if site else None)
        self._site = site
        self._figure: Figure | None = None
        self._pressed = ""

    def body(self) -> ComposeResult:
        """The row of counts, the cases, and the judgement under the cursor."""
        yield AnswerRow()
        yield ColumnNames(self._column_names)
        yield UprightList[JudgedCase](self._line, empty="", pane="judgements", id="judged")
        yield Preview()

    def reload(self) -> None:
        """Read counts and cases anew."""
        self._show_cases()
        behind = self._behind
        self.ask(lambda store: read_figure(store, behind), self._show_figure, latest="figure")

    def case_at_hand(self) -> str | None:
        """The case under the cursor."""
        return row.line.reference if (row := self._list.row) is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show all, only while something is left out."""
        if action == "clear":
            return self._behind.answer is not None or bool(self._behind.text)
        return super().check_action(action, parameters)

    # Keys ------------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Remember which of the answers' keys it was."""
        self._pressed = event.character or ""

    def action_answer(self) -> None:
        """Only the cases with the answer of the key, or all again."""
        if self._figure is not None:
            scale = self._figure.framework.scale_of(self._behind.question)
            code = next((answer.code for answer in scale.answers if answer.key == self._pressed), None)
            if code is not None:
                self._pick(None if self._behind.answer == code else code)

    def action_to_do(self) -> None:
        """Only the cases still to do, or all again."""
        self._pick(None if self._behind.answer == "" else "")

    def action_next_answer(self) -> None:
        """The next answer in the row."""
        self._step(1)

    def action_previous_answer(self) -> None:
        """The answer before."""
        self._step(-1)

    def action_filter(self) -> None:
        """Type to narrow."""
        if not self.query(FilterLine):
            self.query_one("#body").mount(FilterLine())
        else:
            self.query_one(FilterLine).open()

    def action_clear(self) -> None:
        """Show every case again."""
        for filter_line in self.query(FilterLine):
            filter_line.clear()
        self._change(replace(self._behind, answer=None, text=""))

    def action_explain(self) -> None:
        """Why the question is rated so."""
        show_why(self, self._behind.question.code)

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_judgement(self, event: PagedList.Chosen) -> None:
        """Open the review at the question."""
        self.review_app.open_review(cast(JudgedCase, event.row).line.reference, self._behind.question.code)

    @on(PagedList.Highlighted)
    def case_changed(self, event: PagedList.Highlighted) -> None:
        """Show what was judged there."""
        self.refresh_hints()
        row, question = cast("JudgedCase | None", event.row), self._behind.question.code
        if row is None:
            self._show_judgement(None)
        else:
            reference = row.line.reference
            self.ask(lambda store: read_judgement(store, reference, question), self._show_judgement, latest="judged")

    @on(FilterLine.Changed)
    def typed(self, event: FilterLine.Changed) -> None:
        """Narrow while typing."""
        self._change(replace(self._behind, text=event.text))

    @on(FilterLine.Left)
    def left_filter(self, event: FilterLine.Left) -> None:
        """Back to the cases."""
        self._change(replace(self._behind, text=event.text))
        self._list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """The list needs the lines more than the judgement does."""
        super().on_resize(event)
        self.query_one(Preview).display = event.size.height >= PREVIEW_FROM
        self.call_after_refresh(self.query_one(ColumnNames).refresh)

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _list(self) -> PagedList[JudgedCase]:
        return cast(PagedList[JudgedCase], self.query_one("#judged"))

    def _line(self, row: JudgedCase, width: int) -> Content:
        return judged_line(row, width)

    def _column_names(self) -> Content:
        return judged_heading(self._list.scrollable_content_region.width)

    def _step(self, places: int) -> None:
        codes = self.query_one(AnswerRow).codes
        if codes:
            self._pick(codes[(codes.index(self._behind.answer) + places) % len(codes)])

    def _pick(self, answer: str | None) -> None:
        self._change(replace(self._behind, answer=answer))

    def _change(self, behind: Behind) -> None:
        if behind != self._behind:
            self._behind = behind
            self.query_one(AnswerRow).picked = behind.answer
            self.reload()
            self.refresh_hints()

    def _show_cases(self) -> None:
        self._list.empty = NONE_FIT if self._behind.text else NONE
        self._list.show_rows(source_of(self._behind))

    def _show_figure(self, figure: Figure) -> None:
        self._figure = figure
        answers = self.query_one(AnswerRow)
        answers.figure = figure
        question = self._behind.question
        where = f" · {self._site.name}" if self._site else ""
        left = Content.assemble((question.code, "bold"), " ", plain(question.title, "bold"), plain(where))
        self.set_title(left, plain(figure.share_words))
        self.set_rest(plain(figure.closing))

    def _show_judgement(self, state: QuestionState | None) -> None:
        preview = self.query_one(Preview)
        preview.framework = self._figure.framework if self._figure else None
        preview.state = state
