"""A share as a bar in one cell."""

BARS = "▁▂▃▄▅▆▇█"
"""From none to all."""


def share_bar(good: int, applicable: int) -> str:
    """The bar of a share; a space where there is nothing to take a share of."""
    return BARS[(2 * good * (len(BARS) - 1) + applicable) // (2 * applicable)] if applicable else " "
