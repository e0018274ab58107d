"""A list whose sideways keys are left to the screen, which goes through answers or sites with them."""

from dataclasses import replace
from typing import TypeVar

from textual.binding import BindingType

from reviewtui.tui.actions import actions_of
from reviewtui.tui.widgets.paged_list import PagedList

Row = TypeVar("Row")
SIDEWAYS = frozenset({"left", "right", "h", "l"})


def _upright() -> list[BindingType]:
    """The keys of every list, less those that point sideways."""
    actions = [
        replace(action, keys=tuple(key for key in action.keys if key not in SIDEWAYS)) for action in actions_of("list")
    ]
    return [action.binding for action in actions if action.keys]


class UprightList(PagedList[Row], inherit_bindings=False):
    """Keys go up and down, and Enter alone opens a row."""

    BINDINGS = _upright()
