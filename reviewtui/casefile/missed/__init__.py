"""Missed opportunities: what a framework's checks find in the chronology of one case.

A finding is there only where every reading of the dates agrees. It says what was expected and what the file shows;
whether it was an opportunity missed is for an inspector to say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reviewtui.casefile.missed.case import CheckedCase, checked_case
from reviewtui.casefile.missed.finding import Finding
from reviewtui.framework.check import Check

__all__ = ["CheckedCase", "Finding", "checked_case", "findings"]


def findings(checks: Iterable[Check], case: CheckedCase) -> tuple[Finding, ...]:
    """Everything that the checks find in a case, check by check."""
    seekers = _seekers()
    return tuple(finding for check in checks for finding in seekers[check.kind](check, check.pattern, case))


def _seekers() -> Mapping[str, Callable[[Check, Any, CheckedCase], Iterator[Finding]]]:
    """Kind of check to what looks for it; imported only where something is looked for."""
    from reviewtui.casefile.missed.before_18 import unprepared
    from reviewtui.casefile.missed.covered import uncovered
    from reviewtui.casefile.missed.followed_by import unfollowed
    from reviewtui.casefile.missed.overdue import held_late
    from reviewtui.casefile.missed.repeated import closed_again
    from reviewtui.casefile.missed.stretch import empty_stretches
    from reviewtui.casefile.missed.told import untold

    return {
        "followed_by": unfollowed,
        "told": untold,
        "stretch": empty_stretches,
        "covered": uncovered,
        "repeated": closed_again,
        "overdue": held_late,
        "before_18": unprepared,
    }
