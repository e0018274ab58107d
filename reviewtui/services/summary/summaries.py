"""The inspection summary: ratings, counts, progress, and the same by site."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from db import queries
from db.entries import Connection
from db.store import Store
from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.inspection import rate_counts
from reviewtui.rating.margins import NO_MARGINS, Margins, Sampling, margins_json, margins_of
from reviewtui.rating.summary import NodeRating, Summary, as_json
from reviewtui.services.inspections import Inspection, as_read, inspection_on
from reviewtui.services.people.blindness import reading_figures
from reviewtui.services.summary.tallies import NO_TALLIES, Tallies, tallies_by_site, tallies_on
from reviewtui.services.team.progress import Progress, progress_on

if TYPE_CHECKING:
    from reviewtui.services.cases.filters import Filter
    from reviewtui.services.chronology.timing_figures import TimingFigures
    from reviewtui.services.standing.panel import Decision, PanelRow
    from reviewtui.services.summary.case_figures import CaseFigures


_NOBODY: Mapping[str, str] = MappingProxyType({})


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
    decisions: "Mapping[str, tuple[Decision, ...]]" = MappingProxyType({})
    """What a panel decided, by node; more than one where two laptops' panels disagree."""
    decided: Mapping[str, str | None] = MappingProxyType({})
    """Node to the rating that stands with the panel's discretion; empty while no panel has decided anything."""
    case_figures: "CaseFigures | None" = None
    """What cases say in codes, and what came of them; None where it was not asked for."""
    timing: "TimingFigures | None" = None
    """Timeliness, missed opportunities and suggestions; None where they were not asked for, or there are none."""
    filter: "Filter | None" = None
    """What some cases were chosen by; None where it is of all. Panels rate all cases."""

    @property
    def panel_rows(self) -> "tuple[PanelRow, ...]":
        """Every standard, each with the questions in it that a panel judges, and the whole, as the panel sees them."""
        from reviewtui.services.standing.panel import panel_row_of

        framework, computed = self.inspection.framework, dict[str, NodeRating]()
        for code, rating in self.summary.standards.items():
            judged = [
                q.code for q in framework.standard(code).questions if framework.inspection_rule(q.code).kind == "judged"
            ]
            computed |= {code: rating, **{each: self.summary.questions[each] for each in judged}}
        computed[OVERALL] = self.summary.overall
        return tuple(
            panel_row_of(
                framework,
                node,
                rating,
                self.decisions.get(node, ()),
                self.decided.get(node, rating.rating),
            )
            for node, rating in computed.items()
        )

    @property
    def sampling(self) -> Sampling:
        """How the cases were chosen, and out of how many: of one site out of its own."""
        only = self.filter.site if self.filter is not None else None
        caseloads = {site.name: site.caseload for site in self.inspection.sites if only in (None, site.code)}
        return Sampling(self.inspection.sample_method, self.progress.cases, caseloads)

    @property
    def filter_words(self) -> str:
        """`site North · 4 cases`; empty where it is of all."""
        return self.filter.counted(self.inspection, self.progress.cases) if self.filter is not None else ""

    @property
    def note(self) -> str:
        """One sentence on what the figures may be taken to say."""
        if self.filter is None:
            return self.sampling.note
        said = f"A rating needs at least {self.inspection.framework.min_to_rate} cases."
        return f"{self.sampling.note if self._is_a_sample else 'Cases of a filter: no margins.'} {said}"

    @property
    def margins(self) -> Margins:
        """The margins of the shares, where the sample allows any."""
        return margins_of(self.inspection.framework, self.summary, self.sampling) if self._is_a_sample else NO_MARGINS

    @property
    def _is_a_sample(self) -> bool:
        """Whether these are all cases that were drawn, or all of one site: those of a group were not drawn as such."""
        return self.filter is None or not any(self.filter._replace(site=None))

    @property
    def departures(self) -> int:
        """How many nodes stand otherwise than they were worked out."""
        return (
            sum(1 for panel_row in self.panel_rows if panel_row.decided != panel_row.computed.rating)
            if self.decisions
            else 0
        )

    def as_json(self) -> dict[str, Any]:
        """The shape of `framework try`, plus `progress` and `sample`, plus `panel` once a panel has decided anything.

        Beside the shares of a drawn sample stand their `margins`; `outcomes`, `disposals`, `needs` and `harmed` follow
        where a case has any; `timeliness`, `missed_opportunities` and `suggestions` where the framework has any. Of
        the cases of a filter `filter` takes the place of `sample`.
        """
        of = {"filter": self.filter.as_json()} if self.filter is not None else {"sample": self.sampling.as_json()}
        shown = {**as_json(self.summary), "progress": self.progress.as_json(), **of}
        for code, both in self.margins.items():
            place = "questions" if code in self.summary.questions else "standards"
            shown[place][code]["margins"] = margins_json(both)
        if self.decisions:
            from reviewtui.services.standing.panel import as_json as panel_row_as_json

            shown["panel"] = {
                panel_row.node: panel_row_as_json(panel_row)
                for panel_row in self.panel_rows
                if panel_row.decision or panel_row.sides
            }
        shown |= self.case_figures.as_json() if self.case_figures else {}
        return {**shown, **self.timing.as_json()} if self.timing else shown


def summarise(store: Store, *, cases: bool = True, wanted: "Filter | None" = None) -> InspectionSummary:
    """The whole inspection; without what is said of single cases unless `cases`. Raises BadInput without an inspection.

    Under a filter the cases that it leaves: BadInput where it leaves none. No node below `min_to_rate` is rated then.

    What is shown on a screen needs no ratings of single cases, which take a while where there are many.
    Raises StillBlind.
    """
    with reading_figures(store) as connection:
        return summary_on(connection, as_read(inspection_on(connection)), cases=cases, wanted=wanted)


def summary_on(
    connection: Connection,
    inspection: Inspection | None = None,
    *,
    cases: bool = True,
    wanted: "Filter | None" = None,
) -> InspectionSummary:
    """The whole inspection on an open connection; its texts as they are recorded unless `inspection` is given."""
    inspection = inspection or inspection_on(connection)
    if wanted is not None and any(wanted):
        return _of_filter(connection, inspection, wanted, cases=cases)
    framework = inspection.framework
    tallies = tallies_on(connection, framework)
    progress = progress_on(connection, tallies.answers)
    decisions = _decisions(connection)
    judged, departed = _panel_ratings(decisions)
    summary = _rated(framework, tallies, progress.cases, judged)
    return InspectionSummary(
        inspection=inspection,
        summary=summary._replace(cases=_case_ratings(connection, framework)) if cases else summary,
        progress=progress,
        decisions=decisions,
        decided=_decided(framework, tallies, progress.cases, judged, departed) if decisions else {},
        case_figures=_case_figures(connection, framework) if cases else None,
        timing=_timing(connection, inspection) if cases else None,
    )


def _of_filter(connection: Connection, inspection: Inspection, wanted: "Filter", *, cases: bool) -> InspectionSummary:
    """The cases that a filter leaves. What a panel decided is about all of them, and is left out."""
    from reviewtui.services.cases.filters import cases_on

    framework, among = inspection.framework, cases_on(connection, wanted)
    tallies = tallies_on(connection, framework, among)
    summary = _rated(framework, tallies, len(among), None, minimum=framework.min_to_rate)
    if cases:
        rated = _case_ratings(connection, framework)
        summary = summary._replace(cases={case: rated[case] for case in among if case in rated})
    return InspectionSummary(
        inspection=inspection,
        summary=summary,
        progress=progress_on(connection, tallies.answers, among),
        case_figures=_case_figures(connection, framework, among) if cases else None,
        timing=_timing(connection, inspection, among) if cases else None,
        filter=wanted,
    )


def by_site(store: Store, among: Mapping[str, str] | None = None) -> tuple[SiteSummary, ...]:
    """Each site on its own, in the order the inspection lists them; `among` some cases, reference to site code.

    Raises StillBlind.
    """
    with reading_figures(store) as connection:
        return by_site_on(connection, as_read(inspection_on(connection)), among)


def by_site_on(
    connection: Connection, inspection: Inspection, among: Mapping[str, str] | None = None
) -> tuple[SiteSummary, ...]:
    """The same on an open connection."""
    framework = inspection.framework
    tallies = tallies_by_site(connection, framework, among)
    cases = queries.cases_by_site(connection) if among is None else Counter(among.values())
    return tuple(
        SiteSummary(
            site.code,
            site.name,
            cases.get(site.code, 0),
            _rated(
                framework,
                tallies.get(site.code, NO_TALLIES),
                cases.get(site.code, 0),
                None,
                minimum=framework.min_to_rate,
            ),
        )
        for site in inspection.sites
    )


def judged_on(connection: Connection) -> dict[str, str]:
    """Node to rating, for what a panel judged and nobody disagrees with."""
    return _panel_ratings(_decisions(connection))[0]


def _rated(
    framework: Framework,
    tallies: Tallies,
    cases: int,
    judged: Mapping[str, str] | None = _NOBODY,
    given: Mapping[str, str] = _NOBODY,
    *,
    minimum: int = 1,
) -> Summary:
    counts, case_counts, unsettled = tallies
    return rate_counts(
        framework, counts, cases, judged, given, minimum=minimum, case_counts=case_counts, unsettled=unsettled
    )


def _case_figures(
    connection: Connection, framework: Framework, among: Mapping[str, str] | None = None
) -> "CaseFigures":
    from reviewtui.services.summary.case_figures import case_figures_on

    return case_figures_on(connection, framework.min_to_rate, among)


def _timing(
    connection: Connection, inspection: Inspection, among: Mapping[str, str] | None = None
) -> "TimingFigures | None":
    """What the chronologies give; the modules that know of it are read only where the framework asks for any."""
    if not (inspection.framework.measures or inspection.framework.checks):
        return None
    from reviewtui.services.chronology.timing_figures import timing_figures_on

    return timing_figures_on(connection, inspection, among)


def _decisions(connection: Connection) -> "dict[str, tuple[Decision, ...]]":
    """What panels decided; the module that knows them is read only where one has."""
    if not queries.has_kind(connection, "panel"):
        return {}
    from reviewtui.services.standing.panel import decisions_on

    return decisions_on(connection)


def _panel_ratings(decisions: "Mapping[str, tuple[Decision, ...]]") -> tuple[dict[str, str], dict[str, str]]:
    """The ratings panels gave to judged nodes, and those they put in the place of computed ones."""
    if not decisions:
        return {}, {}
    from reviewtui.services.standing.panel import settled

    return settled(decisions, "judged"), settled(decisions, "discretion")


def _decided(
    framework: Framework, tallies: Tallies, cases: int, judged: dict[str, str], departed: dict[str, str]
) -> dict[str, str | None]:
    """The rating of every node with the panel's discretion taken in, up to the whole."""
    standards = {node: rating for node, rating in departed.items() if node != OVERALL}
    summary = _rated(framework, tallies, cases, judged, standards)
    found = {code: node.rating for code, node in summary.standards.items()}
    return {**found, OVERALL: departed.get(OVERALL, summary.overall.rating)}


def _case_ratings(connection: Connection, framework: Framework) -> dict[str, dict[str, str | None]]:
    codes = rated_nodes(framework)
    return {
        case: {code: ratings.get(code) for code in codes} for case, ratings in queries.each_case_ratings(connection)
    }
