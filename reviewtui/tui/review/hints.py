"""What the keys of the review are called where one stands: the same key links here and unlinks there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.event import Event
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.reviewing.chronology_lines import Line
from reviewtui.tui.actions import Action
from reviewtui.tui.review.body import ReviewBody
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane

LINES = (Pane.CHRONOLOGY, Pane.EVENT, Pane.TIMELINE)
"""The panes whose keys work on the line under the chronology's cursor."""


@dataclass(frozen=True)
class Standing:
    """What one stands at, as far as the names of keys depend on it."""

    pane: str | None
    """The pane that has the keys."""
    linked: bool = False
    """Whether the judgement at hand rests on what is under the cursor."""
    undecided: bool = False
    """Whether a finding is under the cursor that nobody has confirmed."""
    idle: frozenset[str] = frozenset()
    """The actions whose keys would only be refused there."""
    zoomed: bool = False
    """Whether the pane has all the room."""


def as_named(action: Action, at: Standing) -> Action:
    """The action with the name, the keys and the place that it has there; without a name it is not hinted at."""
    if action.name in at.idle and action.context != "everywhere":
        return replace(action, label="")
    name = f"{at.pane or ''} {action.name}"
    if name in OWN and action.context != "everywhere":
        label, rank, keys = OWN[name]
        return replace(action, label=label, rank=rank, shown_keys=keys, panes=(at.pane or "",))
    if action.id == "review.link":
        return _link(action, at)
    if action.id == "review.enter" and at.undecided:
        return replace(action, label="decide", rank=3)
    if action.id == "review.zoom" and at.zoomed:
        return replace(action, label="back", rank=2)
    if action.id == "review.room" and at.zoomed:
        return replace(action, label="less room")
    return action


def at_hand(review: ReviewState | None, pane: str | None, panes: ReviewBody) -> Standing:
    """What one stands at in a review."""
    line = panes.chronology.line if pane in LINES else None
    document = panes.documents.document if pane == Pane.DOCUMENTS else None
    name = getattr(document or line, "id", "")
    undecided = isinstance(line, CaseFinding) and line.decision != "confirmed"
    return Standing(
        pane,
        linked=review is not None and name in review.linked("event", "absence", "document"),
        undecided=undecided,
        idle=frozenset(_idle(line, undecided=undecided) if pane in LINES else ()),
        zoomed=panes.view.zoomed,
    )


OWN: dict[str, tuple[str, int, str]] = {
    "notes enter": ("into rationale", 1, ""),
    "notes notes": ("back", 2, ""),
    "sources enter": ("goes there", 1, ""),
    "sources leave": ("back to rationale", 2, ""),
    "checklist enter": ("to the question", 3, ""),
    "documents enter": ("state", 3, ""),
    "documents documents": ("chronology", 4, ""),
    "timeline closer": ("zoom", 1, "< >"),
    "timeline wider": ("", 1, ""),
    "timeline next_question": ("event", 1, "← →"),
}
"""Pane and action to its name there, its place in the line, and its keys where they stand for two actions."""


def _idle(line: Line | None, *, undecided: bool) -> Iterator[str]:
    """What cannot be done to a line of the chronology; None is the case itself."""
    is_finding = isinstance(line, CaseFinding)
    if undecided or not (is_finding or isinstance(line, Event | Absence)):
        yield "link"
    if not isinstance(line, Event | Absence):
        yield "withdraw"
    if line is not None and not isinstance(line, Event):
        yield "correct"


def _link(action: Action, at: Standing) -> Action:
    """Space, by what it does to what is under the cursor."""
    if at.pane == Pane.DOCUMENTS:
        return replace(action, label="no evidence" if at.linked else "make evidence", rank=1)
    return replace(action, label="unlink") if at.linked else action
