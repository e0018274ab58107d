"""One lane of a timeline: what stands on each of its cells."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from reviewtui.casefile.day_range import FOR_EVER
from reviewtui.report.timeline.course import Spot
from reviewtui.report.timeline.gap import Gap
from reviewtui.report.timeline.marks import mark_of
from reviewtui.report.timeline.pieces import Look, Piece
from reviewtui.report.timeline.window import Window

BAR, DOUBLE_BAR, END, ONWARD = "─", "═", "┤", "→"
"""A span, several at once, where one ended, and that one is still open."""
FAINT, UNCOVERED, GAP = "·", "┄", "░"


class Stretches:
    """How many of some stretches of days lie on each cell; adding one takes the same time however long it is."""

    def __init__(self, window: Window, width: int) -> None:
        """Without any yet."""
        self._window, self._width = window, width
        self._steps = [0] * (width + 1)

    def add(self, first: int, last: int) -> None:
        """Days from first to last, both in it; what lies outside the window is left out."""
        begins, ends = (self._window.cell(day, self._width) for day in (first, last))
        if begins < self._width and ends >= 0 and first <= last:
            self._steps[max(begins, 0)] += 1
            self._steps[min(ends + 1, self._width)] -= 1

    @property
    def counts(self) -> Sequence[int]:
        """A number for each cell."""
        return tuple(accumulate(self._steps[:-1]))


def lane(spots: Iterable[Spot], gaps: Iterable[Gap], window: Window, width: int) -> list[Piece]:
    """The cells of a lane; `gaps` are those of the whole case and of this lane."""
    cells = [Piece(" ", Look.BLANK)] * width
    bare, missing = _shaded(gaps, window, width)
    bars, faint = Stretches(window, width), Stretches(window, width)
    marks: dict[int, list[str]] = {}
    ends: dict[int, str] = {}
    for spot in spots:
        _place(spot, window, width, bars, faint, marks, ends)
    under = zip(bare.counts, missing.counts, bars.counts, faint.counts, strict=True)
    for at, (is_bare, is_missing, running, is_faint) in enumerate(under):
        cells[at] = _ground(is_bare, is_missing, running, is_faint)
    for at, end in ends.items():
        cells[at] = Piece(end, Look.BAR)
    for at, letters in marks.items():
        look = Look.MILESTONE if any(letter.isupper() for letter in letters) else Look.MARK
        cells[at] = Piece(mark_of(len(letters), letters[0]), look)
    return cells


def _place(
    spot: Spot,
    window: Window,
    width: int,
    bars: Stretches,
    faint: Stretches,
    marks: dict[int, list[str]],
    ends: dict[int, str],
) -> None:
    """Note what an event puts on its lane."""
    if window.holds(spot.first):
        marks.setdefault(window.cell(spot.first, width), []).append(spot.letter)
    faint.add(spot.first, spot.last)
    if spot.open:
        bars.add(spot.last, window.last - 1)
        if spot.last < window.last:
            ends[width - 1] = ONWARD
    elif spot.ends is not None and spot.ends_by is not None:
        bars.add(min(spot.last, spot.ends), spot.ends)
        faint.add(spot.ends, spot.ends_by)
        if window.holds(spot.ends):
            ends.setdefault(window.cell(spot.ends, width), END)


def _shaded(gaps: Iterable[Gap], window: Window, width: int) -> tuple[Stretches, Stretches]:
    """The cells without work on the case, and those that a span of this lane should have covered."""
    bare, missing = Stretches(window, width), Stretches(window, width)
    for gap in gaps:
        last = window.last if gap.last == FOR_EVER else gap.last.toordinal()
        (missing if gap.agency else bare).add(gap.first.toordinal(), last)
    return bare, missing


def _ground(bare: int, missing: int, running: int, faint: int) -> Piece:
    """What a cell without an event shows."""
    if missing:
        return Piece(UNCOVERED, Look.UNCOVERED)
    if running:
        return Piece(BAR if running == 1 else DOUBLE_BAR, Look.BAR)
    if faint:
        return Piece(FAINT, Look.FAINT)
    return Piece(GAP, Look.GAP) if bare else Piece(" ", Look.BLANK)
