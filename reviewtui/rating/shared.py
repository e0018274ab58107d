"""What a share of cases is rated as, whether its bands ask for that share alone or for several."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.rules import share_in_bands
from reviewtui.rating.summary import Neighbour, Ratings, Share
from reviewtui.rating.taken import Taken

SMALL = 5
"""Applicable cases that make a small sample, and fewer."""


class Shared(Protocol):
    """All there is to say of a share."""

    def rating(self) -> str | None:
        """The rating; None below the fewest cases that give one."""

    def because(self) -> str:
        """The reason in a sentence."""

    def near_boundary(self) -> bool:
        """Whether it is within five points of a limit, on either side."""

    def rounds_across(self) -> bool:
        """Whether rounded to a whole per cent it would fall in another band."""

    def one_away(self, among: Share, counts: Mapping[str, int]) -> set[Neighbour]:
        """All that one judgement would give, where it is one of those `among`; `counts` are theirs."""

    def reach(self) -> Ratings:
        """Every rating there could be once the unjudged cases are judged."""


def share_of_cases(rule: Rule, scale: Scale, counts: Mapping[str, int], total: int) -> Share:
    """Where all of the cases stand by their own ratings, of which `counts` says how many have which."""
    applicable = sum(number for rating, number in counts.items() if scale.answer(rating).applicable)
    out = sum(counts.values()) - applicable
    good = sum(counts.get(code, 0) for code in share_in_bands.good_of(rule, scale))
    return Share(good, applicable, out, total - applicable - out)


def shared(taken: Taken) -> Shared:
    """What can be said of a share, by what its bands ask for."""
    if not taken.rule.several:
        return _One(taken)
    from reviewtui.rating.several import Several  # few frameworks ask for several

    return Several.of(taken)


def ratings_of(near: Iterable[Neighbour]) -> Ratings:
    """The ratings alone."""
    return frozenset(each.rating for each in near)


def flags_of(found: Shared, applicable: int) -> set[str]:
    """What a rated share must carry: how close it is, and how few cases it stands on."""
    raised = {
        "near_boundary": found.near_boundary(),
        "small_sample": applicable <= SMALL,
        "rounds_across": found.rounds_across(),
    }
    return {flag for flag, up in raised.items() if up}


class _One(NamedTuple):
    """A share by itself."""

    taken: Taken

    def rating(self) -> str | None:
        rule, share = self.taken.rule, self.taken.share
        return share_in_bands.rating_of(rule, share.good, share.applicable, self.taken.minimum)

    def because(self) -> str:
        rule, scale, ratings, _, share, minimum, _, done = self.taken
        return share_in_bands.because(rule, scale, ratings, share, minimum, done)

    def near_boundary(self) -> bool:
        return share_in_bands.near_boundary(self.taken.rule, self.taken.share.good, self.taken.share.applicable)

    def rounds_across(self) -> bool:
        return share_in_bands.rounds_across(self.taken.rule, self.taken.share.good, self.taken.share.applicable)

    def one_away(self, among: Share, counts: Mapping[str, int]) -> set[Neighbour]:
        rule, share, minimum = self.taken.rule, self.taken.share, self.taken.minimum
        return share_in_bands.one_away(rule, share, minimum, among, may_leave=self.taken.may_leave)

    def reach(self) -> Ratings:
        rule, share, minimum = self.taken.rule, self.taken.share, self.taken.minimum
        return share_in_bands.reach(rule, share, minimum, may_leave=self.taken.may_leave)
