"""What came of the cases: how many complied, engaged or offended again, of those in which it is known."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.case_codes import OUTCOMES
from reviewtui.services.inspections import inspection_on
from reviewtui.services.record_keeping import distinct_contents


class OutcomeCounts(NamedTuple):
    """One outcome over all cases; whole numbers of cases."""

    yes: int = 0
    known: int = 0
    """Those that say yes or no: what a share is of."""
    not_known: int = 0
    """Somebody looked, and could not tell."""
    cases: int = 0
    """All, those of which nobody recorded it too."""

    def share(self, fewest: int) -> int | None:
        """Per cent of those in which it is known that say yes; None where fewer than `fewest` do either."""
        return (200 * self.yes + self.known) // (2 * self.known) if self.known >= max(fewest, 1) else None

    def as_json(self, fewest: int) -> dict[str, Any]:
        """As `summary --json` has it."""
        return {**self._asdict(), "share": self.share(fewest)}


class Outcomes(NamedTuple):
    """Every outcome, in order; empty where no case has any."""

    counts: Mapping[str, OutcomeCounts]
    fewest: int
    """Cases from which on a share is given."""

    def as_json(self) -> dict[str, Any]:
        """The `outcomes` of the summary; empty where no case has any."""
        return {code: found.as_json(self.fewest) for code, found in self.counts.items()}


def outcomes(store: Store) -> Outcomes:
    """What came of the cases of the inspection. Raises BadInput without one."""
    with store.read() as connection:
        return outcomes_on(connection, inspection_on(connection).framework.min_to_rate)


def outcomes_on(connection: Connection, fewest: int) -> Outcomes:
    """The same on an open connection. What two laptops say otherwise of a case is not known."""
    by_case: dict[str, list[EntryRow]] = {}
    for row in entries.current(connection, "case"):
        by_case.setdefault(row.subject, []).append(row)
    found = [[content.get("outcome") or {} for content in distinct_contents(rows)] for rows in by_case.values()]
    said = [each for each in found if each]
    if not any(outcome for each in said for outcome in each):
        return Outcomes({}, fewest)
    return Outcomes({code: _counted([{each.get(code) for each in one} for one in said]) for code in OUTCOMES}, fewest)


def _counted(answers: list[set[str | None]]) -> OutcomeCounts:
    """The count of what each case says; one that says two things says neither."""
    yes, no = answers.count({"yes"}), answers.count({"no"})
    disputed = sum(1 for answer in answers if len(answer) > 1)
    return OutcomeCounts(yes, yes + no, answers.count({"not_known"}) + disputed, len(answers))
