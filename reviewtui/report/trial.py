"""A table of answers, rated, as text: the ratings with the reason of each standard."""

from collections.abc import Iterator

from rich.text import Text

from reviewtui.framework.model import Framework
from reviewtui.rating.summary import Summary
from reviewtui.report.columns import paragraph
from reviewtui.report.marks import rating_words
from reviewtui.report.summary.page import node_lines, overall_line, profile_lines


def trial_lines(framework: Framework, summary: Summary, width: int) -> Iterator[Text]:
    """Overall, standards and questions, why each is so, and the ratings of every case."""
    yield overall_line(framework, summary)
    yield from profile_lines(summary, width)
    yield from node_lines(framework, summary, width)
    yield from paragraph(f"overall: {summary.overall.because.text}", width)
    for code, node in {**summary.standards, **summary.questions}.items():
        yield from paragraph(f"{code}: {node.because.text}", width)
    for reference, ratings in summary.cases.items():
        rated = ", ".join(f"{code} {rating_words(framework, rating)}" for code, rating in ratings.items())
        yield from paragraph(f"{reference}: {rated}", width)
