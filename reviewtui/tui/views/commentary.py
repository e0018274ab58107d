"""Commentary and themes: what was done well and needed to improve, filed and chosen where it is read."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reviewtui.entries.kinds.commentary import CONSENT, consent_in_words
from reviewtui.services.acts import Change
from reviewtui.services.lead import commentary
from reviewtui.services.lead.commentary import Commentary
from reviewtui.services.views.commentary import NAME
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.team.windows import SayWhy
from reviewtui.tui.views.asking import AskedLine, Asking
from reviewtui.tui.views.table import TableScreen
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


LINES = {
    "case": AskedLine("Case", "NOR-03", "Enter the case."),
    "standard": AskedLine("Standard", "2", "Enter the standard."),
    "text": AskedLine("Commentary", "", "Enter the commentary.", is_long=True),
}


class Themes(Dialog[str]):
    """Gives back the themes, separated by commas."""

    HEADING = "File under themes"

    def __init__(self, themes: tuple[str, ...]) -> None:
        """`themes` are those that it is filed under."""
        super().__init__()
        self._themes = themes

    def body(self) -> ComposeResult:
        """One line."""
        yield Field("Themes, separated by commas", id="themes", value=", ".join(self._themes), hint="drift, school")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def give(self) -> None:
        """Give them back."""
        self.dismiss(self.query_one(Field).text)


class Consent(Dialog[str]):
    """Gives back what those whom an example describes said to its being published; empty where it is not recorded."""

    HEADING = "Consent to publish"
    HINT = "Enter select  {dialog.cancel} cancel"

    def __init__(self, now: str | None) -> None:
        """`now` is what is recorded."""
        super().__init__()
        self._now = now

    def body(self) -> ComposeResult:
        """Every answer."""
        yield PickList()

    def on_mount(self) -> None:
        """Fill it, the cursor on what is recorded."""
        answers = self.query_one(PickList)
        codes = ("", *CONSENT)
        answers.add_options(Option(consent_in_words(code or None).capitalize(), id=code or "none") for code in codes)
        answers.highlighted = codes.index(self._now or "")
        answers.focus()

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        self.dismiss("" if event.option.id == "none" else event.option.id)


class CommentaryScreen(TableScreen):
    """The view of commentary, whose lines the lead files under themes and chooses as examples."""

    NAME = NAME
    CONTEXT = "commentary"
    BINDINGS = bindings("commentary")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only on a commentary; themes, examples and consent are the lead inspector's."""
        if action in ("tag", "example", "withdraw"):
            return self._chosen is not None and (self._is_for_lead or action == "withdraw")
        if action == "consent":
            return self._is_for_lead and self._chosen is not None and self._chosen.example
        return super().check_action(action, parameters)

    def action_tag(self) -> None:
        """File it under themes."""
        chosen = self._chosen
        if chosen is None:
            return

        def file(themes: str | None) -> None:
            if themes is not None:
                self._tag(chosen, tuple(themes.split(",")))

        self.app.push_screen(Themes(chosen.themes), file)

    def action_example(self) -> None:
        """Choose it as a practice example, or no longer."""
        if (chosen := self._chosen) is not None:
            self._tag(chosen, chosen.themes, example=not chosen.example)

    def action_write_well(self) -> None:
        """Write what was done well."""
        self._write("done_well", "Done well")

    def action_write_improve(self) -> None:
        """Write what needed to improve."""
        self._write("to_improve", "To improve")

    def action_withdraw(self) -> None:
        """Withdraw it, with a reason."""
        if (chosen := self._chosen) is None:
            return

        def ask(person: str) -> None:
            work = lambda store, why: commentary.withdraw(store, person, chosen.case, chosen.id, why)  # noqa: E731  # one call
            window = SayWhy("Withdraw the commentary", "Why", work, case=chosen.case, item=chosen.id)
            self.app.push_screen(window, self.recorded)

        self.host.with_person(ask)

    def _write(self, side: str, heading: str) -> None:
        begin = {"case": self.case_at_hand() or self.host.last_case or ""}

        def ask(person: str) -> None:
            def record(store: "Store", said: Mapping[str, str]) -> Change:
                return commentary.add(store, person, said["case"], said["standard"], side, said["text"])

            self.app.push_screen(Asking(heading, LINES, record, begin), self.recorded)

        self.host.with_person(ask)

    def action_consent(self) -> None:
        """Record what those whom the example describes said."""
        chosen = self._chosen
        if chosen is None:
            return

        def record(consent: str | None) -> None:
            if consent is not None:
                self._tag(chosen, chosen.themes, consent=consent)

        self.app.push_screen(Consent(chosen.consent), record)

    @property
    def _chosen(self) -> Commentary | None:
        """The commentary of the line under the cursor."""
        listed: tuple[Commentary, ...] = self._view.made_from if self._view is not None else ()
        return next((one for one in listed if one.id == self._opens.commentary), None)

    def _tag(
        self, chosen: Commentary, themes: tuple[str, ...], *, example: bool | None = None, consent: str | None = None
    ) -> None:
        self.host.with_person(
            lambda person: self.act(
                lambda store: commentary.tag(
                    store, person, chosen.case, chosen.id, themes, example=example, consent=consent
                ),
                self.recorded,
            )
        )
