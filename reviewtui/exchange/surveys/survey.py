"""A checklist of another tool as it is read: what it asks, in which order, and what of it could not be taken over."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

Texts = Mapping[str, str]
"""Language (`en`, `cy`) to the text in it; the first language is always there, if empty."""

_TAG = re.compile(r"<[^<>]{1,200}>")
_SPACES = re.compile(r"\s+")
_CODE = re.compile(r"[^A-Za-z0-9._-]+")
MOST_CODE = 40


class Choice(NamedTuple):
    """One answer that may be picked."""

    raw: str
    """How the other tool's conditions name it."""
    code: str
    label: Texts


class Asked(NamedTuple):
    """One question."""

    name: str
    """How the other tool's conditions name it."""
    code: str
    text: Texts
    hint: Texts
    choices: tuple[Choice, ...]
    """Empty where a whole number is asked for."""
    list_name: str = ""
    """Questions that share a list share a scale."""
    least: int = 0
    most: int = 9999
    required: bool = True
    relevant: str = ""
    """When it is asked, as the other tool writes it; empty for always."""


class Group(NamedTuple):
    """Questions that stand together under a heading, and groups within them."""

    code: str
    title: Texts
    asked: tuple[Asked, ...]
    groups: "tuple[Group, ...]" = ()
    relevant: str = ""


class Survey(NamedTuple):
    """The whole checklist."""

    kind: str
    title: str
    version: str
    languages: tuple[str, ...]
    groups: tuple[Group, ...]
    left_out: tuple[str, ...]
    """What could not be taken over, a sentence each."""


class Codes:
    """Makes codes that a framework takes out of whatever names a checklist has, none twice."""

    def __init__(self, taken: Iterable[str] = ("overall",)) -> None:
        """`taken` are codes that stand for something else already."""
        self._taken = {code.casefold() for code in taken}

    def make(self, name: str, otherwise: str) -> str:
        """A code like `name`; like `otherwise` where nothing of the name will do."""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        wanted = _CODE.sub("_", plain).strip("._-")[: MOST_CODE - 4] or otherwise
        code, number = wanted, 1
        while code.casefold() in self._taken:
            number += 1
            code = f"{wanted}_{number}"
        self._taken.add(code.casefold())
        return code


def cleaned(text: str) -> str:
    """Text without tags and invisible characters, on one line."""
    visible = "".join(mark if mark.isprintable() else " " for mark in _TAG.sub(" ", text))
    return _SPACES.sub(" ", visible).strip()


def shortened(text: str, most: int) -> str:
    """The beginning of a text, cut at a word where one ends in time."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:.-") + "…"


def every_question(groups: Iterable[Group]) -> tuple[Asked, ...]:
    """All questions, in the order asked."""
    return tuple(one for group in groups for one in (*group.asked, *every_question(group.groups)))


def without_empty(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups in which something is asked."""
    kept = (group._replace(groups=without_empty(group.groups)) for group in groups)
    return tuple(group for group in kept if group.asked or group.groups)


def changed(groups: Iterable[Group], change: Callable[[Asked], Asked]) -> tuple[Group, ...]:
    """The same groups with every question changed."""
    return tuple(
        group._replace(asked=tuple(map(change, group.asked)), groups=changed(group.groups, change)) for group in groups
    )
