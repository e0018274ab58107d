"""Judgements whose evidence changed after they were made: the answer stands, and somebody should look again."""

from collections.abc import Iterable, Mapping, Sequence

from db import entries, queries
from db.values import EntryRow
from reviewtui.casefile.visible import visible
from reviewtui.services.people.authors import first_said
from reviewtui.services.record_keeping import is_live
from reviewtui.services.standing.replaced import with_replaced

Connection = entries.Connection
KINDS = {"event": "Event {}", "document": "Document {}", "absence": "The “no evidence found” entry ({})"}
"""What a judgement may rest on, and how a sentence names it."""


def second_looks(connection: Connection, judged: Iterable[EntryRow]) -> dict[str, tuple[str, ...]]:
    """Entry of a judgement to a sentence for each piece of its evidence that changed since; the unchanged are absent.

    A piece has changed when another content stands now than stood when the judgement was made. On one laptop the
    order of entries tells which came first; between two, the judgement must be surely the later by the clock.
    """
    found: dict[str, tuple[str, ...]] = {}
    standing: dict[tuple[str, str], tuple[EntryRow, ...]] = {}
    by_case: dict[str, list[EntryRow]] = {}
    for row in judged:
        if is_live(row):
            by_case.setdefault(_case(row), []).append(row)
    for row in (row for case in queries.cases_amended(connection, tuple(KINDS), by_case) for row in by_case[case]):
        if sentences := _sentences(connection, row, standing):
            found[row.id] = sentences
    return found


def cases_to_look_at(connection: Connection, cases: Iterable[str] | None = None) -> dict[str, int]:
    """Case (all, or some of these) to how many of its judgements want a second look; a case without any is absent."""
    found: dict[str, int] = {}
    for case in queries.cases_amended(connection, tuple(KINDS), cases):
        number = len(second_looks(connection, entries.current(connection, "judgement", case=case)))
        found |= {case: number} if number else {}
    return found


def _case(row: EntryRow) -> str:
    return row.subject.split("/", 1)[0]


def _sentences(
    connection: Connection, row: EntryRow, standing: dict[tuple[str, str], tuple[EntryRow, ...]]
) -> tuple[str, ...]:
    content: Mapping[str, object] = row.content or {}
    made: EntryRow | None = None
    sentences: list[str] = []
    for about in _cited(content):
        if about not in standing:
            standing[about] = _amended(connection, *about)
        if standing[about]:
            made = made or first_said(connection, row)
            sentences += _changes(connection, made, standing[about])
    return tuple(dict.fromkeys(sentences))


def _cited(content: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """Kind and subject of what a judgement rests on; a source somebody named has no entry to change."""
    evidence = content.get("evidence")
    for piece in evidence if isinstance(evidence, list) else ():
        for kind in KINDS:
            if kind in piece:
                yield kind, f"{content['case']}/{piece[kind]}"


def _amended(connection: Connection, kind: str, subject: str) -> tuple[EntryRow, ...]:
    """What stands of something, where it took the place of something earlier."""
    rows = entries.current(connection, kind, subject=subject)
    return rows if any(row.replaces for row in rows) else ()


def _changes(connection: Connection, judged: EntryRow, rows: Sequence[EntryRow]) -> Iterable[str]:
    for row in rows:
        if row.replaces and not _known(judged, row):
            before = next((each for each in with_replaced(connection, [row])[1:] if _known(judged, each)), None)
            if before is None or before.content != row.content:
                yield _sentence(row)


def _known(judged: EntryRow, row: EntryRow) -> bool:
    """Whether a judgement was made with an entry already there."""
    if judged.device == row.device:
        return row.sequence < judged.sequence
    return not row.replaces or row.made_at < judged.made_at


def _sentence(row: EntryRow) -> str:
    """`Event e3 was corrected after this was judged.`"""
    name = KINDS[row.kind].format(visible(row.subject.partition("/")[2]))
    if not is_live(row):
        happened = "was withdrawn"
    else:
        happened = "was changed by an import" if row.act == "import" else "was corrected"
    return f"{name} {happened} after this was judged."
