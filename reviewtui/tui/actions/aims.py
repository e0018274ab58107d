"""What the keys of the help are grouped by: the pane or field that has the focus, then what one wants to do."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from reviewtui.tui.actions import CONTEXTS, GOING, Action, actions_of
from reviewtui.tui.actions.review import READING

AIMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "review": {
        "answer": (
            *("answer", "insufficient", "about", "rationale", "room", "editor"),
            *("take", "set_aside", "explain", "move_on"),
        ),
        "evidence and the case file": ("link", "sources", "remove", "to_sources", "add", "correct", "withdraw", "turn"),
        "read": (
            "enter",
            "documents",
            "find",
            "narrow",
            "guidance",
            "questions",
            "timeline",
            "closer",
            "wider",
            "zoom",
            "copy",
        ),
        "notes": ("note", "notes"),
        "move": (
            *("next_owed", "previous_owed", "next_question", "previous_question"),
            *("down", "up", "page_down", "page_up", "first", "last", "leave"),
        ),
        "comments, challenges": ("comments", "next_comment", "previous_comment", "challenges"),
        "undo": ("undo", "redo"),
    },
    "everywhere": {
        "find and go": (
            *("palette", "go_search", *(each.name for each in GOING if each.name != "go_search")),
            *("back", "leave", "next_pane", "previous_pane"),
        ),
        "alerts": ("alert", "told"),
        "the team": ("team", "hand_in"),
        "settings, help and leaving": ("lock", "who", "theme", "language", "help", "quit"),
    },
}
"""Of the contexts with many keys: what one wants to do, to the verbs of the actions that do it."""

PANES: Mapping[str, str] = {
    "checklist": "In the checklist",
    "guidance": "In the guidance",
    "rationale": "In the rationale",
    "sources": "Among the evidence",
    "notes": "Among your notes",
    "chronology": "In the chronology",
    "event": "At the event",
    "documents": "Among the documents",
    "timeline": "On the timeline",
    "alerts": "Among the alerts",
    "writing": "While you write",
    "adding": "While you type",
    "filter": "While you type",
}
"""The panes and fields that are named in the help."""
FIELDS = ("writing", "adding", "filter")
FEW = len(READING)
"""A key of as many panes belongs to the screen, not to one of them."""

LINE_KEYS: tuple[tuple[str, str], ...] = (
    ("← →", "Move by a letter, or with ctrl by a word."),
    ("Home End", "Go to the beginning or the end of the line."),
    ("shift+← →", "Select. What you type replaces it."),
    ("ctrl+w", "Delete the word before the cursor."),
    ("ctrl+u ctrl+k", "Delete to the beginning or the end of the line."),
    ("ctrl+c ctrl+x", "Copy or cut. It stays in the program unless `clipboard` in config.toml is true."),
    ("ctrl+v", "Paste what you copied."),
)
TEXT_KEYS: tuple[tuple[str, str], ...] = (
    *LINE_KEYS,
    ("↑ ↓ PgUp PgDn", "Move by a line or a page."),
    ("ctrl+z ctrl+y", "Undo or redo what you typed."),
)
"""What the keys of a field of text do, which no action stands for."""
CANCEL = "Close the window: nothing is changed."
CANCEL_AND_KEEP = "Close the window: nothing is changed, and what you typed is kept."
"""What Esc does in a window, by whether it keeps what is typed."""


class Line(NamedTuple):
    """One line of the help."""

    keys: str
    sentence: str
    works: bool = True


class Group(NamedTuple):
    """Some lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


def grouped(
    contexts: Iterable[str],
    pane: str | None,
    works: Callable[[Action], bool],
    as_here: Callable[[Action], Action] = lambda action: action,
) -> list[Group]:
    """The keys of the pane or field that has the focus, then the screen's, then those of every screen.

    `as_here` gives an action the name and the panes that it has at this moment.
    """
    listed = tuple(contexts)
    named = {action: as_here(action) for action in actions_of(*listed)}
    own = {action: here for action, here in named.items() if pane in here.panes and len(here.panes) < FEW}
    groups = [_of_pane(pane, own, works)] if pane in PANES else []
    for context in sorted(listed, key=lambda each: (each == "everywhere", each != "list")):
        groups += _by_aim(context, [action for action in actions_of(context) if action not in own], works)
    return [group for group in groups if group.lines]


def of_dialog(contexts: Iterable[str], works: Callable[[Action], bool], *, typing: bool, keeps: bool) -> list[Group]:
    """The keys of a window, those of its field first; `keeps` says whether it keeps what is typed."""
    field = [Group("While you type", tuple(Line(*each) for each in TEXT_KEYS))] if typing else []
    actions = {each: [_as_kept(action, keeps=keeps) for action in actions_of(each)] for each in contexts}
    return [*field, *(group for context in contexts for group in _by_aim(context, actions[context], works))]


def _as_kept(action: Action, *, keeps: bool) -> Action:
    """Only of a window that keeps what is typed it is said that it does."""
    return replace(action, help=CANCEL_AND_KEEP if keeps else CANCEL) if action.id == "dialog.cancel" else action


def _of_pane(pane: str | None, own: Mapping[Action, Action], works: Callable[[Action], bool]) -> Group:
    """What is called otherwise here is said in those words: its sentence is about other panes too."""
    lines = tuple(
        _line(action if here.label in ("", action.label) else replace(here, help=f"{here.label.capitalize()}."), works)
        for action, here in sorted(own.items(), key=lambda pair: pair[1].rank)
    )
    if pane in FIELDS:
        lines += tuple(Line(*each) for each in (TEXT_KEYS if pane == "writing" else LINE_KEYS))
    return Group(PANES[pane or ""], lines)


def _by_aim(context: str, actions: Iterable[Action], works: Callable[[Action], bool]) -> list[Group]:
    title, listed = CONTEXTS[context].title, tuple(actions)
    aims = AIMS.get(context, {})
    if not aims:
        return [Group(title, tuple(_line(action, works) for action in listed))]
    by_verb = {action.name: action for action in listed}
    groups = {
        f"{title}: {aim}": [by_verb.pop(verb) for verb in verbs if verb in by_verb] for aim, verbs in aims.items()
    }
    groups[title] = list(by_verb.values())
    return [Group(heading, tuple(_line(each, works) for each in found)) for heading, found in groups.items() if found]


def _line(action: Action, works: Callable[[Action], bool]) -> Line:
    return Line(action.all_keys, action.help, works(action))
