"""The whole timeline as lines: lanes with their labels, and the axis beneath."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.report.timeline.axis import axis
from reviewtui.report.timeline.course import Course
from reviewtui.report.timeline.lane import lane
from reviewtui.report.timeline.pieces import Line, Look, Piece, joined
from reviewtui.report.timeline.window import Window

LABEL = 4
"""Cells for the three letters of an agency and a space."""
NOTHING = "No events."


class Row(NamedTuple):
    """A lane with nothing selected."""

    label: str
    cells: Sequence[Piece]
    places: Mapping[str, int]
    """Id of each event that belongs here to its cell; beyond the lane for one out of sight."""
    letters: Mapping[str, str]


class Picture(NamedTuple):
    """A timeline drawn for a window and a size; what is selected is put on top of it."""

    rows: Sequence[Row]
    axis: str

    def signs(self, selected: str | None = None) -> frozenset[str]:
        """Every letter and sign that stands on a lane, that of the event `selected` too."""
        cells = {sign for row in self.rows for cell in row.cells for sign in cell.text}
        marked = {row.letters[selected] for row in self.rows if selected is not None and selected in row.letters}
        return frozenset(cells | marked)

    def lines(self, selected: str | None = None) -> tuple[Line, ...]:
        """Lines of one width; the letter of the event `selected` stands out, and so does the label of its lane."""
        if not self.rows:
            return ((Piece(self.axis, Look.AXIS),),)
        beneath = Piece(" " * LABEL + self.axis, Look.AXIS)
        return (*(_line(row, selected) for row in self.rows), (beneath,))


def picture(course: Course, window: Window, width: int, height: int) -> Picture:
    """At most `height` lines (at least two), each `width` cells wide.

    Where there are more agencies than lines, those with the fewest events share the last lane.
    """
    if not course.lanes:
        return Picture((), NOTHING.ljust(width)[:width])
    room = max(width - LABEL, 1)
    shared = _shared(course, max(height - 1, 1))
    return Picture(tuple(_row(agencies, course, window, room) for agencies in shared), axis(window, room))


def _shared(course: Course, lanes: int) -> list[list[str]]:
    """Which agencies have which lane."""
    codes = list(course.lanes)
    if len(codes) <= lanes:
        return [[code] for code in codes]
    busiest = sorted(codes, key=lambda code: -len(course.lanes[code]))[: lanes - 1]
    return [*([code] for code in codes if code in busiest), [code for code in codes if code not in busiest]]


def _row(agencies: Sequence[str], course: Course, window: Window, width: int) -> Row:
    spots = [spot for code in agencies for spot in course.lanes[code]]
    gaps = [gap for gap in course.gaps if not gap.agency or gap.agency in agencies]
    return Row(
        AGENCIES[agencies[0]].label if len(agencies) == 1 else f"+{len(agencies)}",
        lane(spots, gaps, window, width),
        {spot.id: window.cell(spot.first, width) for spot in spots},
        {spot.id: spot.letter for spot in spots},
    )


def _line(row: Row, selected: str | None) -> Line:
    at = row.places.get(selected) if selected is not None else None
    label = Piece(row.label.ljust(LABEL), Look.LABEL if at is None else Look.LABEL_HERE)
    if at is None or selected is None or not 0 <= at < len(row.cells):
        return (label, *joined(row.cells))
    cursor = Piece(row.letters[selected], Look.SELECTED)
    return (label, *joined((*row.cells[:at], cursor, *row.cells[at + 1 :])))
