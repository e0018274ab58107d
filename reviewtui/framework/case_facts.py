"""The coded facts of a case by which a framework may choose the cases that something is asked of."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

DISPOSAL_TYPES = (
    "no_further_action", "community_resolution", "reprimand", "final_warning", "youth_caution",
    "youth_conditional_caution", "discharge", "reparation_order", "referral_order", "supervision_order",
    "youth_rehabilitation_order", "detention_and_training_order", "long_term_detention", "other",
)  # fmt: skip
"""What the case ended with, beside the text that says it in the file's own words."""

NEEDS = (
    "own_victimisation", "domestic_violence", "parental_mental_health", "care", "exclusion", "mental_health",
    "substances", "bereavement", "language", "other",
)  # fmt: skip
"""What made the case complex."""

NATION, SEVERAL = "nation", "needs"
"""The fact that is the site's, and the one of which a case may have several values, or none."""
PERSISTENT = "persistent_offender"
"""A mark that the police set: a file that says nothing of it is of a child without it."""
FACTS: Mapping[str, tuple[str, ...]] = {
    "disposal_type": DISPOSAL_TYPES,
    SEVERAL: NEEDS,
    "looked_after": ("yes", "no"),
    PERSISTENT: ("yes", "no"),
    NATION: ("england", "wales", "scotland", "northern_ireland"),
}
"""Each fact with the values that it may have."""


OF_THE_CASE = tuple(fact for fact in FACTS if fact != NATION)
"""Those that a case says of itself, wherever it lies: they decide which questions are asked of it."""


class WantedFact(NamedTuple):
    """One condition on a case: that a fact of it is one of some values."""

    fact: str
    values: tuple[str, ...]

    def is_so(self, fact: Any) -> bool | None:
        """Whether a case has it, by what its file says of the fact; None where the file says nothing."""
        if fact is None and self.fact == PERSISTENT:
            fact = False
        if fact is None:
            return None
        if isinstance(fact, bool):
            return ("yes" if fact else "no") in self.values
        return any(value in self.values for value in ((fact,) if isinstance(fact, str) else fact))

    def found(self, fact: Any) -> str:
        """What a case has instead: `disposal type is final warning`, `needs is none`."""
        values = [fact] if isinstance(fact, str) else ["yes" if fact else "no"] if isinstance(fact, bool) else fact
        return WantedFact(self.fact, tuple(values) or ("none",)).words

    @property
    def words(self) -> str:
        """`disposal type is referral order, discharge or other`"""
        fact, *values = (code.replace("_", " ") for code in (self.fact, *self.values))
        listed = " or ".join(part for part in (", ".join(values[:-1]), values[-1]) if part)
        return f"{fact} is {listed}"


def facts_from_plain(plain: Iterable[Mapping[str, Any]]) -> tuple[WantedFact, ...]:
    """The facts of `framework.plain`."""
    return tuple(WantedFact(each["fact"], tuple(each["values"])) for each in plain)


def in_words(wanted: Iterable[WantedFact]) -> str:
    """`disposal type is referral order and looked after is yes`."""
    return " and ".join(each.words for each in wanted)
