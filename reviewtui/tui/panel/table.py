"""What the panel's table is read from: every seat, and what the window that records a decision begins with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.framework.model import OVERALL, Answer, Framework, Scale
from reviewtui.services import summaries
from reviewtui.services.summaries import InspectionSummary
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from reviewtui.services.panel import Decision, Seat
    from reviewtui.services.stores import Store


@dataclass(frozen=True)
class Table:
    """Everything a panel looks at."""

    found: InspectionSummary
    seats: "tuple[Seat, ...]"
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

    def scale(self, seat: "Seat") -> Scale:
        """What the seat's node is rated on."""
        return self.framework.inspection_scale(seat.node)

    def ratings(self, seat: "Seat") -> dict[str, Answer]:
        """Key to rating, for those a panel may give; where the scale has no keys of its own, they are numbered."""
        offered = [answer for answer in self.scale(seat).answers if answer.applicable]
        return {answer.key or str(number): answer for number, answer in enumerate(offered, 1)}

    @property
    def to_judge(self) -> int:
        """How many nodes wait for the panel's own judgement."""
        return sum(1 for seat in self.seats if seat.rule == "judged" and not decisions_of(seat))

    @property
    def decided(self) -> int:
        """On how many nodes a panel's decision stands."""
        return sum(1 for seat in self.seats if seat.decision)

    def source(self) -> "Source[Seat]":
        """The seats for a list, each known by its node's code."""
        places = {seat.node: number for number, seat in enumerate(self.seats)}
        return Source(
            page=lambda store, offset, limit: (self.seats[offset : offset + limit], len(self.seats)),
            key=lambda seat: seat.node,
            position=lambda store, node: places.get(str(node)),
        )


def read_table(store: "Store") -> Table:
    """The table as it stands. Raises BadInput while there is no inspection."""
    found = summaries.summarise(store, cases=False)
    return Table(found, found.seats, _who_sat_last(found))


def name_of(seat: "Seat") -> str:
    """`1 Assessment quality`, `Overall`."""
    return seat.title if seat.node == OVERALL else f"{seat.node} {seat.title}"


def decisions_of(seat: "Seat") -> "tuple[Decision, ...]":
    """What stands on a seat: one decision, both sides of a disagreement, or nothing."""
    return (seat.decision,) if seat.decision else seat.sides


def _who_sat_last(found: InspectionSummary) -> tuple[str, ...]:
    every = [decision for sides in found.decisions.values() for decision in sides]
    last = max(every, key=lambda decision: (decision.made_at, decision.entry), default=None)
    return last.sat if last else ()
