"""What a person may go to by typing some of its name: cases, questions, documents, people and sites."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db import caselist, entries
from db.entries import Connection
from db.store import Store
from reviewtui.framework.model import Framework
from reviewtui.services.cases.caselist import STATES
from reviewtui.services.cases.typed import fit
from reviewtui.services.frameworks import framework_on
from reviewtui.services.inspections import find_inspection
from reviewtui.services.preferences.language import shown
from reviewtui.services.record_keeping import is_live

CASE, QUESTION, DOCUMENT, PERSON, SITE = "case", "question", "document", "person", "site"
MOST_CASES, MOST_DOCUMENTS = 30, 50
"""More than these are not listed: one types on."""
LEAST_LETTERS = 3
"""Fewer are found in the documents of nearly every case."""


class Target(NamedTuple):
    """One thing to go to; what it says is untrusted text."""

    kind: str
    """One of `CASE`, `QUESTION`, `DOCUMENT`, `PERSON` and `SITE`."""
    code: str
    """Reference, code, id or name."""
    said: str
    """What it is, in a few words."""
    case: str | None = None
    """The case in which one goes to it; of a question None where it leads to its answers in all cases."""

    @property
    def name(self) -> str:
        """What it is known by: `NOR-03`, `NOR-03 2.4`, `NOR-03 d7`."""
        return self.code if self.case in (None, self.code) else f"{self.case} {self.code}"


def targets(store: Store, typed: str, case: str | None) -> tuple[Target, ...]:
    """What fits what is typed, in no order; `case` is the one at hand, in which questions are gone to."""
    if not typed.strip():
        return ()
    inspection = find_inspection(store)
    if inspection is None:
        return ()
    with store.read() as connection:
        framework = shown(framework_on(connection))
        cases = tuple(_cases(connection, typed))
        named, rest = _case_and_rest(connection, typed)
        at, code = (named, rest) if named is not None else (case, typed)
        questions = tuple(_questions(framework, code, at, in_all=named is None))
        documents = tuple(_documents(connection, code, named, case))
    people = (Target(PERSON, person.name, f"cases of {person.name}") for person in inspection.people)
    sites = (Target(SITE, site.code, f"cases of {site.name}") for site in inspection.sites)
    return (*cases, *questions, *documents, *_fitting(typed, (*people, *sites)))


def _fitting(typed: str, every: Iterable[Target]) -> Iterator[Target]:
    return (each for each in every if fit(typed, each.code, each.said) is not None)


def _cases(connection: Connection, typed: str) -> Iterator[Target]:
    """The case of that very reference first, then those in which it is found."""
    states = dict(STATES)
    exact = next(filter(None, (caselist.case_row(connection, each) for each in _spelt(typed))), None)
    found = caselist.case_page(connection, text=typed.strip(), limit=MOST_CASES).rows
    for row in dict.fromkeys(each.case_ref for each in (*([exact] if exact else ()), *found)):
        line = caselist.case_row(connection, row)
        if line is not None:
            said = f"{line.site}, {states[line.state].lower()}, {line.answered} of {line.applicable} answered"
            yield Target(CASE, line.case_ref, said, line.case_ref)


def _case_and_rest(connection: Connection, typed: str) -> tuple[str | None, str]:
    """The case that the first word names, and what is typed behind it."""
    first, _, rest = typed.strip().partition(" ")
    if not rest.strip():
        return None, typed
    row = next(filter(None, (caselist.case_row(connection, each) for each in _spelt(first))), None)
    return (row.case_ref, rest.strip()) if row else (None, typed)


def _spelt(reference: str) -> tuple[str, ...]:
    """A reference as it was typed, and in capitals."""
    return tuple(dict.fromkeys((reference.strip(), reference.strip().upper())))


def _questions(framework: Framework, typed: str, case: str | None, *, in_all: bool) -> Iterator[Target]:
    """The questions that fit: in a case, and in all cases."""
    for question in framework.questions():
        every = Target(QUESTION, question.code, f"{question.title}, in all cases")
        if case is not None and fit(typed, question.code, question.title) is not None:
            yield Target(QUESTION, question.code, question.title, case)
        if in_all and fit(typed, every.code, every.said) is not None:
            yield every


def _documents(connection: Connection, typed: str, named: str | None, at_hand: str | None) -> Iterator[Target]:
    """The documents that fit: of the case that was named, else of the case at hand first and then of all others."""
    if named is not None:
        rows = entries.current(connection, "document", case=named)
    elif len(typed.strip()) < LEAST_LETTERS:
        return
    else:
        rows = entries.current_that_say(connection, "document", "title", typed.split(), MOST_DOCUMENTS)
    for row in sorted(filter(is_live, rows), key=lambda row: row.subject.split("/")[0] != at_hand):
        content = dict(row.content or {})
        if fit(typed, content["id"], content["title"]) is not None:
            yield Target(DOCUMENT, content["id"], content["title"], content["case"])
