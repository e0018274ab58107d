"""Bringing cases, inspections and other laptops' records in: all of it or none of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from db import entries, queries
from db.rebuilding import forget_derived
from db.store import Store, Writing
from db.values import EntryRow
from reviewtui.casefile.spelling import one_spelling
from reviewtui.casefile.visible import visible
from reviewtui.exchange.contents import case_contents
from reviewtui.exchange.faults import Fault
from reviewtui.exchange.pieces import NotInPieces
from reviewtui.services.acts import EntryWriter, entry_writer, ready_to_write
from reviewtui.services.cases.amendment import Amendment
from reviewtui.services.chronology.timing import refresh_changed, surroundings_on
from reviewtui.services.chronology.unlikely_days import unlikely_days
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import opened
from reviewtui.services.frameworks import framework_on
from reviewtui.services.garbage_collection import seldom_collecting
from reviewtui.services.import_.amend import amend
from reviewtui.services.import_.check_summary import require_agreement, require_summary
from reviewtui.services.import_.describe import describe
from reviewtui.services.import_.imported import Imported, sentence_of
from reviewtui.services.import_.join import join
from reviewtui.services.import_.lookalikes import alike
from reviewtui.services.import_.read_files import Arrival, CaseArrival, Holds, faulty_input, read_arrival, unknown_site
from reviewtui.services.import_.records import Record
from reviewtui.services.inspections import Site, sites_on
from reviewtui.services.record_keeping import Content, is_live, standing_contents
from reviewtui.services.standing.second_look import cases_to_look_at
from reviewtui.services.standing.standings import (
    Judged,
    at_renamed_sites,
    judged_in,
    keep_standing,
    site_names,
)
from reviewtui.services.steps import Report, Steps, tell_nobody
from reviewtui.services.store.kept import KeptFile
from reviewtui.services.store.sealing import Opens
from reviewtui.services.store.stores import plain_sentences

CASE_BATCH = 200
"""Cases whose standing is worked out between two words on how far it is."""

MOST_UNLIKELY = 20
"""Days that are hardly meant of which each is named; the rest are counted."""

ENTRY_BATCH = 2_000
"""Entries of case files that are held before they are stored."""


def import_path(store: Store, path: Path, person: str | None = None, report: Report | None = None) -> Imported:
    """Import a case file, an inspection document, a record file or a folder of them, in one transaction.

    Raises BadInput listing every fault of every file; then nothing was changed.
    """
    return import_paths(store, [path], person, report)


def import_paths(
    store: Store,
    paths: Sequence[Path],
    person: str | None = None,
    report: Report | None = None,
    *,
    preview: bool = False,
    table_map: Path | None = None,
    largest: int | None = None,
    opens: Opens | None = None,
    only_records: bool = False,
) -> Imported:
    """Import several files and folders as if they lay in one folder. Raises BadInput as `import_path` does.

    Tables among them are read by the map at `table_map`; one without the other raises BadUsage. With `preview` all
    of it is done in a copy of the store, in memory, while others go on writing: what it says is what an import would
    do. `largest` is how many bytes a file may have, where that is not as usual; `opens` opens age files. With
    `only_records` anything but a laptop's record is refused. What `report` raises ends it, with nothing changed.
    """
    tell = report or tell_nobody
    holds = opens and _remembering(opens, store.path.parent)

    def read(*, in_pieces: bool) -> Arrival:
        with store.read() as connection:
            sites = _names(sites_on(connection))
            arrival = read_arrival(
                paths,
                tell,
                sites,
                lambda reference: _held(connection, reference),
                table_map,
                largest,
                in_pieces=in_pieces,
                holds=holds,
                preview=preview,
            )
        if only_records:
            _require_records(arrival)
        return arrival

    def imported(arrival: Arrival) -> Imported:
        ready_to_write(store, timed=True)
        with place_of(store, tell, preview=preview) as place, plain_sentences(), place.write() as writing:
            found = _bring_in(place, writing, arrival, paths, person, tell)
        return replace(found, preview=preview, sentence=sentence_of(found, preview=preview))

    with seldom_collecting():
        try:
            return _while_sound(imported, read(in_pieces=True))
        except NotInPieces:
            return imported(read(in_pieces=False))


def _remembering(opens: Opens, folder: Path) -> Holds:
    """Opens each age file once, also where it is read again for its faults; what it holds is kept beside the store."""
    held = dict[Path, KeptFile]()

    def holds(file: Path) -> KeptFile:
        if file not in held:
            with opened(file) as sealed:
                opens(sealed, kept := KeptFile(folder), visible(str(file)))
            held[file] = kept
        return held[file]

    return holds


def import_record(store: Store, record: Record, person: str | None, report: Report | None = None) -> Imported:
    """Join another laptop's record that no file holds, in one transaction. Raises BadInput, with nothing changed."""
    ready_to_write(store, timed=True)
    with plain_sentences(), store.write() as writing:
        return _bring_in(store, writing, Arrival(records=[record]), [], person, report or tell_nobody)


@contextmanager
def place_of(store: Store, tell: Report, *, preview: bool) -> Iterator[Store]:
    """Where it is brought in: the store, or for a preview a copy that is let go of afterwards."""
    if not preview:
        yield store
        return
    from db.trial import trial_of

    with trial_of(store, lambda done, total: tell("Getting ready", done, total)) as trial:
        yield trial


def _while_sound(imported: Callable[[Arrival], Imported], arrival: Arrival) -> Imported:
    """The import. Raises NotInPieces where it is refused before every record was checked: the whole tells more."""
    try:
        return imported(arrival)
    except BadInput:
        if all(record.is_read for record in arrival.records):
            raise
        raise NotInPieces from None


def _held(connection: entries.Connection, reference: str) -> dict[str, Any] | None:
    """The site and the documents of a case that is here; None for one that is not."""
    case = next((row.content for row in entries.current(connection, "case", subject=reference) if is_live(row)), None)
    if case is None:
        return None
    documents = standing_contents(entries.current(connection, "document", case=reference))
    listed = [{key: value for key, value in document.items() if key != "case"} for document in documents]
    return {"site": case["site"], "documents": listed}


def _bring_in(
    store: Store, writing: Writing, arrival: Arrival, paths: Sequence[Path], person: str | None, tell: Report
) -> Imported:
    before, around = _standing_counts(writing.connection), surroundings_on(writing.connection)
    last, named = queries.last_to_come(writing.connection), site_names(writing.connection)
    writer = entry_writer(store, writing, person, act="import")
    for name, document in arrival.descriptions:
        describe(writing, writer, name, document)
    _require_inspection(writing, arrival, paths)
    lookalikes = tuple(alike(writing.connection, arrival.cases))
    new, amendments, unlikely = _add_cases(writing, writer, arrival.cases, tell)
    written = {} if arrival.records else {case: events for case, events in new.items() if events is not None}
    asked = queries.first_live(writing.connection, "framework")
    joined = join(writing, arrival.records, tell)
    touched = {*new, *(each.case for each in amendments), *joined.touched}
    if asked is not None and asked != queries.first_live(writing.connection, "framework"):  # it was upgraded elsewhere
        forget_derived(writing)
        touched |= {*entries.subjects(writing.connection, "case")}
    rating = _Rating(writing, touched | at_renamed_sites(writing.connection, named), tell)
    if joined.is_same:
        require_agreement(writing.connection, arrival.records[0], private=joined.has_notes, read=rating.read_and_rated)
    rating.finish()
    refresh_changed(writing, sorted(touched), around, lambda done, total: tell("Measuring", done, total), written)
    if joined.is_same:
        require_summary(writing.connection, arrival.records[0])
    for record in arrival.records:
        record.require_sound()
    after = _standing_counts(writing.connection)
    return Imported(
        cases=after["case"] - before["case"],
        events=after["event"] - before["event"],
        judgements=after["judgement"] - before["judgement"],
        entries=after["entry"] - before["entry"],
        sentence="",
        added=queries.kinds_since(writing.connection, last),
        new_cases=tuple(new),
        amendments=amendments,
        unread=arrival.unread,
        notes=(*arrival.notes, *unlikely),
        filled=joined.filled,
        second_look=sum(cases_to_look_at(writing.connection, sorted(touched)).values()),
        disagreements=tuple((case, code) for case, _, code in queries.disputes(writing.connection, sorted(touched))),
        alike=lookalikes,
        reach=joined.reach,
    )


def _standing_counts(connection: entries.Connection) -> dict[str, int]:
    """How many cases, events and judgements stand, and under `entry` how many entries there are in all."""
    counts = {kind: queries.number_live(connection, kind) for kind in ("case", "event", "judgement")}
    return counts | {"entry": queries.number_of_entries(connection)}


def _require_records(arrival: Arrival) -> None:
    """Raises BadInput for whatever no laptop's record is."""
    for name in (*(case.name for case in arrival.cases), *(name for name, _ in arrival.descriptions)):
        raise BadInput(f"{name} holds no laptop's record. Use `reviewtui import`.")


def _require_inspection(writing: Writing, arrival: Arrival, paths: Sequence[Path]) -> None:
    if not queries.standing(writing.connection, "inspection") and not arrival.records:
        raise BadInput(
            f"This store holds no inspection yet, and {visible(', '.join(map(str, paths)))} describes none: "
            "import an inspection.json first, or the folder that holds it."
        )


def _names(sites: Iterable[Site]) -> list[str]:
    return [name for site in sites for name in (site.code, site.name)]


def _spelt(site: Site) -> tuple[str, ...]:
    return tuple(map(one_spelling, (site.code, site.name)))


def _add_cases(
    writing: Writing, writer: EntryWriter, cases: Sequence[CaseArrival], tell: Report
) -> tuple[dict[str, tuple[Content, ...] | None], tuple[Amendment, ...], tuple[str, ...]]:
    """New cases with their events, what was amended in the others, and the days that are hardly meant.

    Of a case of which more than that is here, its events are None.

    Raises BadInput for unknown sites.
    """
    sites, today = sites_on(writing.connection), date.today()
    faults, amendments, unlikely = list[Fault](), list[Amendment](), list[str]()
    new: dict[str, tuple[Content, ...] | None] = {}
    steps = Steps(tell, "Adding", sum(case.entries for case in cases))
    for case in cases:
        site = next((site for site in sites if one_spelling(case.site) in _spelt(site)), None)
        if site is None:
            faults.append(case.fault("site", unknown_site(case.site, _names(sites))))
        elif not faults and _is_here(writing, case.reference):
            amendments += amend(writing, writer, case, site.code, steps)
            if case.reference in new:
                new[case.reference] = None
        elif not faults:
            brought = _add_case(writing, writer, case, site, steps)
            new[case.reference] = None if case.reference in new else brought
        if len(writer.written) >= ENTRY_BATCH:
            unlikely += _unlikely(writer.written, today)
            writer.flush()
    if faults:
        raise faulty_input(faults)
    unlikely += _unlikely(writer.written, today)
    writer.flush()
    more = len(unlikely) - MOST_UNLIKELY
    rest = [f"{more:,} more days like these."] if more > 0 else []
    return new, tuple(amendments), (*unlikely[:MOST_UNLIKELY], *rest)


def _unlikely(rows: Iterable[EntryRow], today: date) -> Iterator[str]:
    """A sentence for each day that a chronology can hardly mean."""
    for row in rows:
        for said in unlikely_days(row.content or {}, today) if row.kind in ("document", "event") else ():
            yield f"{visible(row.subject.partition('/')[0])}, {row.kind}: {said}; is the year right?"


def _is_here(writing: Writing, reference: str) -> bool:
    return any(is_live(row) for row in entries.current(writing.connection, "case", subject=reference))


def _add_case(
    writing: Writing, writer: EntryWriter, arrival: CaseArrival, site: Site, steps: Steps
) -> tuple[Content, ...] | None:
    """Its events, where none are here beside them."""
    reference = arrival.reference
    held = case_contents(arrival.document, site.code)
    wanted = (
        ("case", [(reference, held.case)], entries.current(writing.connection, "case", subject=reference)),
        ("document", _by_subject(reference, held.documents), _rows_of(writing, "document", reference)),
        ("event", _by_subject(reference, held.events), _rows_of(writing, "event", reference)),
    )
    for kind, contents, rows in wanted:
        here: dict[str, list[str]] = {}
        for row in rows:
            here.setdefault(row.subject, []).append(row.id)
        for subject, content in contents:
            writer.append(kind, subject, content, tuple(here.get(subject, ())), writer.usual_act)
            steps.done()
    return None if wanted[-1][-1] else held.events


def _rows_of(writing: Writing, kind: str, reference: str) -> tuple[EntryRow, ...]:
    return entries.current(writing.connection, kind, case=reference)


def _by_subject(reference: str, contents: Iterable[Content]) -> list[tuple[str, Content]]:
    return [(f"{reference}/{content['id']}", content) for content in contents]


class _Rating:
    """The cases that are to be rated; each is, as soon as what is recorded of it is read for whatever."""

    def __init__(self, writing: Writing, cases: Iterable[str], tell: Report) -> None:
        self._writing = writing
        self._waiting = set(cases)
        self._steps = Steps(tell, "Rating", len(self._waiting)) if self._waiting else None

    def read_and_rated(self, connection: entries.Connection, cases: Sequence[str]) -> Judged:
        """What is recorded of some cases."""
        judged = judged_in(connection, cases)
        rated = [case for case in cases if case in self._waiting]
        if self._steps is not None and rated:
            facts = {case: judged.facts[case] for case in rated if case in judged.facts}
            keep_standing(self._writing, judged._replace(cases=rated, facts=facts), framework_on(connection))
            self._waiting.difference_update(rated)
            self._steps.done(len(rated))
        return judged

    def finish(self) -> None:
        """Rate whichever are left."""
        waiting = sorted(self._waiting)
        for start in range(0, len(waiting), CASE_BATCH):
            self.read_and_rated(self._writing.connection, waiting[start : start + CASE_BATCH])
