"""Search: where in all cases words were written, in narratives, events, documents, rationales, notes and alerts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from db import entries
from db.full_text import Place
from db.store import Store
from db.values import EntryRow
from reviewtui.entries.kinds import KINDS
from reviewtui.services.cases.typed import begins_word, words_in
from reviewtui.services.people.authors import attributed, writers
from reviewtui.services.people.own_review import KeptBack, is_kept_back, unread
from reviewtui.services.record_keeping import is_live

SEARCHED = {kind.name: kind.searched for kind in KINDS.values() if kind.searched is not None}
"""How an entry of each kind is listed that is searched."""
MOST = 500
"""More are counted and not listed: one types on."""
_TERM = re.compile(r'"([^"]*)"|(\S+)')


class Hit(NamedTuple):
    """One thing in which the words were found; untrusted text."""

    case: str
    kind: str
    title: str
    """What it is: `12 March 2006, Police, referral`, `1.2, rationale of Ruth Hallam`."""
    text: str
    """What is written there."""
    question: str | None
    piece: Mapping[str, Any] | None
    """What to stand at in the case, as evidence names it."""
    person: str | None
    made_at: str
    entry: str


class Found(NamedTuple):
    """What was found, and how much of it there is."""

    hits: tuple[Hit, ...]
    total: int
    cases: int
    """In how many cases."""


class Excerpt(NamedTuple):
    """Part of a text around the first word that was found, and which stretches of it were."""

    text: str
    marked: tuple[tuple[int, int], ...]


NOTHING = Found((), 0, 0)


def search(store: Store, typed: str, person: str | None, case: str | None = None) -> Found:
    """Where all words were written, case by case (or in one case). Each word may be the beginning of one.

    Words in quotation marks stand together. Of notes only those of `person` are found that still wait.
    """
    wanted = _query(typed)
    if not wanted:
        return NOTHING
    with store.read() as connection:
        places = store.full_text.find(connection, tuple(SEARCHED), searched_text, wanted)
        kept_back = unread(connection, person) if person else {}
        kept = [place for place in places if _is_shown(connection, place, person, case, kept_back)]
        listed, unlisted = sorted(kept[:MOST], key=_in_order), kept[MOST:]
        numbered = entries.numbered(connection, (place.id for place in listed))
        rows = {row.order: row for row in attributed(connection, numbered)}
    hits = [_hit(row) for place in listed if is_live(row := rows[place.id]) and not _is_used(row)]
    cases = {hit.case for hit in hits} | {_case(place) for place in unlisted}
    return Found(tuple(hits), len(hits) + len(unlisted), len(cases))


def searched_text(kind: str, content: Mapping[str, Any]) -> str:
    """What is to be found of an entry: its long texts, and what a list calls it."""
    if content.get("withdrawn") or content.get("used"):
        return ""
    return "\n".join(filter(None, (*SEARCHED[kind].words(content), *KINDS[kind].texts(content))))


def excerpt(text: str, typed: str, width: int) -> Excerpt:
    """So many letters of a text on one line, around the first word that was found."""
    line = " ".join(text.split())
    found = list(_found_in(line, typed))
    start = max(0, min(found[0][0] - width // 3, len(line) - width)) if found else 0
    if start:
        start = line.rfind(" ", 0, start + 1) + 1 or start
    end = start + width
    if end < len(line) and (space := line.rfind(" ", start, end + 1)) > start + width // 2:
        end = space
    left = "…" if start else ""
    cut = f"{left}{line[start:]}" if end >= len(line) else f"{left}{line[start:end].rstrip(' ,;:·')} …"
    moved = len(left) - start
    return Excerpt(cut, tuple((a + moved, min(b + moved, len(cut))) for a, b in found if start <= a < end))


def marked(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that were found."""
    return tuple(_found_in(text, typed))


def as_json(found: Found, typed: str) -> dict[str, Any]:
    """What `search --json` prints."""
    hits = [{**hit._asdict(), "piece": dict(hit.piece) if hit.piece else None} for hit in found.hits]
    return {"words": typed, "total": found.total, "cases": found.cases, "hits": hits}


def _found_in(text: str, typed: str) -> Iterator[tuple[int, int]]:
    wanted = [word.folded for word in words_in(typed)]
    return ((word.start, word.end) for word in words_in(text) if begins_word(word.folded, wanted))


def _query(typed: str) -> str:
    """What is typed in the index's words: all of them, each as the beginning of a word unless in quotation marks."""
    terms = []
    for quoted, word in _TERM.findall(typed):
        term = (quoted or word).replace('"', " ")
        if any(words_in(term)):
            terms.append(f'"{term}"' if quoted else f'"{term}"*')
    return " AND ".join(terms)


def _is_shown(
    connection: entries.Connection,
    place: Place,
    person: str | None,
    case: str | None,
    kept_back: Mapping[str, KeptBack],
) -> bool:
    if case is not None and _case(place) != case:
        return False
    if is_kept_back(kept_back, place.kind, place.subject, lambda: _writers(connection, place)):
        return False
    return not KINDS[place.kind].private or (person is not None and place.person == person)


def _writers(connection: entries.Connection, place: Place) -> set[str | None]:
    (row,) = entries.numbered(connection, (place.id,))
    return writers(connection, row)


def _is_used(row: EntryRow) -> bool:
    """Whether a note is in a rationale already, where it is found."""
    return bool((row.content or {}).get("used"))


def _case(place: Place) -> str:
    return KINDS[place.kind].case_of(place.subject) or ""


def _in_order(place: Place) -> tuple[str, int, Sequence[Any], int]:
    """By case and kind, and by subject with the numbers in it as numbers: the order of the file."""
    rest = place.subject.partition("/")[2]
    natural = [(int(part) if part.isdigit() else -1, part) for part in re.split(r"(\d+)", rest)]
    return _case(place), SEARCHED[place.kind].place, natural, place.id


def _hit(row: EntryRow) -> Hit:
    content, kind, listed = dict(row.content or {}), KINDS[row.kind], SEARCHED[row.kind]
    question = kind.question_of(row.subject) or content.get("question")
    text = listed.shown(content) if listed.shown else "\n".join(filter(None, kind.texts(content)))
    writer = content.get("written_by") or row.person
    title = listed.title(content, f" of {writer}" if writer else "")
    case = kind.case_of(row.subject) or ""
    return Hit(case, row.kind, title, text or title, question, listed.piece(content), writer, row.made_at, row.id)
