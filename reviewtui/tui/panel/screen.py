"""Panel: what was worked out for each standard and the whole, what the panel says of it, and why."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.report.cells import cells_of
from reviewtui.report.panel import decisions_of, panel_columns
from reviewtui.report.progress import counted
from reviewtui.services import undoing
from reviewtui.services.standing.panel import PanelRow
from reviewtui.tui.actions import bindings
from reviewtui.tui.cells import content_of, names_of
from reviewtui.tui.explain import show_why
from reviewtui.tui.messages import OpenJudgements
from reviewtui.tui.panel.detail import detail
from reviewtui.tui.panel.dialogs import LEFT, DecideDialog, Minute, TakeBackDialog
from reviewtui.tui.panel.table import Table, read_table
from reviewtui.tui.screen import WIDE, BaseScreen
from reviewtui.tui.summary.reading import change_line
from reviewtui.tui.widgets.paged_list import PagedList
from reviewtui.tui.widgets.tables import ColumnNames

DETAIL_LINES = 8
"""Fewest lines that are left for what there is to say of a line, beneath the table."""


class PanelScreen(BaseScreen):
    """The panel's table; every decision goes beside what was worked out, and nothing takes its place."""

    CONTEXT = "panel"
    BINDINGS = bindings("panel")
    CSS_PATH = Path(__file__).with_name("panel.tcss")

    def __init__(self, at: str | None = None) -> None:
        """`at` is the code of the node to begin on."""
        super().__init__()
        self._at = at
        self._table: Table | None = None
        self._change_lines: dict[str, str] = {}
        """What would change each node that was looked at since the table was read."""

    def body(self) -> ComposeResult:
        """The table, and what there is to say of its line."""
        rows = PagedList[PanelRow](self._line, empty="", pane="panel", id="panel_rows")
        with Vertical(id="table"):
            yield ColumnNames(self._column_names, rows)
            yield rows
        with VerticalScroll(id="detail", can_focus=False):
            yield Static(Content(""))

    def reload(self) -> None:
        """Read the table anew."""
        self.ask(read_table, self._show, self.show_nothing, latest="table")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be decided on the line the cursor is on."""
        panel_row = self._panel_row
        if action in ("rate", "discretion", "leave_it", "take_back", "explain", "judgements"):
            return panel_row is not None and self._table is not None and _can(action, self._table, panel_row)
        return super().check_action(action, parameters)

    # Keys ------------------------------------------------------------------------------------------------------------

    def answer_keys(self) -> Sequence[str]:
        """Those of the ratings that the panel may give the standard under the cursor."""
        table, panel_row = self._table, self._panel_row
        return [*table.ratings(panel_row)] if table is not None and panel_row is not None else ()

    def action_rate(self, key: str) -> None:
        """Judge the standard by a rating's key."""
        table, panel_row = self._table, self._panel_row
        if table is not None and panel_row is not None:
            rating = table.ratings(panel_row).get(key)
            if rating is not None:
                self._decide(rating.code)

    def action_discretion(self) -> None:
        """Another rating beside the computed one."""
        self._decide()

    def action_leave_it(self) -> None:
        """Discretion was considered, and not used."""
        self._decide(LEFT)

    def action_take_back(self) -> None:
        """Take back what stands, with a reason."""
        if (panel_row := self._panel_row) is not None:
            self.host.with_person(lambda person: self._open(TakeBackDialog(panel_row, person)))

    def action_undo(self) -> None:
        """Take back this person's latest act."""
        self._by_person(undoing.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._by_person(undoing.redo)

    def action_explain(self) -> None:
        """Why the line is rated so."""
        if (panel_row := self._panel_row) is not None:
            show_why(self, panel_row.node)

    def action_judgements(self) -> None:
        """The cases behind the standard."""
        if self._table is not None and (panel_row := self._panel_row) is not None:
            self.post_message(OpenJudgements(self._table.framework.standard(panel_row.node)))

    def action_minute(self) -> None:
        """All that was decided, as it is printed."""
        if self._table is not None:
            self.app.push_screen(Minute(self._table))

    def action_scroll(self, pages: int) -> None:
        """Read on, or back."""
        text = self.query_one("#detail", VerticalScroll)
        text.scroll_relative(y=pages * max(text.size.height - 1, 1), animate=False)

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_line(self) -> None:
        """Decide, by the ratings to pick from."""
        if (panel_row := self._panel_row) is not None and panel_row.rule != "none":
            self._decide()

    @on(PagedList.Highlighted)
    def line_changed(self) -> None:
        """Say all there is to say of the line."""
        self._show_detail()
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)
        self.refresh_hints()

    def on_resize(self, event: events.Resize) -> None:
        """The table may take more lines, or fewer."""
        super().on_resize(event)
        self.call_after_refresh(self._arrange)

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _list(self) -> PagedList[PanelRow]:
        return cast(PagedList[PanelRow], self.query_one("#panel_rows"))

    @property
    def _panel_row(self) -> PanelRow | None:
        return self._list.row

    def _line(self, panel_row: PanelRow, width: int) -> Content:
        if self._table is None:
            return Content("")
        return content_of(cells_of(panel_columns(self._table.framework, width, self._table.panel_rows), panel_row))

    def _column_names(self, width: int) -> Content:
        if self._table is None:
            return Content("")
        return names_of(panel_columns(self._table.framework, width - 1, self._table.panel_rows))

    def _decide(self, picked: str | None = None) -> None:
        table, panel_row = self._table, self._panel_row
        if table is not None and panel_row is not None:
            self.host.with_person(lambda person: self._open(DecideDialog(table, panel_row, person, picked)))

    def _open(self, window: DecideDialog | TakeBackDialog) -> None:
        self.app.push_screen(window, self.recorded)

    def _show(self, table: Table) -> None:
        self._table = table
        self._change_lines = {}
        self.set_name(table.found.inspection.title, Content(" · ".join(_figures(table))))
        self._list.show_rows(table.source(), self._at)
        self._at = None
        self._arrange()

    def _arrange(self) -> None:
        """The whole table where it fits, with some lines beneath it; else as much of both as there is."""
        body = self.query_one("#body").size.height
        if self.size.width >= WIDE:
            self._list.styles.height = "1fr"
        elif self._table is not None:
            self._list.styles.height = max(min(len(self._table.panel_rows), body - 1 - DETAIL_LINES), 4)
        self.query_one(ColumnNames).refresh()

    def _show_detail(self) -> None:
        """What would change a rating takes a moment to find, so it follows."""
        table, panel_row = self._table, self._panel_row
        if table is None or panel_row is None:
            return
        words = self._change_lines.get(panel_row.node)
        self.query_one("#detail Static", Static).update(detail(table, panel_row, words or ""))
        if words is None and panel_row.rule not in ("none", "judged"):
            found, node = table.found, panel_row.node
            self.ask(
                lambda store: (table, node, change_line(store, found, node)), self._keep_change_line, latest="change"
            )

    def _keep_change_line(self, read: tuple[Table, str, str]) -> None:
        table, node, words = read
        if table is self._table:
            self._change_lines[node] = words
            self._show_detail()


def _can(action: str, table: Table, panel_row: PanelRow) -> bool:
    """Whether an action makes sense on a line."""
    if action == "take_back":
        return bool(decisions_of(panel_row))
    if action == "judgements":
        return bool(table.questions(panel_row))
    if action == "rate":
        return panel_row.rule == "judged"
    return action == "explain" or panel_row.rule not in ("judged", "none")


def _figures(table: Table) -> list[str]:
    """What there is to count: decisions, departures from what was worked out, and what waits for the panel."""
    departures = table.found.departures
    parts = [
        f"{table.to_judge} to judge" if table.to_judge else "",
        f"{table.decided} decided" if table.decided else "nothing decided",
        counted(departures, "panel rating") if departures else "",
    ]
    return [part for part in parts if part]
