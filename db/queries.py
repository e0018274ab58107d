"""Counts and facts for the first screen and the figures: plain SQL on the driver's connection."""

# ruff: noqa: S608 - only our own names and conditions are set into statements; values are always bound

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from db.caselist import UNCOUNTED_FIRST, case_page, case_refs, case_row, position_of
from db.contents import WITHDRAWN, from_text, from_texts, proven
from db.driver import Connection

__all__ = [
    "all_answers",
    "all_cases",
    "answers",
    "any_holds",
    "case_page",
    "case_refs",
    "case_row",
    "cases_amended",
    "cases_by_site",
    "content",
    "contents_of_cases",
    "counts",
    "counts_by_site",
    "disputes",
    "first_live",
    "has_kind",
    "kinds_since",
    "last_to_come",
    "live",
    "number_live",
    "number_of_entries",
    "people_since",
    "position_of",
    "sites_of",
    "standing",
    "withdrawn_cases",
]

Counts = dict[tuple[str, str], int]
"""(question, answer) to the number of cases."""


def counts(connection: Connection, without: Collection[str] = ()) -> Counts:
    """How many cases have each answer to each question: the answers that count, each case once, `without` some."""
    rows = connection.execute(
        "SELECT question, answer, count(*) FROM counted WHERE counts = 1 GROUP BY question, answer"
    )
    found = {(question, answer): number for question, answer, number in rows}
    less = counts_among(connection, without) if without else {}
    return {said: left for said, number in found.items() if (left := number - less.get(said, 0))}


def counts_of(connection: Connection, cases: Collection[str], without: Collection[str]) -> Counts:
    """The same of some cases, off the shorter way: they themselves, or all `without` those that are not among them."""
    others = {*without, *(case for case in all_cases(connection) if case not in cases)}
    return counts_among(connection, cases) if len(cases) <= len(others) else counts(connection, others)


def counts_among(connection: Connection, cases: Iterable[str]) -> Counts:
    """The same of some cases: what an index holds of each is put into one text, and what the texts say is counted."""
    found = Counter[str]()
    for (given,) in connection.execute(_GIVEN, (json.dumps(list(cases)),)):
        found.update((given or "").split("\n"))
    del found[""]
    said = ((*each.partition("\t"), number) for each, number in found.items())
    return {(question, answer): number for question, _, answer, number in said}


_GIVEN = """
SELECT (SELECT group_concat(question || char(9) || answer, char(10)) FROM counted
  WHERE case_ref = one.value AND counts = 1) FROM json_each(?) one"""


def disputes(connection: Connection, cases: Iterable[str] | None = None) -> tuple[tuple[str, str, str], ...]:
    """(case, site, question) wherever first reviews of a case in the list answer a question differently.

    In order; of some `cases` where they are given. Read off the index of the few current answers that do not count.
    """
    among = "" if cases is None else "AND counted.case_ref IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"""SELECT counted.case_ref, s.site, question
        FROM counted INDEXED BY counted_not CROSS JOIN case_standing s ON s.case_ref = counted.case_ref
        WHERE {UNCOUNTED_FIRST} {among}
        GROUP BY counted.case_ref, question HAVING count(DISTINCT answer) > 1 ORDER BY counted.case_ref, question""",
        () if cases is None else (json.dumps(list(cases)),),
    )
    return tuple(rows.fetchall())


def with_second_review(connection: Connection) -> set[str]:
    """The cases of which a second review has an answer: off the index of the few current answers that do not count."""
    rows = connection.execute(
        """SELECT DISTINCT case_ref FROM counted INDEXED BY counted_not
        WHERE is_current = 1 AND counts = 0 AND review = 'second' AND answer IS NOT NULL"""
    )
    return {case for (case,) in rows}


def withdrawn_cases(connection: Connection, kind: str) -> tuple[str, ...]:
    """The subjects of a kind that were withdrawn and are in no list of cases: their answers count no more."""
    rows = connection.execute(
        f"""SELECT DISTINCT subject FROM entry WHERE {_WITHDRAWN} AND kind = ?
        AND subject NOT IN (SELECT case_ref FROM case_standing)""",
        (kind,),
    )
    return tuple(subject for (subject,) in rows)


_WITHDRAWN = f"is_current = 1 AND content = '{WITHDRAWN}'"
"""Word for word as the index `entry_withdrawn` says it."""


def counts_by_site(connection: Connection) -> dict[str, Counts]:
    """The same counts site by site; a site without answers is absent."""
    found: dict[str, Counts] = defaultdict(dict)
    for code, question, answer, number in connection.execute(
        """SELECT s.site, j.question, j.answer, count(*)
        FROM case_standing s CROSS JOIN counted j ON j.case_ref = s.case_ref AND j.counts = 1
        GROUP BY s.site, j.question, j.answer"""
    ):
        found[code][question, answer] = number
    return dict(found)


def all_cases(connection: Connection) -> dict[str, str]:
    """Case reference to site code, by reference: put in order here, since an index holds both by site."""
    return dict(sorted(connection.execute("SELECT case_ref, site FROM case_standing").fetchall()))


def sites_of(connection: Connection, cases: Iterable[str]) -> dict[str, str]:
    """The same of those of some `cases` that are in the list of cases."""
    found = connection.execute(
        """SELECT case_ref, site FROM case_standing WHERE case_ref IN (SELECT value FROM json_each(?))
        ORDER BY case_ref""",
        (json.dumps(list(cases)),),
    )
    return dict(found.fetchall())


def cases_without(connection: Connection, kind: str) -> dict[str, str]:
    """Case reference to site code, of the cases in which nothing of a kind is live."""
    return dict(
        connection.execute(
            f"""SELECT case_ref, site FROM case_standing WHERE NOT EXISTS (
              SELECT 1 FROM entry WHERE kind = ? AND subject > case_ref || '/' AND subject < case_ref || '0' AND {_LIVE}
            ) ORDER BY case_ref""",
            (kind,),
        ).fetchall()
    )


def cases_by_site(connection: Connection) -> dict[str, int]:
    """How many cases each site has in the sample."""
    return dict(connection.execute("SELECT site, count(*) FROM case_standing GROUP BY site").fetchall())


def each_case_ratings(connection: Connection) -> Iterator[tuple[str, dict[str, str]]]:
    """The reference of every case, in order, and its ratings by standard."""
    rows = connection.execute("SELECT case_ref, ratings FROM case_standing ORDER BY case_ref")
    return ((case, json.loads(ratings)) for case, ratings in rows)


def answers(connection: Connection, case: str) -> dict[str, str]:
    """Question to the answer that counts, for one case."""
    rows = connection.execute("SELECT question, answer FROM counted WHERE counts = 1 AND case_ref = ?", (case,))
    return dict(rows.fetchall())


def all_answers(connection: Connection) -> Iterator[tuple[str, str, str, str]]:
    """(case, site, question, answer) for every answer that counts, case by case."""
    return iter(
        connection.execute(
            """SELECT s.case_ref, s.site, j.question, j.answer
            FROM case_standing s CROSS JOIN counted j ON j.case_ref = s.case_ref AND j.counts = 1
            ORDER BY s.case_ref, j.question"""
        )
    )


def cases_by_answer(
    connection: Connection, questions: Iterable[str] | None = None
) -> Iterator[tuple[str, str, list[str]]]:
    """(question, answer, cases) of every answer that counts, read off one index: the fastest way to all of them.

    Of some `questions` where they are given.
    """
    among = "" if questions is None else "AND question IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"""SELECT question, answer, group_concat(case_ref, char(10))
        FROM counted WHERE counts = 1 {among} GROUP BY question, answer""",
        () if questions is None else (json.dumps(list(questions)),),
    )
    return ((question, answer, cases.split("\n")) for question, answer, cases in rows)


def standing(connection: Connection, kind: str) -> tuple[dict[str, Any], ...]:
    """One live content a subject, that of the lowest (device, sequence), in order of arrival."""
    rows = connection.execute(
        f"SELECT subject, {_SEALED} FROM entry e WHERE kind = ? AND {_LIVE} ORDER BY device, sequence", (kind,)
    )
    found: dict[str, dict[str, Any]] = {}
    for subject, *sealed in rows:
        if subject not in found:
            found[subject] = from_text(proven(*sealed))
    return tuple(found.values())


_SEALED = "e.content, e.salt, e.reason, e.content_hash"
"""What an entry says, with what proves that it was recorded so."""

_LIVE = f"is_current = 1 AND content <> '{WITHDRAWN}'"
"""Neither replaced nor withheld nor withdrawn."""


def contents_of_cases(
    connection: Connection, kind: str, cases: Iterable[str]
) -> Iterator[tuple[str, dict[str, Any] | None, bool]]:
    """Subject, content and whether it took the place of another, of what is current of a kind of some cases.

    Each case is named once; by (device, sequence). What was withdrawn or is withheld has no content. Of headers only
    the seal is read: the rest takes longer than all else.
    """
    rows = connection.execute(
        f"""SELECT e.subject, EXISTS (SELECT 1 FROM entry_replaces r WHERE r.entry = e.id), {_SEALED}
        FROM json_each(?) one CROSS JOIN entry e
        ON e.kind = ? AND e.subject > one.value || '/' AND e.subject < one.value || '0' AND e.is_current = 1
        ORDER BY e.device, e.sequence""",
        (json.dumps(list(cases)), kind),
    )
    found = rows.fetchall()
    contents = from_texts("null" if text in (None, WITHDRAWN) else proven(text, *seal) for _, _, text, *seal in found)
    return zip((row[0] for row in found), contents, (row[1] == 1 for row in found), strict=True)


_FIRST_LIVE = f"""SELECT {_SEALED} FROM entry e
WHERE e.kind = ? AND e.subject = ? AND {_LIVE} ORDER BY e.device, e.sequence LIMIT 1"""


def live(connection: Connection, kind: str, subjects: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Subject to the live content of a kind, the first by (device, sequence) where two disagree, in the order given.

    A subject of which nothing is live is absent.
    """
    wanted = list(subjects)
    if len(wanted) == 1:  # as after each act
        row = connection.execute(_FIRST_LIVE, (kind, *wanted)).fetchone()
        return {wanted[0]: from_text(proven(*row))} if row else {}
    rows = connection.execute(
        f"""SELECT e.subject, {_SEALED} FROM json_each(?) one CROSS JOIN entry e
        ON e.kind = ? AND e.subject = one.value AND {_LIVE} ORDER BY one.key, e.device, e.sequence""",
        (json.dumps(wanted), kind),
    )
    first: dict[str, str] = {}
    for subject, *sealed in rows:
        if subject not in first:
            first[subject] = proven(*sealed)
    return dict(zip(first, from_texts(first.values()), strict=True))


def first_live(connection: Connection, kind: str) -> tuple[int, str] | None:
    """The local number and the hash of the first live entry of a kind, by subject; None while there is none.

    What was withdrawn is looked up by its index: to compare what an entry says, all of its text has to be read.
    """
    row = connection.execute(
        f"""SELECT id, hash FROM entry WHERE kind = ?1 AND is_current = 1 AND content IS NOT NULL
        AND id NOT IN (SELECT id FROM entry WHERE kind = ?1 AND is_current = 1 AND content = '{WITHDRAWN}')
        ORDER BY subject, device, sequence LIMIT 1""",
        (kind,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def content(connection: Connection, number: int) -> dict[str, Any]:
    """What the live entry of a local number says."""
    return from_text(proven(*connection.execute(f"SELECT {_SEALED} FROM entry e WHERE id = ?", (number,)).fetchone()))


def has_kind(connection: Connection, kind: str) -> bool:
    """Whether the record has any entry of a kind."""
    return connection.execute("SELECT 1 FROM entry WHERE kind = ? LIMIT 1", (kind,)).fetchone() is not None


def any_holds(connection: Connection, kind: str, keys: Sequence[str]) -> bool:
    """Whether something live of a kind holds one of some keys: found without reading what each says."""
    held = " OR ".join("instr(content, ?)" for _ in keys)
    sql = f"SELECT 1 FROM entry WHERE kind = ? AND {_LIVE} AND ({held}) LIMIT 1"
    return connection.execute(sql, (kind, *(f'"{key}":' for key in keys))).fetchone() is not None


def number_live(connection: Connection, kind: str) -> int:
    """How many subjects of a kind have something live."""
    (number,) = connection.execute(
        f"SELECT count(DISTINCT subject) FROM entry WHERE kind = ? AND {_LIVE}", (kind,)
    ).fetchone()
    return int(number)


def number_of_triggers(connection: Connection) -> int:
    """How many triggers there are; a connection opens only where there are none but ours."""
    (number,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()
    return int(number)


def number_of_entries(connection: Connection) -> int:
    """How many entries there are in all."""
    return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def with_content(connection: Connection, kinds: Sequence[str]) -> tuple[dict[str, int], int]:
    """How many entries of each of these kinds have their content here, and of how many cases; all are about cases."""
    rows = connection.execute(
        "SELECT kind, subject FROM entry WHERE content IS NOT NULL AND kind IN (SELECT value FROM json_each(?))",
        (json.dumps(list(kinds)),),
    ).fetchall()
    found = Counter(kind for kind, _ in rows)
    cases = {subject.partition("/")[0] for _, subject in rows}
    return {kind: found[kind] for kind in kinds if found[kind]}, len(cases)


def kinds_since(connection: Connection, last: int) -> dict[str, int]:
    """How many entries of each kind came to this store after the one of that local number."""
    return dict(connection.execute("SELECT kind, count(*) FROM entry WHERE id > ? GROUP BY kind", (last,)).fetchall())


def came_since(connection: Connection, last: int) -> tuple[tuple[str | None, str, str, int], ...]:
    """(person, kind, subject, how many) of the entries that came to this store after the one of that local number."""
    sql = "SELECT person, kind, subject, count(*) FROM entry WHERE id > ? GROUP BY person, kind, subject"
    return tuple(connection.execute(sql, (last,)))


def people_since(connection: Connection, last: int) -> tuple[str, ...]:
    """Who made the entries that came to this store after the one of that local number, by name."""
    sql = "SELECT DISTINCT person FROM entry WHERE id > ? AND person IS NOT NULL ORDER BY person"
    return tuple(str(person) for (person,) in connection.execute(sql, (last,)))


def last_to_come(connection: Connection) -> int:
    """The local number of the entry that came to this store last."""
    return int(connection.execute("SELECT ifnull(max(id), 0) FROM entry").fetchone()[0])


def cases_amended(connection: Connection, kinds: Sequence[str], cases: Iterable[str] | None = None) -> tuple[str, ...]:
    """The cases (all, or some of these) in which something of these kinds took the place of something earlier."""
    marks = ", ".join("?" * len(kinds))
    if cases is None:
        return tuple(case for (case,) in connection.execute(_AMENDED.format(marks=marks), tuple(kinds)))
    among = json.dumps(list(cases))
    return tuple(case for (case,) in connection.execute(_AMENDED_AMONG.format(marks=marks), (among, *kinds)))


_AMENDED = """
SELECT DISTINCT substr(e.subject, 1, instr(e.subject, '/') - 1) FROM entry e
WHERE e.kind IN ({marks}) AND e.is_current = 1
  AND EXISTS (SELECT 1 FROM entry_replaces r WHERE r.entry = e.id) ORDER BY 1"""

_AMENDED_AMONG = """
SELECT among.value FROM json_each(?) among WHERE EXISTS (
  SELECT 1 FROM entry e CROSS JOIN entry_replaces r ON r.entry = e.id
  WHERE e.kind IN ({marks}) AND e.is_current = 1
    AND e.subject > among.value || '/' AND e.subject < among.value || '0')"""


def said_after_others(connection: Connection, kind: str) -> tuple[int, ...]:
    """Numbers of the current entries of a kind that count and took the place of somebody else's, or undid something."""
    return tuple(number for (number,) in connection.execute(_AFTER_OTHERS, (kind,)))


_AFTER_OTHERS = """
SELECT DISTINCT e.id FROM entry_replaces r CROSS JOIN entry e ON e.id = r.entry
LEFT JOIN entry old ON old.device = substr(r.replaced, 1, instr(r.replaced, '-') - 1)
  AND old.sequence = CAST(substr(r.replaced, instr(r.replaced, '-') + 1) AS INTEGER)
WHERE e.kind = ? AND e.is_current = 1 AND (e.act IN ('undo', 'redo') OR old.person IS NOT e.person)
  AND NOT EXISTS (SELECT 1 FROM counted c WHERE c.entry = e.id AND c.is_current = 1 AND c.counts = 0)
ORDER BY e.id"""
