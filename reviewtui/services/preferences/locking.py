"""After how long without a key an encrypted store is locked."""

import os

VARIABLE = "REVIEWTUI_LOCK_MINUTES"
USUAL, LEAST, MOST = 15, 2, 60
"""Minutes."""


def lock_seconds(stated: int | None = None) -> float:
    """From 2 to 60 minutes, as the environment says, else as `stated` in a settings file, else 15.

    What is no number in the environment is as if it said nothing.
    """
    said = os.environ.get(VARIABLE, "")
    minutes = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else stated or USUAL
    return 60.0 * max(LEAST, min(minutes, MOST))
