"""Asking why: from any screen, for any rating."""

from typing import TYPE_CHECKING

from reviewtui.tui.explain.dialog import ExplainDialog
from reviewtui.tui.host import AsksStore

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation


def show_why(screen: AsksStore, node: str, case: str | None = None) -> None:
    """Explain the rating of a node, over all cases or of one case, in a window over `screen`."""
    from reviewtui.services.explaining import explain

    def show(explanation: "Explanation") -> None:
        screen.app.push_screen(ExplainDialog(explanation))

    screen.ask(lambda store: explain(store, node, case), show, latest="explanation")
