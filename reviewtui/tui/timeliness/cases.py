"""The cases behind a measure, the longest first, each with its verdict and the events it was measured between."""

from textual.content import Content

from reviewtui.casefile.over_cases import OverCases
from reviewtui.casefile.phrases import without_ids
from reviewtui.report.columns import site_label
from reviewtui.report.timeliness import SITE, CaseRow, case_columns, heading, longest_first, site_words, units
from reviewtui.services.chronology.timing_figures import TimingFigures, timing_figures
from reviewtui.tui.actions import bindings
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.text import plain
from reviewtui.tui.timeliness.resting_on import events_of


class TimedCasesScreen(ListAndDetail[CaseRow]):
    """Lines are cases, of all sites or of one; Enter opens the review of one."""

    CONTEXT = "timed_cases"
    BINDINGS = bindings("timed_cases")

    def __init__(self, measure: str) -> None:
        """`measure` by its code."""
        super().__init__(case_columns)
        self._measure = measure
        self._question: str | None = None
        self._found: TimingFigures | None = None
        self._site: str | None = None
        """Code of the site whose cases are shown alone."""

    def reload(self) -> None:
        """Read the cases anew."""
        self.ask(timing_figures, self._show, latest="cases")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All sites again, only while one is shown alone."""
        if action == "all_sites":
            return self._site is not None
        return super().check_action(action, parameters)

    def review_at(self, row: CaseRow) -> OpenReview:
        """The review of the case, at the question the measure bears on and the event it starts with."""
        return OpenReview(row.reference, self._question, row.result.start)

    def show_detail(self, row: CaseRow) -> None:
        """The sentence at once, and the events as soon as they are read."""
        sentence = plain(without_ids(row.result.why))
        self.set_detail(sentence)
        names = {row.result.start, row.result.end}
        self.ask(
            lambda store: (row, events_of(store, row.reference, names)),
            lambda read: self._show_events(sentence, *read),
            latest="events",
        )

    def action_next_site(self) -> None:
        """The next site's cases; after the last those of all sites."""
        if (measure := self._figures) is not None:
            sites = (None, *measure.sites)
            here = sites.index(self._site) if self._site in sites else 0
            self._go_to_site(sites[(here + 1) % len(sites)])

    def action_all_sites(self) -> None:
        """The cases of all sites."""
        self._go_to_site(None)

    @property
    def _figures(self) -> OverCases | None:
        """The measure with its cases, once they are read."""
        measures = self._found.measures if self._found else ()
        return next((one for one in measures if one.measure.code == self._measure), None)

    def _go_to_site(self, site: str | None) -> None:
        self._site = site
        self._show_cases()
        self.refresh_hints()

    def _show(self, found: TimingFigures) -> None:
        self._found = found
        self._show_cases()

    def _show_cases(self) -> None:
        measure, found = self._figures, self._found
        if measure is None or found is None:
            return
        self._question = measure.measure.question or None
        names = {site.code: site.name for site in found.inspection.sites}
        rows = [
            CaseRow(reference, site_label(names.get(code := found.sites[reference], code), code, SITE), result)
            for reference, result in sorted(measure.cases.items(), key=lambda item: longest_first(item[1]))
            if self._site in (None, found.sites[reference])
        ]
        where, figure = "", f"{len(rows)} cases"
        if self._site is not None:
            site = measure.sites[self._site]
            unit = f"{units(measure.measure.unit)} " if site.n else ""
            where = f" · {names.get(self._site, self._site)}"
            figure = f"{unit}{site_words(site, found.inspection.framework.min_to_rate)}"
        self.set_title(Content.assemble(plain(heading(measure.measure), "bold"), plain(where)), plain(figure))
        self.show_rows(rows, lambda row: row.reference, "No cases yet.")

    def _show_events(self, sentence: Content, row: CaseRow, events: Content) -> None:
        if self.row is not None and self.row.reference == row.reference:
            self.set_detail(Content("\n\n").join([sentence, events]))
