"""Which panes are in sight: three columns when there is room, two below 110 columns, one pane below 80 or zoomed."""

from dataclasses import dataclass
from enum import StrEnum

from reviewtui.tui.screen import WIDE


class Form(StrEnum):
    """How much room there is."""

    WIDE = "wide"
    NORMAL = "normal"
    NARROW = "narrow"


NORMAL = 80


def form_of(width: int) -> Form:
    """The form for a terminal of `width` columns."""
    if width >= WIDE:
        return Form.WIDE
    return Form.NORMAL if width >= NORMAL else Form.NARROW


class Pane(StrEnum):
    """The panes; the values are the `pane` names that the table of actions uses."""

    CHECKLIST = "checklist"
    GUIDANCE = "guidance"
    RATIONALE = "rationale"
    SOURCES = "sources"
    CHRONOLOGY = "chronology"
    EVENT = "event"


RIGHT = (Pane.CHRONOLOGY, Pane.EVENT)
MIDDLE = (Pane.GUIDANCE, Pane.RATIONALE, Pane.SOURCES)
LEAST_HEIGHT_FOR_EVENT = 21
LEFT_SHARE, RIGHT_SHARE = 0.275, 0.335
"""Of the width that the checklist and the chronology take when there are three columns."""
BESIDE_SHARE = 0.525
"""Of the width that the chronology takes beside another pane."""


@dataclass(frozen=True)
class View:
    """What the person chose to see."""

    form: Form
    height: int
    focused: Pane = Pane.CHRONOLOGY
    left: Pane = Pane.RATIONALE
    """The pane beside the chronology, when there are two columns."""
    guidance: bool = True
    """Whether the guidance is wanted, when there are three columns."""
    zoomed: bool = False

    @property
    def one_pane(self) -> bool:
        """Whether a single pane has everything."""
        return self.zoomed or self.form is Form.NARROW

    @property
    def shown(self) -> frozenset[Pane]:
        """The panes in sight."""
        if self.one_pane:
            return frozenset({self.focused})
        if self.form is Form.WIDE:
            return frozenset(Pane) - (set() if self.guidance else {Pane.GUIDANCE})
        left = {Pane.RATIONALE, Pane.SOURCES} if self.left is Pane.RATIONALE else {self.left}
        right = set(RIGHT) if self.height >= LEAST_HEIGHT_FOR_EVENT or self.focused is Pane.EVENT else {Pane.CHRONOLOGY}
        return frozenset(left | right)

    @property
    def stops(self) -> tuple[Pane, ...]:
        """The panes that Tab visits, in order: those in sight, or all of them where one is in sight at a time."""
        if self.form is Form.NARROW:
            return (Pane.CHECKLIST, Pane.GUIDANCE, Pane.RATIONALE, Pane.SOURCES, Pane.CHRONOLOGY, Pane.EVENT)
        if self.form is Form.WIDE:
            return tuple(pane for pane in Pane if pane is not Pane.GUIDANCE or self.guidance)
        return (self.left, Pane.CHRONOLOGY)

    def stop_after(self, step: int) -> Pane:
        """Where Tab (1) or Shift+Tab (-1) leads."""
        stops = self.stops
        here = stops.index(self.focused) if self.focused in stops else stops.index(self._nearest_stop())
        return stops[(here + step) % len(stops)]

    def _nearest_stop(self) -> Pane:
        return Pane.CHRONOLOGY if self.focused in RIGHT else self.stops[0]


@dataclass(frozen=True)
class Columns:
    """Widths in cells; 0 for a column that is not in sight."""

    checklist: int
    middle: int
    right: int


def columns(width: int, view: View) -> Columns:
    """How wide each column is; between two columns stands a line of one cell."""
    if view.one_pane:
        return Columns(
            checklist=width if view.focused is Pane.CHECKLIST else 0,
            middle=width if view.focused in MIDDLE else 0,
            right=width if view.focused in RIGHT else 0,
        )
    if view.form is Form.WIDE:
        checklist = min(round(width * LEFT_SHARE), 36)
        right = min(max(round(width * RIGHT_SHARE), 38), 70)
        return Columns(checklist, width - checklist - right - 2, right)
    right = round(width * BESIDE_SHARE)
    left = width - right - 1
    on_checklist = view.left is Pane.CHECKLIST
    return Columns(left if on_checklist else 0, 0 if on_checklist else left, right)
