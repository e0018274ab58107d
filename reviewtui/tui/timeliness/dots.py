"""Cases as dots along the axis of time, so that their spread is seen at a glance."""

from collections.abc import Iterable

NOTHING, ONE, MANY = "·", "●", "+"


def dots(values: Iterable[int], longest: int, width: int) -> str:
    """A dot a case, from 0 to `longest` over `width` cells; where several fall on one cell, how many."""
    counts = [0] * width
    for value in values:
        counts[place(value, longest, width)] += 1
    return "".join(_sign(count) for count in counts)


def place(value: int, longest: int, width: int) -> int:
    """The cell that a value falls on."""
    return min(value * width // (longest + 1), width - 1)


def axis(longest: int, width: int, unit: str) -> str:
    """`0          205          410 days`: the scale under the dots."""
    end = f"{longest:,} {unit}"
    middle = f"{longest // 2:,}"
    if width < len(end) + len(middle) + 6:
        return f"0{end.rjust(width - 1)}"
    left = f"0{middle.rjust(width // 2 + len(middle) // 2 - 1)}"
    return left + end.rjust(width - len(left))


def _sign(count: int) -> str:
    if count == 0:
        return NOTHING
    return ONE if count == 1 else str(count) if count < 10 else MANY
