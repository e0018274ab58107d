"""By site: every line of the summary at each site, counts always, a rating only where there are cases enough."""

from typing import cast

from textual import on
from textual.content import Content

from reviewtui.report.summary.rows import Row, rows_of
from reviewtui.report.summary.sites import cell_words
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.summary.summaries import SiteSummary
from reviewtui.services.views import VIEWS
from reviewtui.tui.actions import bindings
from reviewtui.tui.explain import show_why
from reviewtui.tui.summary.reading import BySite, read_by_site
from reviewtui.tui.summary.site_grid import Grid
from reviewtui.tui.text import plain
from reviewtui.tui.views.grid import GridScreen
from reviewtui.tui.widgets.paged_list import PagedList, known


class SitesScreen(GridScreen[Row]):
    """Lines down, sites across; Enter opens the judgements of one line at one site."""

    CONTEXT = "sites"
    NAME = "sites"
    BINDINGS = bindings("sites")
    CSS_PATH = "summary.tcss"

    def __init__(self, wanted: Filter = NO_FILTER, at: str | None = None) -> None:
        """`at` is the code of the line to begin on."""
        super().__init__(wanted)
        self._at = at
        self._read: BySite | None = None
        self._site = 0
        """Number of the site the cursor is on."""

    def reload(self) -> None:
        """Read the figures anew."""
        wanted = self.wanted
        self.ask(lambda store: read_by_site(store, wanted), self._show, self.refuse, latest="sites")

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_next_site(self) -> None:
        """One site to the right."""
        self._go_to_site(self._site + 1)

    def action_previous_site(self) -> None:
        """One site to the left."""
        self._go_to_site(self._site - 1)

    def action_explain(self) -> None:
        """Why the line is rated so over all sites that are shown together."""
        if (row := self.rows.row) is not None and row.code:
            show_why(self, row.code, self.wanted)

    def action_explain_site(self) -> None:
        """Why the line is rated so at the site of the cursor."""
        if (row := self.rows.row) is not None and row.code and (site := self._chosen) is not None:
            show_why(self, row.code, self.wanted._replace(site=site.code))

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_cell(self, event: PagedList.Chosen) -> None:
        """The judgements behind this line at this site."""
        from reviewtui.tui.summary.judgements import JudgementsScreen, answers_behind, has_judgements

        row = cast(Row, event.row)
        if (site := self._chosen) is not None and has_judgements(row):
            self.app.push_screen(JudgementsScreen(answers_behind(row), self.wanted._replace(site=site.code)))

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> SiteSummary | None:
        sites = self._read.sites if self._read else ()
        return sites[self._site] if self._site < len(sites) else None

    def _grid(self, width: int) -> Grid | None:
        if self._read is None or not self._read.sites:
            return None
        framework = self._read.found.inspection.framework
        return Grid.of(framework, self._rows(), self._read.sites, width, self._site)

    def _rows(self) -> tuple[Row, ...]:
        if self._read is None:
            return ()
        return rows_of(self._read.found.inspection.framework, self._read.found.summary, sections=False)

    def draw_line(self, row: Row, width: int) -> Content:
        """A cell for each of the sites that fit."""
        grid = self._grid(width)
        here = self.rows.row
        return grid.line(row, at_cursor=here is not None and here.code == row.code) if grid else Content("")

    def draw_names(self, width: int) -> Content:
        """Which sites they are."""
        grid = self._grid(width - 1)
        return grid.heading() if grid else Content("")

    def _go_to_site(self, number: int) -> None:
        if self._read is not None and 0 <= number < len(self._read.sites):
            self._site = number
            self.redraw()

    def _show(self, read: BySite) -> None:
        self._read = read
        self._site = min(self._site, max(len(read.sites) - 1, 0))
        self.shown()
        self.name_it(VIEWS[self.NAME].title, read.found.inspection, sum(site.cases for site in read.sites))
        self.rows.show_rows(known(self._rows(), lambda row: row.code), self._at)
        self._at = None
        self.redraw()

    def show_cell(self) -> None:
        """In the status line."""
        row, site = self.rows.row, self._chosen
        if row is None or site is None:
            self.set_rest(Content(""))
        else:
            self.set_rest(plain(cell_words(row, site, self.size.width - 2)))
