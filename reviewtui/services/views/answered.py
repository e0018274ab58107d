"""What every case answered to every question: the matrix that the heat map shows and other views count."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from db import queries
from db.entries import Connection
from reviewtui.framework.model import Framework, Question
from reviewtui.rating.questions import rate_question
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE
from reviewtui.services.standing.file_facts import facts_of

Answers = Sequence[str | None]
"""Answer codes: `hidden` where it is not asked, `≠` where in dispute, None while it is still to come."""


def answered_on(connection: Connection, framework: Framework, cases: Mapping[str, str]) -> tuple[Answers, ...]:
    """Question by question, in the framework's order, the answers that count of some cases, in the order of these."""
    place = {question.code: number for number, question in enumerate(framework.questions())}
    last = len(cases)
    at = {case: number for number, case in enumerate(cases)}
    found: tuple[list[str | None], ...] = tuple([None] * (last + 1) for _ in place)
    for question, answer, having in queries.cases_by_answer(connection):
        if question in place:
            column = found[place[question]]
            for number in map(at.get, having, repeat(last)):  # a case that is not among them has the last, extra place
                column[number] = answer
    for case, _, question in queries.disputes(connection):
        if question in place:
            found[place[question]][at.get(case, last)] = IN_DISPUTE
    for column in found:
        del column[last]
    _hide(framework, place, at, found, facts_of(connection, framework, at))
    return found


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


def counts_of(framework: Framework, columns: Iterable[Answers], cases: Sequence[int]) -> tuple[Count, ...]:
    """Some cases, by their places in the columns, question by question."""
    return tuple(
        _count(framework, question, Counter(map(column.__getitem__, cases)), len(cases))
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
    at: Mapping[str, int],
    found: Sequence[list[str | None]],
    facts: Mapping[str, Mapping[str, Any]],
) -> None:
    """What is not asked: only gates cost a look at all answers of a case."""
    gated = [code for code in framework.gates if code in place]
    if gated:
        from reviewtui.rating.case_view import CaseView
    for reference, number in at.items() if gated or facts or framework.unasked else ():
        asked = framework.for_case(facts.get(reference, {}))
        for code in asked.unasked:
            found[place[code]][number] = HIDDEN
        if not gated:
            continue
        given = {code: found[each][number] for code, each in place.items()}
        case = CaseView(asked, {code: one for code, one in given.items() if one not in (None, IN_DISPUTE, HIDDEN)})
        for code in gated:
            if case.hidden(code):
                found[place[code]][number] = HIDDEN
