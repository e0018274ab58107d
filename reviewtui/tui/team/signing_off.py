"""The window that signs the inspection off: what is in the way is listed first; once signed, it can be reopened."""

from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reviewtui.services.lead.signing_off import InTheWay, in_the_way
from reviewtui.services.standing.signed_off import signed_off_words
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import fitted, plain
from reviewtui.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

CANCEL, SIGN, REOPEN = "cancel", "sign", "reopen"
CHOICES = {
    CANCEL: "Cancel: nothing is changed",
    SIGN: "Sign off. Nothing under it changes until it is reopened",
    REOPEN: "Reopen the inspection, with a reason",
}
ALL_THE_SAME = "Sign off all the same. The record says how much is in the way"
PLACE_WIDTH = 16


class Known(NamedTuple):
    """What is read of the store."""

    signed_off: str
    """Who signed it off, and when; empty where nobody did."""
    waiting: tuple[InTheWay, ...]


class Sign(NamedTuple):
    """That it is to be signed off, over what was shown."""

    seen: tuple[InTheWay, ...]


class SignOff(Dialog[InTheWay | Sign | str]):
    """Gives back what to go to, a Sign, or REOPEN."""

    HEADING = "Sign off the inspection"
    HINT = "Enter choose, or go to what is in the way  {dialog.cancel} cancel"

    def __init__(self) -> None:
        """Nothing is known until the store has answered."""
        super().__init__()
        self._offered: tuple[InTheWay | str, ...] = ()
        self._seen: tuple[InTheWay, ...] = ()

    def body(self) -> ComposeResult:
        """How it stands, and what can be done."""
        yield Static(Content(""), id="standing", classes="note")
        yield PickList()

    def on_mount(self) -> None:
        """Read what is in the way."""
        self.query_one(PickList).focus()
        self.ask(_read, self._show)

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        chosen = self._offered[event.option_index]
        self.dismiss(None if chosen == CANCEL else Sign(self._seen) if chosen == SIGN else chosen)

    def _show(self, known: Known) -> None:
        self._seen = known.waiting
        if known.signed_off:
            said, self._offered = f"The inspection was signed off {known.signed_off}.", (CANCEL, REOPEN)
        elif any(each.blocks for each in known.waiting):
            said, self._offered = (
                f"In the way: {len(known.waiting):,}. Decide the open challenges first.",
                known.waiting,
            )
        elif known.waiting:
            said, self._offered = f"In the way: {len(known.waiting):,}.", (*known.waiting, SIGN)
        else:
            said, self._offered = "Nothing is in the way.", (CANCEL, SIGN)
        self.query_one("#standing", Static).update(plain(said))
        listed = self.query_one(PickList)
        listed.add_options(Option(_line(each, is_ready=not known.waiting)) for each in self._offered)
        listed.action_first()


def _line(each: InTheWay | str, *, is_ready: bool) -> Content:
    if isinstance(each, str):
        return Content(CHOICES[each] if is_ready else ALL_THE_SAME)
    return Content.assemble(fitted(f"{each.case} {each.question}", PLACE_WIDTH, "$accent"), "  ", each.what)


def _read(store: "Store") -> Known:
    signed = signed_off_words(store)
    return Known(signed, () if signed else in_the_way(store))
