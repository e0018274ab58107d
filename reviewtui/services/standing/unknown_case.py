"""What is said of a case that a store does not have."""

from db import caselist
from db.entries import Connection
from reviewtui.services.errors import BadInput

MOST = 2_000
"""References compared at most; of more cases only those that begin as the mistyped one does."""


def unknown_case(connection: Connection, reference: str) -> BadInput:
    """The error that names the case somebody may have meant, to be raised."""
    from reviewtui.casefile.nearest import meant
    from reviewtui.casefile.visible import quoted

    every = caselist.case_refs(connection)
    if len(every) > MOST:
        start = reference[:2].casefold()
        every = tuple(known for known in every if known.casefold().startswith(start))[:MOST]
    tail = meant(reference, every, "`reviewtui cases` lists them.")
    return BadInput(f"There is no case {quoted(reference)} in this store{tail}")
