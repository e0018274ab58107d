"""Codes over columns that are narrower than they are: staggered over some lines."""

from collections.abc import Sequence

MOST_HEADS = 3
"""Lines that the names of narrow columns may take."""


def heads(codes: Sequence[str], room: int) -> list[str]:
    """Codes over columns of `room` cells each, every column named: on one line, or staggered over up to three.

    A code that would not fit even so is cut.
    """
    lines = [""]
    for place, code in enumerate(codes):
        start, shown = place * room, _cut(code, MOST_HEADS * room - 1)
        free = next((number for number, made in enumerate(lines) if len(made) < start or not made), len(lines))
        lines += [""] * (free + 1 - len(lines))
        lines[free] = lines[free].ljust(start) + shown
    return lines


def _cut(code: str, room: int) -> str:
    return code if len(code) <= room else f"{code[: room - 1]}…"
