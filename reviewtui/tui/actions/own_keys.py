"""Keys of one's own: those of `config.toml` held against the table of actions."""

import re
from collections.abc import Mapping

from reviewtui.services.preferences.config import Fault, Stated, meant
from reviewtui.tui.actions import CONTEXTS, Action
from reviewtui.tui.actions.action import KEY_NAMES
from reviewtui.tui.actions.review import ANSWERS

OwnKeys = Mapping[str, tuple[str, ...]]
"""The id of an action to the keys that it has instead of its own."""

NEVER = ("ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h")
"""A terminal cannot tell these from Enter, Tab and Backspace."""
_NAMED = "|".join(map(re.escape, sorted((*KEY_NAMES, "insert", "comma"), key=len, reverse=True)))
_KEY = re.compile(rf"(?:(?:ctrl|alt|shift)\+)*(?:[^\s+,]|{_NAMED}|f(?:[1-9]|1[0-2]))")
TYPED = ("review", "dialog", "deciding", "judgements")
"""The contexts in which the keys of answers only answer."""


def checked(stated: Mapping[str, Stated]) -> tuple[OwnKeys, tuple[Fault, ...]]:
    """The keys that can be used, and what is wrong with the others."""
    actions = {action.id: action for context in CONTEXTS.values() for action in context.actions}
    own: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for name, (keys, line) in stated.items():
        wrong = _wrong(name, keys, actions)
        if wrong is None:
            own[name] = keys
        else:
            faults.append(Fault(line, wrong))
    for name in list(own):
        if (other := _taken(name, own, actions)) is not None:
            faults.append(Fault(stated[name].line, f"“{name}” cannot have a key of “{other}”, which works there too."))
            del own[name]
    return own, tuple(sorted(faults))


def keymap(own: OwnKeys) -> dict[str, str]:
    """The same as Textual takes it."""
    return {name: ",".join(keys) for name, keys in own.items()}


def _wrong(name: str, keys: tuple[str, ...], actions: Mapping[str, Action]) -> str | None:
    action = actions.get(name)
    if action is None:
        return f"“{name[:80]}” is not the id of an action. {meant(name, tuple(actions))}"
    if "{key}" in action.verb:
        return f"“{name}” has the keys of the framework's answers. They stay as they are."
    for key in keys:
        if not _KEY.fullmatch(key):
            return f"“{key[:40]}” is not a key. Examples: x, X, ?, f5, ctrl+k, pagedown, space, comma."
        if key in NEVER:
            return f"“{key}” is the same as another key in a terminal. Choose another."
        if key in ("0", *ANSWERS) and key not in action.keys and action.context in (*TYPED, "everywhere", "list"):
            return f"“{key}” is a key of the framework's answers. Choose another."
    return None


def _taken(name: str, own: OwnKeys, actions: Mapping[str, Action]) -> str | None:
    """The id of another action in the same place that has one of its keys, unless the two share a key anyway."""
    for other in actions.values():
        together = {actions[name].context, other.context}
        is_near = len(together) == 1 or "everywhere" in together
        theirs, is_shared = own.get(other.id, other.keys), set(actions[name].keys) & set(other.keys)
        if other.id != name and is_near and not is_shared and set(own[name]) & set(theirs):
            return other.id
    return None
