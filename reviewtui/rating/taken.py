"""What a rule takes shares of: cases by their answers, or by their own ratings."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.summary import Share


class Taken(NamedTuple):
    """What a rule takes shares of."""

    rule: Rule
    scale: Scale
    """What is counted."""
    ratings: Scale
    """What it is rated on."""
    counts: Mapping[str, int]
    """How many cases have each of what is counted."""
    share: Share
    minimum: int
    """Fewest applicable cases that give a rating, at least 1."""
    may_leave: bool
    """Whether judging can take a case out of the share."""
    done: str = "answered"
    """What a case is that counts: answered, or rated."""
