"""Missed opportunities: how many cases show one, by kind and site, and how long before the offence."""

from collections.abc import Iterator, Mapping

from textual import on
from textual.content import Content

from reviewtui.casefile.missed.decided import DecidedCheck
from reviewtui.report.columns import site_label
from reviewtui.report.missed import check_columns, check_sentence, decided_sentence, site_words, together_sentence
from reviewtui.services.chronology.timing_figures import TimingFigures, missed_figures
from reviewtui.tui.actions import bindings
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.text import cut, fitted, plain
from reviewtui.tui.widgets.paged_list import PagedList

SITE = 12
CONFIRMED, OPEN, WITHOUT = "■", "▣", "□"
MOST_SQUARES = 30
NONE = "This framework checks for no missed opportunities."


class MissedScreen(ListAndDetail[DecidedCheck]):
    """Lines are checks, the first all of them together; Enter shows the findings behind one."""

    CONTEXT = "missed"
    BINDINGS = bindings("missed")

    def __init__(self) -> None:
        """Nothing is known until the store has answered."""
        super().__init__(check_columns)
        self._names: dict[str, str] = {}

    def reload(self) -> None:
        """Read the figures anew."""
        self.ask(missed_figures, self._show, self.show_nothing, latest="figures")

    def show_detail(self, row: DecidedCheck) -> None:
        """The figures in sentences, and by site."""
        self.set_detail(check_detail(row, self._names, self.detail_width))

    @on(PagedList.Chosen)
    def open_findings(self) -> None:
        """The findings behind the line."""
        self._open()

    def action_before(self) -> None:
        """Those of them from before the offence."""
        self._open(before_offence=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be some from before the offence to show."""
        if action == "before":
            return self.row is not None and bool(self.row.missed.before_offence)
        return super().check_action(action, parameters)

    def _open(self, *, before_offence: bool = False) -> None:
        from reviewtui.tui.missed.findings import FindingsScreen

        if (row := self.row) is not None:
            self.app.push_screen(FindingsScreen(row.missed.check, before_offence=before_offence))

    def _show(self, found: TimingFigures) -> None:
        self._names = {site.code: site.name for site in found.inspection.sites}
        self.set_name(found.inspection.title)
        together = [one for one in found.checks if not one.missed.check]
        self.show_rows(
            [*together, *(one for one in found.checks if one.missed.check)], lambda row: row.missed.check, NONE
        )


def check_detail(check: DecidedCheck, names: Mapping[str, str], width: int) -> Content:
    """The figures in sentences, then a square a case, site by site: full where it is confirmed."""
    sentence = check_sentence(check) if check.missed.check else together_sentence(check)
    parts = [plain(sentence), plain(decided_sentence(check)), Content("")]
    return Content("\n").join([*parts, *_squares(check, names, width)])


def _squares(check: DecidedCheck, names: Mapping[str, str], width: int) -> Iterator[Content]:
    for code, count in check.missed.sites.items():
        sure = check.certain.sites[code].cases
        squares = (
            (CONFIRMED * sure, "$tone-bad"),
            (OPEN * (count.cases - sure), "$accent"),
            (WITHOUT * (count.of - count.cases), "$tone-quiet"),
        )
        shown = squares if count.of <= MOST_SQUARES else ()
        words = f"{' ' if count.of else ''}{site_words(check, code)}"
        site = fitted(site_label(names.get(code, code), code, SITE), SITE)
        yield cut(Content.assemble(site, " ", *shown, words), width)
