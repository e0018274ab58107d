"""What the framework's measures and checks say of each case: worked out when its chronology changes, kept, read back.

Grading changes none of it, so a judgement never pays for it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db import entries, local, queries, timing
from db.entries import Connection
from db.store import Writing
from db.values import TimingRow
from reviewtui.framework.model import Framework
from reviewtui.services.frameworks import framework_on

if TYPE_CHECKING:
    from reviewtui.casefile.measured import Measured
    from reviewtui.casefile.missed import Finding

FORM = 2
"""Raised whenever what is kept changes its form or its rules, so that what an older version kept is not read."""


FILLED = "timing"
"""The setting that holds the form in which something is kept of every case."""


class CaseTiming(NamedTuple):
    """What is said of one case."""

    measures: "tuple[Measured, ...]" = ()
    """One a measure of the framework, in its order."""
    findings: "tuple[Finding, ...]" = ()
    """Check by check."""
    offence: date | None = None
    """The first day that the index offence can have been; None where the file gives none."""


class Surroundings(NamedTuple):
    """What bears on cases beside their own files."""

    nations: Mapping[str, str]
    """Site code to nation."""
    fieldwork_to: date | None


NOTHING = CaseTiming()


def surroundings_on(connection: Connection) -> Surroundings:
    """The nations of the sites, and the last day of the fieldwork."""
    described = next(iter(queries.standing(connection, "inspection")), {})
    last = described.get("fieldwork_to")
    nations = {site["code"]: site.get("nation", "") for site in queries.standing(connection, "site")}
    return Surroundings(nations, date.fromisoformat(last) if last else None)


def refresh_timing(writing: Writing, references: Iterable[str]) -> None:
    """Work out anew what is said of some cases, in the transaction that changed them."""
    connection = writing.connection
    framework = framework_on(connection)
    if not has_timing(framework):
        return
    around = surroundings_on(connection)
    kept: list[TimingRow] = []
    gone: list[str] = []
    for reference in references:
        found = _worked_out(connection, framework, around, reference)
        if found is None:
            gone.append(reference)
        else:
            kept.append(_row(reference, found))
    timing.put(writing, kept)
    timing.remove(writing, gone)


def refresh_changed(writing: Writing, references: Iterable[str], before: Surroundings) -> None:
    """The same for what a file brought; for every case where it changed a site's nation or the fieldwork."""
    changed = before != surroundings_on(writing.connection)
    refresh_timing(writing, queries.all_cases(writing.connection) if changed else references)


def fill_timing(writing: Writing) -> None:
    """Keep what is said of every case, where an earlier version wrote the store: once, at the first write of all."""
    connection = writing.connection
    if local.setting(connection, FILLED) == str(FORM):
        return
    local.set_setting(writing, FILLED, str(FORM))
    if queries.has_kind(connection, "framework"):
        refresh_timing(writing, queries.all_cases(connection))


def has_timing(framework: Framework) -> bool:
    """Whether the framework measures or checks anything."""
    return bool(framework.measures or framework.checks)


def timing_of(connection: Connection, framework: Framework, reference: str) -> CaseTiming:
    """What is said of one case; worked out where nothing is kept."""
    if not has_timing(framework):
        return NOTHING
    kept = _read(timing.rows(connection, reference).get(reference))
    if kept is not None:
        return kept
    return _worked_out(connection, framework, surroundings_on(connection), reference) or NOTHING


def timings_on(connection: Connection, framework: Framework, references: Collection[str]) -> dict[str, CaseTiming]:
    """What is said of some cases, by reference; worked out for those of which nothing is kept."""
    if not has_timing(framework):
        return {}
    rows = timing.rows(connection, next(iter(references)) if len(references) == 1 else None)
    found: dict[str, CaseTiming] = {}
    around: Surroundings | None = None
    for reference in references:
        kept = _read(rows.get(reference))
        if kept is None:
            around = around or surroundings_on(connection)
            kept = _worked_out(connection, framework, around, reference) or NOTHING
        found[reference] = kept
    return found


def _worked_out(
    connection: Connection, framework: Framework, around: Surroundings, reference: str
) -> CaseTiming | None:
    """None where there is no such case."""
    from reviewtui.casefile.event import Event
    from reviewtui.casefile.missed import checked_case, findings
    from reviewtui.casefile.missed.across import offence_day
    from reviewtui.casefile.timeliness import measured
    from reviewtui.services.first_order import contents_in_order
    from reviewtui.services.record_keeping import is_live

    case = next((row for row in entries.current(connection, "case", subject=reference) if is_live(row)), None)
    if case is None or case.content is None:
        return None
    events = [Event.from_content(content) for content in contents_in_order(connection, "event", reference)]
    nation = around.nations.get(case.content["site"])
    nations = (nation,) if nation else framework.nations
    return CaseTiming(
        measures=tuple(measured(measure, events, nations) for measure in framework.measures),
        findings=findings(framework.checks, checked_case(events, nations, around.fieldwork_to)),
        offence=offence_day(events),
    )


def _row(reference: str, found: CaseTiming) -> TimingRow:
    measures = {"form": FORM, "measured": [result._asdict() for result in found.measures]}
    missed = [{**finding._asdict(), "day": finding.day.isoformat()} for finding in found.findings]
    offence = found.offence.isoformat() if found.offence else None
    return TimingRow(reference, _json(measures), _json({"form": FORM, "offence": offence, "found": missed}))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(row: TimingRow | None) -> CaseTiming | None:
    """What was kept; None where nothing was, or another version kept it."""
    from reviewtui.casefile.measured import Measured, Verdict
    from reviewtui.casefile.missed.finding import Finding

    if row is None:
        return None
    measures, missed = json.loads(row.measures), json.loads(row.findings)
    if measures["form"] != FORM or missed["form"] != FORM:
        return None
    return CaseTiming(
        tuple(Measured(**{**one, "verdict": Verdict(one["verdict"])}) for one in measures["measured"]),
        tuple(
            Finding(one["check"], tuple(one["events"]), one["sentence"], date.fromisoformat(one["day"]))
            for one in missed["found"]
        ),
        date.fromisoformat(missed["offence"]) if missed["offence"] else None,
    )
