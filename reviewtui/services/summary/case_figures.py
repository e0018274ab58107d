"""What cases say in codes, counted over all of them: disposals, needs, people harmed, and what came of it."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from db import queries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.case_codes import AGE_BANDS, RELATIONS
from reviewtui.framework.case_facts import DISPOSAL_TYPES, NEEDS
from reviewtui.services.inspections import inspection_on
from reviewtui.services.summary.outcomes import Outcomes, outcomes_of

KEYS = ("disposal_type", "needs", "harmed", "outcome")
NOT_RECORDED = "not_recorded"


class Coded(NamedTuple):
    """How many cases have each code, of those in which any is recorded. Whole numbers of cases."""

    counts: Mapping[str, int]
    """Only codes that some case has, in their order; a case may have several."""
    recorded: int
    """Cases in which it is recorded, be it that there is none: what a share is of."""
    cases: int
    """All cases."""

    def share(self, code: str, fewest: int) -> int | None:
        """Per cent of the cases in which it is recorded; None where these are fewer than `fewest`."""
        enough = self.recorded >= max(fewest, 1)
        return (200 * self.counts[code] + self.recorded) // (2 * self.recorded) if enough else None

    def as_json(self, fewest: int) -> dict[str, Any]:
        """As `summary --json` has it."""
        shares = {code: self.share(code, fewest) for code in self.counts}
        return {"recorded": self.recorded, "cases": self.cases, "counts": dict(self.counts), "shares": shares}


class Harmed(NamedTuple):
    """Who was harmed: numbers of people, in the cases in which it is recorded."""

    people: int
    ages: Mapping[str, int]
    relations: Mapping[str, int]
    living_together: Mapping[str, int]
    """`yes`, `no` and `not_recorded` to people."""
    recorded: int
    """Cases in which it is recorded."""
    cases: int

    def as_json(self) -> dict[str, Any]:
        """As `summary --json` has it."""
        return {key: dict(value) if isinstance(value, Mapping) else value for key, value in self._asdict().items()}


class CaseFigures(NamedTuple):
    """All that is counted of what cases say in codes; what no case says is None."""

    outcomes: Outcomes
    disposals: Coded | None = None
    needs: Coded | None = None
    harmed: Harmed | None = None

    @property
    def fewest(self) -> int:
        """Cases from which on a share is given."""
        return self.outcomes.fewest

    def as_json(self) -> dict[str, Any]:
        """Keys of the summary, each only where some case says something of it."""
        found = {
            "outcomes": self.outcomes.as_json(),
            "disposals": self.disposals and self.disposals.as_json(self.fewest),
            "needs": self.needs and self.needs.as_json(self.fewest),
            "harmed": self.harmed and self.harmed.as_json(),
        }
        return {key: figures for key, figures in found.items() if figures}


def case_figures(store: Store, among: Container[str] | None = None) -> CaseFigures:
    """What the cases of the inspection, or some of them, say in codes. Raises BadInput without an inspection."""
    with store.read() as connection:
        return case_figures_on(connection, inspection_on(connection).framework.min_to_rate, among)


def case_figures_on(connection: Connection, fewest: int, among: Container[str] | None = None) -> CaseFigures:
    """The same on an open connection. Of two laptops that disagree on a case the one used elsewhere counts."""
    if not queries.any_holds(connection, "case", KEYS):
        return CaseFigures(Outcomes({}, fewest))
    sampled = queries.all_cases(connection) if among is None else among
    said = [content for content in queries.standing(connection, "case") if content["reference"] in sampled]
    return CaseFigures(outcomes_of(said, fewest), _disposals(said), _needs(said), _harmed(said))


def _disposals(said: Sequence[Mapping[str, Any]]) -> Coded | None:
    codes = [content["disposal_type"] for content in said if content.get("disposal_type")]
    return Coded(_in_order(codes, DISPOSAL_TYPES), len(codes), len(said)) if codes else None


def _needs(said: Sequence[Mapping[str, Any]]) -> Coded | None:
    recorded = [content["needs"] for content in said if content.get("needs") is not None]
    codes = (code for needs in recorded for code in dict.fromkeys(needs))
    return Coded(_in_order(codes, NEEDS), len(recorded), len(said)) if recorded else None


def _harmed(said: Sequence[Mapping[str, Any]]) -> Harmed | None:
    recorded = [content["harmed"] for content in said if content.get("harmed") is not None]
    if not recorded:
        return None
    people = [person for harmed in recorded for person in harmed for _ in range(person.get("count") or 1)]
    together = {True: "yes", False: "no"}
    return Harmed(
        len(people),
        _in_order((person["age_band"] for person in people), AGE_BANDS),
        _in_order((person.get("relation") or NOT_RECORDED for person in people), (*RELATIONS, NOT_RECORDED)),
        _in_order(
            (together.get(person.get("lives_with"), NOT_RECORDED) for person in people), ("yes", "no", NOT_RECORDED)
        ),
        len(recorded),
        len(said),
    )


def _in_order(codes: Iterable[str], order: Sequence[str]) -> dict[str, int]:
    found = Counter(codes)
    return {code: found[code] for code in order if found[code]}
