"""The windows on the way of a review: what is missing before it is submitted, and why it is returned or reopened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reviewtui.services.acts import Change
from reviewtui.services.people.stage import REVIEWS
from reviewtui.services.reviewing.completeness import Missing
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import fitted, plain
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

    Writes = Callable[[Store, str], Change]
    """What a line that was typed is for."""

ALL_THE_SAME = "Submit all the same. The record says how much is missing."
CODE_WIDTH = 6
NO_REASON = "Enter a reason."


class MissingDialog(Dialog[Missing | bool]):
    """Gives back what to go to; True to submit all the same."""

    HINT = "Enter go to it  {dialog.cancel} cancel"

    def __init__(self, case: str, missing: tuple[Missing, ...]) -> None:
        """`missing` is what the review of `case` lacks."""
        super().__init__()
        self._case, self._missing = case, missing

    def heading(self) -> Content:
        """Which case, and how much is missing."""
        return Content.assemble(plain(self._case), f" was not submitted. Missing: {len(self._missing):,}")

    def body(self) -> ComposeResult:
        """A line for each thing that is missing."""
        yield PickList()

    def on_mount(self) -> None:
        """List it, and submitting all the same behind it."""
        found = self.query_one(PickList)
        found.add_options(
            Option(Content.assemble(fitted(each.question, CODE_WIDTH, "$accent"), "  ", plain(each.words)))
            for each in self._missing
        )
        found.add_option(Option(Content.styled(ALL_THE_SAME, "$tone-quiet")))
        found.action_first()
        found.focus()

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Go there, or submit."""
        is_one = event.option_index < len(self._missing)
        self.dismiss(self._missing[event.option_index] if is_one else True)


class WhichReview(Dialog[str]):
    """Asks which of two reviews is meant."""

    HINT = "↑ ↓ and Enter  {dialog.cancel} cancel"
    AUTO_FOCUS = "Choices"

    def __init__(self, case: str) -> None:
        """Both reviews of `case` would do."""
        super().__init__()
        self._case = case

    def heading(self) -> Content:
        """Which case."""
        return Content.assemble("Which review of ", plain(self._case), "?")

    def body(self) -> ComposeResult:
        """The two."""
        yield Choices((Choice("", "First review"), Choice("", "Second review")))

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Give its name back."""
        self.dismiss(REVIEWS[event.index])


class SayWhy(Dialog[Change]):
    """Asks for a line, a reason or a comment, and carries out what it is for; gives back what was recorded."""

    ON_DISK = True
    HINT = "Enter save  {dialog.cancel} close, keep the text"

    def __init__(
        self,
        heading: str,
        label: str,
        work: "Writes",
        lacks: str = NO_REASON,
        *,
        case: str = "",
        question: str = "",
        item: str = "",
    ) -> None:
        """`work` gets what is typed; `heading` says what is done, to which `case`; `lacks` that nothing was typed.

        `question` is what it is about, where it is one; `label` then tells it from what else is typed of that.
        `item` is the id or the review of what it is about, where the heading does not tell one from another.
        """
        super().__init__()
        self._about, self._label, self._work, self._lacks = heading, label, work, lacks
        self._case, self._question, self._item = case, question, item

    @property
    def kept_as(self) -> str:
        """What it is typed for."""
        if self._question:
            return f"why {self._case} {self._label}/on/{self._question}"
        return f"why {self._case} {self._about} {self._item}"

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._case

    def heading(self) -> Content:
        """What is done."""
        return plain(self._about)

    def body(self) -> ComposeResult:
        """One line."""
        yield Field(self._label, id="reason")

    @on(Input.Submitted)
    def save(self) -> None:
        """Carry it out, once something is typed."""
        reason, work = self.query_one("#reason", Field).text, self._work
        if reason:
            self.act(lambda store: work(store, reason), self.close_with)
        else:
            self.complain(self._lacks)
