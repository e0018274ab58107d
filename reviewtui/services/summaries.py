"""The inspection summary: ratings, counts, progress, and the same by site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.store import Store
from reviewtui.rating.summary import Summary
from reviewtui.services.inspections import Inspection


@dataclass(frozen=True)
class PersonProgress:
    """How far one inspector has come."""

    name: str
    judged: int
    """Cases fully judged."""
    started: int
    """Cases begun and not finished."""
    judgements: int
    owed: int


@dataclass(frozen=True)
class Progress:
    """How far the inspection has come. Whole numbers of cases unless said otherwise."""

    cases: int
    judged: int
    started: int
    untouched: int
    judgements: int
    """Current judgements that count."""
    owed: int
    """Answers that owe a rationale or evidence."""
    alerts_open: int
    disagreements: int
    people: tuple[PersonProgress, ...]


@dataclass(frozen=True)
class SiteSummary:
    """One site's figures; a node below `min_to_rate` carries counts and no rating."""

    code: str
    name: str
    cases: int
    summary: Summary


@dataclass(frozen=True)
class InspectionSummary:
    """What the summary screen and the `summary` verb show."""

    inspection: Inspection
    summary: Summary
    progress: Progress
    sample_note: str
    """One sentence on what the figures describe: chosen sample, so no margins."""

    def as_json(self) -> dict[str, Any]:
        """The shape of `framework try`, plus `progress`."""


def summarise(store: Store) -> InspectionSummary:
    """The whole inspection."""


def by_site(store: Store) -> tuple[SiteSummary, ...]:
    """Each site on its own, in the order the inspection lists them."""


def letters(inspection: Inspection, counts: Mapping[str, int], unjudged: int, question: str) -> str:
    """One letter a case from best to worst, then not applicable, then `·` still to do: `OGGRRIx··`."""
