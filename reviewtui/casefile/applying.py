"""Whether a case is one that something is asked of, by its coded facts."""

from collections.abc import Mapping, Sequence
from typing import Any

from reviewtui.framework.case_facts import NATION, WantedFact

Facts = Mapping[str, Any]
"""What a case file says of the case, by the keys of its `case` content."""
NO_FACTS: Facts = {}


def applies(wanted: Sequence[WantedFact], facts: Facts, nations: Sequence[str]) -> bool | None:
    """Whether all that is wanted is so; None where nothing speaks against it and some fact is not known.

    `nations` are those that the site can lie in.
    """
    found = [_is_there(each, nations) if each.fact == NATION else each.is_so(facts.get(each.fact)) for each in wanted]
    return False if False in found else None if None in found else True


def _is_there(wanted: WantedFact, nations: Sequence[str]) -> bool | None:
    there = {nation in wanted.values for nation in nations}
    return there.pop() if len(there) == 1 else None
