"""Work that makes millions of values and lets go of each as it is used, as an import and an export do."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MADE = 200_000
"""How many values more than were let go of have to be there before rings among them are looked for."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for values that only hold each other up less often: of such work nothing is left to be found."""
    usual = gc.get_threshold()
    gc.set_threshold(MADE, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
