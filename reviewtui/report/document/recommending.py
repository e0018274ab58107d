"""The chapter of recommendations: to whom each is made, and the figures it rests on."""

from collections.abc import Iterator

from reviewtui.framework.model import Framework
from reviewtui.report.document.blocks import Block, Heading, Paragraph, Points
from reviewtui.report.recommendations import addressed, figure_line
from reviewtui.services.lead.recommendations import Recommendation


def recommendation_blocks(
    framework: Framework, found: tuple[Recommendation, ...], *, is_draft: bool
) -> Iterator[Block]:
    """Each with its figures as they are now; a draft also says what they were where they have changed."""
    if not found:
        return
    yield Heading("Recommendations")
    for one in found:
        yield Paragraph(f"{addressed(one)}: {one.text}")
        yield Points(tuple(figure_line(framework, each, then=is_draft) for each in one.rests_on))
