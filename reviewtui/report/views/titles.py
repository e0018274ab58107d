"""What each view is called, in the order they are listed."""

from collections.abc import Mapping
from types import MappingProxyType

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "heatmap": "Heat map",
        "sites": "Sites by questions",
        "groups": "Groups",
        "timeliness": "Timeliness by site",
        "missed": "Missed opportunities by case",
        "progress": "Progress by site and day",
        "commentary": "Commentary and themes",
        "agreement": "Agreement",
        "departures": "Discretion and suggestions",
    }
)
"""By the name that the verb has for it."""
FOR_LEADS = ("agreement", "departures")
"""Those that only a lead inspector sees."""
