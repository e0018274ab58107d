"""The inspection summary: ratings, counts, progress, and the same by site."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from db import caselist, queries
from db.entries import Connection
from db.queries import Counts
from db.store import Store
from reviewtui.framework.model import Framework
from reviewtui.rating.inspection import rate_counts
from reviewtui.rating.summary import Summary, as_json
from reviewtui.services.inspections import Inspection, inspection_of, inspection_on


class PersonProgress(NamedTuple):
    """How far one inspector has come."""

    name: str
    judged: int
    """Cases fully judged."""
    started: int
    """Cases begun and not finished."""
    judgements: int
    owed: int


class Progress(NamedTuple):
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

    def as_json(self) -> dict[str, Any]:
        """The `progress` of `summary --json`: every figure under its own name."""
        return {**self._asdict(), "people": [person._asdict() for person in self.people]}


class SiteSummary(NamedTuple):
    """One site's figures; a node below `min_to_rate` carries counts and no rating."""

    code: str
    name: str
    cases: int
    summary: Summary


class InspectionSummary(NamedTuple):
    """What the summary screen and the `summary` verb show."""

    inspection: Inspection
    summary: Summary
    progress: Progress
    sample_note: str
    """One sentence on what the figures describe: chosen sample, so no margins."""

    def as_json(self) -> dict[str, Any]:
        """The shape of `framework try`, plus `progress`."""
        return {**as_json(self.summary), "progress": self.progress.as_json()}


def summarise(store: Store) -> InspectionSummary:
    """The whole inspection. Raises BadInput while the store holds none."""
    with store.read() as connection:
        return summary_on(connection)


def summary_on(connection: Connection) -> InspectionSummary:
    """The whole inspection on an open connection."""
    inspection = inspection_on(connection)
    progress = _progress(connection)
    summary = rate_counts(inspection.framework, _nested(queries.counts(connection)), progress.cases)
    return InspectionSummary(
        inspection=inspection,
        summary=summary._replace(cases=_case_ratings(connection, inspection.framework)),
        progress=progress,
        sample_note=sample_note(inspection.sample_method, progress.cases),
    )


def by_site(store: Store) -> tuple[SiteSummary, ...]:
    """Each site on its own, in the order the inspection lists them."""
    inspection = inspection_of(store)
    with store.read() as connection:
        counts = queries.counts_by_site(connection)
        cases = queries.cases_by_site(connection)
    framework = inspection.framework
    return tuple(
        SiteSummary(
            site.code,
            site.name,
            cases.get(site.code, 0),
            rate_counts(
                framework, _nested(counts.get(site.code, {})), cases.get(site.code, 0), minimum=framework.min_to_rate
            ),
        )
        for site in inspection.sites
    )


def letters(framework: Framework, question: str, counts: Mapping[str, int], unjudged: int) -> str:
    """One letter a case from best to worst, then not applicable, then `·` still to do: `OGGRRIx··`."""
    scale = framework.scale_of(framework.question(question))
    outside = [answer for answer in scale.answers if not answer.applicable]
    ordered = [*reversed(scale.worst_to_best), *outside]
    return "".join(answer.letter * counts.get(answer.code, 0) for answer in ordered) + "·" * unjudged


def sample_note(method: str, cases: int) -> str:
    """What the figures may be taken to say, given how the cases came to be in the sample."""
    if method == "purposive":
        return f"Chosen sample, not random: no margins; it describes these {cases} cases only."
    return f"{method.capitalize() or 'Unstated'} sample of {cases} cases."


def _progress(connection: Connection) -> Progress:
    overall, *people = queries.progress(connection)
    return Progress(
        cases=overall.cases,
        judged=overall.judged,
        started=overall.started,
        untouched=overall.untouched,
        judgements=overall.judgements,
        owed=overall.owed,
        alerts_open=overall.alerts,
        disagreements=overall.disagreements,
        people=tuple(
            PersonProgress(person.name or "", person.judged, person.started, person.judgements, person.owed)
            for person in people
        ),
    )


def _case_ratings(connection: Connection, framework: Framework) -> dict[str, dict[str, str | None]]:
    codes = [standard.code for standard in framework.standards]
    return {row.case_ref: {code: row.ratings.get(code) for code in codes} for row in caselist.all_case_rows(connection)}


def _nested(counts: Counts) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (question, answer), number in counts.items():
        found.setdefault(question, {})[answer] = number
    return found
