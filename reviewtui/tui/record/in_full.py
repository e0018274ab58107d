"""The windows that show one entry, or one alert, in full."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.services.histories import HistoryLine
from reviewtui.services.judging.alerts import Alert
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.dialogs.alerts import category_label
from reviewtui.tui.moments import as_told, in_full
from reviewtui.tui.text import plain

NOT_SIGNED = "Not signed"
NO_LONGER = "Replaced by a later entry."

NOT_TOLD = "not recorded yet. Press {everywhere.told} to record it."


class InFull(Dialog[None]):
    """A heading, and facts under it."""

    BINDINGS = bindings("notice")
    HINT = "{notice.close} or {dialog.cancel} closes"

    def __init__(self, heading: str, facts: list[tuple[str, str]]) -> None:
        """`facts` as (name, text); blank texts are left out."""
        super().__init__()
        self._heading = heading
        self._facts = [(name, text) for name, text in facts if text]

    def heading(self) -> Content:
        """What it is about."""
        return plain(self._heading)

    def body(self) -> ComposeResult:
        """Every fact in full; the text may be long, so it scrolls."""
        with VerticalScroll(classes="facts grows"):
            for name, text in self._facts:
                yield Static(Content(name), classes="label")
                yield Static(plain(text, multiline=True), classes="fact")


def entry_in_full(line: HistoryLine) -> InFull:
    """An entry with its rationale, text or reason."""
    return InFull(
        line.shown,
        [
            ("What was written", line.detail),
            ("Who and when", f"{line.person or NOT_SIGNED}, {in_full(line.made_at)}"),
            ("State", "Current." if line.current else NO_LONGER),
            ("Entry", line.entry),
        ],
    )


def alert_in_full(alert: Alert) -> InFull:
    """An alert, and what is recorded of its being told."""
    return InFull(
        f"⚑ {alert.case}: {category_label(alert)}",
        [
            ("What is the matter", alert.text),
            ("Raised by", f"{alert.raised_by}, {in_full(alert.made_at)}"),
            ("Withdrawn", alert.withdrawn_because or ""),
            (
                "Who was told",
                alert.told or (worded(NOT_TOLD) if alert.open else ""),
            ),
            ("When", as_told(alert.told_at or "")),
            ("What was done", alert.done or ""),
        ],
    )
