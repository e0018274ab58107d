"""What is kept of each case so that nobody has to work it out: held against what follows from the record today."""

from collections.abc import Sequence

from db import entries, queries, standing, timing
from db.entries import Connection
from db.values import TimingRow
from reviewtui.services.chronology.packed import unpacked
from reviewtui.services.chronology.timing import FORM, has_timing, rows_worked_out
from reviewtui.services.frameworks import framework_on
from reviewtui.services.standing.standings import worked_out


def all_cases(connection: Connection) -> tuple[str, ...]:
    """Every case of the list or of the record, in order; none where there is no framework to rate it by."""
    if queries.first_live(connection, "framework") is None:
        return ()
    return tuple(sorted({*queries.all_cases(connection), *entries.subjects(connection, "case")}))


def wrongly_listed(connection: Connection, cases: Sequence[str]) -> list[str]:
    """Which of some cases stand otherwise in the list of cases than by the record, or are missing in it."""
    if not cases:
        return []
    kept = standing.kept(connection, cases)
    wrong = []
    for rows, gone in worked_out(connection, cases, framework_on(connection)):
        wrong += [row.case_ref for row in rows if kept.get(row.case_ref) != standing.as_kept(row)]
        wrong += [reference for reference in gone if reference in kept]
    return sorted(wrong)


def wrongly_timed(connection: Connection, cases: Sequence[str]) -> list[str]:
    """Of which of some cases measures and checks are kept otherwise than by the record; nothing kept is no fault."""
    if not cases or not has_timing(framework := framework_on(connection)):
        return []
    kept = timing.rows(connection, FORM, cases)
    anew = (pair for batch in rows_worked_out(connection, framework, cases) for pair in batch.items())
    return [
        reference
        for reference, row in anew
        if reference in kept and (row is None or _in_full(row) != _in_full(kept[reference]))
    ]


def _in_full(row: TimingRow) -> tuple[object, ...]:
    """A row with its sentences, which may be packed in several ways."""
    return (*row._replace(said=None), unpacked(row.said) if row.said else ())
