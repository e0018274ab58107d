"""What came of the cases: how many complied, engaged or offended again, of those in which it is known."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reviewtui.casefile.case_codes import OUTCOMES


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


def outcomes_of(cases: Sequence[Mapping[str, Any]], fewest: int) -> Outcomes:
    """What came of some cases, from what each says; a share is given from `fewest` on in which it is known."""
    said = [content.get("outcome") or {} for content in cases]
    if not any(code in outcome for outcome in said for code in OUTCOMES):
        return Outcomes({}, fewest)
    return Outcomes({code: _counted([outcome.get(code) for outcome in said]) for code in OUTCOMES}, fewest)


def _counted(answers: list[str | None]) -> OutcomeCounts:
    yes = answers.count("yes")
    return OutcomeCounts(yes, yes + answers.count("no"), answers.count("not_known"), len(answers))
