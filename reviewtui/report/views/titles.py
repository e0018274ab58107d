"""What each view is called, in the order they are listed."""

from collections.abc import Mapping
from types import MappingProxyType

TITLES: Mapping[str, str] = MappingProxyType({"heatmap": "Heat map", "sites": "Sites by questions"})
"""By the name that the verb has for it."""
