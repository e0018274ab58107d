"""How far long work has come: counted step by step, and told now and then, where whoever waits may also end it."""

from collections.abc import Callable

Report = Callable[[str, int, int], None]
"""Told how far it is: what is being done, how many done, how many in all; what it raises ends the work."""


def tell_nobody(doing: str, done: int, total: int) -> None:
    """A report where nobody waits."""


STEP = 200
"""How many are done between two words: a tenth of a second of them, so that nobody waits long to have it ended."""


class Steps:
    """One part of the work, with so many things to do."""

    def __init__(self, tell: Report, doing: str, total: int) -> None:
        self._tell, self._doing, self._total = tell, doing, total
        self._done = self._told = 0
        tell(doing, 0, total)

    def done(self, number: int = 1) -> None:
        """So many more are done."""
        self._done += number
        if self._done >= self._told + STEP:
            self._told = self._done
            self._tell(self._doing, min(self._done, self._total or self._done), self._total)
