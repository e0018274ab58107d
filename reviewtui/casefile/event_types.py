"""The kinds of event a chronology holds, in the rough order in which a case meets them."""

from collections.abc import Mapping
from types import MappingProxyType

_CODES = (
    "concern",
    "referral",
    "strategy_discussion",
    "assessment",
    "plan",
    "contact",
    "intervention",
    "disclosure",
    "detection",
    "offence",
    "arrest",
    "charge",
    "discontinuance",
    "hearing",
    "conviction",
    "sentence",
    "social_worker_allocated",
    "placement",
    "exclusion",
    "case_closed",
    "other",
)

EVENT_TYPES: Mapping[str, str] = MappingProxyType({code: code.replace("_", " ") for code in _CODES})
"""Code of a type in files (`strategy_discussion`) → what a person reads and types (`strategy discussion`)."""
