"""Small counts hidden, so that no published table gives one away: not by itself, and not through its total."""

from collections.abc import Mapping

HIDDEN = "c"
"""Stands where a count is hidden."""
FEWEST = 5
"""Counts below it are hidden, unless another threshold is asked for."""


def suppressed(counts: Mapping[str, int], least: int) -> dict[str, int | None] | None:
    """The counts of one table whose total is published, None where one is hidden; None where all of it is withheld.

    Counts from 1 to `least` - 1 are hidden. So that none of them follows from the total, the smallest other counts are
    hidden with them, until there are two at least and each of them could have more than one value. Zeros are shown. It
    is not said which of them is the small one.
    """
    if 0 < sum(counts.values()) < least:
        return None
    hidden = {name for name, number in counts.items() if 0 < number < least}
    while hidden and not _is_safe([counts[name] for name in hidden]):
        rest = [name for name, number in counts.items() if number and name not in hidden]
        if not rest:
            return None
        hidden.add(min(rest, key=lambda name: counts[name]))
    return {name: None if name in hidden else number for name, number in counts.items()}


def _is_safe(hidden: list[int]) -> bool:
    """Whether each could be another number: whoever reads the table knows their sum, and that none of them is 0."""
    return len(hidden) > 1 and sum(hidden) > len(hidden)
