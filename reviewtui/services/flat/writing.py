"""All the tables, written to a folder in one form and from one snapshot of the store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from db.store import Store
from reviewtui.exchange.flat.csv_file import write_csv
from reviewtui.exchange.flat.ndjson_file import write_ndjson
from reviewtui.exchange.flat.parquet_file import write_parquet
from reviewtui.exchange.flat.table import Column, Form, Row, Table, Write
from reviewtui.exchange.flat.workbook import DoesNotFit, write_workbook
from reviewtui.services.errors import BadInput
from reviewtui.services.export.access import Leaving
from reviewtui.services.export.outgoing_folder import Open, outgoing_folder
from reviewtui.services.flat.cases import CASES, EVENTS, cases, events
from reviewtui.services.flat.dictionary import ANSWERS, QUESTIONS, answers, dictionary, questions
from reviewtui.services.flat.evidence import EVIDENCE, evidence, evidence_lines
from reviewtui.services.flat.history import HISTORY, history, history_lines
from reviewtui.services.flat.judgements import JUDGEMENTS, judgement_lines, judgements
from reviewtui.services.flat.moderation import MODERATION, moderation
from reviewtui.services.flat.ratings import SUMMARY, summary
from reviewtui.services.flat.shared import Source, source_of
from reviewtui.services.flat.timing import FINDINGS, TIMELINESS, findings, timeliness
from reviewtui.services.garbage_collection import seldom_collecting
from reviewtui.services.people.blindness import BOTH, require_sight
from reviewtui.services.store.verifying import require_counts

PARQUET, NEEDS_EXTRA = "parquet", "Parquet needs one more package: run pip install 'reviewtui[parquet]'."
WRITERS: Mapping[str, Callable[[Write, Table], int]] = {
    "csv": write_csv,
    "ndjson": write_ndjson,
    PARQUET: write_parquet,
}
XLSX = "xlsx"
WORKBOOK = "tables.xlsx"
MADE: Mapping[str, tuple[tuple[Column, ...], Callable[[Source], Iterator[Row]]]] = {
    "judgements": (JUDGEMENTS, judgements),
    "moderation": (MODERATION, moderation),
    "evidence": (EVIDENCE, evidence),
    "cases": (CASES, cases),
    "events": (EVENTS, events),
    "findings": (FINDINGS, findings),
    "timeliness": (TIMELINESS, timeliness),
    "summary": (SUMMARY, summary),
    "history": (HISTORY, history),
    "questions": (QUESTIONS, questions),
    "answers": (ANSWERS, answers),
}
"""By name: its columns, and what its rows are made of."""
LINES: Mapping[str, Callable[[Source, Form], Iterator[tuple[int, bytes]]]] = {
    "judgements": judgement_lines,
    "evidence": evidence_lines,
    "history": history_lines,
}
"""What makes the lines of a long table, by name."""


class Written(NamedTuple):
    """What was written."""

    files: tuple[str, ...]
    rows: Mapping[str, int]
    """By table."""


def tables_of(source: Source) -> tuple[Table, ...]:
    """All the tables, the data dictionary last."""
    made = tuple(table_of(source, name) for name in MADE)
    return (*made, dictionary(made))


def table_of(source: Source, name: str) -> Table:
    """One of them but the dictionary."""
    (columns, rows), lines = MADE[name], LINES.get(name)
    return Table(name, columns, partial(rows, source), lines and partial(lines, source))


def tables_to_folder(
    store: Store,
    folder: Path,
    person: str | None,
    *,
    form: str = "csv",
    replace: bool = False,
    notes: bool = False,
    whom: str = "",
) -> Written:
    """Write the tables as `form` into a folder, which may be new: all of them or none.

    Raises BadInput where a file is there already and `replace` is false, where the store holds no inspection, and
    where a workbook cannot hold a table; NotWritten.
    """
    if form == PARQUET and find_spec("pyarrow") is None:
        raise BadInput(NEEDS_EXTRA)
    with seldom_collecting(), store.read() as connection:
        require_sight(store, connection, shows=BOTH)
        require_counts(connection)
        tables = tables_of(source_of(connection, notes=notes))
        names = (WORKBOOK,) if form == XLSX else tuple(f"{table.name}.{form}" for table in tables)
        what = Leaving("tables with notes" if notes else "tables", whom=whom)
        with outgoing_folder(store, person, folder, names, what, replace=replace) as opened:
            rows = _workbook(opened, tables) if form == XLSX else _files(opened, tables, form)
    return Written(names, rows)


def _files(opened: Open, tables: Sequence[Table], form: str) -> dict[str, int]:
    rows = dict[str, int]()
    for table in tables:
        with opened(f"{table.name}.{form}") as departure:
            rows[table.name] = WRITERS[form](departure.write, table)
    return rows


def _workbook(opened: Open, tables: Sequence[Table]) -> dict[str, int]:
    with opened(WORKBOOK) as departure:
        try:
            return write_workbook(departure, tables)
        except DoesNotFit as problem:
            raise BadInput(f"{problem}. Nothing was written. Use --format csv or ndjson.") from None
