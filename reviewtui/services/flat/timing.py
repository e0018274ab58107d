"""The tables of what chronologies say: possible missed opportunities, and each measure of time in each case."""

from collections.abc import Iterator
from datetime import date

from db import entries, queries
from db.values import EntryRow
from reviewtui.exchange.flat.table import Column, Row
from reviewtui.services.chronology.case_findings import case_findings
from reviewtui.services.chronology.timing import CaseTiming, has_timing, timings_on
from reviewtui.services.export.export_lists import chunks
from reviewtui.services.flat.shared import OF_A_CASE, Source, joined
from reviewtui.services.people.own_review import of_first_reviews

FINDINGS = (
    *OF_A_CASE,
    Column("finding", "text", "Its id in the case: the check and the events."),
    Column("check", "text", "Code of the check."),
    Column("check_title", "text", "What the check looks for.", "The framework has the check no longer."),
    Column("sentence", "text", "What was expected, and what the file shows."),
    Column("day", "date", "The day the opportunity was there; the latest, where dates are partial.", "Not known."),
    Column("events", "text", "Ids of the events it rests on, joined with “; ”."),
    Column("decision", "text", "confirmed, dismissed, or open while nobody decided or two people differ."),
    Column("reason", "text", "Why it was decided so.", "None was given."),
    Column("decided_by", "text", "Who decided.", "Nobody yet, or two people differ."),
    Column("still_found", "boolean", "False where the chronology has changed and the check flags it no longer."),
)
TIMELINESS = (
    *OF_A_CASE,
    Column("measure", "text", "Code of the measure."),
    Column("measure_title", "text", "What is measured."),
    Column("start", "text", "Id of the event it runs from.", "The file has none."),
    Column("end", "text", "Id of the event it runs to.", "The file has none."),
    Column("value", "integer", "How long it took, in the unit.", "Not one number: see least, most and why."),
    Column("least", "integer", "The shortest that it can have been.", "There is nothing to count."),
    Column("most", "integer", "The longest that it can have been.", "There is nothing to count."),
    Column("unit", "text", "hours, working_days, calendar_days or months."),
    Column("verdict", "text", "within, late (over the limit), undetermined, no_limit or invalid."),
    Column("why", "text", "The result in a sentence."),
)


def _timed(source: Source) -> Iterator[tuple[tuple[str, ...], dict[str, str], dict[str, CaseTiming]]]:
    """Some cases at a time: their references, their sites, and what is said of each."""
    if not has_timing(source.framework):
        return
    for cases in chunks(source.connection):
        sites = queries.sites_of(source.connection, cases)
        yield cases, sites, timings_on(source.connection, source.framework, tuple(sites))


def findings(source: Source) -> Iterator[Row]:
    """Every possible missed opportunity, and decisions on what is flagged no longer."""
    titles = {check.code: check.title for check in source.framework.checks}
    for cases, sites, timings in _timed(source):
        decided: dict[str, list[EntryRow]] = {}
        for row in of_first_reviews(source.connection, entries.current_of_cases(source.connection, "finding", cases)):
            decided.setdefault(row.subject.partition("/")[0], []).append(row)
        for case, timing in timings.items():
            for one in case_findings(timing.findings, decided.get(case, ()), {}):
                yield {
                    **source.of(case, sites[case]),
                    "finding": one.id,
                    "check": one.finding.check,
                    "check_title": titles.get(one.finding.check),
                    "sentence": one.finding.sentence,
                    "day": one.finding.day.isoformat() if one.finding.day < date.max else None,
                    "events": joined(one.finding.events),
                    "decision": one.decision,
                    "reason": one.reason or None,
                    "decided_by": one.decided_by or None,
                    "still_found": one.stands,
                }


def timeliness(source: Source) -> Iterator[Row]:
    """A row a case and measure, of those measures that are for the case."""
    from reviewtui.casefile.measured import Verdict

    titles = {measure.code: measure.title for measure in source.framework.measures}
    for _, sites, timings in _timed(source):
        for case, timing in timings.items():
            at = source.of(case, sites[case])
            for one in timing.measures:
                if one.verdict is not Verdict.NOT_APPLICABLE:
                    title, bounds = titles[one.measure], {"least": one.least, "most": one.most}
                    yield {**at, **one.as_json(), **bounds, "measure_title": title}
