"""Commentary and themes: what was done well and needed to improve, filed and chosen where it is read."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from reviewtui.services import commentary
from reviewtui.services.acts import Change
from reviewtui.services.commentary import Commentary
from reviewtui.services.filters import NO_FILTER, Filter
from reviewtui.services.views.commentary import NAME
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.views.table import TableScreen
from reviewtui.tui.widgets.field import Field


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


class CommentaryScreen(TableScreen):
    """The view of commentary, whose lines the lead files under themes and chooses as examples."""

    CONTEXT = "commentary"
    BINDINGS = bindings("commentary")

    def __init__(self, wanted: Filter = NO_FILTER) -> None:
        """Of the cases that a filter leaves."""
        super().__init__(NAME, wanted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only on a commentary, and only for the lead inspector."""
        if action in ("tag", "example"):
            return self._is_for_lead and self._chosen is not None
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

    @property
    def _chosen(self) -> Commentary | None:
        """The commentary of the line under the cursor."""
        listed: tuple[Commentary, ...] = self._view.made_from if self._view is not None else ()
        return next((one for one in listed if one.id == self._opens.commentary), None)

    def _tag(self, chosen: Commentary, themes: tuple[str, ...], *, example: bool | None = None) -> None:
        def tagged(change: Change) -> None:
            self.say(change.sentence)
            self.reload()

        self.host.with_person(
            lambda person: self.act(
                lambda store: commentary.tag(store, person, chosen.case, chosen.id, themes, example=example), tagged
            )
        )
