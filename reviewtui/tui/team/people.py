"""The window that asks whom something is given to: one person, or several."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import fitted, plain
from reviewtui.tui.widgets.pick_list import PickList

NOBODY = "This inspection names no team yet: import one first."
NONE_MARKED = "Press {people.mark} on each inspector who is to have some."
MARK = "●"


class PickPeople(Dialog[tuple[str, ...]]):
    """Gives back the names."""

    BINDINGS = bindings("people")

    def __init__(self, heading: str, people: Sequence[tuple[str, str]], *, several: bool, enter: str = "give") -> None:
        """`people` are names with what is said of each; with `several` each is marked; `enter` says what Enter does."""
        super().__init__()
        self._heading, self._people, self._several = heading, tuple(people), several
        self._enter = enter
        self._marked: tuple[str, ...] = ()

    def heading(self) -> Content:
        """What is given."""
        return plain(f"{self._heading} …")

    def body(self) -> ComposeResult:
        """A line each."""
        yield PickList()

    def on_mount(self) -> None:
        """List them."""
        keys = f"{'{people.mark} mark  ' * self._several}Enter {self._enter}  {{dialog.cancel}} cancel"
        self.query_one(".keys").update(Content(worded(keys)))  # type: ignore[attr-defined]
        self.query_one(PickList).focus()
        self._list(0)
        if not self._people:
            self.complain(NOBODY)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One is chosen without a mark."""
        return action != "mark" or self._several

    def action_mark(self) -> None:
        """Mark whom the cursor is on, or no longer."""
        at = self.query_one(PickList).highlighted
        if at is not None:
            name = self._people[at][0]
            there = name in self._marked
            self._marked = tuple(each for each in self._marked if each != name) if there else (*self._marked, name)
            self._list(at)

    @on(OptionList.OptionSelected)
    def picked(self, event: OptionList.OptionSelected) -> None:
        """Give back whom the cursor is on, or all that are marked."""
        if not self._several:
            self.dismiss((self._people[event.option_index][0],))
        elif self._marked:
            self.dismiss(tuple(name for name, _ in self._people if name in self._marked))
        else:
            self.complain(worded(NONE_MARKED))

    def _list(self, at: int) -> None:
        width = max((len(name) for name, _ in self._people), default=0)
        listed = self.query_one(PickList)
        listed.clear_options()
        listed.add_options(
            Option(
                Content.assemble(
                    (f"{MARK if name in self._marked else ' '} " if self._several else "", "$accent"),
                    fitted(name, width),
                    "  ",
                    plain(said, "$tone-quiet"),
                )
            )
            for name, said in self._people
        )
        listed.highlighted = at if self._people else None
