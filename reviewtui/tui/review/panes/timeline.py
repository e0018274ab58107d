"""The timeline under the chronology: the same events on lanes, small beside the list, large on a key."""

from textual.content import Content

from reviewtui.casefile.event import Event
from reviewtui.report.timeline import Gap
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.review.panes.measured import measure_lines
from reviewtui.tui.review.panes.pane import ReviewPane
from reviewtui.tui.review.view import Pane
from reviewtui.tui.timeline.view import TimelineView

SMALL_LINES = 8
"""Its heading included."""
LEGEND_LINES = 3
"""Of a large one, at least."""


class TimelinePane(ReviewPane):
    """Follows the chronology's cursor and narrowing, and is followed by them."""

    BINDINGS = bindings_of("review.next_question", "review.previous_question", "review.closer", "review.wider")

    def __init__(self) -> None:
        """Without events until the sheet is read."""
        view = TimelineView()
        super().__init__(Pane.TIMELINE, view)
        self.view = view
        self._sheet: ReviewSheet | None = None
        self._gaps: tuple[Gap, ...] = ()
        self._is_large = False

    def action_step(self, steps: int) -> None:
        """Go to the event before or after."""
        self.view.step(steps)

    def action_scale(self, steps: int) -> None:
        """Show fewer days, or more."""
        self.view.go_closer(steps)
        self.show_heading()

    def show(self, sheet: ReviewSheet, events: tuple[Event, ...], at: Event | None, *, large: bool) -> None:
        """Show the events that the chronology shows, with the one under its cursor marked."""
        from reviewtui.report.timeline.gaps import gaps_in

        if self._sheet is None or sheet.chronology != self._sheet.chronology:
            self._gaps = gaps_in(sheet)
        self._sheet, self._is_large = sheet, large
        self.view.legend_lines = LEGEND_LINES if large else 0
        self.view.show(events, self._gaps)
        self.view.show_notes(measure_lines(sheet))
        self.view.select(at.id if at is not None else None)
        self.show_heading()

    def show_heading(self) -> None:
        """`Timeline 03.2006 to 10.2012`, and the keys that work."""
        title = f"Timeline {self.view.span_in_words}".strip()
        self.heading.show(
            Content(title), worded("{review.timeline} smaller" if self._is_large else "{review.timeline} larger")
        )

    def lines_wanted(self, width: int) -> int:
        """Its height when it is large, its heading included."""
        return self.view.lines_wanted(width) + 1
