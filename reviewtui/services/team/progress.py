"""How far the inspection has come: its cases, and whose judgements there are."""

from collections import Counter
from collections.abc import Collection
from typing import Any, NamedTuple

from db import entries, queries
from db import progress as kept
from db.entries import Connection
from reviewtui.services.standing.withdrawn import withdrawals_on

KIND = "judgement"


class PersonProgress(NamedTuple):
    """How far one inspector has come."""

    name: str
    judged: int
    """Cases fully judged."""
    started: int
    """Cases begun and not finished."""
    judgements: int
    owed: int


class Progress(NamedTuple):
    """How far the inspection has come. Whole numbers of cases unless said otherwise."""

    cases: int
    judged: int
    started: int
    untouched: int
    judgements: int
    """Current judgements that count."""
    owed: int
    """Answers that owe a rationale or evidence."""
    alerts_open: int
    disagreements: int
    people: tuple[PersonProgress, ...]
    withdrawn: int = 0
    """Cases that were withdrawn from the sample, which are in no other figure."""

    def as_json(self) -> dict[str, Any]:
        """The `progress` of `summary --json`: every figure under its own name; `withdrawn` where any case was."""
        shown = {**self._asdict(), "people": [person._asdict() for person in self.people]}
        return shown if self.withdrawn else {key: value for key, value in shown.items() if key != "withdrawn"}


def progress_on(connection: Connection, answers: int, among: Collection[str] | None = None) -> Progress:
    """Of all cases, or of some: those that were withdrawn are in no filter.

    So many `answers` count in them. Where the list of cases says the same and all are signed, those of a case that one
    person judged are that person's, and only cases of several are looked through.
    """
    apart = _moderated(connection, among)
    overall, *people = kept.progress_by_person(connection, among, apart)
    theirs = Counter({person.name or "": person.judgements for person in people})
    if overall.judgements != answers or kept.any_unsigned(connection, KIND):
        apart, theirs = {*(queries.all_cases(connection) if among is None else among)}, Counter()
    elif theirs.total() != answers:
        apart.update(kept.judged_by_several(connection, among))
    if apart:
        theirs.update(kept.judged_by_person(connection, KIND, apart))
        theirs.update(_of_their_authors(connection, apart))
    return Progress(
        withdrawn=len(withdrawals_on(connection)) if among is None else 0,
        cases=overall.cases,
        judged=overall.judged,
        started=overall.started,
        untouched=overall.untouched,
        judgements=overall.judgements,
        owed=overall.owed,
        alerts_open=overall.alerts,
        disagreements=overall.disagreements,
        people=tuple(
            PersonProgress(name, person.judged, person.started, theirs[name], person.owed)
            for person in people
            if (name := person.name or "")
        ),
    )


def _moderated(connection: Connection, among: Collection[str] | None) -> set[str]:
    """The cases of the list with an answer that was agreed, which is nobody's own."""
    agreed = {subject.split("/")[0] for subject in entries.subjects(connection, "moderation")}
    cases = {*queries.sites_of(connection, agreed)}
    return cases if among is None else cases.intersection(among)


def _of_their_authors(connection: Connection, cases: Collection[str]) -> Counter[str]:
    """Person to how many judgements more, or fewer, are theirs than they entered: who looks again is no author."""
    numbers, moved = queries.said_after_others(connection, KIND), Counter[str]()
    if not numbers:
        return moved
    from reviewtui.services.people.authors import attributed

    rows = tuple(row for row in entries.numbered(connection, numbers) if row.subject.split("/")[0] in cases)
    for row, said in zip(rows, attributed(connection, rows), strict=True):
        for person, number in ((row.person, -1), (said.person, 1)):
            if person and row.person != said.person:
                moved[person] += number
    return moved
