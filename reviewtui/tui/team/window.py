"""The window that lists what a team does together, and says how far the review of the case at hand has come."""

from collections.abc import Iterator

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reviewtui.services.people.stage import Stage, stages_in
from reviewtui.tui.actions import Action, actions_of, bindings, shown_key
from reviewtui.tui.actions.team import OF_A_CASE
from reviewtui.tui.dialog import FRAME_LINES, Dialog
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.pick_list import PickList

NOT_SUBMITTED = "Not submitted yet."
SECOND = "Second review: "


class TeamWindow(Dialog[str]):
    """Gives back what was chosen."""

    BINDINGS = bindings("team")
    HINT = "↑ ↓ and Enter, or the letter  {dialog.cancel} close"

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
        yield PickList()

    def on_mount(self) -> None:
        """List what can be done, and read how far the review has come."""
        listed = self.query_one(PickList)
        listed.add_options(
            Option(Content.assemble((shown_key(each.keys[0]), "$accent"), "  ", each.help.rstrip(".")))
            for each in self._offered()
        )
        listed.action_first()
        listed.focus()
        if (case := self._case) is not None:
            self.ask(lambda store: stages_in(store, case), self._show)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the keys in sight: how far the review has come takes two lines more than other windows have."""
        event.prevent_default()
        self.query_one(PickList).styles.max_height = max(3, event.size.height - FRAME_LINES - 2)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        self.dismiss([*self._offered()][event.option_index].name)

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
