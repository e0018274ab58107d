"""A view as the lines that print has too, each leading to the cases and answers behind it."""

from typing import cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from reviewtui.report.views.line import NOTHING, Line, Opens
from reviewtui.report.views.page import BODIES
from reviewtui.services.cases.caselist import CaseQuery
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.views import VIEWS
from reviewtui.services.views.reading import view_of
from reviewtui.services.views.view import View
from reviewtui.tui.actions import bindings
from reviewtui.tui.cells import content_of
from reviewtui.tui.messages import OpenAnswers, OpenCases, OpenReview, OpenView
from reviewtui.tui.moments import day as in_words
from reviewtui.tui.views.view import ViewScreen
from reviewtui.tui.widgets.paged_list import PagedList, known
from reviewtui.tui.widgets.tables import UprightList

STYLES = {"row": "", "heading": "bold", "note": "$tone-quiet"}
SCROLL_BAR = 1
Numbered = tuple[int, Line]


class TableScreen(ViewScreen):
    """One line below the other; Enter opens what is behind a line."""

    CONTEXT = "view"
    BINDINGS = bindings("view")
    CSS_PATH = "views.tcss"

    @classmethod
    def showing(cls, message: OpenView) -> "TableScreen":
        """The view of a name."""
        return cls(message.wanted, message.name)

    def __init__(self, wanted: Filter = NO_FILTER, name: str = "") -> None:
        """The view of a name, else the screen's own."""
        super().__init__(wanted)
        self.view_name = name or self.NAME
        self._view: View | None = None
        self._width = 0
        """Cells that the lines were made for."""

    def body(self) -> ComposeResult:
        """The lines."""
        yield UprightList[Numbered](_drawn, empty="", pane="view", id="table")

    def reload(self) -> None:
        """Read the figures anew."""
        name, wanted, person = self.view_name, self.wanted, self.host.person
        self.ask(lambda store: view_of(store, name, wanted, person), self._show, self.refuse, latest="view")

    def case_at_hand(self) -> str | None:
        """The case of the line under the cursor."""
        return self._opens.case or None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open, only where something is behind the line."""
        if action == "choose":
            return self._opens != NOTHING
        return super().check_action(action, parameters)

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_line(self, event: PagedList.Chosen) -> None:
        """The case, the question's answers, the measure's distribution, or the heat map of the site or group.

        In the progress of all sites, the progress of the site by day.
        """
        opens = cast("Numbered", event.row)[1].opens
        if opens.case:
            self.post_message(OpenReview(opens.case))
        elif opens.question:
            self.post_message(OpenAnswers(opens.question, self.wanted))
        elif opens.measure:
            from reviewtui.tui.views.plot import PlotScreen

            self.app.push_screen(PlotScreen(opens.measure, self.wanted))
        elif opens.day:
            self._open_day(opens.day)
        elif opens.site:
            by_day = self.view_name == "progress" and self.wanted.site != opens.site
            self.post_message(OpenView("progress" if by_day else "heatmap", self.wanted._replace(site=opens.site)))
        elif opens.group is not None:
            others = tuple(each for each in self.wanted.groups if each[0] != opens.group[0])
            self.post_message(OpenView("heatmap", self.wanted._replace(groups=(*others, opens.group))))

    @on(PagedList.Highlighted)
    def line_changed(self) -> None:
        """Other keys may work."""
        self.refresh_hints()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are made for a width."""
        super().on_resize(event)
        self.call_after_refresh(self._make_lines)

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _open_day(self, day: str) -> None:
        from reviewtui.services.views.progress import judged_on

        wanted, view = self.wanted, self._view

        def show(cases: tuple[str, ...]) -> None:
            said = f"judged on {in_words(day)}"
            title = wanted.after(said, view.inspection) if view is not None else said
            self.post_message(OpenCases(CaseQuery(among=cases), title))

        self.ask(lambda store: judged_on(store, wanted, day), show, latest="day")

    @property
    def _list(self) -> UprightList[Numbered]:
        return cast("UprightList[Numbered]", self.query_one("#table"))

    @property
    def _opens(self) -> Opens:
        row = self._list.row
        return row[1].opens if row is not None else Opens()

    def _show(self, view: View) -> None:
        self._view, self._width = view, 0
        self.shown()
        self.name_it(VIEWS[self.view_name].title, view.inspection, len(view.cases))
        self.refresh_hints()
        self._make_lines()

    def _make_lines(self) -> None:
        view, width = self._view, self.size.width - SCROLL_BAR
        if view is not None and width != self._width:
            self._width = width
            self.ask(lambda _: tuple(enumerate(BODIES[view.name](view, width))), self._show_lines, latest="lines")

    def _show_lines(self, lines: tuple[Numbered, ...]) -> None:
        self._list.show_rows(known(lines, _key))


def _key(row: Numbered) -> str:
    return str(row[0])


def _drawn(row: Numbered, width: int) -> Content:
    line = row[1]
    content = content_of(line.cells)
    return content.stylize(STYLES[line.meant]) if STYLES[line.meant] else content
