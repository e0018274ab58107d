"""The coded facts of a case by which a framework may choose the cases that something is asked of."""

from collections.abc import Mapping
from typing import NamedTuple

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

NATION = "nation"
FACTS: Mapping[str, tuple[str, ...]] = {
    "disposal_type": DISPOSAL_TYPES,
    "needs": NEEDS,
    "looked_after": ("yes", "no"),
    NATION: ("england", "wales", "scotland", "northern_ireland"),
}
"""Each fact with the values that it may have; of needs a case may have several, and its nation is that of its site."""


class WantedFact(NamedTuple):
    """One condition on a case: that a fact of it is one of some values."""

    fact: str
    values: tuple[str, ...]

    @property
    def words(self) -> str:
        """`disposal type is referral order or discharge`"""
        fact, *values = (code.replace("_", " ") for code in (self.fact, *self.values))
        return f"{fact} is {' or '.join(values)}"
