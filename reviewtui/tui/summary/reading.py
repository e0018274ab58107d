"""What the summary asks of the store, in threads, and its lines as a source for a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.rating.changes import change_line
from reviewtui.services import summaries
from reviewtui.services.summaries import InspectionSummary, SiteSummary
from reviewtui.tui.summary.rows import Row
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from db.store import Store


@dataclass(frozen=True)
class Board:
    """The figures at one moment."""

    found: InspectionSummary
    sites: tuple[SiteSummary, ...]
    change_lines: Mapping[str, str]
    """Code of a standard or question to the one line that says what would change its rating."""


def read_board(store: "Store") -> Board:
    """The whole inspection, its sites, and what would change each rating. Raises BadInput while there is none."""
    found = summaries.summarise(store)
    counts = {code: node.counts for code, node in found.summary.questions.items()}
    framework, cases = found.inspection.framework, found.progress.cases
    nodes = (*found.summary.standards, *found.summary.questions)
    return Board(
        found=found,
        sites=summaries.by_site(store),
        change_lines={node: change_line(framework, counts, node, cases) for node in nodes},
    )


def source_of(rows: Sequence[Row]) -> Source[Row]:
    """Lines that are all known, for a list; each known by its node's code."""
    places = {row.code: number for number, row in enumerate(rows)}
    return Source(
        page=lambda store, offset, limit: (tuple(rows[offset : offset + limit]), len(rows)),
        key=lambda row: row.code,
        position=lambda store, code: places.get(str(code)),
    )
