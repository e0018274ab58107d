"""What a pane may ask of the review it stands in: the state to show, an act to carry out, a line to type.

The screen implements `Review`; no pane knows more of it, nor of the other panes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.widget import Widget

from reviewtui.casefile.line_offers import Offers
from reviewtui.services.acts import Change
from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.host import Host
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane, View

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

Result = TypeVar("Result")
NOTHING = Offers()


@dataclass(frozen=True)
class LineAsked:
    """One line to type: what is asked for, and what becomes of it."""

    purpose: str
    """What it is kept under while it is not recorded: `correction/e12`."""
    words: str
    example: str
    record: Callable[[str], None]
    """What Enter does with the text."""
    text: str = ""
    """What the line begins with."""
    again: str = ""
    """The key that shows again what was typed; empty for what is not worth keeping."""
    back_to: Pane | None = None
    """The pane to go to afterwards; None for the one that had the keys."""
    typed: Callable[[str], None] = lambda text: None
    """Told of every change of the text."""
    move: Callable[[int], None] = lambda lines: None
    """Goes down or up among what a pane offers while one types."""
    offers: Callable[[str], Offers] = lambda text: NOTHING
    """What may come next in the text, offered under the line."""
    closed: Callable[[], None] = lambda: None
    """Told when the line is closed."""


class Line(Protocol):
    """The one line at the foot of the panes, as they know it."""

    def ask_for(self, line: LineAsked) -> None:
        """Open it, with what was typed for it before if that was not recorded."""

    def typed_for(self, purpose: str) -> str | None:
        """What is typed on it for a purpose; None while something else or nothing is asked."""

    def write(self, text: str) -> None:
        """Put another text in it."""

    def complain(self, sentence: str) -> None:
        """Say what is wrong with what was typed; the text stays."""

    def keep(self) -> None:
        """Keep what was typed so far, before another line is asked for."""

    def record(
        self, work: "Callable[[Store, str], Change]", then: Callable[[Change], None] = lambda change: None
    ) -> None:
        """Carry out what was typed, and close it; what is wrong with it is said beneath it."""

    def close(self, *, recorded: bool = False) -> bool:
        """Ask for nothing, and go back; what was typed is forgotten once it is recorded."""


class Review(Protocol):
    """The review of a case, as its panes know it."""

    reference: str
    """The case under review."""

    @property
    def state(self) -> ReviewState | None:
        """What is shown; None until the sheet is read."""

    @property
    def view(self) -> View:
        """Which panes are in sight, and which has the keys."""

    @property
    def host(self) -> Host:
        """The program."""

    @property
    def pane(self) -> str | None:
        """Name of the pane that has the keys."""

    @property
    def is_busy(self) -> bool:
        """Whether anything is on its way to the disk."""

    def paint(self) -> None:
        """Show the state in every pane, before long."""

    def refresh_hints(self) -> None:
        """Say anew what the keys do here."""

    def hold(self, state: ReviewState) -> None:
        """Show another state, before long."""

    def perform(
        self,
        work: "Callable[[Store, str], Change]",
        then: Callable[[Change], None] | None = None,
        failed: Callable[[ReviewtuiError], None] | None = None,
        *,
        judging: str = "",
        told: bool = True,
    ) -> None:
        """Carry out an act as whoever is acting, and show what is then so; its sentence too, where it is to be `told`.

        `judging` is the question that a judgement is about: what cannot stand is said there, and what was saved is
        told by the save state alone. `then` is called with the new state held and not painted yet.
        """

    def refuse(self, code: str, error: ReviewtuiError) -> None:
        """Say why a judgement on a question was not recorded; what was typed is kept."""

    def ask(
        self,
        work: "Callable[[Store], Result]",
        then: Callable[[Result], None],
        failed: Callable[[ReviewtuiError], None] | None = None,
        *,
        latest: str = "",
    ) -> None:
        """Read from the store in a thread; see `tui/host.py`."""

    def act(
        self,
        work: "Callable[[Store], Any]",
        then: Callable[[Any], None] | None = None,
        failed: Callable[[ReviewtuiError], None] | None = None,
    ) -> None:
        """Keep something on the disk that changes nothing of the sheet; see `tui/host.py`."""

    @property
    def line(self) -> "Line":
        """The one line to type on."""

    def may_judge(self) -> bool:
        """Whether the judgement at hand may be changed; says so where a disagreement is to be settled first."""

    def is_closed(self) -> bool:
        """Whether the review was handed in; says then how it is reopened."""

    def focus_pane(self, pane: Pane) -> None:
        """Show a pane and let the keys go to it."""

    def show_beside(self, pane: Pane) -> None:
        """Show a pane beside the chronology, where there are two columns."""

    def give_room(self, zoomed: bool) -> None:
        """Give the pane that has the keys all the room, or take it back."""

    def leave_pane(self) -> None:
        """Go from a pane of the left back to the chronology, or the documents in its place."""

    def stand_at(self, code: str) -> None:
        """Go to a question."""

    def write_rationale(self) -> None:
        """Put the cursor in the rationale of the question at hand."""

    def show_saving(self) -> None:
        """Say anew what is saved."""

    def say(self, sentence: str) -> None:
        """Show what was done."""

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""

    def take_over(self, change: Change) -> None:
        """Show what a window did."""

    def show_window(self, window: Any, then: Callable[[Any], None]) -> None:
        """Open a window; `then` gets its answer."""

    def open_case(self, case: str, question: str | None, said: str) -> None:
        """Show the review of another case."""


def review_of(widget: Widget) -> Review:
    """The review that a widget stands in."""
    return cast(Review, widget.screen)
