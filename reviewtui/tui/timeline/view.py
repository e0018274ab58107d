"""A chronology as lanes that one can go along: from event to event, from lane to lane, closer and wider."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from reviewtui.casefile.column_day import column_day
from reviewtui.casefile.event import Event
from reviewtui.report.timeline import (
    LABEL,
    SIGNS,
    Course,
    Gap,
    Line,
    Look,
    Picture,
    Window,
    Zoom,
    course_of,
    flowing,
    in_sight,
    legend,
    picture,
    window_at,
)
from reviewtui.tui.text import cut, plain

PAGE = 10
"""Events that a page goes on by."""
STYLES: Mapping[Look, str] = {
    Look.BLANK: "",
    Look.LABEL: "$tone-quiet",
    Look.LABEL_HERE: "bold $accent",
    Look.MARK: "",
    Look.MILESTONE: "bold $accent",
    Look.BAR: "$tone-good",
    Look.FAINT: "$tone-quiet",
    Look.GAP: "$tone-quiet 60%",
    Look.UNCOVERED: "$tone-bad",
    Look.AXIS: "$tone-quiet",
    Look.SELECTED: "bold reverse",
}
"""Letters and glyphs say it all, colour only stands beside them."""


class TimelineView(Widget, can_focus=True, inherit_bindings=False):
    """As many lanes as have room, the axis, and beneath them what there is to say about it."""

    @dataclass
    class Wanted(Message):
        """The person went to another event, by a key or the mouse."""

        event_id: str

    def __init__(self) -> None:
        """Without events until the chronology is read."""
        super().__init__()
        self.zoom = Zoom.WHOLE
        self.legend_lines = 0
        """Lines that the lanes leave to what the letters mean, however many lanes there are."""
        self._events: tuple[Event, ...] = ()
        self._gaps: tuple[Gap, ...] = ()
        self._course: Course | None = None
        self._at: str | None = None
        self._window: Window | None = None
        self._notes: tuple[Content, ...] = ()
        self._picture: tuple[tuple[int, int, Window], Picture] | None = None
        self._lines: list[Content] | None = None

    # What is shown ----------------------------------------------------------------------------------------------------

    def show(self, events: tuple[Event, ...], gaps: tuple[Gap, ...]) -> None:
        """Show other events, or other gaps; the same ones are left as they are."""
        if events is self._events and gaps == self._gaps:
            return
        self._events, self._gaps = events, gaps
        self._course = self._picture = None
        self._draw_anew()

    def select(self, event_id: str | None) -> None:
        """Mark an event, and bring it in sight."""
        if event_id != self._at:
            self._at = event_id
            self._draw_anew()

    def show_notes(self, notes: Sequence[Content]) -> None:
        """What stands beneath the lanes where there is room."""
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._draw_anew()

    def go_closer(self, steps: int) -> None:
        """Show fewer days (1) or more (-1), around the event at hand."""
        zoom = self.zoom.closer(self.course.whole) if steps > 0 else self.zoom.wider(self.course.whole)
        if zoom is not self.zoom:
            self.zoom = zoom
            self._draw_anew()

    @property
    def course(self) -> Course:
        """The events as days on lanes, worked out when first needed."""
        if self._course is None:
            self._course = course_of(self._events, self._gaps)
        return self._course

    @property
    def window(self) -> Window:
        """The days in sight: those around the event at hand."""
        course = self.course
        day = course.days.get(self._at or "", self._window.first if self._window else course.whole.first)
        self._window = window_at(course.whole, self.zoom, day, self._window)
        return self._window

    @property
    def span_in_words(self) -> str:
        """`03.2006 to 10.2012`, and how much that is when it is not all."""
        if not self._events:
            return ""
        window = self.window
        first, last = (column_day(f"{date.fromordinal(day):%Y-%m}") for day in (window.first, window.last - 1))
        return f"{first} to {last}{f', {self.zoom.words}' if self.zoom.words else ''}"

    def lines_wanted(self, width: int) -> int:
        """How many lines everything needs."""
        return len(self.course.lanes) + 1 + len(self._beneath(width))

    # Going along ------------------------------------------------------------------------------------------------------

    def step(self, steps: int) -> None:
        """To the next event (1) or the one before (-1), whatever its lane."""
        places = [event.id for event in self._events]
        if places:
            here = places.index(self._at) if self._at in places else -1 if steps > 0 else len(places)
            self._want(places[min(max(here + steps, 0), len(places) - 1)])

    def move(self, lines: int) -> None:
        """To the nearest event of the lane below (1) or above (-1)."""
        lanes = list(self.course.lanes.values())
        here = next((at for at, lane in enumerate(lanes) if any(spot.id == self._at for spot in lane)), None)
        if here is None:
            self.step(1)
        elif 0 <= here + lines < len(lanes):
            day = self.course.days[self._at or ""]
            self._want(min(lanes[here + lines], key=lambda spot: abs(spot.first - day)).id)

    def page(self, pages: int) -> None:
        """Some events on or back."""
        self.step(pages * PAGE)

    def to_end(self, last: bool) -> None:
        """To the first event or the last."""
        self.step(len(self._events) if last else -len(self._events))

    def on_click(self, event: events.Click) -> None:
        """A click goes to the event nearest to it on its lane."""
        drawn = self._drawn
        if event.y < len(drawn.rows):
            places = drawn.rows[event.y].places
            cells = {each: at for each, at in places.items() if 0 <= at < self.size.width}
            if cells:
                self._want(min(cells, key=lambda each: abs(cells[each] + LABEL - event.x)))

    def _want(self, event_id: str) -> None:
        if event_id != self._at:
            self.post_message(self.Wanted(event_id))

    # Drawing ----------------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        if self._lines is None:
            self._lines = self._all_lines()
        width = max(1, self.size.width)
        content = self._lines[y] if y < len(self._lines) else Content("")
        return Visual.to_strips(self, cut(content, width, pad=True), width, 1, self.visual_style)[0]

    def on_resize(self) -> None:
        """Draw for another size."""
        self._draw_anew()

    def notify_style_update(self) -> None:
        """Colours are part of the lines."""
        super().notify_style_update()
        self._lines = None

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs, for magnifiers: on the letter of the event at hand."""
        for y, row in enumerate(self._drawn.rows):
            at = row.places.get(self._at or "")
            if at is not None and 0 <= at < len(row.cells):
                return self.content_region.offset + Offset(at + LABEL, y)
        return self.content_region.offset

    @property
    def _drawn(self) -> Picture:
        width, height = max(self.size.width, 12), max(self.size.height - self.legend_lines, 2)
        key = (width, height, self.window)
        if self._picture is None or self._picture[0] != key:
            self._picture = (key, picture(self.course, self.window, width, height))
        return self._picture[1]

    def _all_lines(self) -> list[Content]:
        lanes = [_drawn(line) for line in self._drawn.lines(self._at)]
        return lanes + self._beneath(self.size.width, max(self.size.height - len(lanes), 0))

    def _beneath(self, width: int, room: int | None = None) -> list[Content]:
        """What the letters and the signs mean, then the notes; in `room` lines, what those in sight mean."""
        if not self._events:
            return []
        lines = flowing((*legend(self.course.types), *SIGNS), width)
        if room is not None and len(lines) > room:
            signs = self._drawn.signs(self._at)
            ways = (flowing(in_sight(signs, brief=brief), width) for brief in (False, True))
            lines = next((way for way in ways if len(way) <= room), flowing(in_sight(signs, brief=True), width))
        return [*(plain(line, "$tone-quiet") for line in lines), *self._notes]

    def _draw_anew(self) -> None:
        self._lines = None
        self.refresh()
        if self.has_focus and self.is_attached:
            self.app.cursor_position = self.cursor_screen_offset


def _drawn(line: Line) -> Content:
    """A line of the timeline in the colours of the theme."""
    return Content.assemble(*((piece.text, STYLES[piece.look]) for piece in line))
