"""The guides that come with the program, and their headings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Heading(NamedTuple):
    """A heading of a guide; the first one is the guide's own."""

    guide: str
    text: str
    number: int
    """Its place among the headings of its guide, from 0."""


def guides() -> dict[str, Traversable]:
    """The guides by name, in alphabetical order."""
    from importlib.resources import files

    found = {
        file.name.removesuffix(".md"): file for file in files("reviewtui.docs").iterdir() if file.name.endswith(".md")
    }
    return dict(sorted(found.items()))


def guide_text(name: str) -> str:
    """What a guide says, in Markdown."""
    return guides()[name].read_text("utf-8")


def title_of(text: str) -> str:
    """The title of a guide."""
    return text.partition("\n")[0].lstrip("# ")


@cache
def headings() -> tuple[Heading, ...]:
    """Every heading of every guide, in order; read once, since it is asked for at each key of the palette."""
    return tuple(
        Heading(name, text, number)
        for name, file in guides().items()
        for number, text in enumerate(_headings(file.read_text("utf-8")))
    )


def _headings(text: str) -> list[str]:
    """Headings of a Markdown text, without what stands in a block of code."""
    found, is_code = [], False
    for line in text.splitlines():
        is_code = is_code != line.startswith("```")
        if line.startswith("#") and not is_code:
            found.append(line.lstrip("# ").replace("`", ""))
    return found
