"""The chronology: the case in brief, then its lines in order, with a mark at the events linked as evidence."""

from itertools import accumulate

from textual.app import ComposeResult
from textual.content import Content

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.event import Event
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services.case_lines import Line, chronology_lines
from reviewtui.services.event_versions import EventVersion
from reviewtui.services.found import CaseFinding
from reviewtui.services.reviews import ReviewSheet
from reviewtui.tui.review.chronology_rows import (
    CORRECTED,
    DISPUTED,
    absence_row,
    event_row,
    finding_row,
    narrowed_to,
    withdrawn_row,
)
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.text import fitted
from reviewtui.tui.widgets.filter_line import FilterLine

NONE_FIT = "No event fits. Esc shows all."


class ChronologyPane(ReviewPane):
    """Row 0 is the case itself while nothing is narrowed; the rows after it are the lines."""

    def __init__(self) -> None:
        """Without events until the sheet is read."""
        super().__init__(Pane.CHRONOLOGY)
        self.rows = Rows(self._row, id="events")
        self.narrowing = Narrowing()
        self._sheet: ReviewSheet | None = None
        self._events: tuple[Event, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._numbers: tuple[int, ...] = ()
        """How many events there are up to each line and with it."""
        self._rows: dict[str, int] = {}
        """Id of an event to its row."""
        self._linked: frozenset[str] = frozenset()

    def body(self) -> ComposeResult:
        """The rows; the line to find by is added when first asked for."""
        yield self.rows

    def open_finder(self) -> None:
        """Type to narrow."""
        if found := self.query(FilterLine):
            found.first().open()
        else:
            self.mount(FilterLine(), before=self.rows)

    def hide_finder(self) -> None:
        """Give the line to the events; the heading says what was typed."""
        for line in self.query(FilterLine):
            line.display = False

    def clear_finder(self) -> None:
        """Forget what was typed to narrow."""
        for line in self.query(FilterLine):
            line.clear()

    def show(self, sheet: ReviewSheet, linked: frozenset[str]) -> None:
        """Show a chronology and what is linked; the cursor stays on its event."""
        before = self._sheet
        changed = linked ^ self._linked
        self._sheet, self._linked = sheet, linked
        if before is None or _told(before) != _told(sheet):
            self._show_lines(self.line)
        elif changed:
            self.rows.redraw(*(row for row in self._rows_of(changed)))
        self.show_heading()

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only the events that fit; the cursor stays on its event if that is one of them."""
        if narrowing != self.narrowing:
            line, self.narrowing = self.line, narrowing
            self._show_lines(line)
            self.show_heading()

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that fit the narrowing."""
        return self._events

    @property
    def event(self) -> Event | None:
        """The event under the cursor, or that a finding under the cursor stands under; None anywhere else."""
        line = self.line
        if isinstance(line, CaseFinding) and self._number:
            above = self._events[self._number - 1]
            return above if above.id in line.finding.events[:1] else None
        return line if isinstance(line, Event) else None

    @property
    def line(self) -> Line | None:
        """What is under the cursor; None on the case's own row, and when there is nothing."""
        index = self.rows.cursor - self._first
        return self._lines[index] if 0 <= index < len(self._lines) else None

    def go_to(self, event_id: str) -> bool:
        """Put the cursor on an event; False when it is not shown."""
        row = self._rows.get(event_id)
        if row is None:
            return False
        self.rows.put_cursor(row)
        self.show_heading()
        return True

    @property
    def inner(self) -> Rows:
        """The rows."""
        return self.rows

    def show_heading(self) -> None:
        """`Chronology 17/31`, and what it is narrowed to."""
        if self._sheet is None:
            return
        every, shown = len(self._sheet.chronology), len(self._events)
        count = f"{self._number}/{shown}" if self._number else f"{shown}"
        title = f"Chronology {count}{f' of {every}' if shown != every else ''}"
        keys = "/ find  f filter" if every else "a adds an event"
        self.heading.show(Content.assemble(title, narrowed_to(self.narrowing)), keys)

    # Helpers ----------------------------------------------------------------------------------------------------------

    @property
    def _first(self) -> int:
        """Number of the first line's row."""
        return 0 if self.narrowing else 1

    @property
    def _number(self) -> int:
        """How many events there are down to the cursor."""
        index = self.rows.cursor - self._first
        return self._numbers[index] if 0 <= index < len(self._numbers) else 0

    def _show_lines(self, at: Line | None) -> None:
        sheet = self._sheet
        assert sheet is not None
        self._events = self.narrowing.of(sheet.chronology) if self.narrowing else sheet.chronology
        self._lines = chronology_lines(sheet, self.narrowing, self._events)
        self._numbers = tuple(accumulate(int(isinstance(line, Event)) for line in self._lines))
        rows = tuple(enumerate(self._lines, self._first))
        self._rows = {_id(line): row for row, line in rows if not isinstance(line, CaseFinding)}
        place = next((row for row, line in rows if at is not None and _id(line) == _id(at)), 0)
        self.rows.show_rows(len(self._lines) + self._first, place, empty=NONE_FIT)
        self.rows.post_message(Rows.Highlighted(self.rows, self.rows.cursor))

    def _rows_of(self, ids: frozenset[str]) -> list[int]:
        return [self._rows[event_id] for event_id in ids if event_id in self._rows]

    def _row(self, index: int, width: int) -> Content:
        sheet = self._sheet
        if index < self._first or sheet is None:
            return fitted("The case in brief", width, "italic $tone-quiet")
        line = self._lines[index - self._first]
        if isinstance(line, Event):
            mark = DISPUTED if line.id in sheet.disputed else CORRECTED if line.id in sheet.versions else " "
            return event_row(line, width, linked=line.id in self._linked, mark=mark)
        if isinstance(line, CaseFinding):
            return finding_row(line, sheet.inspection.framework, width)
        if isinstance(line, Absence):
            return absence_row(line, width, linked=line.id in self._linked)
        return withdrawn_row(line, width, linked=line.event.id in self._linked)


def _told(sheet: ReviewSheet) -> tuple[object, ...]:
    """Everything of a sheet that the lines show."""
    return sheet.case, sheet.chronology, sheet.findings, sheet.absences, sheet.withdrawn, sheet.versions, sheet.disputed


def _id(line: Line) -> str:
    """What a line is found again by; an event keeps its id when it is taken out."""
    return line.event.id if isinstance(line, EventVersion) else line.id
