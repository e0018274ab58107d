"""A standard that a question drives alone only from so many applicable cases: where each stands, and the reason."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.rules import Inputs, driving
from reviewtui.rating.rules.driving import Standing
from reviewtui.rating.shared import shared
from reviewtui.rating.summary import Neighbour, NodeRating, Ratings
from reviewtui.rating.taken import Taken
from reviewtui.rating.words import counted, listed

NOTHING_FIXED: Mapping[str, str | None] = {}


class Driven(NamedTuple):
    """The questions of one standard."""

    nodes: Mapping[str, NodeRating]
    shares: Mapping[str, Taken]
    """What those take a share of that are rated by one."""
    rule: Rule
    scale: Scale
    inputs: Inputs

    @property
    def rating(self) -> str | None:
        """What they give."""
        return self._taken(self._now)

    @property
    def deciding(self) -> tuple[str, ...]:
        """Those that have that rating."""
        rating = self.rating
        return tuple(code for code, each in self.inputs.rated.items() if each == rating)

    @property
    def passed_over(self) -> str:
        """The one question that is rated lower and does not drive the standard; empty where there is none."""
        rating, rank = self.rating, self.scale.rank
        lower = [c for c, each in self.inputs.rated.items() if rating is None or rank[each] < rank[rating]]
        return "".join(lower)

    def because(self) -> str:
        """The reason in a sentence."""
        rating, over, inputs = self.rating, self.passed_over, self.inputs
        if not inputs.rated:
            return f"None of its {counted(len(inputs.ratings), inputs.noun)} is {inputs.done}, so it is not rated."
        alone = f"With fewer than {self.rule.drives_from}, a {inputs.noun} does not drive its standard alone"
        few = f"{over} is {self._label(inputs.rated[over])}, on {self._cases(over)}. {alone}" if over else ""
        if rating is None:
            return f"Not rated: only {few}{inputs.left_out}."
        among = counted(len(inputs.rated), f"{inputs.done} {inputs.noun}")
        if not over:
            return f"{self._label(rating)} is the lowest of {among}: {listed(self.deciding)}{inputs.left_out}."
        driven = f"{self._label(rating)} is the lowest that drives it, of {among}: {listed(self.deciding)}"
        return f"{driven}{inputs.left_out}. {few}."

    def reach(self, fixed: Mapping[str, str | None] = NOTHING_FIXED) -> Ratings:
        """Every rating there could be, where some questions are rated as is `fixed`."""
        return driving.reach(
            self.scale,
            [
                [each for each in self._possible(code) if code not in fixed or each.rating == fixed[code]]
                for code in self.inputs.ratings
            ],
        )

    def near(self, *, given: bool) -> Iterable[tuple[str, str | None, str | None]]:
        """Each question, what one judgement would make of it, and of the standard: one given, or one still to come."""
        now = self._now
        for code in now:
            for other in self._near(code, given=given):
                yield code, other.rating, self._taken({**now, code: other})

    @property
    def _now(self) -> dict[str, Standing]:
        return {code: self._standing(code, rating) for code, rating in self.inputs.ratings.items()}

    def _taken(self, standings: dict[str, Standing]) -> str | None:
        return driving.taken(self.scale, standings.values())

    def _standing(self, code: str, rating: str | None) -> Standing:
        taken = self.shares.get(code)
        return Standing(rating, taken is not None and taken.share.applicable < self.rule.drives_from)

    def _possible(self, code: str) -> frozenset[Standing]:
        """All it could come to, apart by whether it then has cases enough."""
        taken, node, least = self.shares.get(code), self.nodes[code], self.rule.drives_from
        if taken is None:
            return frozenset(Standing(rating, few=False) for rating in node.possible)
        share = taken.share
        if not (taken.may_leave and share.to_come):
            few = share.applicable + share.to_come < least
            return frozenset(Standing(rating, few) for rating in node.possible)
        enough = shared(taken._replace(minimum=max(taken.minimum, least))).reach() - {None}
        found = {Standing(rating, few=False) for rating in enough}
        if share.applicable < least:
            more = min(share.to_come, least - 1 - share.applicable)
            fewer = share._replace(unjudged=more, in_dispute=0)
            found |= {Standing(rating, few=True) for rating in shared(taken._replace(share=fewer)).reach()}
        return frozenset(found)

    def _near(self, code: str, *, given: bool) -> Iterable[Standing]:
        taken, node = self.shares.get(code), self.nodes[code]
        if taken is None:
            return [Standing(rating, few=False) for rating in (node.one_away if given else node.next_away)]
        found = shared(taken)
        away = found.one_away(taken.share.given, taken.counts) if given else found.one_away(taken.share.still_open, {})
        return [self._as_standing(each) for each in away]

    def _as_standing(self, each: Neighbour) -> Standing:
        return Standing(each.rating, each.applicable < self.rule.drives_from)

    def _cases(self, code: str) -> str:
        return counted(self.nodes[code].share.applicable, "applicable case")

    def _label(self, rating: str) -> str:
        return self.scale.answer(rating).label
