"""What can go wrong for a person, each with its exit code and one plain sentence."""

import errno
from collections.abc import Sequence

MOST_FAULTS = 50
"""More than that nobody mends at one sitting, and the first of them often explain the rest."""

NO_SUCH_NAME = (errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR)
"""What a system says of a name that no file can have, whatever was to be done with it."""


def listed(faults: Sequence[str]) -> tuple[str, ...]:
    """The first faults, and how many more there are."""
    more = len(faults) - MOST_FAULTS
    return (*faults[:MOST_FAULTS], *((f"… and {more:,} more.",) if more > 0 else ()))


class ReviewtuiError(Exception):
    """Something could not be done; the message is the sentence a person reads."""

    exit_code = 70


class BadUsage(ReviewtuiError):
    """The command was not asked for in a way that can be carried out."""

    exit_code = 2


class BadInput(ReviewtuiError):
    """What was given cannot be used, and nothing was changed."""

    exit_code = 3

    def __init__(self, sentence: str, faults: Sequence[str] = ()) -> None:
        """`faults`: one line each, with file, line and key, when there is more than one thing to mend; few are kept."""
        super().__init__(sentence)
        self.faults = listed(faults)


class WouldReplace(BadInput):
    """An answer would take the place of somebody else's, and that was not asked for."""

    def __init__(self, place: str, stands: str, label: str) -> None:
        """`place` is case and question, `stands` whose answer is there, `Good (Ruth Hallam)`."""
        super().__init__(
            f"{place} is judged {stands}. Nothing was changed. Add --replace to change it to {label}. "
            "The earlier judgement stays in the record."
        )
        self.place, self.stands, self.label = place, stands, label


class StoreUnusable(ReviewtuiError):
    """The store cannot be opened."""

    exit_code = 4


class FolderMissing(StoreUnusable):
    """The folder a store is to be made in is not there."""


class Stopped(ReviewtuiError):
    """Somebody stopped what was being done, and nothing was changed."""

    exit_code = 130


class NotWritten(ReviewtuiError):
    """A write failed; everything acknowledged before it is still there."""

    exit_code = 5


def require_reason(reason: str, missing: str = "Say why, with --reason.") -> str:
    """The reason that was given. Raises BadInput, which says `missing`, where there is none."""
    if not reason.strip():
        raise BadInput(missing)
    return reason.strip()
