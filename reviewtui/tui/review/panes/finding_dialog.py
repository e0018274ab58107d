"""The window that decides about a missed opportunity: confirmed, dismissed with a reason, or left open."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from reviewtui.casefile.phrases import without_ids
from reviewtui.services.acts import Change
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.judging import drafts, findings
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.review.panes.details import decided
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field

CHOICES = (
    ("confirmed", Choice("1", "Confirm", "it was a missed opportunity, and may be cited")),
    ("dismissed", Choice("2", "Dismiss", "not a missed opportunity: say why")),
    ("open", Choice("3", "Leave open", "to be looked into")),
)


class FindingDialog(Dialog[Change]):
    """One key confirms or leaves open; dismissing asks for the reason. Gives back what was recorded."""

    BINDINGS = bindings("finding", "dialog")
    AUTO_FOCUS = "Choices"
    ON_DISK = True
    HINT = (
        "{finding.confirm} {finding.dismiss} {finding.leave} record it at once  "
        "{dialog.next} reason first  {dialog.cancel} close, keep the text"
    )

    def __init__(self, case: str, finding: CaseFinding, person: str) -> None:
        """What is decided already is picked."""
        super().__init__()
        self._case, self._finding, self._person = case, finding, person

    @property
    def kept_as(self) -> str:
        """The decision about this one."""
        return drafts.about_finding(self._case, self._finding.id)

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._case

    def heading(self) -> Content:
        """What it is about."""
        return Content("Was this a missed opportunity?")

    def body(self) -> ComposeResult:
        """The sentence, three choices and a reason."""
        yield Static(plain(without_ids(self._finding.finding.sentence)), classes="hint grows")
        if self._finding.decided_by or self._finding.sides:
            yield Static(Content("\n").join(decided(self._finding)), classes="note grows")
        yield Choices([choice for _, choice in CHOICES])
        yield Field("Reason; needed to dismiss it", id="reason", value=self._finding.reason)

    def on_mount(self) -> None:
        """Stand at what was decided."""
        places = [code for code, _ in CHOICES]
        if self._finding.decided_by:
            choices = self.query_one(Choices)
            choices.cursor = choices.picked = places.index(self._finding.decision)

    def action_pick(self, index: int) -> None:
        """Decide by a key."""
        self.query_one(Choices).pick(index)

    @on(Choices.Chosen)
    def picked(self, event: Choices.Chosen) -> None:
        """Save it, or go on to the reason it still needs."""
        self.complain("")
        decision = CHOICES[event.index][0]
        if decision != self._finding.decision and self._reason.text == self._finding.reason:
            self._reason.write("")
        if decision == "dismissed" and not self._reason.text:
            self._reason.focus_text()
        else:
            self.save()

    @on(Input.Submitted)
    def save(self) -> None:
        """Record it, once it is known what."""
        picked = self.query_one(Choices).picked
        if picked is None:
            self.complain(worded("Which is it? Press {finding.confirm}, {finding.dismiss} or {finding.leave}."))
            self.query_one(Choices).focus()
            return
        case, person, finding, reason = self._case, self._person, self._finding.id, self._reason.text
        decision = CHOICES[picked][0]
        self.act(lambda store: findings.decide(store, person, case, finding, decision, reason), self.close_with)

    @property
    def _reason(self) -> Field:
        return self.query_one("#reason", Field)
