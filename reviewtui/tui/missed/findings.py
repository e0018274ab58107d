"""The findings behind a check, case by case, each to be confirmed, dismissed with a reason, or left open."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reviewtui.casefile.phrases import without_ids
from reviewtui.report.columns import site_label
from reviewtui.report.missed import SITE, FindingRow, before_offence, finding_columns, standing
from reviewtui.services.acts import Change
from reviewtui.services.chronology.timing_figures import TimingFigures, missed_figures
from reviewtui.services.judging import drafts
from reviewtui.services.judging.findings import decide
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.text import plain
from reviewtui.tui.timeliness.resting_on import events_of
from reviewtui.tui.widgets.reason import Reason, ReasonText

ALL = "Missed opportunities"


class DismissDialog(Dialog[Change]):
    """Asks why it was no missed opportunity; gives back what was recorded."""

    ON_DISK = True
    HINT = "Enter dismiss  {dialog.cancel} close, keep the text"

    def __init__(self, row: FindingRow, person: str) -> None:
        """`person` dismisses the finding of a row."""
        super().__init__()
        self._row, self._person = row, person

    @property
    def kept_as(self) -> str:
        """The decision about it, as in the review of its case."""
        return drafts.about_finding(self._row.case, self._row.one.id)

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._row.case

    def heading(self) -> Content:
        """Which finding."""
        return Content.assemble("Dismiss: ", plain(self._row.title), " · ", plain(self._row.case))

    def body(self) -> ComposeResult:
        """What the file shows, and the reason."""
        yield Static(plain(without_ids(self._row.one.finding.sentence)), classes="note")
        yield Reason("Why it was no missed opportunity; Enter saves")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Reason).focus_text()

    @on(ReasonText.Submitted)
    def save(self) -> None:
        """Dismiss it once there is a reason."""
        row, person, reason = self._row, self._person, self.query_one(Reason).text
        self.act(lambda store: decide(store, person, row.case, row.one.id, "dismissed", reason), self.close_with)


class FindingsScreen(ListAndDetail[FindingRow]):
    """Lines are findings; Enter opens the review of a case."""

    CONTEXT = "findings"
    BINDINGS = bindings("findings")

    def __init__(self, check: str, *, before_offence: bool = False) -> None:
        """`check` by its code, empty for all; of all findings, or of those that count as before the offence."""
        super().__init__(finding_columns)
        self._check = check
        self._before_offence = before_offence

    def reload(self) -> None:
        """Read the findings anew."""
        self.ask(missed_figures, self._show, latest="findings")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a finding to decide about."""
        if action in ("confirm", "dismiss_it", "leave_open"):
            return self.row is not None
        return super().check_action(action, parameters)

    def review_at(self, row: FindingRow) -> OpenReview:
        """The review of the case, at the first event the finding rests on."""
        return OpenReview(row.case, event=row.one.finding.events[0])

    def show_detail(self, row: FindingRow) -> None:
        """The sentence at once, and the events as soon as they are read."""
        names = set(row.one.finding.events)
        found, stands = without_ids(row.one.finding.sentence), standing(row.one)
        said = Content("\n").join([plain(found), *([plain(stands, "$tone-quiet")] if stands else [])])
        self.set_detail(said)
        self.ask(
            lambda store: (row, events_of(store, row.case, names)),
            lambda read: self._show_events(said, *read),
            latest="events",
        )

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_confirm(self) -> None:
        """It was an opportunity missed."""
        self._decide("confirmed")

    def action_leave_open(self) -> None:
        """Nobody has decided yet."""
        self._decide("open")

    def action_dismiss_it(self) -> None:
        """It was none, for a reason."""
        if (row := self.row) is not None:
            self.host.with_person(lambda person: self._open(DismissDialog(row, person)))

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _open(self, window: DismissDialog) -> None:
        self.app.push_screen(window, self.recorded)

    def _decide(self, decision: str) -> None:
        if (row := self.row) is not None:
            self._by_person(lambda store, person: decide(store, person, row.case, row.one.id, decision))

    def _show(self, found: TimingFigures) -> None:
        names = {site.code: site_label(site.name, site.code, SITE) for site in found.inspection.sites}
        titles = {check.code: check.title for check in found.inspection.framework.checks}
        rows = [
            FindingRow(case, names.get(found.sites[case], found.sites[case]), titles.get(kind, kind), one)
            for case, listed in found.findings.items()
            for one in listed
            if (kind := one.finding.check) == self._check or not self._check
        ]
        title = titles.get(self._check, self._check) if self._check else ALL
        if self._before_offence:
            days = next(one.missed.before_offence for one in found.checks if one.missed.check == self._check)
            rows, title = before_offence(rows, days), f"{title} · before the offence"
        self.set_title(plain(title, "bold"), Content(f"{len(rows)} {'finding' if len(rows) == 1 else 'findings'}"))
        self.show_rows(rows, lambda row: row.key, "The checks find nothing.")

    def _show_events(self, said: Content, row: FindingRow, events: Content) -> None:
        if self.row is not None and self.row.key == row.key:
            self.set_detail(Content("\n\n").join([said, events]))
