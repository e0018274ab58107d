"""The review screen as widgets: which there are, where they stand, and which have room. Knows no case."""

from dataclasses import replace
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from reviewtui.framework.model import Framework
from reviewtui.tui.review.checklist import ChecklistPane
from reviewtui.tui.review.chronology import ChronologyPane
from reviewtui.tui.review.documents import DocumentsPane
from reviewtui.tui.review.entry_line import EntryLine
from reviewtui.tui.review.event import EventPane
from reviewtui.tui.review.guidance import GuidancePane
from reviewtui.tui.review.layout import LEAST_HEIGHT_FOR_TIMELINE, RIGHT, Columns, Form, Pane, View, columns, form_of
from reviewtui.tui.review.legend import Legend
from reviewtui.tui.review.live_line import LiveLine
from reviewtui.tui.review.notes import NotesPane
from reviewtui.tui.review.pane import Divider, ReviewPane
from reviewtui.tui.review.question import QuestionText
from reviewtui.tui.review.rationale import RationalePane
from reviewtui.tui.review.sources import SourcesPane
from reviewtui.tui.review.standards_row import StandardsRow
from reviewtui.tui.review.timeline import LEGEND_LINES, SMALL_LINES, TimelinePane
from reviewtui.tui.screen import BaseScreen

SHORT = 22
"""Fewer lines than this, and the live line and what was just said share one."""

USUAL_HEIGHT = 36
"""Of the lines beyond these the small timeline takes every second, as far as it needs them."""
LINES_AROUND = 16
"""Lines that a large timeline leaves to the screen's own lines, the question, the list and the event in full."""


class Frame(BaseScreen):
    """Panes, and the lines over and under them."""

    CSS_PATH = Path(__file__).with_name("review.tcss")

    def __init__(self) -> None:
        """Every widget, empty."""
        super().__init__()
        self.view = View(Form.NORMAL, 24)
        self.standards_row = StandardsRow()
        self.question = QuestionText()
        self.legend = Legend()
        self.checklist = ChecklistPane()
        self.guidance = GuidancePane()
        self.rationale = RationalePane()
        self.sources = SourcesPane()
        self.notes = NotesPane()
        self.chronology = ChronologyPane()
        self.documents = DocumentsPane()
        self.event = EventPane()
        self.timeline = TimelinePane()
        self.entry = EntryLine()
        self.live = LiveLine()
        self._is_beside = True

    @property
    def framework(self) -> Framework | None:
        """The framework, whose questions decide how much room they need; None until it is known."""
        return None

    def paint(self) -> None:
        """Show what there is to show."""

    def body(self) -> ComposeResult:
        """Columns are split off the edges, in this order; what is left is the middle."""
        yield self.live
        yield self.entry
        yield self.checklist
        yield Divider(id="left-divider")
        with Vertical(id="top"):
            yield self.standards_row
            yield self.question
            yield self.legend
        with Vertical(id="right"):
            yield self.chronology
            yield self.documents
            yield self.event
            yield self.timeline
        yield Divider(id="right-divider")
        with Vertical(id="middle"):
            yield self.guidance
            yield self.rationale
            yield self.sources
            yield self.notes

    def pane_of(self, pane: Pane) -> ReviewPane:
        """The widget of a pane."""
        panes: dict[Pane, ReviewPane] = {
            Pane.CHECKLIST: self.checklist,
            Pane.GUIDANCE: self.guidance,
            Pane.RATIONALE: self.rationale,
            Pane.SOURCES: self.sources,
            Pane.CHRONOLOGY: self.chronology,
            Pane.EVENT: self.event,
            Pane.TIMELINE: self.timeline,
            Pane.DOCUMENTS: self.documents,
            Pane.NOTES: self.notes,
        }
        return panes[pane]

    def on_mount(self) -> None:
        """Begin among the events, and follow the focus."""
        self.watch(self, "focused", self._follow_focus, init=False)
        self.set_focus(self.chronology.focus_target)

    def on_resize(self, event: events.Resize) -> None:
        """Move between the layouts; focus and text stay."""
        self.view = replace(self.view, form=form_of(event.size.width), height=event.size.height)
        if self.framework is None:
            self.lay_out()
        self.paint()

    def lay_out(self) -> None:
        """Show the panes that are in sight, each column as wide as it should be."""
        view = self.view
        for pane in Pane:
            self.pane_of(pane).display = pane in view.shown
            self.pane_of(pane).heading.show_focus(pane is view.focused)
        sizes = columns(self.size.width, view)
        self._set_columns(sizes)
        self._set_top(sizes)
        beneath = view.form is Form.NORMAL and not view.one_pane and view.left is Pane.RATIONALE
        self.set_class(view.is_zoomed, "-zoomed")
        self.set_class(self.is_short, "-short")
        self.set_class(view.focused is Pane.EVENT, "-reading")
        self.set_class(view.height < LEAST_HEIGHT_FOR_TIMELINE, "-low")
        self.set_class(beneath, "-sources-beneath")
        self._set_timeline(sizes)
        self.show_whole_row()

    def show_whole_row(self) -> None:
        """In the list that has the keys, show the row under the cursor in full."""
        width = columns(self.size.width, self.view).middle
        for pane in (self.sources, self.notes):
            pane.show_whole(focused=self.view.focused is Pane(pane.pane), width=width)

    @property
    def is_short(self) -> bool:
        """Whether the live line and what was just said share a line."""
        return self.view.height < SHORT

    def _set_columns(self, sizes: Columns) -> None:
        right, middle = self.query_one("#right"), self.query_one("#middle")
        right.display, middle.display = sizes.right > 0, sizes.middle > 0
        self.query_one("#left-divider").display = sizes.checklist > 0 and sizes.right > 0
        self.query_one("#right-divider").display = sizes.right > 0 and sizes.middle > 0
        self.checklist.styles.width, right.styles.width = sizes.checklist, sizes.right

    def _set_timeline(self, sizes: Columns) -> None:
        """Beneath the list a few lines; with all the room as many as it needs, and the list has the rest."""
        self.set_class(self.view.has_large_timeline, "-timeline")
        if self.view.has_large_timeline:
            room = max(self.view.height - LINES_AROUND, SMALL_LINES + LEGEND_LINES)
        else:
            room = max(SMALL_LINES, SMALL_LINES + (self.view.height - USUAL_HEIGHT) // 2)
        self.timeline.styles.height = max(SMALL_LINES, min(self.timeline.lines_wanted(sizes.right - 2), room))

    def _set_top(self, sizes: Columns) -> None:
        """Question and legend reach over all columns, or over all but the checklist; as high for every question."""
        beside = self.view.form is Form.WIDE and not self.view.one_pane
        top = self.query_one("#top")
        if beside is not self._is_beside:
            self._is_beside = beside
            self.query_one("#body").move_child(
                top, **({"after": self.query_one("#left-divider")} if beside else {"before": self.checklist})
            )
        self.legend.show_on_one_line(self.view.is_zoomed)
        width = self.size.width - (sizes.checklist + 1 if beside else 0)
        rows = 0 if beside or self.view.is_zoomed else 1
        question, legend = self.question.lines_for(self.framework, width), self.legend.lines_for(self.framework)
        self.question.styles.height = question
        top.styles.height = rows + question + legend

    def focus_pane(self, pane: Pane) -> None:
        """Show a pane and let the keys go to it."""
        left = self.view.left if pane in RIGHT else pane
        large = self.view.large and pane is Pane.TIMELINE
        right = {Pane.DOCUMENTS: Pane.DOCUMENTS, Pane.CHRONOLOGY: Pane.CHRONOLOGY, Pane.TIMELINE: Pane.CHRONOLOGY}
        self.view = replace(self.view, focused=pane, left=left, large=large, right=right.get(pane, self.view.right))
        self.lay_out()
        self.paint()
        self.set_focus(self.pane_of(pane).focus_target)

    def _follow_focus(self) -> None:
        pane = self.pane
        if pane in tuple(Pane) and self.view.focused is not Pane(pane):
            self.view = replace(self.view, focused=Pane(pane), large=self.view.large and pane is Pane.TIMELINE)
            self.paint()
