"""What every view's screen does: reads cases under a filter, says the filter, changes it, leads to other views."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.actions import bindings
from reviewtui.tui.messages import OpenView
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.text import plain
from reviewtui.tui.views.dialogs import Views, ask_filter, is_lead

if TYPE_CHECKING:
    from reviewtui.services.inspections import Inspection


def filter_words(wanted: Filter, inspection: "Inspection", cases: int) -> str:
    """`filter: site North · 4 cases`."""
    return f"filter: {wanted.counted(inspection, cases)}"


class ViewScreen(BaseScreen):
    """A screen of one view. A subclass reads `self.wanted` in `reload` and hands its failures to `refuse`."""

    NAME: ClassVar[str] = ""
    BINDINGS = bindings("view")

    @classmethod
    def showing(cls, message: OpenView) -> "ViewScreen":
        """The screen as somebody asked for it."""
        return cls(message.wanted)

    def __init__(self, wanted: Filter = NO_FILTER) -> None:
        """Of the cases that `wanted` leaves."""
        super().__init__()
        self.view_name = self.NAME
        """As the verb calls the view."""
        self.wanted = wanted
        self._before = wanted
        """The filter that was last shown."""
        self._is_for_lead = False

    def actions_here(self) -> Iterable[str]:
        """Those of all views beside its own."""
        *own, everywhere = super().actions_here()
        return tuple(dict.fromkeys((*own, "view", everywhere)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show all, only while something is left out."""
        if action == "clear":
            return self.wanted != NO_FILTER
        return super().check_action(action, parameters)

    def shown(self) -> None:
        """The filter asked for is the one that is shown."""
        self._before = self.wanted

    def refuse(self, error: ReviewtuiError) -> None:
        """Say that nothing is left, and go back to the filter before."""
        self.wanted = self._before
        self.complain(str(error))
        self.refresh_hints()

    def name_it(self, title: str, inspection: "Inspection", cases: int) -> None:
        """The title line: the view, and at its right end the filter and how many cases it leaves."""
        self._is_for_lead = is_lead(inspection, self.host.person)
        self.set_title(Content.styled(title, "bold"), plain(filter_words(self.wanted, inspection, cases)))

    def action_others(self) -> None:
        """Choose another view; the filter goes along."""

        def show(name: str | None) -> None:
            if name is not None:
                self.post_message(OpenView(name, self.wanted))

        self.app.push_screen(Views(self.view_name, for_lead=self._is_for_lead), show)

    def action_filter(self) -> None:
        """Choose what to filter by."""
        ask_filter(self, self.wanted, self._filter_by)

    def action_clear(self) -> None:
        """Show all cases again."""
        self._filter_by(NO_FILTER)

    def _filter_by(self, wanted: Filter) -> None:
        self.wanted = wanted
        self.settle()
        self.reload()
        self.refresh_hints()
