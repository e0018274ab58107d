"""An explanation as text: the sentence, what was read, what was left out, each step, and what would change it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from reviewtui.rating.explain import Explanation, InputRead, LeftOut
from reviewtui.report.columns import labelled, paragraph
from reviewtui.report.marks import legend

MOST_CASES = 12
"""Cases named on one line; the rest are counted."""


def explanation_lines(explanation: Explanation, width: int) -> Iterator[Text]:
    """Everything there is to say about one rating; a part with nothing to say is left out."""
    place = f" in {explanation.case}" if explanation.case else ""
    yield from paragraph(f"{explanation.title}{place}: {explanation.label}", width, "bold")
    yield from paragraph(explanation.sentence, width)
    yield from paragraph(f"Rule: {explanation.rule.replace('_', ' ')}.", width)
    yield from _part("What it read", [_read(each) for each in explanation.inputs], width)
    yield from _part("What was left out", [_left_out(each) for each in explanation.left_out], width)
    yield from _part("Step by step", explanation.steps, width)
    yield from _part("What would change it", [change.sentence for change in explanation.changes], width)
    if explanation.flags:
        yield Text()
        yield from paragraph(legend(explanation.flags), width, "dim")


def _part(heading: str, sentences: Sequence[str], width: int) -> Iterator[Text]:
    if not sentences:
        return
    yield Text()
    yield from paragraph(heading, width, "bold")
    for sentence in sentences:
        yield from labelled(Text("-"), sentence, width, indent=3)


def _read(part: InputRead) -> str:
    """`1.2 Sexual behaviour: Good: 14 of 20 (70%)`, or an answer with its cases."""
    named = part.title if part.title == part.code else f"{part.code} {part.title}"
    return f"{named}: {part.text}{_cases(part.cases)}"


def _left_out(part: LeftOut) -> str:
    return f"{part.code}: {part.why}{_cases(part.cases)}"


def _cases(references: Sequence[str]) -> str:
    if not references:
        return ""
    more = f" and {len(references) - MOST_CASES} more" if len(references) > MOST_CASES else ""
    return f" ({', '.join(references[:MOST_CASES])}{more})"
