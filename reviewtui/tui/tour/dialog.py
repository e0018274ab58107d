"""One card of the tour, at the lower edge of the screen it is about."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.tour.cards import Card


class TourCard(Dialog[bool]):
    """Gives back whether the tour goes on."""

    BINDINGS = bindings("tour")
    HINT = "{tour.go_on} next  {dialog.cancel} end the tour"

    def __init__(self, card: Card, number: int, of: int) -> None:
        """The card, and its number among all of them."""
        super().__init__()
        self._card, self._place = card, f"{number} of {of}"

    def heading(self) -> Content:
        """What it is about, and how far one is."""
        return Content.assemble(self._card.heading, (f"  {self._place}", "$tone-quiet"))

    def body(self) -> ComposeResult:
        """Its few sentences."""
        yield Static(Content(worded(self._card.text)), classes="card")

    def action_go_on(self) -> None:
        """Go to the next card."""
        self.dismiss(True)
