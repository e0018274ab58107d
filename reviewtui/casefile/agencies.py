"""The agencies whose work a chronology shows, each with the three letters a narrow screen has room for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Agency:
    """One agency; `code` is the word in files, `label` three letters, `name` what a person reads."""

    code: str
    label: str
    name: str


_LISTED = (
    Agency("social_care", "CSC", "Social care"),
    Agency("police", "POL", "Police"),
    Agency("school", "SCH", "School"),
    Agency("health", "HTH", "Health"),
    Agency("camhs", "CAM", "CAMHS"),
    Agency("yot", "YOT", "YOT"),
    Agency("court", "CRT", "Court"),
    Agency("other", "OTH", "Other"),
)

AGENCIES: Mapping[str, Agency] = MappingProxyType({agency.code: agency for agency in _LISTED})
"""Every agency by its code, in the order lists and lanes show them."""
