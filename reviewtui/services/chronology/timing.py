"""What the framework's measures and checks say of each case: worked out when its chronology changes, kept, read back.

Grading changes none of it, so a judgement never pays for it.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from db import local, queries, timing
from db.entries import Connection
from db.store import Store, Writing
from db.values import FoundRow, MeasureRow, TimingRow
from reviewtui.framework.model import Framework
from reviewtui.services.chronology.packed import packed, unpacked
from reviewtui.services.frameworks import framework_on
from reviewtui.services.standing.withdrawn import withdrawn_among

if TYPE_CHECKING:
    from reviewtui.casefile.day_range import DayRange
    from reviewtui.casefile.event import Event
    from reviewtui.casefile.measured import Measured
    from reviewtui.casefile.missed import Finding

Tell = Callable[[int, int], None]
"""Hears how many are done, and of how many."""
Written = Mapping[str, Sequence[Mapping[str, Any]]]
"""Of cases that were just written, the contents of all their events, in order."""

FORM = 7
"""Raised whenever what is kept changes its form or its rules, so that what an older version kept is not read."""


FILLED = "timing"
"""The setting that holds the form in which something is kept of every case."""
NOTHING_SAID = "timing/nothing-said"
"""The setting that holds, measure by measure, the sentence on a case whose file says nothing."""


BATCH = 200
"""Cases whose timing is held at once."""


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
    fieldwork_from: date | None
    fieldwork_to: date | None

    @property
    def inspected(self) -> "DayRange | None":
        """The days of the fieldwork, where both ends are known."""
        from reviewtui.casefile.day_range import DayRange

        if self.fieldwork_from is None or self.fieldwork_to is None:
            return None
        return DayRange(self.fieldwork_from, self.fieldwork_to)


class _SaidOfCase(NamedTuple):
    """What is said of a case that stands, and where it is."""

    reference: str
    site: str
    timing: CaseTiming


NOTHING = CaseTiming()
_Eventless = dict[tuple[str, ...], CaseTiming]
"""What is said of a case without events, by the nations that its site can be in and the facts that measures read."""


def surroundings_on(connection: Connection) -> Surroundings:
    """The nations of the sites, and the last day of the fieldwork."""
    described = next(iter(queries.standing(connection, "inspection")), {})
    first, last = (_day(described.get(key)) for key in ("fieldwork_from", "fieldwork_to"))
    nations = {site["code"]: site.get("nation", "") for site in queries.standing(connection, "site")}
    return Surroundings(nations, first, last)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def refresh_timing(
    writing: Writing, references: Collection[str], tell: Tell | None = None, written: Written | None = None
) -> None:
    """Work out anew what is said of some cases, in the transaction that changed them.

    `tell` hears how many of them are done, and of how many; `written` need not be read back.
    """
    connection = writing.connection
    framework = framework_on(connection)
    if not has_timing(framework):
        return
    _keep_nothing_said(writing, framework)
    done = 0
    for batch in rows_worked_out(connection, framework, references, written):
        done += len(batch)
        if tell is not None:
            tell(done, len(references))
        timing.remove(writing, [reference for reference, row in batch.items() if row is None])
        timing.put(writing, FORM, [row for row in batch.values() if row is not None])


def rows_worked_out(
    connection: Connection, framework: Framework, references: Collection[str], written: Written | None = None
) -> Iterator[dict[str, TimingRow | None]]:
    """What is to be kept of some cases, a batch at a time; None of one that is not in the inspection."""
    nothing = _nothing_said(framework)
    for batch in _worked_out(connection, framework, references, written or {}):
        batch |= dict.fromkeys(withdrawn_among(connection, tuple(batch)))
        alike: dict[int, TimingRow] = {}
        """The rows of what was said once of several cases, by what stays here as long as they do."""
        rows: dict[str, TimingRow | None] = dict.fromkeys(batch)
        for said in filter(None, batch.values()):
            row = alike.get(id(said.timing)) or alike.setdefault(id(said.timing), _row(*said, nothing))
            rows[said.reference] = row._replace(case_ref=said.reference, site=said.site)
        yield rows


def refresh_changed(
    writing: Writing,
    references: Collection[str],
    before: Surroundings,
    tell: Tell | None = None,
    written: Written | None = None,
) -> None:
    """The same for what a file brought; for every case where it changed a site's nation or the fieldwork."""
    changed = before != surroundings_on(writing.connection)
    refresh_timing(writing, queries.all_cases(writing.connection) if changed else references, tell, written)


def fill_timing(writing: Writing) -> None:
    """Keep what is said of every case, where an earlier version wrote the store: once, at the first write of all."""
    connection = writing.connection
    if local.setting(connection, FILLED) == str(FORM):
        return
    local.set_setting(writing, FILLED, str(FORM))
    if queries.has_kind(connection, "framework"):
        refresh_timing(writing, queries.all_cases(connection))


def ready_to_work_out(store: Store) -> None:
    """Import what counts working days, where the framework asks for any or is still to come.

    Before a transaction begins: while it is open, others wait.
    """
    from reviewtui.casefile.calendars import ready

    with store.read() as connection:
        if not queries.has_kind(connection, "framework") or has_timing(framework_on(connection)):
            ready()


def has_timing(framework: Framework) -> bool:
    """Whether the framework measures or checks anything."""
    return bool(framework.measures or framework.checks)


def timing_of(connection: Connection, framework: Framework, reference: str) -> CaseTiming:
    """What is said of one case; worked out where nothing is kept."""
    return timings_on(connection, framework, (reference,)).get(reference, NOTHING)


def timings_on(connection: Connection, framework: Framework, references: Collection[str]) -> dict[str, CaseTiming]:
    """What is said of some cases, by reference; worked out for those of which nothing is kept."""
    nothing = nothing_said(connection, framework)
    found = spoken_of(connection, framework, references)
    return {reference: _with_nothing(found.get(reference, NOTHING), nothing) for reference in references}


def spoken_of(
    connection: Connection, framework: Framework, references: Collection[str], *, every: bool = False
) -> dict[str, CaseTiming]:
    """The same without the cases whose files say nothing at all, and in each without the measures it says nothing on.

    `every` says that `references` are all there are, which is read faster.
    """
    if not has_timing(framework):
        return {}
    rows = timing.rows(connection, FORM, None if every else references)
    lacking = [reference for reference in references if reference not in rows]
    batches = _worked_out(connection, framework, lacking, {}) if lacking else ()
    made = dict(pair for batch in batches for pair in batch.items())
    found: dict[str, CaseTiming] = {}
    read = dict[tuple[Any, ...], CaseTiming]()  # of many cases whose files say little, the same is kept
    for reference in references:
        row = rows.get(reference)
        if row is None:
            found[reference] = said.timing if (said := made.get(reference)) else NOTHING
        elif row.measures or row.found or row.offence:
            kept = row[2:]  # all but which case it is, and where
            if kept not in read:
                read[kept] = _read(framework, row)
            found[reference] = read[kept]
    return found


def nothing_said(connection: Connection, framework: Framework) -> "tuple[Measured, ...]":
    """What each measure says of a case whose file says nothing on it."""
    from reviewtui.casefile.measured import Measured, Verdict

    kept = local.setting(connection, NOTHING_SAID)
    if kept is None:
        return _nothing_said(framework)
    return tuple(
        Measured(measure.code, None, None, None, None, measure.unit, Verdict.UNDETERMINED, why)
        for measure, why in zip(framework.measures, json.loads(kept), strict=True)
    )


def _nothing_said(framework: Framework) -> "tuple[Measured, ...]":
    from reviewtui.casefile.not_found import not_found

    return tuple(map(not_found, framework.measures))


def _keep_nothing_said(writing: Writing, framework: Framework) -> None:
    found = _nothing_said(framework)
    kept = json.dumps([one.why for one in found], ensure_ascii=False)
    if local.setting(writing.connection, NOTHING_SAID) != kept:
        local.set_setting(writing, NOTHING_SAID, kept)


def _with_nothing(found: CaseTiming, nothing: "Sequence[Measured]") -> CaseTiming:
    said = {one.measure: one for one in found.measures}
    return found._replace(measures=tuple(said.get(one.measure, one) for one in nothing))


def _worked_out(
    connection: Connection, framework: Framework, references: Iterable[str], written: Written
) -> "Iterator[dict[str, _SaidOfCase | None]]":
    """What is said of cases, a batch at a time; None of one that does not stand.

    What was said of one case without events is said of all.
    """
    around, eventless, waiting = surroundings_on(connection), _Eventless(), sorted(references)
    read = {wanted.fact for measure in framework.measures for wanted in measure.applies_when}
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        found: dict[str, _SaidOfCase | None] = dict.fromkeys(batch)
        events = _events_of(connection, batch, written)
        for reference, case in queries.live(connection, "case", batch).items():
            site = case["site"]
            nation = around.nations.get(site)
            nations = (nation,) if nation else framework.nations
            own = events.get(reference, ())
            facts = {fact: case[fact] for fact in sorted(read) if case.get(fact) is not None}
            alike = (*nations, repr(facts))
            said = _said_of(framework, case, own, nations, around) if own else eventless.get(alike)
            if said is None:
                said = eventless[alike] = _said_of(framework, facts, (), nations, around)
            found[reference] = _SaidOfCase(reference, site, said)
        yield found


def _events_of(connection: Connection, batch: Sequence[str], written: Written) -> "dict[str, list[Event]]":
    from reviewtui.casefile.event import Event
    from reviewtui.services.chronology.first_order import contents_of_cases

    found = {case: list(map(Event.from_content, written[case])) for case in batch if case in written}
    for content in contents_of_cases(connection, "event", [case for case in batch if case not in written]):
        found.setdefault(content["case"], []).append(Event.from_content(content))
    return found


def _said_of(
    framework: Framework,
    facts: Mapping[str, Any],
    events: "Sequence[Event]",
    nations: tuple[str, ...],
    around: Surroundings,
) -> CaseTiming:
    from reviewtui.casefile.endpoints import CaseEvents
    from reviewtui.casefile.missed import checked_case, findings
    from reviewtui.casefile.missed.across import offence_day
    from reviewtui.casefile.missed.before_18 import eighteenth
    from reviewtui.casefile.timeliness import measured

    events = CaseEvents(events)
    turns_18 = eighteenth(facts, events, around.inspected)
    return CaseTiming(
        measures=tuple(measured(measure, events, nations, facts) for measure in framework.measures),
        findings=findings(framework.checks, checked_case(events, nations, around.fieldwork_to, turns_18)),
        offence=offence_day(events),
    )


def _row(reference: str, site: str, found: CaseTiming, nothing: "Sequence[Measured]") -> TimingRow:
    said = [(place, one) for place, one in enumerate(found.measures) if one != nothing[place]]
    sentences = [*(one.why for _, one in said), *(one.sentence for one in found.findings)]
    return TimingRow(
        reference,
        site,
        found.offence.isoformat() if found.offence else None,
        tuple(MeasureRow(place, one.verdict.value, one.least, one.most, one.start, one.end) for place, one in said),
        tuple(FoundRow(one.check, one.events, one.day.isoformat()) for one in found.findings),
        packed(tuple(sentences)) if sentences else None,
    )


def _read(framework: Framework, row: TimingRow) -> CaseTiming:
    """What was kept, without the measures that the file says nothing on."""
    from reviewtui.casefile.measured import Measured, Verdict
    from reviewtui.casefile.missed.finding import Finding

    sentences = iter(unpacked(row.said) if row.said else ())
    measures = []
    # The measures first: at the end of them no sentence is taken that belongs to a finding.
    for (place, verdict, least, most, start, end), why in zip(row.measures, sentences, strict=False):
        measure = framework.measures[place]
        measures.append(Measured(measure.code, start, end, least, most, measure.unit, Verdict(verdict), why))
    return CaseTiming(
        tuple(measures),
        tuple(
            Finding(one.check, one.events, sentence, date.fromisoformat(one.day))
            for one, sentence in zip(row.found, sentences, strict=True)
        ),
        date.fromisoformat(row.offence) if row.offence else None,
    )
