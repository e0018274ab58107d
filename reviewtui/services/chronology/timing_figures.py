"""Timeliness, missed opportunities and suggestions over all cases, as the summary gives them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from db import entries, queries, timing
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.framework.model import Framework
from reviewtui.services.chronology.case_findings import CaseFinding, case_findings
from reviewtui.services.chronology.timing import FORM, NOTHING, CaseTiming, has_timing, nothing_said, spoken_of
from reviewtui.services.inspections import Inspection, inspection_on
from reviewtui.services.people.blindness import reader_of, require_sight

if TYPE_CHECKING:
    from reviewtui.casefile.measured import Measured
    from reviewtui.casefile.missed.decided import DecidedCase, DecidedCheck, Undecided
    from reviewtui.casefile.over_cases import Counted, OverCases


class Suggested(NamedTuple):
    """What became of the suggestions on one question; the last three add up to those offered."""

    offered: int
    taken: int
    set_aside: int
    same_answer: int
    """Answered as suggested, taken over or not."""
    other_answer: int
    unanswered: int


class CountedFigures(NamedTuple):
    """What the printed summary says of them: no case but those it lists."""

    inspection: Inspection
    measures: "tuple[Counted, ...]"
    checks: "tuple[DecidedCheck, ...]"


class TimingFigures(NamedTuple):
    """Everything that measures and checks say over all cases."""

    inspection: Inspection
    sites: Mapping[str, str] = {}
    """Case reference to site code, of every case looked at."""
    measures: "tuple[OverCases, ...]" = ()
    checks: "tuple[DecidedCheck, ...]" = ()
    """Each check, and last all of them together; empty where the framework has none."""
    findings: Mapping[str, tuple[CaseFinding, ...]] = {}
    """By case reference, each finding with its decision; cases without any are absent."""
    suggestions: Mapping[str, Suggested] = {}
    """By question; empty where the framework never shows any."""
    no_chronology: tuple[str, ...] = ()
    """The cases without a chronology, where the framework has checks."""

    @property
    def counted(self) -> CountedFigures:
        """As the printed summary says them."""
        return CountedFigures(self.inspection, tuple(one.counted for one in self.measures), self.checks)

    def as_json(self) -> dict[str, Any]:
        """The optional keys of the summary: what the framework has none of is absent."""
        fewest = self.inspection.framework.min_to_rate
        parts: dict[str, dict[str, Any]] = {
            "timeliness": {one.measure.code: one.as_json(fewest) for one in self.measures},
            "missed_opportunities": {one.missed.check: one.as_json() for one in self.checks},
            "suggestions": {question: counts._asdict() for question, counts in self.suggestions.items()},
        }
        return {key: part for key, part in parts.items() if part}


class Looked(NamedTuple):
    """The cases that checks are asked of."""

    cases: Mapping[str, int]
    """Site code to how many it has."""
    unseen: Mapping[str, str]
    """Reference to site code, of those that have no chronology yet."""


def timing_figures(store: Store, *, case: str | None = None, among: Mapping[str, str] | None = None) -> TimingFigures:
    """The figures of the whole inspection, of one case, or `among` some, reference to site code.

    Raises BadInput for an unknown case, and while the store holds no inspection.
    """
    with store.read() as connection:
        inspection = inspection_on(connection)
        return timing_figures_on(connection, inspection, _chosen(connection, case, among))


def missed_figures(store: Store, *, case: str | None = None, among: Mapping[str, str] | None = None) -> TimingFigures:
    """The same with what was decided about missed opportunities: in first reviews, of one case as the reader may see.

    Raises BadInput as well, and StillBlind.
    """
    with store.read() as connection:
        inspection = inspection_on(connection)
        cases = _chosen(connection, case, among)
        if case is None:
            require_sight(store, connection)
            return timing_figures_on(connection, inspection, cases)
        from reviewtui.services.people.own_review import readable

        rows = entries.current(connection, "finding", case=case)
        own = {case: readable(connection, reader_of(store), rows)}
        return timing_figures_on(connection, inspection, cases, own)


def timing_figures_on(
    connection: Connection,
    inspection: Inspection,
    cases: Mapping[str, str] | None = None,
    decided: Mapping[str, Sequence[EntryRow]] | None = None,
) -> TimingFigures:
    """The figures on an open connection; of some `cases` only, reference to site code, where they are given.

    `decided` is what was decided about findings, by case, where that is not what first reviews say.
    """
    if not has_timing(inspection.framework):
        return TimingFigures(inspection)
    framework = inspection.framework
    sites = queries.all_cases(connection) if cases is None else cases
    timings = spoken_of(connection, framework, sites, every=cases is None)
    findings = _findings(timings, _decisions(connection) if decided is None else decided, sites)
    unseen = {case: site for case, site in _without_chronology(connection, inspection).items() if case in sites}
    return TimingFigures(
        inspection=inspection,
        sites=sites,
        measures=_measures(inspection, timings, sites, nothing_said(connection, framework)),
        checks=_checks(inspection, _decided_cases(timings, sites, findings), Looked(Counter(sites.values()), unseen)),
        no_chronology=tuple(unseen),
        findings=findings,
        suggestions=_suggestions(connection, framework, timings),
    )


def counted_figures(store: Store) -> CountedFigures:
    """The figures of the whole inspection as the printed summary says them, counted by the store.

    Raises BadInput while the store holds no inspection.
    """
    with store.read() as connection:
        inspection = inspection_on(connection)
        if not timing.is_whole(connection, FORM):
            return timing_figures_on(connection, inspection).counted
        of = queries.cases_by_site(connection)
        decided = _decisions(connection)
        return CountedFigures(
            inspection,
            _counted_measures(connection, inspection, of),
            _checks(
                inspection,
                _decided_on(connection, inspection, decided),
                Looked(of, _without_chronology(connection, inspection)),
                _undecided(connection, decided),
            ),
        )


def _counted_measures(connection: Connection, inspection: Inspection, of: Mapping[str, int]) -> "tuple[Counted, ...]":
    from reviewtui.casefile.measured import Verdict
    from reviewtui.casefile.over_cases import MOST_LISTED, Counted
    from reviewtui.casefile.spread import spread_of

    by_site: dict[tuple[int, str], Counter[tuple[Verdict, int | None]]] = {}
    for place, site, verdict, value, number in timing.counts(connection):
        by_site.setdefault((place, site), Counter())[Verdict(verdict), value] = number
    listed = [site for site in dict.fromkeys([*(site.code for site in inspection.sites), *of]) if site in of]
    found = []
    for place, measure in enumerate(inspection.framework.measures):
        counts = {site: by_site.get((place, site), Counter()) for site in listed}
        whole = spread_of(measure, sum(counts.values(), Counter()), sum(of.values()))
        sites = {site: spread_of(measure, counts[site], of[site]) for site in listed}
        if measure.without:
            longest = tuple(timing.longest(connection, place, MOST_LISTED))
            unknown = tuple(timing.without_value(connection, place, MOST_LISTED))
            found.append(Counted(measure, whole, sites, longest, unknown))
        else:
            found.append(Counted(measure, whole, sites))
    return tuple(found)


def _decided_on(
    connection: Connection, inspection: Inspection, decided: Mapping[str, Sequence[EntryRow]]
) -> "Iterator[DecidedCase]":
    """The cases in which something was decided, in full."""
    sites = queries.sites_of(connection, decided)
    timings = spoken_of(connection, inspection.framework, sites)
    return _decided_cases(timings, sites, _findings(timings, {case: decided[case] for case in sites}, sites))


def _undecided(connection: Connection, decided: Collection[str]) -> "Undecided":
    """All other cases with findings."""
    from reviewtui.casefile.missed.across import Hit, days_before_offence
    from reviewtui.casefile.missed.decided import Undecided

    hits, of_any, findings = list[Hit](), dict[str, Hit](), Counter[str]()
    for case, site, check, number, day, offence in timing.first_found(connection):
        if case in decided:
            continue
        days = days_before_offence(date.fromisoformat(day), date.fromisoformat(offence)) if offence else None
        hits.append(Hit(check, case, site, days))
        findings[check] += number
        if case not in of_any or (days or 0) > (of_any[case].days or 0):
            of_any[case] = Hit("", case, site, days)
    return Undecided((*hits, *of_any.values()), findings)


def _chosen(connection: Connection, case: str | None, among: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """Reference to site code of the cases asked for; None for all."""
    if case is None:
        return among
    found = queries.sites_of(connection, (case,))
    if not found:
        from reviewtui.services.standing.unknown_case import unknown_case

        raise unknown_case(connection, case)
    return found


def _measures(
    inspection: Inspection,
    timings: Mapping[str, CaseTiming],
    sites: Mapping[str, str],
    nothing: "Sequence[Measured]",
) -> "tuple[OverCases, ...]":
    from reviewtui.casefile.over_cases import SiteCase, over_cases, sample_of

    order, sample = [site.code for site in inspection.sites], sample_of(sites)
    found: dict[str, list[SiteCase]] = {measure.code: [] for measure in inspection.framework.measures}
    for reference, said in timings.items():
        for result in said.measures:
            found[result.measure].append(SiteCase(reference, sites[reference], result))
    return tuple(
        over_cases(measure, found[measure.code], order, sample, unsaid)
        for measure, unsaid in zip(inspection.framework.measures, nothing, strict=True)
    )


def _checks(
    inspection: Inspection, cases: "Iterable[DecidedCase]", looked: "Looked", rest: "Undecided | None" = None
) -> "tuple[DecidedCheck, ...]":
    if not inspection.framework.checks:
        return ()
    from reviewtui.casefile.missed.decided import NO_MORE, decided_checks

    sites = [site.code for site in inspection.sites]
    unseen = Counter(looked.unseen.values())
    of = {site: number - unseen[site] for site, number in looked.cases.items()}
    return decided_checks(inspection.framework.checks, cases, sites, of, rest or NO_MORE, unseen)


def _without_chronology(connection: Connection, inspection: Inspection) -> dict[str, str]:
    """Case reference to site code, of the cases that have no event; nothing is looked up where nothing is checked."""
    return queries.cases_without(connection, "event") if inspection.framework.checks else {}


def _decided_cases(
    timings: Mapping[str, CaseTiming], sites: Mapping[str, str], findings: Mapping[str, tuple[CaseFinding, ...]]
) -> "Iterator[DecidedCase]":
    from reviewtui.casefile.missed.decided import DecidedCase

    for reference, listed in findings.items():
        yield DecidedCase(
            reference,
            sites[reference],
            [(one.finding, one.decision) for one in listed if one.stands],
            [one.finding for one in listed if not one.stands],
            timings.get(reference, NOTHING).offence,
        )


def _decisions(connection: Connection) -> dict[str, list[EntryRow]]:
    """What was decided about findings in first reviews, by case."""
    decided: dict[str, list[EntryRow]] = {}
    for row in _of_first_reviews(connection, "finding"):
        decided.setdefault(row.subject.split("/", 1)[0], []).append(row)
    return decided


def _of_first_reviews(connection: Connection, kind: str) -> tuple[EntryRow, ...]:
    """What stands of a kind that names no review, as far as first reviews say it."""
    rows = entries.current(connection, kind) if queries.has_kind(connection, kind) else ()
    if not rows or not entries.is_any(connection, "allocation"):
        return rows
    from reviewtui.services.people.own_review import of_first_reviews  # where nobody was given a case, all are first

    return of_first_reviews(connection, rows)


def _findings(
    timings: Mapping[str, CaseTiming], decided: Mapping[str, Sequence[EntryRow]], cases: Iterable[str]
) -> dict[str, tuple[CaseFinding, ...]]:
    """What was found in each case, or decided about what is found no longer, by reference in the order of cases."""
    found: dict[str, tuple[CaseFinding, ...]] = {}
    for reference in cases if decided else timings:
        missed = timings.get(reference, NOTHING).findings
        listed = case_findings(missed, decided.get(reference, ()), {}) if missed or reference in decided else ()
        if listed:
            found[reference] = listed
    return found


def _suggestions(
    connection: Connection, framework: Framework, timings: Mapping[str, CaseTiming]
) -> dict[str, Suggested]:
    if framework.live_ratings == "never":
        return {}
    able = [measure for measure in framework.measures if measure.suggests]
    if not able:
        return {}
    from reviewtui.casefile.suggestion import suggestions

    answers = {measure.question: timing.answers_to(connection, measure.question) for measure in able}
    done = _settled(connection)
    tallies = {question: dict.fromkeys(Suggested._fields, 0) for question in answers}
    for reference, found in timings.items():
        for one in suggestions(able, found.measures):
            tally, given = tallies[one.question], answers[one.question].get(reference)
            tally["offered"] += 1
            tally["unanswered" if given is None else "same_answer" if given == one.answer else "other_answer"] += 1
            if what := done.get((reference, one.question, one.measure, one.answer)):
                tally[what] += 1
    return {question: Suggested(**tally) for question, tally in tallies.items()}


def _settled(connection: Connection) -> dict[tuple[str, ...], str]:
    """Case, question, measure and the answer suggested, to what was done with it in first reviews."""
    if not (rows := _of_first_reviews(connection, "suggestion")):
        return {}
    from reviewtui.services.record_keeping import standing_contents

    settled = standing_contents(rows)
    return {(one["case"], one["question"], one["measure"], one["answer"]): one["done"] for one in settled}
