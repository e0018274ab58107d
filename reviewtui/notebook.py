"""A store as notebooks and scripts read it: rows that cannot be changed, of a store that cannot be either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from os import PathLike
    from types import TracebackType


class Case(NamedTuple):
    """A case and how far it has come."""

    reference: str
    site: str
    """The site's code."""
    inspectors: tuple[str, ...]
    state: str
    """untouched, started or judged."""
    answered: int
    applicable: int
    owed: int
    """Answers that owe a rationale or evidence."""


class Judgement(NamedTuple):
    """A judgement that stands; both sides of a disagreement are here."""

    case: str
    site: str
    standard: str
    question: str
    answer: str | int
    label: str
    score: int | None
    rationale: str | None
    evidence: tuple[str, ...]
    """`event e10`, `document d4 page 31`, `source child`."""
    inspector: str | None
    review: str
    made_at: str
    """UTC: `2026-05-12T14:32:07Z`."""
    entry: str
    counts: bool
    """Whether figures count it."""
    why_not: str | None


class Event(NamedTuple):
    """An event of a chronology as it now stands."""

    case: str
    id: str
    date: str
    """`2012-03-28`, or as much of it as is known: `2012-03`, `2012`."""
    until: str | None
    agency: str
    type: str
    text: str | None
    document: str | None
    page: int | None
    time: str | None
    """Local, `14:30`."""
    due: str | None
    """Of a review, the day on which it was due."""
    present: tuple[str, ...] | None
    """The agencies at a meeting."""
    told_by: str | None
    """Of informed, the agency that told."""


class Rated(NamedTuple):
    """The whole, a standard or a question over all cases: what `summary --json` says of it."""

    node: str
    """`overall`, or the code of a standard or question."""
    rating: str | None
    flags: tuple[str, ...]
    good: int | None
    """Cases answered well; this and the next four are None but for questions."""
    applicable: int | None
    not_applicable: int | None
    unjudged: int | None
    in_dispute: int | None
    """Cases that two laptops answered differently; None where there are none."""
    because: str | None
    """The reason in one sentence."""


Row = TypeVar("Row", bound=tuple[Any, ...])


class OpenInspection:
    """A store that is open to be read only; every call reads what is so at that moment."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Raises StoreUnusable when there is no store at `path` that can be read, BadInput for its passphrase file."""
        from reviewtui.services.store.stores import open_store

        whole = Path(path)
        self._store = open_store(whole, read_only=True, key=_key_of(whole))

    def __enter__(self) -> OpenInspection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def cases(self) -> tuple[Case, ...]:
        """Every case, by reference."""
        with self._lists() as lists:
            stages = {item["case"]: item for item in lists["reviews"]}
            return tuple(_row(Case, {**item, **stages[item["reference"]]}) for item in lists["cases"])

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement that stands, by case and question. Raises StillBlind."""
        with self._lists(judged=True) as lists:
            return tuple(_row(Judgement, item) for item in lists["judgements"])

    def events(self) -> tuple[Event, ...]:
        """Every event of every chronology, by case."""
        with self._lists() as lists:
            return tuple(
                _row(Event, {**event, "case": case["reference"], "told_by": event.get("from")})
                for case in lists["cases"]
                for event in case.get("events") or ()
            )

    def summary(self) -> tuple[Rated, ...]:
        """The whole, then each standard, then each question."""
        from reviewtui.services.store.stores import plain_sentences
        from reviewtui.services.summary.summaries import summarise

        with plain_sentences():
            found = summarise(self._store).as_json()
        nodes = {"overall": found["overall"], **found["standards"], **found["questions"]}
        return tuple(
            _row(Rated, {**node, **node.get("share", {}), "node": code, "because": node.get("because", {}).get("text")})
            for code, node in nodes.items()
        )

    @contextmanager
    def _lists(self, *, judged: bool = False) -> Iterator[Mapping[str, Any]]:
        """What an export lists, in one consistent snapshot. Raises BadInput without an inspection.

        Raises StillBlind where what was `judged` is read, and whoever was picked here may not read all of it yet.
        """
        from reviewtui.services.export.export_lists import lists
        from reviewtui.services.inspections import inspection_of
        from reviewtui.services.people.blindness import BOTH, require_sight
        from reviewtui.services.store.stores import plain_sentences

        inspection_of(self._store)
        with plain_sentences(), self._store.read() as connection:
            if judged:
                require_sight(self._store, connection, shows=BOTH)
            yield lists(connection)


def _key_of(path: Path) -> bytes | None:
    """What opens an encrypted store, where a file holds its passphrase."""
    from reviewtui.services.store.stores import is_encrypted

    if not is_encrypted(path):
        return None
    from reviewtui.services.store.keys import unlock
    from reviewtui.services.store.passphrases import from_file

    found = from_file()
    return None if found is None else unlock(path, found)


def _row(kind: type[Row], item: Mapping[str, Any]) -> Row:
    """The parts of an item that a kind of row has; what the item lacks is None, and its lists are tuples."""
    names: tuple[str, ...] = cast(Any, kind)._fields
    return cast(Row, cast(Any, kind)._make(_frozen(item.get(name)) for name in names))


def _frozen(value: object) -> object:
    """A value as it stands in a row: a list is a tuple, and a piece of evidence its words, `document d4 page 31`."""
    if isinstance(value, dict):
        return " ".join(f"{key} {part}" for key, part in value.items())
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
