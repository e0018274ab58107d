"""An explanation as the parts of a window: the steps, what was read, what was left out, and what would change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.report.marks import FLAG_MARKS, FLAG_MEANINGS
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation
    from reviewtui.rating.readings import Reading

CASES_NAMED = 12
"""References that are named before only their number is said."""
NOTHING = "No judgement more or less is known to change it."


@dataclass(frozen=True)
class Part:
    """A heading and the paragraphs under it."""

    heading: str
    paragraphs: tuple[Content, ...]


def parts(explanation: "Explanation") -> tuple[Part, ...]:
    """What there is to say, in the order a lead asks; a part with nothing to say is left out."""
    changes = tuple(plain(change.sentence) for change in explanation.changes)
    steps = [step for step in explanation.steps if step != explanation.sentence]
    found = (
        Part("What would change it", changes or (Content.styled(NOTHING, "$tone-quiet"),)),
        Part("Step by step", tuple(_numbered(number, text) for number, text in enumerate(steps, 1))),
        Part("What it read", tuple(_read(each) for each in explanation.inputs)),
        Part("What was left out", tuple(_read(each) for each in explanation.left_out)),
        Part("To bear in mind", tuple(_flag(flag) for flag in FLAG_MARKS if flag in explanation.flags)),
    )
    return tuple(part for part in found if part.paragraphs)


def rule_words(rule: str) -> str:
    """A rule's kind as words: `share in bands`."""
    return rule.replace("_", " ")


def _numbered(number: int, text: str) -> Content:
    return Content.assemble((f"{number}. ", "$tone-quiet"), plain(text))


def _read(reading: "Reading") -> Content:
    return Content.assemble(plain(reading.name, "bold"), ": ", plain(reading.text), _cases(reading.cases))


def _cases(references: Sequence[str]) -> Content:
    """The cases' references, as many as a reader takes in."""
    if not references:
        return Content("")
    more = len(references) - CASES_NAMED
    words = ", ".join(references[:CASES_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    return plain(f"\n{words}", "$tone-quiet", multiline=True)


def _flag(flag: str) -> Content:
    return Content.assemble((f"{FLAG_MARKS[flag]} ", "$accent"), FLAG_MEANINGS[flag])
