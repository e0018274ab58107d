"""The chapter of practice examples: commentary that the lead inspector chose, done well and needing to improve."""

from collections.abc import Iterator

from reviewtui.entries.kinds.commentary import SIDES
from reviewtui.report.document.blocks import Block, Heading, Paragraph, Points
from reviewtui.services.inspections import Inspection
from reviewtui.services.lead.commentary import Commentary


def practice_blocks(inspection: Inspection, examples: tuple[Commentary, ...]) -> Iterator[Block]:
    """What was done well first, by standard; no case is named. Nothing where no example was chosen.

    Where consent was refused the example is left out and counted; where none is recorded it says so.
    """
    if not examples:
        return
    titles = {standard.code: standard.title for standard in inspection.framework.standards}
    yield Heading("Practice examples")
    for side, words in SIDES.items():
        said = [one for one in examples if one.side == side and one.consent != "refused"]
        if said:
            yield Heading(words.capitalize(), 3)
            said.sort(key=lambda one: one.standard)
            yield Points(
                tuple(f"{one.standard} {titles.get(one.standard, '')}: {one.text}{_unasked(one)}" for one in said)
            )
    refused = sum(one.consent == "refused" for one in examples)
    if refused:
        yield Paragraph(f"Examples left out because consent was refused: {refused}.")


def _unasked(one: Commentary) -> str:
    return "" if one.consent else " (consent not recorded)"
