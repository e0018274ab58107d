"""What the panel's table is read from: every row, and what the window that records a decision begins with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.framework.model import Answer, Framework, Question, Scale
from reviewtui.report.panel import decisions_of
from reviewtui.services.summary import summaries
from reviewtui.services.summary.summaries import InspectionSummary
from reviewtui.tui.widgets.paged_list import Source, known

if TYPE_CHECKING:
    from reviewtui.services.standing.panel import PanelRow
    from reviewtui.services.store.stores import Store


@dataclass(frozen=True)
class Table:
    """Everything a panel looks at."""

    found: InspectionSummary
    panel_rows: "tuple[PanelRow, ...]"
    sat: tuple[str, ...]
    """Who sat when a decision was last recorded; nobody before the first."""

    @property
    def framework(self) -> Framework:
        """The inspection's framework."""
        return self.found.inspection.framework

    @property
    def team(self) -> tuple[str, ...]:
        """Names of the inspection's team."""
        return tuple(person.name for person in self.found.inspection.people)

    def scale(self, panel_row: "PanelRow") -> Scale:
        """What the row's node is rated on."""
        return self.framework.inspection_scale(panel_row.node)

    def questions(self, panel_row: "PanelRow") -> tuple[Question, ...]:
        """The questions beneath the row's standard; none beneath the whole, or a question."""
        standards = {standard.code: standard for standard in self.framework.standards}
        return standards[panel_row.node].questions if panel_row.node in standards else ()

    def ratings(self, panel_row: "PanelRow") -> dict[str, Answer]:
        """Key to rating, for those a panel may give; where the scale has no keys of its own, they are numbered."""
        offered = [answer for answer in self.scale(panel_row).answers if answer.applicable]
        return {answer.key or str(number): answer for number, answer in enumerate(offered, 1)}

    @property
    def to_judge(self) -> int:
        """How many nodes wait for the panel's own judgement."""
        return sum(1 for panel_row in self.panel_rows if panel_row.rule == "judged" and not decisions_of(panel_row))

    @property
    def decided(self) -> int:
        """On how many nodes a panel's decision stands."""
        return sum(1 for panel_row in self.panel_rows if panel_row.decision)

    def source(self) -> "Source[PanelRow]":
        """The rows for a list, each known by its node's code."""
        return known(self.panel_rows, lambda panel_row: panel_row.node)


def read_table(store: "Store") -> Table:
    """The table as it stands. Raises BadInput while there is no inspection."""
    found = summaries.summarise(store, cases=False)
    return Table(found, found.panel_rows, _who_sat_last(found))


def _who_sat_last(found: InspectionSummary) -> tuple[str, ...]:
    every = [decision for sides in found.decisions.values() for decision in sides]
    last = max(every, key=lambda decision: (decision.made_at, decision.entry), default=None)
    return last.sat if last else ()
