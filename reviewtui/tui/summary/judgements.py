"""The judgements behind one figure: every case by its answer, worst first, each a key away from its review."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.framework.model import Answer
from reviewtui.rating.summary import IN_DISPUTE
from reviewtui.report.cells import cells_of
from reviewtui.report.judged import JudgedCase, judged_columns
from reviewtui.report.summary.rows import QuestionRow, Row, SectionRow
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.cells import content_of, names_of
from reviewtui.tui.explain import show_why
from reviewtui.tui.marks import UNJUDGED, tone
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.summary.closing import closing
from reviewtui.tui.summary.drill_down import (
    TO_DO,
    BehindAnswers,
    BehindNode,
    DrillDown,
    Figure,
    Narrowed,
)
from reviewtui.tui.summary.preview import Preview
from reviewtui.tui.text import cut, plain
from reviewtui.tui.widgets.filter_line import FilterLine
from reviewtui.tui.widgets.paged_list import PagedList, Source
from reviewtui.tui.widgets.tables import ColumnNames, UprightList

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

PREVIEW_FROM = 20
"""Lines from which the judgement under the cursor is shown beneath the list."""
NONE = "No cases."
NONE_FIT = "No cases match. Press {judgements.clear} to clear the filter."


class JudgementsScreen(BaseScreen):
    """Cases behind a figure; back leads to exactly where one was."""

    CONTEXT = "judgements"
    BINDINGS = bindings("judgements")
    CSS_PATH = Path(__file__).with_name("summary.tcss")

    def __init__(self, drill_down: DrillDown, wanted: Filter = NO_FILTER) -> None:
        """Of the cases that a filter leaves."""
        super().__init__()
        self._drill_down = drill_down
        self._narrowed = Narrowed(wanted)
        self._figure: Figure | None = None
        self._pressed = ""

    def body(self) -> ComposeResult:
        """The row of counts, the cases, and the judgement under the cursor."""
        yield AnswerRow()
        cases = UprightList[JudgedCase](_line, empty="", pane="judgements", id="judged")
        yield ColumnNames(lambda width: names_of(judged_columns(width - 1)), cases)
        yield cases
        yield Preview()

    def reload(self) -> None:
        """Read counts and cases anew."""
        self.ask(_reading(self._drill_down, self._narrowed), self._show, latest="cases")

    def case_at_hand(self) -> str | None:
        """The case under the cursor."""
        return row.line.reference if (row := self._list.row) is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show all, only while something is left out."""
        if action == "clear":
            return self._narrowed.answer is not None or bool(self._narrowed.text)
        return super().check_action(action, parameters)

    def answer_keys(self) -> Sequence[str]:
        """Those of the answers that are counted."""
        figure = self._figure
        return [answer.key for answer in figure.scale.answers if answer.code in figure.counts] if figure else ()

    def shows_what_was_hidden(self) -> bool:
        """Esc among the cases lets go of what was typed."""
        if is_typed := bool(self._narrowed.text):
            self.action_clear()
        return is_typed

    # Keys ------------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Remember which of the answers' keys it was."""
        self._pressed = event.character or ""

    def action_answer(self) -> None:
        """Only the cases with the answer of the key, or all again."""
        answers = self._figure.scale.answers if self._figure else ()
        code = next((answer.code for answer in answers if answer.key == self._pressed), None)
        if self._figure is not None and code in self._figure.counts:
            self._pick(code)

    def action_to_do(self) -> None:
        """Only the cases still to do, or all again."""
        self._pick(TO_DO)

    def action_next_answer(self) -> None:
        """The next answer in the row."""
        self._step(1)

    def action_previous_answer(self) -> None:
        """The answer before."""
        self._step(-1)

    def action_filter(self) -> None:
        """Type to narrow."""
        FilterLine.open_in(self.query_one("#body"))

    def action_clear(self) -> None:
        """Show every case again."""
        FilterLine.clear_in(self.query_one("#body"))
        self._narrow(replace(self._narrowed, answer=None, text=""))

    def action_explain(self) -> None:
        """Why the figure is rated so."""
        show_why(self, self._drill_down.code, self._narrowed.wanted)

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_judgement(self, event: PagedList.Chosen) -> None:
        """Open the review at the question."""
        drill_down, row = self._drill_down, cast(JudgedCase, event.row)

        def open_there(question: str) -> None:
            self.post_message(OpenReview(row.line.reference, question))

        self.ask(lambda store: drill_down.question_of(store, row), open_there, latest="open")

    @on(PagedList.Highlighted)
    def case_changed(self, event: PagedList.Highlighted) -> None:
        """Show what was judged there."""
        self.refresh_hints()
        row, drill_down = cast("JudgedCase | None", event.row), self._drill_down
        if row is None:
            self._show_preview(Content(""))
        else:
            self.ask(lambda store: drill_down.preview(store, row), self._show_preview, latest="preview")

    @on(FilterLine.Changed)
    def typed(self, event: FilterLine.Changed) -> None:
        """Narrow while typing."""
        self._narrow(replace(self._narrowed, text=event.text))

    @on(FilterLine.Left)
    def left_filter(self, event: FilterLine.Left) -> None:
        """Back to the cases."""
        self._narrow(replace(self._narrowed, text=event.text))
        self._list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """The list needs the lines more than the judgement does."""
        super().on_resize(event)
        self.query_one(Preview).display = event.size.height >= PREVIEW_FROM
        self.call_after_refresh(self._show_words)

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _list(self) -> PagedList[JudgedCase]:
        return cast(PagedList[JudgedCase], self.query_one("#judged"))

    def _step(self, places: int) -> None:
        codes = self.query_one(AnswerRow).codes
        if codes:
            answer = codes[(codes.index(self._narrowed.answer) + places) % len(codes)]
            self._narrow(replace(self._narrowed, answer=answer))

    def _pick(self, answer: str | None) -> None:
        """Only that answer, or all again when it was picked before."""
        self._narrow(replace(self._narrowed, answer=None if self._narrowed.answer == answer else answer))

    def _narrow(self, narrowed: Narrowed) -> None:
        if narrowed != self._narrowed:
            self._narrowed = narrowed
            self.query_one(AnswerRow).picked = narrowed.answer
            self.reload()
            self.refresh_hints()

    def _show(self, read: tuple[Figure, Source[JudgedCase]]) -> None:
        self._figure, source = read
        self.query_one(AnswerRow).figure = self._figure
        self._list.empty = worded(NONE_FIT) if self._narrowed.text else NONE
        self._list.show_rows(source)
        self._show_words()

    def _show_words(self) -> None:
        figure, drill_down = self._figure, self._drill_down
        if figure is not None:
            where = f" · {figure.where}" if figure.where else ""
            left = Content.assemble(plain(f"{drill_down.code} {drill_down.title}", "bold"), plain(where))
            self.set_title(left, plain(figure.words))
            self.set_rest(
                closing(figure.framework, drill_down.code, figure.closing, self.size.width - 2, "judgements.explain")
            )

    def _show_preview(self, content: Content) -> None:
        self.query_one(Preview).content = content


class AnswerRow(Widget):
    """`All 24   4 ○ 4   3 ◐ 6   2 ● 9   1 ★ 1   x – 0   . · 4`: key, glyph and count."""

    figure: reactive[Figure | None] = reactive[Figure | None](None)
    picked: reactive[str | None] = reactive[str | None](None)

    @property
    def codes(self) -> tuple[str | None, ...]:
        """What can be picked, in the order shown; None is all."""
        return (None, *self.figure.counts) if self.figure else ()

    def render(self) -> Content:
        """In full words where they fit, else key, glyph and count."""
        if self.figure is None:
            return Content("")
        for labels in (True, False):
            found = Content(" ").join([self._part(self.figure, code, labels=labels) for code in self.codes])
            if found.cell_length <= self.size.width:
                return found
        return cut(found, self.size.width)

    def _part(self, figure: Figure, code: str | None, *, labels: bool) -> Content:
        if code is None:
            words = Content(f"All {sum(figure.counts.values()):,}")
        elif code == TO_DO:
            left = "no answer " if figure.rated else "not rated "
            words = Content.styled(f". {UNJUDGED} {left if labels else ''}{figure.counts[code]:,}", "$tone-quiet")
        elif code == IN_DISPUTE:
            words = Content.styled(f"≠ {'different ' if labels else ''}{figure.counts[code]:,}", "$tone-weak")
        else:
            words = self._answer(figure, figure.scale.answer(code), labels=labels)
        if code == self.picked:
            return Content.assemble("▸", Content(words.plain), " ").stylize("reverse")
        return Content.assemble(" ", words, " ")

    def _answer(self, figure: Figure, answer: Answer, *, labels: bool) -> Content:
        if figure.scale.count:
            return plain(f"{answer.code}: {figure.counts[answer.code]:,}")
        label = f"{answer.short or answer.label} " if labels else ""
        colour = tone(answer, figure.scale)
        return Content.assemble(
            (f"{answer.key} ", "$accent"), plain(f"{answer.glyph} {label}{figure.counts[answer.code]:,}", colour)
        )


def has_judgements(row: Row) -> bool:
    """Whether there are cases behind a line: not behind what is asked of none, and not behind a mere heading."""
    return isinstance(row, QuestionRow | SectionRow) or bool(row.code and row.standard.questions)


def drill_down(row: Row) -> DrillDown:
    """The cases behind a line of the summary."""
    if isinstance(row, QuestionRow):
        return BehindAnswers(row.question, (row.question,))
    return BehindNode(row.section if isinstance(row, SectionRow) else row.standard)


def answers_behind(row: Row) -> DrillDown:
    """The answers that a pooled figure counts; the cases where no answer to any is good."""
    if isinstance(row, QuestionRow):
        return drill_down(row)
    node, scale_of = row.section if isinstance(row, SectionRow) else row.standard, row.framework.scale_of
    graded = tuple(question for question in node.questions if scale_of(question).good_codes)
    return BehindAnswers(node, graded) if graded else drill_down(row)


def _reading(behind: DrillDown, narrowed: Narrowed) -> "Callable[[Store], tuple[Figure, Source[JudgedCase]]]":
    return lambda store: (behind.figure(store, narrowed), behind.cases(store, narrowed))


def _line(row: JudgedCase, width: int) -> Content:
    return content_of(cells_of(judged_columns(width), row))
