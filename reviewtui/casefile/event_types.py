"""The kinds of event a chronology holds, as files name them and as a person reads them."""

from collections.abc import Mapping
from types import MappingProxyType

from reviewtui.framework import events

EVENT_TYPES: Mapping[str, str] = MappingProxyType({code: code.replace("_", " ") for code in events.EVENT_TYPES})
"""Code of a type in files (`strategy_discussion`) → what a person reads and types (`strategy discussion`)."""
