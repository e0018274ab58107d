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
    TIMELINE = "timeline"
    DOCUMENTS = "documents"
    NOTES = "notes"


RIGHT = (Pane.CHRONOLOGY, Pane.EVENT, Pane.TIMELINE, Pane.DOCUMENTS)
MIDDLE = (Pane.GUIDANCE, Pane.RATIONALE, Pane.SOURCES, Pane.NOTES)
TAB_ORDER = (
    Pane.CHECKLIST,
    Pane.GUIDANCE,
    Pane.RATIONALE,
    Pane.SOURCES,
    Pane.NOTES,
    Pane.CHRONOLOGY,
    Pane.DOCUMENTS,
    Pane.EVENT,
    Pane.TIMELINE,
)
"""The panes as Tab goes round them: down each column in turn."""
LARGE = 160
"""From this width on there is room for the texts of events, and for them beside guidance and writing."""
LEAST_HEIGHT_FOR_EVENT = 21
LEAST_HEIGHT_FOR_TIMELINE = 30
"""With fewer lines the chronology and the event in full need them all."""


@dataclass(frozen=True)
class View:
    """What the person chose to see."""

    form: Form
    height: int
    focused: Pane = Pane.CHRONOLOGY
    left: Pane = Pane.RATIONALE
    """The pane beside the chronology, when there are two columns."""
    right: Pane = Pane.CHRONOLOGY
    """The chronology, or the documents in its place."""
    notes: bool = False
    """Whether notes wait under the question at hand."""
    guidance: bool = True
    """Whether the guidance is wanted, when there are three columns."""
    zoomed: bool = False
    """Whether the pane with the keys was given all the room."""
    writing: bool = False
    """Whether the rationale is being written."""
    large: bool = False
    """Whether the timeline has all the room while it has the keys."""
    width: int = 0
    """Of the terminal, in cells."""

    @property
    def is_zoomed(self) -> bool:
        """Whether a pane has all the room but that of the question; below three columns the timeline always has."""
        return self.zoomed or (self.focused is Pane.TIMELINE and (self.large or self.form is not Form.WIDE))

    @property
    def has_large_timeline(self) -> bool:
        """Whether the timeline has all the width, with the list and the event at hand over it."""
        return self.focused is Pane.TIMELINE and self.is_zoomed and self.form is not Form.NARROW

    @property
    def has_room_to_write(self) -> bool:
        """Whether what is written has the middle of the screen, with the guidance over it or beside it."""
        return self.zoomed and self.writing and self.focused is Pane.RATIONALE

    @property
    def one_pane(self) -> bool:
        """Whether a single pane has everything."""
        return self.is_zoomed or self.form is Form.NARROW

    @property
    def shown(self) -> frozenset[Pane]:
        """The panes in sight."""
        if self.has_room_to_write:
            beside = {Pane.CHRONOLOGY, Pane.EVENT} if self.width >= LARGE else set()
            return frozenset({Pane.GUIDANCE, Pane.RATIONALE} | beside)
        if self.one_pane:
            large = {Pane.CHRONOLOGY, Pane.EVENT, Pane.TIMELINE}
            return frozenset(large) if self.has_large_timeline else frozenset({self.focused})
        if self.form is Form.WIDE:
            return frozenset(pane for pane in Pane if pane is self.focused or not self._hides(pane))
        left = {Pane.RATIONALE, Pane.SOURCES} if self.left is Pane.RATIONALE else {self.left}
        beside = {self.right, Pane.EVENT}
        right = beside if self.height >= LEAST_HEIGHT_FOR_EVENT or self.focused is Pane.EVENT else {self.right}
        return frozenset(left | right)

    @property
    def stops(self) -> tuple[Pane, ...]:
        """The panes that Tab visits, in order: those in sight, or all of them where one is in sight at a time."""
        if self.form is Form.NARROW:
            always = (Pane.GUIDANCE, Pane.TIMELINE)
            return tuple(pane for pane in TAB_ORDER if pane in always or not self._hides(pane))
        if self.form is Form.WIDE:
            return tuple(pane for pane in TAB_ORDER if not self._hides(pane))
        return (self.left, self.right)

    def stop_after(self, step: int) -> Pane:
        """Where Tab (1) or Shift+Tab (-1) leads."""
        stops = self.stops
        here = stops.index(self.focused) if self.focused in stops else stops.index(self._nearest_stop())
        return stops[(here + step) % len(stops)]

    def _nearest_stop(self) -> Pane:
        return self.right if self.focused in RIGHT else self.stops[0]

    def _hides(self, pane: Pane) -> bool:
        """Whether a pane has no place among three columns unless the keys go to it."""
        hidden = {
            Pane.GUIDANCE: not self.guidance,
            Pane.NOTES: not self.notes,
            Pane.TIMELINE: self.height < LEAST_HEIGHT_FOR_TIMELINE,
            Pane.CHRONOLOGY: self.right is not Pane.CHRONOLOGY,
            Pane.DOCUMENTS: self.right is not Pane.DOCUMENTS,
        }
        return hidden.get(pane, False)
