"""The dialogs about alerts: raising one, being told whom to ring, recording who was told, and withdrawing one."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reviewtui.services.acts import Change
from reviewtui.services.inspections import Contact
from reviewtui.services.judging.alerts import CATEGORIES, Alert, raise_alert, record_told, withdraw_alert
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.pick_list import PickList

ASK_YOUR_LEAD = "This inspection names no contact. Phone your lead inspector."
PARTS = (
    ("told", "Who was told", "Name and role."),
    ("told_at", "When", "For example, today 14:50."),
    ("done", "What was done", "For example, strategy discussion called for tomorrow."),
)


class RaiseAlertDialog(Dialog[Change]):
    """A category by one key and one line; gives back what was recorded."""

    BINDINGS = bindings("alert")
    ON_DISK = True
    HINT = (
        "{alert.child} {alert.others} {alert.conduct} category  Enter raise alert  {dialog.cancel} close, keep the text"
    )
    AUTO_FOCUS = "Choices"

    def __init__(self, case: str, person: str) -> None:
        """`person` raises it about `case`."""
        super().__init__()
        self._case, self._person = case, person

    @property
    def kept_as(self) -> str:
        """An alert about this case."""
        return f"alert {self._case}"

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._case

    def heading(self) -> Content:
        """Which case."""
        return Content.assemble(("⚑ ", "$tone-alert"), "Raise an alert about ", plain(self._case))

    def body(self) -> ComposeResult:
        """Three choices and a line."""
        yield Choices([Choice(str(number), label) for number, (_, label) in enumerate(CATEGORIES, 1)])
        yield Field("What is the matter, in one line", id="text")

    def action_pick(self, index: int) -> None:
        """Pick a category by its key."""
        self.query_one(Choices).pick(index)

    @on(Choices.Chosen)
    def picked(self) -> None:
        """On to the line."""
        self.complain("")
        self.query_one("#text", Field).focus_text()

    @on(Input.Submitted)
    def save(self) -> None:
        """Raise it once both are there."""
        picked, text = self.query_one(Choices).picked, self.query_one("#text", Field).text
        if picked is None:
            self.complain(worded("Which is it? Press {alert.child}, {alert.others} or {alert.conduct}."))
            self.query_one(Choices).focus()
        elif not text:
            self.complain("Say in one line what is the matter.")
        else:
            case, person, category = self._case, self._person, CATEGORIES[picked][0]
            self.act(lambda store: raise_alert(store, person, case, category, text), self.close_with)


class WhomToRing(Dialog[None]):
    """Says plainly that recording an alert tells no one, and whom to ring."""

    BINDINGS = bindings("notice")
    HINT = "Enter close  {everywhere.told} on any screen records who was told"

    def __init__(self, case: str, contacts: tuple[Contact, ...]) -> None:
        """The inspection's contacts, in the order to ring them."""
        super().__init__()
        self._case, self._contacts = case, contacts

    def heading(self) -> Content:
        """What was done, and what was not."""
        return Content.assemble(("⚑ ", "$tone-alert"), "The alert about ", plain(self._case), " is recorded.")

    def body(self) -> ComposeResult:
        """Names and numbers, as large as a terminal can."""
        yield Static(Content.styled("No one has been told. Phone now:", "bold $tone-alert"))
        yield Static(contact_lines(self._contacts), classes="contacts")


class RecordToldDialog(Dialog[Change]):
    """Who was told of an alert, when, and what was done; only with all three is it closed."""

    ON_DISK = True
    HINT = "Enter save  {dialog.cancel} close, keep the text"

    def __init__(self, alert: Alert, person: str, contacts: tuple[Contact, ...]) -> None:
        """What is recorded already is in the lines."""
        super().__init__()
        self._alert, self._person, self._contacts = alert, person, contacts

    @property
    def kept_as(self) -> str:
        """Who was told of this alert."""
        return f"told {self._alert.id}"

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._alert.case

    def heading(self) -> Content:
        """Which alert."""
        return Content.assemble(
            ("⚑ ", "$tone-alert"), plain(self._alert.case), ": ", plain(category_label(self._alert))
        )

    def body(self) -> ComposeResult:
        """The alert, whom to ring, and three lines."""
        with VerticalScroll(classes="facts grows", can_focus=False):
            yield Static(plain(f"{self._alert.text} ({self._alert.raised_by})"), classes="hint")
            yield Static(contact_lines(self._contacts, roles=False), classes="contacts")
        for name, label, hint in PARTS:
            yield Field(label, id=name, hint=hint, value=getattr(self._alert, name) or "")

    @on(Input.Submitted)
    def save(self) -> None:
        """Record it once all three are there; until then, on to the first that is missing."""
        given = {name: self.query_one(f"#{name}", Field).text for name, _, _ in PARTS}
        missing = next((name for name, text in given.items() if not text), None)
        if missing is not None:
            self.query_one(f"#{missing}", Field).focus_text()
            return
        alert, person = self._alert.id, self._person
        self.act(lambda store: record_told(store, person, alert, **given), self.close_with)


class WithdrawDialog(Dialog[Change]):
    """Asks why it was no alert after all; gives back what was recorded."""

    ON_DISK = True
    HINT = "Enter withdraw  {dialog.cancel} close, keep the text"

    def __init__(self, alert: Alert, person: str) -> None:
        """`person` withdraws an open alert."""
        super().__init__()
        self._alert, self._person = alert, person

    @property
    def kept_as(self) -> str:
        """Why this alert is withdrawn."""
        return f"withdraw {self._alert.id}"

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._alert.case

    def heading(self) -> Content:
        """Which alert."""
        return Content.assemble(("⚑ ", "$tone-alert"), "Withdraw the alert about ", plain(self._alert.case))

    def body(self) -> ComposeResult:
        """The alert, and the reason."""
        yield Static(plain(f"{self._alert.text} ({self._alert.raised_by})"), classes="hint")
        yield Field("Why it is withdrawn; it stays in the list", id="reason")

    @on(Input.Submitted)
    def save(self) -> None:
        """Withdraw it once there is a reason."""
        alert, person, reason = self._alert.id, self._person, self.query_one("#reason", Field).text
        self.act(lambda store: withdraw_alert(store, person, alert, reason), self.close_with)


class OpenAlerts(Dialog[Alert]):
    """Lists the open alerts; gives back the one somebody was told of."""

    HEADING = "Which alert was someone told about?"
    HINT = (
        "↑ ↓ and Enter  {dialog.cancel} cancel  "
        "in the record ({everywhere.go_record}), {record.withdraw} withdraws an alert"
    )

    def __init__(self, alerts: tuple[Alert, ...], case: str | None) -> None:
        """The open ones; the cursor stands at the first about `case`."""
        super().__init__()
        self._alerts = alerts
        self._at = next((place for place, each in enumerate(alerts) if each.case == case), 0)

    def body(self) -> ComposeResult:
        """A line for each."""
        yield PickList()

    def on_mount(self) -> None:
        """Stand at the case at hand."""
        options = self.query_one(PickList)
        for each in self._alerts:
            options.add_option(Option(plain(f"{each.case}  {category_label(each)}: {each.text}"), id=each.id))
        options.highlighted = self._at

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """On to who was told."""
        self.dismiss(self._alerts[event.option_index])


def contact_lines(contacts: tuple[Contact, ...], *, roles: bool = True) -> Content:
    """Number and name of each contact, and under it when and for what to ring."""
    if not contacts:
        return Content(ASK_YOUR_LEAD)
    width = max(len(each.phone) for each in contacts)
    lines: list[Content] = []
    for each in contacts:
        lines.append(Content.assemble(plain(each.phone.ljust(width), "bold"), "  ", plain(each.name)))
        if roles and each.role:
            lines.append(plain(" " * (width + 2) + each.role, "$tone-quiet"))
    return Content("\n").join(lines)


def category_label(alert: Alert) -> str:
    """The alert's category in words."""
    return dict(CATEGORIES).get(alert.category, alert.category)
