"""The window that lists what a team does together, and says how far the review of the case at hand has come."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reviewtui.services.stage import Stage, stages_in
from reviewtui.tui.actions import Action, actions_of, bindings, shown_key
from reviewtui.tui.actions.team import OF_A_CASE
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices

NOT_SUBMITTED = "Not submitted yet."
SECOND = "Second review: "


def act_of(action: Action) -> str:
    """What an action asks of the program: `submit`."""
    return action.id.partition(".")[2]


class TeamWindow(Dialog[str]):
    """Gives back what was chosen."""

    BINDINGS = bindings("team")
    AUTO_FOCUS = "Choices"
    HINT = "↑ ↓ and Enter, or the letter  Esc close"

    def __init__(self, case: str | None) -> None:
        """`case` is the one at hand; without one there is nothing to submit."""
        super().__init__()
        self._case = case

    def heading(self) -> Content:
        """Which case is at hand."""
        return Content.assemble("The team", *((" · ", plain(self._case)) if self._case else ()))

    def body(self) -> ComposeResult:
        """How far the review has come, then what can be done."""
        if self._case is not None:
            yield Static(Content(""), id="stage", classes="hint note")
        yield Choices([Choice(shown_key(each.keys[0]), each.help.rstrip(".")) for each in self._offered()])

    def on_mount(self) -> None:
        """Read how far the review has come."""
        if (case := self._case) is not None:
            self.ask(lambda store: stages_in(store, case), self._show)

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Give it back."""
        self.dismiss(act_of([*self._offered()][event.index]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is about a case needs one."""
        return action != "team_act" or self._case is not None or parameters[0] not in OF_A_CASE

    def _offered(self) -> Iterator[Action]:
        return (action for action in actions_of("team") if self.works(action))

    def _show(self, stages: dict[str, Stage]) -> None:
        lines = [f"{SECOND * (review == 'second')}{in_words(stage)}" for review, stage in stages.items()]
        self.query_one("#stage", Static).update(Content("\n").join(map(plain, lines or [NOT_SUBMITTED])))


def in_words(stage: Stage) -> str:
    """`Returned by Ada Lead, 12/05/2026 09:00: say more on 1.2.`"""
    reason = f": {stage.reason}" if stage.reason else "."
    return f"{stage.state.capitalize()} by {stage.person}, {day_and_time(stage.made_at)}{reason}"
