"""A rating from several shares of the same cases, with all there is to say of it."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.rating.rules import several_shares, share_in_bands
from reviewtui.rating.rules.layout import Piles, piles_of
from reviewtui.rating.summary import Neighbour, Ratings, Share
from reviewtui.rating.taken import Taken


class Several(NamedTuple):
    """Several shares of the same cases."""

    taken: Taken
    piles: Piles

    @classmethod
    def of(cls, taken: Taken) -> "Several":
        """Those that a rule takes."""
        return cls(taken, piles_of(taken.rule, taken.scale, taken.counts, taken.share))

    def rating(self) -> str | None:
        """The rating of the first band that holds; None below the fewest cases that give one."""
        return several_shares.rating_of(self.taken.rule, self.taken.scale, self.piles, self.taken.minimum)

    def because(self) -> str:
        """The reason in a sentence."""
        rule, scale, ratings, _, share, minimum, _, done = self.taken
        if share.applicable < minimum:
            return share_in_bands.because(rule, scale, ratings, share, minimum, done)
        return several_shares.because(rule, scale, ratings, self.piles)

    def near_boundary(self) -> bool:
        """Whether a share is within five points of a limit beyond which another band would hold."""
        return several_shares.near_boundary(self.taken.rule, self.taken.scale, self.piles)

    def rounds_across(self) -> bool:
        """Whether the shares rounded to whole per cents would fall in another band."""
        return several_shares.rounds_across(self.taken.rule, self.taken.scale, self.piles)

    def one_away(self, among: Share, counts: Mapping[str, int]) -> set[Neighbour]:
        """All that one judgement would give, where it is one of those `among`; `counts` are theirs."""
        rule, scale, leave = self.taken.rule, self.taken.scale, self.taken.may_leave
        these = piles_of(rule, scale, counts, among)
        return several_shares.one_away(rule, scale, self.piles, self.taken.minimum, these, may_leave=leave)

    def reach(self) -> Ratings:
        """Every rating there could be once the unjudged cases are judged."""
        rule, scale, leave = self.taken.rule, self.taken.scale, self.taken.may_leave
        return several_shares.reach(rule, scale, self.piles, self.taken.minimum, may_leave=leave)
