"""An explanation as the lines of a window: what was read, what was left out, each step, and what would change it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation

NOTHING_CHANGES_IT = "No one more answer and no one fewer is worked out for this rating."


@dataclass(frozen=True)
class Section:
    """A heading and the paragraphs under it."""

    heading: str
    paragraphs: tuple[Content, ...]


def sections(explanation: "Explanation") -> tuple[Section, ...]:
    """What there is to say, in the order a lead asks; a part with nothing to say is left out."""
    found = (
        Section("What it read", _each(explanation.inputs)),
        Section("What was left out", _each(explanation.left_out)),
        Section("Step by step", tuple(_numbered(explanation.steps))),
        Section("What would change it", _each(change.sentence for change in explanation.changes)),
    )
    return tuple(section for section in found if section.paragraphs)


def rule_words(rule: str) -> str:
    """A rule's kind as words: `share in bands`."""
    return rule.replace("_", " ")


def _each(texts: Iterable[object]) -> tuple[Content, ...]:
    return tuple(plain(str(text)) for text in texts)


def _numbered(texts: Iterable[object]) -> Iterator[Content]:
    for number, text in enumerate(texts, 1):
        yield Content.assemble((f"{number}. ", "$tone-quiet"), plain(str(text)))
