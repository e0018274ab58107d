"""Bringing cases, inspections and other laptops' records in: all of it or none of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from db import entries, queries
from db.store import Store, Writing
from reviewtui.casefile.visible import quoted, visible
from reviewtui.exchange.contents import case_contents
from reviewtui.exchange.faults import Fault
from reviewtui.services.arrivals import Arrival, CaseArrival, Report, faulty_input, read_arrival, unknown_site
from reviewtui.services.describing import describe
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import Site, sites_on
from reviewtui.services.joining import join
from reviewtui.services.record_keeping import Content, Pen, distinct_contents, pen, stands
from reviewtui.services.standings import refresh
from reviewtui.services.stores import plain_sentences
from reviewtui.services.timing import refresh_changed, surroundings_on

CASE_BATCH = 200
"""Cases whose standing is worked out between two words on how far it is."""


@dataclass(frozen=True)
class Imported:
    """What an import brought."""

    cases: int
    events: int
    judgements: int
    entries: int
    """Entries added to the record, of every kind."""
    sentence: str


def import_path(store: Store, path: Path, person: str | None = None, report: Report | None = None) -> Imported:
    """Import a case file, an inspection document, a record file or a folder of them, in one transaction.

    Raises BadInput listing every fault of every file; then nothing was changed.
    """
    return import_paths(store, [path], person, report)


def import_paths(
    store: Store, paths: Sequence[Path], person: str | None = None, report: Report | None = None
) -> Imported:
    """Import several files and folders as if they lay in one folder. Raises BadInput as `import_path` does."""
    tell = report or (lambda *_: None)
    with store.read() as connection:
        sites = _names(sites_on(connection))
    arrival = read_arrival(paths, tell, sites)
    with plain_sentences(), store.write() as writing:
        before, around = queries.standing_counts(writing.connection), surroundings_on(writing.connection)
        writer = pen(store, writing, person, act="import")
        for name, document in arrival.descriptions:
            describe(writing, writer, name, document)
        _require_inspection(writing, arrival, paths)
        touched = _add_cases(writing, writer, arrival.cases)
        touched |= join(writing, store.device, arrival.records)
        _refresh(writing, sorted(touched), tell)
        refresh_changed(writing, sorted(touched), around)
        after = queries.standing_counts(writing.connection)
    return _imported({kind: after[kind] - before[kind] for kind in after})


def _require_inspection(writing: Writing, arrival: Arrival, paths: Sequence[Path]) -> None:
    if queries.inspection(writing.connection) is None and not arrival.records:
        raise BadInput(
            f"This store holds no inspection yet, and {visible(', '.join(map(str, paths)))} describes none: "
            "import an inspection.json first, or the folder that holds it."
        )


def _names(sites: Iterable[Site]) -> list[str]:
    return [name for site in sites for name in (site.code, site.name)]


def _add_cases(writing: Writing, writer: Pen, cases: Iterable[CaseArrival]) -> set[str]:
    sites = sites_on(writing.connection)
    faults, touched = [], set[str]()
    for case in cases:
        site = next((site for site in sites if case.document["site"] in (site.code, site.name)), None)
        if site is None:
            faults.append(unknown_site(case.name, case.line("site"), case.document["site"], _names(sites)))
        elif not faults and _add_case(writing, writer, case, site):
            touched.add(case.document["reference"])
    if faults:
        raise faulty_input(faults)
    writer.flush()
    return touched


def _add_case(writing: Writing, writer: Pen, arrival: CaseArrival, site: Site) -> bool:
    """Write a case's entries, unless the very same case is here. Raises BadInput for one that differs."""
    reference = arrival.document["reference"]
    held = case_contents(arrival.document, site.code)
    wanted = {
        ("case", reference): held.case,
        **{("document", f"{reference}/{document['id']}"): document for document in held.documents},
        **{("event", f"{reference}/{event['id']}"): event for event in held.events},
    }
    if any(stands(row) for row in entries.current(writing.connection, "case", subject=reference)):
        _require_same(writing, arrival, wanted)
        return False
    for (kind, subject), content in wanted.items():
        rows = entries.current(writing.connection, kind, subject=subject)
        writer.add(kind, subject, content, replaces=tuple(row.id for row in rows))
    return True


def _require_same(writing: Writing, arrival: CaseArrival, wanted: Mapping[tuple[str, str], Content]) -> None:
    """Everything the file says stands in the store already; events added by hand since are no difference."""
    for (kind, subject), content in wanted.items():
        if content not in distinct_contents(entries.current(writing.connection, kind, subject=subject)):
            reference = arrival.document["reference"]
            text = f"{quoted(reference)} is already in this store with another {kind} {quoted(subject)}."
            raise faulty_input([Fault(arrival.name, arrival.line("reference"), "reference", text)])


def _refresh(writing: Writing, references: list[str], tell: Report) -> None:
    for start in range(0, len(references), CASE_BATCH):
        tell("Rating", start, len(references))
        refresh(writing, references[start : start + CASE_BATCH])


def _imported(new: Mapping[str, int]) -> Imported:
    parts = [_counted(new[kind], kind) for kind in ("case", "event", "judgement") if new[kind]]
    if parts:
        sentence = f"Imported {', '.join(parts)}."
    else:
        sentence = "Imported." if new["entry"] else "Nothing new: everything in it is here already."
    return Imported(new["case"], new["event"], new["judgement"], new["entry"], sentence)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
