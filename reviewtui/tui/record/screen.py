"""Record: the history, newest first, and every alert, with Tab between them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.report.alerts import alert_columns
from reviewtui.report.cells import cells_of
from reviewtui.report.history import entry_columns
from reviewtui.services import histories
from reviewtui.services.histories import HistoryLine
from reviewtui.services.judging.alerts import CATEGORIES, Alert, alerts
from reviewtui.tui.actions import bindings
from reviewtui.tui.cells import content_of
from reviewtui.tui.messages import OpenReview, RecordTold
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.record.in_full import alert_in_full, entry_in_full
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.widgets.paged_list import PagedList, Source

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.upkeep.backups import Offered
    from reviewtui.tui.dialogs.alerts import WithdrawDialog


class RecordScreen(BaseScreen):
    """The record of the whole inspection, or of one case."""

    CONTEXT = "record"
    BINDINGS = bindings("record")
    CSS_PATH = Path(__file__).with_name("record.tcss")
    AUTO_FOCUS = "#history"

    @classmethod
    def opened_from(cls, beneath: BaseScreen | None) -> "RecordScreen":
        """The record of the case at hand alone, where one comes from its review."""
        case = beneath.case_at_hand() if beneath else None
        return cls(case, only=beneath is not None and beneath.CONTEXT == "review")

    def __init__(self, case: str | None = None, *, only: bool = False) -> None:
        """`case` is the case one comes from; `only` shows nothing else."""
        super().__init__()
        self._case = case
        self._only = only and case is not None

    def body(self) -> ComposeResult:
        """Two lists, each under its line."""
        yield PaneHead("History", id="history-head")
        yield PagedList[HistoryLine](_entry, empty="Nothing is recorded yet.", pane="history", id="history")
        yield PaneHead("Alerts", id="alerts-head")
        yield PagedList[Alert](_alert, empty="No alert was raised.", pane="alerts", id="alerts")

    def reload(self) -> None:
        """Read both lists anew."""
        case = self._case if self._only else None
        self.set_name(case or "the whole inspection")
        self._history.show_rows(_entries_of(case, self.host.person))
        self._alerts.show_rows(_alerts_of(case))

    def case_at_hand(self) -> str | None:
        """The case of the line under the cursor."""
        row = self._row
        return row.case if row is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A case to come from, or to go to, is needed for some."""
        if action == "only_case":
            return self._case is not None
        if action == "open_case":
            return self.case_at_hand() is not None
        if action == "withdraw":
            return isinstance(row := self._row, Alert) and row.open
        return super().check_action(action, parameters)

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_only_case(self) -> None:
        """Show this case's record, or the whole."""
        self._only = not self._only
        self.reload()

    def action_open_case(self) -> None:
        """Open the review at what the line is about."""
        row = self._row
        if row is not None and row.case is not None:
            self.post_message(OpenReview(row.case, row.question if isinstance(row, HistoryLine) else None))

    def action_told(self) -> None:
        """Record who was told: of the alert under the cursor, if it is open."""
        row = self._row
        self.post_message(RecordTold(row if isinstance(row, Alert) and row.open else None))

    def action_withdraw(self) -> None:
        """Withdraw the alert under the cursor, with a reason."""
        from reviewtui.tui.dialogs.alerts import WithdrawDialog

        def withdrawn(change: "Change | None") -> None:
            if change is not None:
                self.say(change.shown)

        if isinstance(row := self._row, Alert) and row.open:
            about = row
            self.host.with_person(lambda person: self._ask(WithdrawDialog(about, person), withdrawn))

    def action_backups(self) -> None:
        """List the backups with what each would change; restore the one that is chosen, after a question."""
        from reviewtui.services.upkeep.backups import offered

        self.ask(offered, self._show_backups)

    def _show_backups(self, found: "tuple[Offered, ...]") -> None:
        from reviewtui.tui.dialogs.restoring import BackupsDialog, RestoreDialog

        def chosen(backup: "Offered | None") -> None:
            if backup is not None:
                self.app.push_screen(RestoreDialog(backup), lambda yes: self._restore(backup) if yes else None)

        self.app.push_screen(BackupsDialog(found), chosen)

    def _restore(self, backup: "Offered") -> None:
        from reviewtui.services.upkeep.backups import restore_open

        self.act(lambda store: restore_open(store, backup.backup.path), self.host.restored)

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def show_in_full(self, event: PagedList.Chosen) -> None:
        """Show an entry with its rationale, or an alert with what is recorded of it."""
        row = event.row
        window = alert_in_full(row) if isinstance(row, Alert) else entry_in_full(cast(HistoryLine, row))
        self.app.push_screen(window)

    @on(PagedList.Loaded, "#history")
    def history_loaded(self, event: PagedList.Loaded) -> None:
        """Say how many entries there are."""
        self.query_one("#history-head", PaneHead).count = f"{event.total} {'entry' if event.total == 1 else 'entries'}"

    @on(PagedList.Loaded, "#alerts")
    def alerts_loaded(self, event: PagedList.Loaded) -> None:
        """Say how many alerts there are."""
        self.query_one("#alerts-head", PaneHead).count = str(event.total) if event.total else "none"

    @on(PagedList.Highlighted)
    def row_changed(self) -> None:
        """What the keys are about has changed."""
        self.refresh_hints()

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _ask(self, window: "WithdrawDialog", then: "Callable[[Change | None], None]") -> None:
        self.app.push_screen(window, then)

    @property
    def _history(self) -> PagedList[HistoryLine]:
        return cast(PagedList[HistoryLine], self.query_one("#history"))

    @property
    def _alerts(self) -> PagedList[Alert]:
        return cast(PagedList[Alert], self.query_one("#alerts"))

    @property
    def _row(self) -> HistoryLine | Alert | None:
        return self._alerts.row if self.pane == "alerts" else self._history.row


class PaneHead(Widget):
    """The line over a list: its name, how many, and a rule."""

    count: reactive[str] = reactive("")

    def __init__(self, name: str, *, id: str) -> None:  # noqa: A002  # Textual's name
        """`name` of the pane."""
        super().__init__(id=id)
        self._title = name

    def render(self) -> Content:
        """`─ History · 312 entries ────`."""
        words = f" {self._title} · {self.count} " if self.count else f" {self._title} "
        rest = max(0, self.size.width - len(words) - 1)
        return Content.assemble(("─", "$tone-quiet"), (words, "bold"), ("─" * rest, "$tone-quiet"))


def _entry(line: HistoryLine, width: int) -> Content:
    return content_of(cells_of(entry_columns(width, day_and_time), line))


def _alert(alert: Alert, width: int) -> Content:
    return content_of(cells_of(alert_columns(dict(CATEGORIES)), alert))


def _entries_of(case: str | None, reader: str | None) -> Source[HistoryLine]:
    return Source(
        page=lambda store, offset, limit: _lines(histories.page(store, case, None, offset, limit, reader)),
        key=lambda line: line.entry,
        newest_first=True,
    )


def _lines(page: histories.HistoryPage) -> tuple[tuple[HistoryLine, ...], int]:
    return page.lines, page.total


def _alerts_of(case: str | None) -> Source[Alert]:
    """Alerts are few: read whole, and cut into the list's pages."""
    return Source(
        page=lambda store, offset, limit: _cut(alerts(store, case), offset, limit),
        key=lambda alert: alert.id,
        position=lambda store, key: next((n for n, each in enumerate(alerts(store, case)) if each.id == key), None),
    )


def _cut(rows: tuple[Alert, ...], offset: int, limit: int) -> tuple[tuple[Alert, ...], int]:
    return rows[offset : offset + limit], len(rows)
