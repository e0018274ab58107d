"""An explanation as text: the sentence, what was read, what was left out, each step, and what would change it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from reviewtui.framework.model import Framework
from reviewtui.rating.explain import Explanation
from reviewtui.rating.readings import Reading
from reviewtui.report.columns import labelled, paragraph
from reviewtui.report.marks import legend, rating_words

MOST_CASES = 12
"""Cases named on one line; the others are counted already."""


def explanation_lines(framework: Framework, explanation: Explanation, width: int) -> Iterator[Text]:
    """Everything there is to say about one rating; a part with nothing to say is left out."""
    yield from paragraph(f"{explanation.title}: {rating_words(framework, explanation.rating)}", width, "bold")
    if explanation.among:
        yield from paragraph(f"Filter: {explanation.among}", width)
    yield from paragraph(explanation.sentence, width)
    yield from _part("What it read", [_reading(each) for each in explanation.inputs], width)
    yield from _part("What was left out", [_reading(each) for each in explanation.left_out], width)
    yield from _part("Step by step", explanation.steps, width)
    yield from _part("What would change it", [change.sentence for change in explanation.changes], width)
    yield from _part("Not answered yet", [needed.sentence for needed in explanation.still_to_come], width)
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


def _reading(reading: Reading) -> str:
    """`1.2 Sexual behaviour: Good, 14 of 20 (70%)`, or an answer with the cases it was given to."""
    cases = f": {', '.join(reading.cases)}" if 0 < len(reading.cases) <= MOST_CASES else ""
    return f"{reading.name}: {reading.text}{cases}"
