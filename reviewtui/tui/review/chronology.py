"""The chronology: the case in brief, then every event on a line, with a mark at those linked as evidence."""

from textual.app import ComposeResult
from textual.content import Content

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services.reviews import ReviewSheet
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.text import fitted, plain
from reviewtui.tui.widgets.filter_line import FilterLine

LINKED = "§"
ROOM_FOR_TEXT = 62
NONE_FIT = "No event fits. Esc shows all."


class ChronologyPane(ReviewPane):
    """Row 0 is the case itself while nothing is narrowed; the rows after it are events."""

    def __init__(self) -> None:
        """Without events until the sheet is read."""
        super().__init__(Pane.CHRONOLOGY)
        self.rows = Rows(self._row, id="events")
        self.narrowing = Narrowing()
        self._sheet: ReviewSheet | None = None
        self._events: tuple[Event, ...] = ()
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
        if before is None or before.chronology != sheet.chronology or before.case != sheet.case:
            self._show_events(self.event)
        elif changed:
            self.rows.redraw(*(row for row in self._rows_of(changed)))
        self.show_heading()

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only the events that fit; the cursor stays on its event if that is one of them."""
        if narrowing != self.narrowing:
            event, self.narrowing = self.event, narrowing
            self._show_events(event)
            self.show_heading()

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that fit the narrowing."""
        return self._events

    @property
    def event(self) -> Event | None:
        """The event under the cursor; None on the case's own row, and when there is none."""
        index = self.rows.cursor - self._first
        return self._events[index] if 0 <= index < len(self._events) else None

    def go_to(self, event_id: str) -> bool:
        """Put the cursor on an event; False when it is not shown."""
        place = next((index for index, event in enumerate(self._events) if event.id == event_id), None)
        if place is None:
            return False
        self.rows.put_cursor(place + self._first)
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
        place = self.rows.cursor - self._first + 1
        count = f"{place}/{shown}" if 0 < place <= shown else f"{shown}"
        title = f"Chronology {count}{f' of {every}' if shown != every else ''}"
        narrowed = plain(f" {self.narrowing.in_words()}", "$accent") if self.narrowing else Content("")
        self.heading.show(Content.assemble(title, narrowed), "/ find  f filter" if every else "a adds an event")

    # Helpers ----------------------------------------------------------------------------------------------------------

    @property
    def _first(self) -> int:
        """Number of the first event's row."""
        return 0 if self.narrowing else 1

    def _show_events(self, at: Event | None) -> None:
        assert self._sheet is not None
        self._events = self.narrowing.of(self._sheet.chronology) if self.narrowing else self._sheet.chronology
        place = next((index for index, event in enumerate(self._events) if at is not None and event.id == at.id), None)
        cursor = 0 if place is None else place + self._first
        self.rows.show_rows(len(self._events) + self._first, cursor, empty=NONE_FIT)
        self.rows.post_message(Rows.Highlighted(self.rows, self.rows.cursor))

    def _rows_of(self, ids: frozenset[str]) -> list[int]:
        return [index + self._first for index, event in enumerate(self._events) if event.id in ids]

    def _row(self, index: int, width: int) -> Content:
        if index < self._first:
            return fitted("The case in brief", width, "italic $tone-quiet")
        event = self._events[index - self._first]
        return event_row(event, width, event.id in self._linked)


def event_row(event: Event, width: int, linked: bool) -> Content:
    """`02.05.06 POL referral            p31 §`; the text too where there is room for it."""
    agency = AGENCIES.get(event.agency)
    page = f"p{event.page}" if event.page is not None else ""
    room = max(4, width - 21)
    return Content.assemble(
        fitted(event.date.shown, 8, "$tone-quiet"),
        " ",
        fitted(agency.label if agency else event.agency, 3, "bold"),
        " ",
        _what(event, room, with_text=width >= ROOM_FOR_TEXT),
        Content.styled(page.rjust(5), "$tone-quiet"),
        " ",
        (LINKED, "bold $accent") if linked else " ",
    )


def _what(event: Event, room: int, *, with_text: bool) -> Content:
    kind = EVENT_TYPES.get(event.type, event.type)
    if event.until is not None:
        kind += f" → {event.until.shown}"
    elif event.open:
        kind += " → still open"
    if with_text and event.text:
        return Content.assemble(fitted(kind, 24), " ", fitted(event.text, room - 25, "$tone-quiet"))
    return fitted(kind, room)
