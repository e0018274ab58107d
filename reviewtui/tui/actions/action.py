"""One thing a person can do with a key, the value bindings, hints, palette, help and guide are made from; and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.binding import Binding

KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "Backspace",
    "delete": "Del",
}


@dataclass(frozen=True)
class Action:
    """A key, or several that do the same."""

    id: str
    """Context and verb, `cases.filter`: the id of its Binding. The screen carries it out in `action_filter`."""
    keys: tuple[str, ...]
    """As Textual names them (`"pagedown"`, `"ctrl+p"`); a single character stands for itself (`"?"`)."""
    help: str
    """One sentence for the help screen, the palette and the guide on keys."""
    label: str = ""
    """One to three words for the hint line; without one the key is never hinted at."""
    rank: int = 50
    """Place in the hint line and in the help: the most useful first."""
    panes: tuple[str, ...] = ()
    """Names of the panes it is hinted at in; none means all. The names are the `pane` attributes of widgets."""
    does: str = ""
    """Textual action, when it is not the verb of the id: `app.go('cases')`; `{key}` stands for the key pressed."""
    shown_keys: str = ""
    """How the keys are written in hints and help, when not the first key (hints) and all keys (help): `1-4 x`."""
    palette: bool = True
    """Whether the palette offers it; movement and typing are left out."""

    @property
    def context(self) -> str:
        """Where it works: the first part of its id."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """What it is called within its context: the second part of its id."""
        return self.id.partition(".")[2]

    @property
    def verb(self) -> str:
        """The Textual action that carries it out."""
        return self.does or self.name

    @property
    def binding(self) -> Binding:
        """The Binding of all its keys."""
        return Binding(",".join(self.keys), self.verb, self.label, show=False, id=self.id)

    @property
    def bindings(self) -> list[Binding]:
        """That one; or one for each key, where what it does says which: `answer('{key}')`."""
        if "{key}" not in self.verb:
            return [self.binding]
        return [Binding(key, self.verb.format(key=key), self.label, show=False, id=self.id) for key in self.keys]

    @property
    def hint(self) -> str:
        """Key and label for the hint line: `r rationale`."""
        return f"{self.shown_keys or shown_key(self.keys[0])} {self.label}"

    @property
    def all_keys(self) -> str:
        """Every key, for help and guide: `? F1`."""
        return self.shown_keys or " ".join(shown_key(key) for key in self.keys)


class Context(NamedTuple):
    """Where some keys work: a screen, a pane, a window, or everywhere."""

    title: str
    """Its heading in the help and in the guide on keys."""
    actions: tuple[Action, ...]
    screen: str = ""
    """Module and class, under `reviewtui.tui`, of the screen that the program opens for it."""
    go: Action | None = None
    """The key that leads to a main screen from everywhere; a view of the cases has none."""

    @property
    def is_view(self) -> bool:
        """Whether its screen is one of the lead's views."""
        return bool(self.screen) and self.go is None


def go(place: str, keys: tuple[str, ...], help: str, rank: int) -> Action:  # noqa: A002  # the field's name
    """The key from everywhere to the main screen of a context."""
    return Action(f"everywhere.go_{place}", keys, help, rank=rank, does=f"go('{place}')")


def scrolling(context: str, rank: int, label: str = "") -> tuple[Action, Action]:
    """The keys that scroll what stands beside or under a list."""
    return (
        Action(f"{context}.on", ("space",), "Scroll the details down.", label, rank, palette=False, does="scroll(1)"),
        Action(f"{context}.up", ("b",), "Scroll the details up.", rank=rank + 1, palette=False, does="scroll(-1)"),
    )


def undoing(context: str, rank: int, label: str = "") -> tuple[Action, Action]:
    """The keys that take one's own latest act back, and do it again."""
    return (
        Action(f"{context}.undo", ("u",), "Undo your latest change on this laptop.", label, rank),
        Action(f"{context}.redo", ("U",), "Redo what was undone.", rank=rank + 1),
    )


def in_short(keys: Sequence[str]) -> str:
    """The keys of the answers of one scale, as hints show them: `1-4 x`."""
    figures = sorted(key for key in keys if key.isdigit())
    letters = [key for key in keys if not key.isdigit()]
    return " ".join([*([f"{figures[0]}-{figures[-1]}"] if len(figures) > 1 else figures), *letters])


def key_shown_as(shown: str) -> str | None:
    """The key that is written so, as Textual names it; None for what stands for several (`1-4`) or none."""
    named = {name: key for key, name in KEY_NAMES.items()}
    if shown in named or len(shown) == 1:
        return named.get(shown, shown)
    is_function = shown[:1] == "F" and shown[1:].isdigit()
    return shown.lower() if is_function or shown.startswith("ctrl+") else None


def shown_key(key: str) -> str:
    """A key as a person would write it: `Esc`, `F2`, `ctrl+p`."""
    return KEY_NAMES.get(key, key.upper() if key[0] == "f" and key[1:].isdigit() else key)
