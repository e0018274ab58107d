"""A stretch of days that a timeline shades."""

from datetime import date
from typing import NamedTuple


class Gap(NamedTuple):
    """The days after `first` and before `last`."""

    first: date
    last: date
    agency: str = ""
    """Code of the agency whose lane it belongs to; empty for one of the whole case."""
