"""A stream whose other end is gone leads nowhere: the interpreter would complain when it closes it."""

import os
from typing import TextIO


def lead_nowhere(stream: TextIO) -> None:
    """Whatever is still to be written to a stream is dropped from now on."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(nowhere)


def flush(stream: TextIO) -> None:
    """Write what is left, or drop it where nobody is there any more to take it."""
    try:
        stream.flush()
    except OSError:
        lead_nowhere(stream)
