"""What every case answered to every question: the matrix that the heat map shows and other views count."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from db import queries
from db.entries import Connection
from reviewtui.framework.model import Framework, Question
from reviewtui.rating.questions import rate_question
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE
from reviewtui.services.standing.file_facts import facts_of

Answers = tuple[str | None, ...]
"""One answer code a question, in the framework's order: `hidden` where it is not asked, `≠` where in dispute, None
while it is still to come."""
Answered = dict[str, Answers]
"""The same by case."""


def answered_on(connection: Connection, framework: Framework, cases: Mapping[str, str]) -> Answered:
    """The answers that count, of some cases."""
    place = {question.code: number for number, question in enumerate(framework.questions())}
    found: dict[str, list[str | None]] = {case: [None] * len(place) for case in cases}
    for question, answer, having in queries.cases_by_answer(connection):
        if (number := place.get(question)) is not None:
            for case in having:
                if (row := found.get(case)) is not None:
                    row[number] = answer
    for case, _, question in queries.disputes(connection):
        if (row := found.get(case)) is not None and (number := place.get(question)) is not None:
            row[number] = IN_DISPUTE
    _hide(framework, place, found, facts_of(connection, framework, found))
    return {case: tuple(row) for case, row in found.items()}


class Count(NamedTuple):
    """How many of some cases are good on one question, out of how many."""

    good: int | None
    """None where no answer of the scale is good or bad."""
    applicable: int
    rating: str | None
    """None below the framework's `min_to_rate` too."""

    def as_json(self) -> dict[str, int | None]:
        """`{good, applicable}`: a rating is the summary's to give."""
        return {"good": self.good, "applicable": self.applicable}


def counts_of(framework: Framework, rows: Iterable[Answers]) -> tuple[Count, ...]:
    """Some cases question by question."""
    listed = list(rows)
    columns = zip(*listed, strict=True) if listed else ((),) * len(framework.questions())
    return tuple(
        _count(framework, question, Counter(column), len(listed))
        for question, column in zip(framework.questions(), columns, strict=True)
    )


def _count(framework: Framework, question: Question, given: Mapping[str | None, int], cases: int) -> Count:
    counts = {answer: number for answer, number in given.items() if answer is not None}
    found = rate_question(framework, question, counts, cases, (None, None), framework.min_to_rate)
    good = found.share.good if framework.scale_of(question).good_codes else None
    return Count(good, found.share.applicable, found.rating)


def _hide(
    framework: Framework,
    place: Mapping[str, int],
    found: Mapping[str, list[str | None]],
    facts: Mapping[str, Mapping[str, Any]],
) -> None:
    """What is not asked: only gates cost a look at all answers of a case."""
    gated = [code for code in framework.gates if code in place]
    if gated:
        from reviewtui.rating.case_view import CaseView
    for reference, row in found.items() if gated or facts or framework.unasked else ():
        asked = framework.for_case(facts.get(reference, {}))
        for code in asked.unasked:
            row[place[code]] = HIDDEN
        if not gated:
            continue
        given = {code: row[number] for code, number in place.items()}
        case = CaseView(asked, {code: one for code, one in given.items() if one not in (None, IN_DISPUTE, HIDDEN)})
        for code in gated:
            if case.hidden(code):
                row[place[code]] = HIDDEN
