"""The one table of actions: no key without a meaning, none with two."""

import importlib
import pkgutil
from collections import Counter

import pytest
from textual.dom import DOMNode

import reviewtui.tui
from reviewtui.tui.actions import CONTEXTS, actions_of, hint_line, key_table
from reviewtui.tui.actions.action import Action, shown_key
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.navigation import screen_of

ALL = actions_of(*CONTEXTS)
NEVER_BOUND = ("ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h")


def ours() -> list[type[DOMNode]]:
    """Every screen, window and widget of this package that binds keys."""
    for module in pkgutil.walk_packages(reviewtui.tui.__path__, "reviewtui.tui."):
        importlib.import_module(module.name)
    found, queue = [], [DOMNode]
    while queue:
        for each in queue.pop().__subclasses__():
            queue.append(each)
            if each.__module__.startswith("reviewtui.tui") and "BINDINGS" in each.__dict__:
                found.append(each)
    return found


def test_every_id_is_given_once() -> None:
    assert max(Counter(action.id for action in ALL).values()) == 1


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_action_belongs_to_the_context_its_id_names(context: str) -> None:
    assert {action.context for action in actions_of(context)} <= {context}


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_key_does_two_things_in_one_place(context: str) -> None:
    keys = Counter(key for action in actions_of(context) for key in action.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_keys_that_a_terminal_cannot_tell_from_enter_tab_and_backspace_are_never_bound() -> None:
    assert [action.id for action in ALL if set(action.keys) & set(NEVER_BOUND)] == []


def test_every_ctrl_key_has_a_plain_twin() -> None:
    lonely = [action.id for action in ALL if all(key.startswith("ctrl+") for key in action.keys)]
    assert lonely == ["working.quit"], "a letter is typed into that window's field"


def test_every_help_sentence_is_a_sentence() -> None:
    assert [action.id for action in ALL if not action.help[0].isupper() or not action.help.endswith(".")] == []


def test_every_binding_comes_from_the_table_and_is_carried_out() -> None:
    table = {action.id: action for action in ALL}
    checked = 0
    for node in ours():
        textuals = [
            binding
            for base in node.__mro__
            if base.__module__.startswith("textual")
            for binding in base.__dict__.get("BINDINGS", ())
        ]
        for binding in node.BINDINGS:
            if binding in textuals:
                continue
            assert not isinstance(binding, tuple), node
            assert binding.id in table, (node, binding)
            verb = table[binding.id].verb.partition("(")[0]
            carrier = ReviewApp if verb.startswith("app.") else node
            assert hasattr(carrier, f"action_{verb.removeprefix('app.')}"), (node, binding.id)
            checked += 1
    assert checked > len(ALL) / 2


def test_every_screen_of_the_table_is_there_and_has_the_keys_of_its_place() -> None:
    places = [name for name, context in CONTEXTS.items() if context.screen]
    assert {screen_of(name).CONTEXT: name for name in places} == {name: name for name in places}


def test_every_action_is_bound_somewhere() -> None:
    bound = {binding.id for node in ours() for binding in node.BINDINGS if not isinstance(binding, tuple)}
    assert [action.id for action in ALL if action.id not in bound] == []


def test_the_hint_line_ends_with_all_keys_and_never_wraps() -> None:
    for width in (10, 40, 60, 80, 120, 200):
        line = hint_line(("list", "cases", "everywhere"), None, width)
        assert len(line) <= width
        assert line.endswith("? all keys")


def test_the_most_useful_hint_comes_first() -> None:
    assert hint_line(("list", "cases", "everywhere"), None, 80).startswith("Enter open")


def test_a_hint_of_another_pane_is_left_out() -> None:
    here = Action("cases.here", ("x",), "Here.", "here", panes=("left",))
    assert here.hint == "x here"
    assert "f filter" in hint_line(("cases",), "cases", 80)


def test_the_key_table_has_a_row_for_every_action() -> None:
    table = key_table()
    assert table.count("\n- ") == len(ALL)
    flat = " ".join(table.split())
    assert all(f"` {action.help}" in flat for action in ALL)


@pytest.mark.parametrize(
    ("key", "written"), [("escape", "Esc"), ("f2", "F2"), ("f", "f"), ("ctrl+p", "ctrl+p"), ("?", "?")]
)
def test_a_key_is_written_as_on_the_keyboard(key: str, written: str) -> None:
    assert shown_key(key) == written
