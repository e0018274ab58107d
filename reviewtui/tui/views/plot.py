"""How one measure of time is distributed, over all cases and site by site, as a plot."""

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.report.columns import paragraph
from reviewtui.report.timeliness import figures_sentence, heading
from reviewtui.report.views.distribution import distribution
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.views.reading import view_of
from reviewtui.services.views.timeliness import NAME
from reviewtui.services.views.view import View
from reviewtui.tui.actions import bindings
from reviewtui.tui.text import plain
from reviewtui.tui.views.view import ViewScreen


class Plot(Widget, can_focus=True):
    """The plot of one measure in the room there is."""

    pane = "plot"
    shown: reactive[tuple[View, int] | None] = reactive[tuple[View, int] | None](None)
    """The view, and the number of the measure."""

    def render(self) -> Content:
        """Drawn by the library, which is read only here."""
        if self.shown is None or not self.size.width:
            return Content("")
        view, place = self.shown
        *sites, whole = (cells[place].spread for cells in view.cells)
        by_site = {row["name"]: one for row, one in zip(view.rows, sites, strict=False)}
        measure = view.inspection.framework.measures[place]
        said = paragraph(f"{figures_sentence(measure, whole)}.", self.size.width, indent=0)
        found = distribution(measure, whole, by_site, self.size.width, self.size.height - len(said))
        return Content("\n").join([*(plain(line.plain) for line in said), *map(plain, found)])


class PlotScreen(ViewScreen):
    """One measure at a time."""

    CONTEXT = "plot"
    NAME = NAME
    BINDINGS = bindings("plot")
    CSS_PATH = "views.tcss"

    def __init__(self, measure: str, wanted: Filter = NO_FILTER) -> None:
        """Begins with the measure of a code."""
        super().__init__(wanted)
        self._measure = measure
        self._view: View | None = None

    def body(self) -> ComposeResult:
        """The plot."""
        yield Plot()

    def reload(self) -> None:
        """Read the figures anew."""
        wanted = self.wanted
        self.ask(lambda store: view_of(store, NAME, wanted), self._show, self.refuse, latest="view")

    def action_next_measure(self) -> None:
        """The next measure, round and round."""
        self._go(1)

    def action_previous_measure(self) -> None:
        """The measure before."""
        self._go(-1)

    def _go(self, steps: int) -> None:
        if self._view is not None:
            codes = self._view.columns
            self._measure = codes[(codes.index(self._measure) + steps) % len(codes)]
            self._draw(self._view)

    def _show(self, view: View) -> None:
        self._view = view
        self.shown()
        self._draw(view)
        self.query_one(Plot).focus()

    def _draw(self, view: View) -> None:
        place = view.columns.index(self._measure)
        measure = view.inspection.framework.measures[place]
        self.name_it(heading(measure), view.inspection, len(view.cases))
        self.query_one(Plot).shown = (view, place)
