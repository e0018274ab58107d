"""What the summary asks of the store, in threads, and its lines as a source for a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.rating import changes
from reviewtui.services import summaries
from reviewtui.services.summaries import InspectionSummary, SiteSummary
from reviewtui.tui.summary.rows import Row
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from reviewtui.services.stores import Store


@dataclass(frozen=True)
class BySite:
    """The whole inspection, and each of its sites."""

    found: InspectionSummary
    sites: tuple[SiteSummary, ...]


def read_figures(store: "Store") -> InspectionSummary:
    """The whole inspection, without a rating of every case. Raises BadInput while there is no inspection."""
    return summaries.summarise(store, cases=False)


def read_by_site(store: "Store") -> BySite:
    """Both at once. Raises BadInput while there is no inspection."""
    return BySite(read_figures(store), summaries.by_site(store))


def change_line(found: InspectionSummary, code: str) -> str:
    """What would change a node's rating: `10 of 20 = 50%. One fewer good makes Inadequate.` Takes some milliseconds."""
    counts = {question: node.counts for question, node in found.summary.questions.items()}
    return changes.change_line(found.inspection.framework, counts, code, found.progress.cases)


def source_of(rows: Sequence[Row]) -> Source[Row]:
    """Lines that are all known, for a list; each known by its node's code."""
    places = {row.code: number for number, row in enumerate(rows)}
    return Source(
        page=lambda store, offset, limit: (tuple(rows[offset : offset + limit]), len(rows)),
        key=lambda row: row.code,
        position=lambda store, code: places.get(str(code)),
    )
