"""Where everything of a review stands: the panes in their columns, the lines over and under them."""

from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from reviewtui.framework.model import Framework
from reviewtui.tui.looks import Looks, looks_of
from reviewtui.tui.review.entry_line import EntryLine
from reviewtui.tui.review.header import QuestionText, StandardsRow
from reviewtui.tui.review.legend import Legend
from reviewtui.tui.review.live_line import LiveLine
from reviewtui.tui.review.panes.checklist import ChecklistPane
from reviewtui.tui.review.panes.chronology import ChronologyPane
from reviewtui.tui.review.panes.documents import DocumentsPane
from reviewtui.tui.review.panes.event import EventPane
from reviewtui.tui.review.panes.guidance import GuidancePane
from reviewtui.tui.review.panes.notes import NotesPane
from reviewtui.tui.review.panes.pane import Divider, ReviewPane
from reviewtui.tui.review.panes.rationale import RationalePane
from reviewtui.tui.review.panes.sources import SourcesPane
from reviewtui.tui.review.panes.timeline import LEGEND_LINES, SMALL_LINES, TimelinePane
from reviewtui.tui.review.view import LARGE, LEAST_HEIGHT_FOR_TIMELINE, MIDDLE, RIGHT, Form, Pane, View, form_of

SHORT = 22
"""Fewer lines than this, and the live line and what was just said share one."""
USUAL_HEIGHT = 36
"""Of the lines beyond these the small timeline takes every second, as far as it needs them."""
LINES_AROUND = 16
"""Lines that a large timeline leaves to the screen's own lines, the question, the list and the event in full."""
LEFT_SHARE, RIGHT_SHARE = 0.275, 0.335
"""Of the width that the checklist and the chronology take when there are three columns."""
RIGHT_SHARE_OF_LARGE = 0.43
"""Of a large terminal's width, so that the chronology has room for the events' texts."""
RIGHT_SHARE_WRITING = 0.32
"""The same beside guidance and writing."""
LEAST_MIDDLE = 32
"""Cells that guidance and rationale keep, whatever widths somebody asks for."""
BESIDE_SHARE = 0.525
"""Of the width that the chronology takes beside another pane."""


@dataclass(frozen=True)
class Columns:
    """Widths in cells; 0 for a column that is not in sight."""

    checklist: int
    middle: int
    right: int


def columns(width: int, view: View, looks: Looks) -> Columns:
    """How wide each column is, as wanted or else by shares; between two columns stands a line of one cell."""
    if view.has_room_to_write and width >= LARGE:
        right = round(width * RIGHT_SHARE_WRITING)
        return Columns(0, width - right - 1, right)
    if view.one_pane:
        return Columns(
            checklist=width if view.focused is Pane.CHECKLIST else 0,
            middle=width if view.focused in MIDDLE else 0,
            right=width if view.focused in RIGHT else 0,
        )
    if view.form is Form.WIDE:
        checklist = looks.checklist_width or min(round(width * LEFT_SHARE), 36)
        share = looks.chronology_width / 100 or (RIGHT_SHARE_OF_LARGE if width >= LARGE else RIGHT_SHARE)
        right = min(max(round(width * share), 38), width - checklist - LEAST_MIDDLE)
        return Columns(checklist, width - checklist - right - 2, right)
    right = round(width * (looks.chronology_width / 100 or BESIDE_SHARE))
    left = width - right - 1
    on_checklist = view.left is Pane.CHECKLIST
    return Columns(left if on_checklist else 0, 0 if on_checklist else left, right)


class Layout(Container):
    """All widgets between title and status, each in its place; what they show is said by `body.py`."""

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
        self._left_divider, self._right_divider = Divider(id="left-divider"), Divider(id="right-divider")
        self._top = Vertical(self.standards_row, self.question, self.legend, id="top")
        self._right = Vertical(self.chronology, self.documents, self.event, self.timeline, id="right")
        self._middle = Vertical(self.guidance, self.rationale, self.sources, self.notes, id="middle")
        self._panes: dict[str, ReviewPane] = {
            pane.pane: pane
            for pane in (
                *(self.checklist, self.guidance, self.rationale, self.sources, self.notes),
                *(self.chronology, self.documents, self.event, self.timeline),
            )
        }
        self._is_beside = True

    def compose(self) -> ComposeResult:
        """Columns are split off the edges, in this order; what is left is the middle.

        All is laid out before anything is mounted, so that no widget is styled or painted for another place first.
        """
        size = self.app.size
        self._is_beside = form_of(size.width) is Form.WIDE
        self.fit(size.width, size.height)
        self.lay_out(None)
        yield from (self.live, self.entry)
        checklist, top = (self.checklist, self._left_divider), (self._top,)
        yield from ((*checklist, *top) if self._is_beside else (*top, *checklist))
        yield from (self._right, self._right_divider, self._middle)

    def pane_of(self, pane: Pane) -> ReviewPane:
        """The widget of a pane."""
        return self._panes[pane.value]

    def fit(self, width: int, height: int) -> None:
        """Move between the layouts; focus and text stay."""
        self.view = replace(self.view, form=form_of(width), width=width, height=height)

    def lay_out(self, framework: Framework | None) -> None:
        """Show the panes that are in sight, each column as wide as it should be."""
        view = self.view
        for pane in Pane:
            self.pane_of(pane).display = pane in view.shown
            self.pane_of(pane).heading.show_focus(pane is view.focused)
        width = self.app.size.width
        sizes = columns(width, view, looks_of(self))
        self._set_columns(sizes)
        self._set_top(sizes, width, framework)
        beneath = view.form is Form.NORMAL and not view.one_pane and view.left is Pane.RATIONALE
        self.update_classes(
            {
                "-zoomed": view.is_zoomed,
                "-short": self.is_short,
                "-reading": view.focused is Pane.EVENT,
                "-low": view.height < LEAST_HEIGHT_FOR_TIMELINE,
                "-sources-beneath": beneath,
                "-timeline": view.has_large_timeline,
                "-writing": view.has_room_to_write,
            }
        )
        self._set_timeline(sizes)
        self.show_whole_row()

    @property
    def is_short(self) -> bool:
        """Whether the live line and what was just said share a line."""
        return self.view.height < SHORT

    def _set_columns(self, sizes: Columns) -> None:
        self._right.display, self._middle.display = sizes.right > 0, sizes.middle > 0
        self._left_divider.display = sizes.checklist > 0 and sizes.right > 0
        self._right_divider.display = sizes.right > 0 and sizes.middle > 0
        self.checklist.styles.width, self._right.styles.width = sizes.checklist, sizes.right

    def _set_timeline(self, sizes: Columns) -> None:
        """Beneath the list a few lines; with all the room as many as it needs, and the list has the rest."""
        if self.view.has_large_timeline:
            room = max(self.view.height - LINES_AROUND, SMALL_LINES + LEGEND_LINES)
        else:
            room = max(SMALL_LINES, SMALL_LINES + (self.view.height - USUAL_HEIGHT) // 2)
        self.timeline.styles.height = max(SMALL_LINES, min(self.timeline.lines_wanted(sizes.right - 2), room))

    def _set_top(self, sizes: Columns, width: int, framework: Framework | None) -> None:
        """Question and legend reach over all columns, or over all but the checklist; as high for every question."""
        beside = self.view.form is Form.WIDE and not self.view.one_pane
        if beside is not self._is_beside:
            self._is_beside = beside
            self.move_child(self._top, **({"after": self._left_divider} if beside else {"before": self.checklist}))
        self.legend.show_on_one_line(self.view.is_zoomed)
        width -= sizes.checklist + 1 if beside else 0
        rows = 0 if beside or self.view.is_zoomed else 1
        question, legend = self.question.lines_for(framework, width), self.legend.lines_for(framework)
        self.question.styles.height = question
        self._top.styles.height = rows + question + legend

    def show_whole_row(self) -> None:
        """In the list that has the keys, show the row under the cursor in full."""
        width = columns(self.size.width, self.view, looks_of(self)).middle
        for pane in (self.sources, self.notes):
            pane.show_whole(focused=self.view.focused is Pane(pane.pane), width=width)
