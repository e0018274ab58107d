"""The table of judgements, a row a current one, and that of the evidence they are linked to."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import merge
from operator import itemgetter

from db import entries, judged, queries
from reviewtui.exchange.flat.table import Column, Encode, Row
from reviewtui.framework.model import Framework
from reviewtui.framework.scale import UnknownCode
from reviewtui.services.export.export_lists import chunks, judgement_items, listed_answer
from reviewtui.services.flat.shared import APPLICABLE, GOOD, LABEL, OF_A_CASE, SCORE, STANDARD, Source, joined
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.own_review import FIRST
from reviewtui.services.standing.second_look import KINDS
from reviewtui.services.standing.withdrawn import withdrawals_on

JUDGEMENTS = (
    *OF_A_CASE,
    STANDARD,
    Column("question", "text", "Code of the question; its title is in the table questions."),
    Column("framework_version", "text", "Version of the framework that asked it."),
    Column("answer", "text", "Code of the answer; the table answers has its label and whether it counts as good."),
    LABEL,
    Column("number", "integer", "The answer to a question that asks for a whole number.", "Another kind of question."),
    SCORE,
    GOOD,
    APPLICABLE,
    Column("rationale", "text", "Why, in the inspector's words.", "None was written."),
    Column("evidence_pieces", "integer", "Pieces of evidence, each a row of the table evidence."),
    Column("inspector", "text", "Who judged it.", "Not signed."),
    Column("review", "text", "first, or second for a blind second review."),
    Column("made_at", "moment", "When it was recorded, in UTC."),
    Column("entry", "text", "Its entry in the record."),
    Column("counts", "boolean", "Whether it counts in the figures."),
    Column("why_not", "text", "Why it does not count.", "It counts."),
    Column("responsible", "text", "Agencies whose work the answer is about, joined with “; ”.", "Not stated."),
    Column("phase", "text", "The part of the case that the answer is true of.", "Not stated."),
    Column("review_again", "boolean", "Whether its evidence changed after it was made."),
)
RATIONALE, MADE_AT = (
    next(at for at, each in enumerate(JUDGEMENTS) if each.name == name) for name in ("rationale", "made_at")
)
EVIDENCE = (
    Column("entry", "text", "The judgement, as the table judgements names it."),
    *OF_A_CASE,
    Column("question", "text", "Code of the question."),
    Column("kind", "text", "What it is: an event, a document, an absence (no evidence found), or a person spoken to."),
    Column("id", "text", "Id of the event, document or absence in the case; a person spoken to in words."),
    Column("page", "integer", "Page of the document.", "No page was given, or it is not a document."),
)


def judgements(source: Source, cases: Iterable[tuple[str, ...]] | None = None) -> Iterator[Row]:
    """Every current judgement that has an answer, of second reviews too; of some cases, given a few at a time."""
    framework, known = source.framework, dict[tuple[str, str | int], Row]()
    for item in judgement_items(source.connection, framework, cases):
        said = (item["question"], item["answer"])
        if said not in known:
            known[said] = _answered(framework, *said)
        item |= known[said]
        item |= source.of(item["case"], item["site"])
        item["evidence_pieces"] = len(item["evidence"])
        item["responsible"] = joined(item.get("responsible", ()))
        item["review_again"] = "second_look" in item
        yield item


def pieces(source: Source, encode: Encode) -> Iterator[Sequence[str]]:
    """The same as texts: of cases in which each judgement counts as it stands, straight off the record."""
    connection, names = source.connection, [column.name for column in JUDGEMENTS]
    first, second = itemgetter(0), itemgetter(1)
    apart = {*judged.cases_apart(connection, tuple(KINDS)), *withdrawals_on(connection)}
    plain = _Plain(source, encode)
    for cases in chunks(connection):
        sites = {case: site for case, site in queries.sites_of(connection, cases).items() if case not in apart}
        found, others = plain.of(sites), tuple(case for case in cases if case not in sites)
        if others:
            rows = judgements(source, [others])
            found = merge(found, ((row["case"], (encode(0, list(map(row.get, names))),)) for row in rows), key=first)
        yield from map(second, found)


class _Plain:
    """Judgements of cases in which each counts as it stands; what comes again is put into words once."""

    def __init__(self, source: Source, encode: Encode) -> None:
        self._source, self._encode = source, encode
        self._order = {question.code: place for place, question in enumerate(source.framework.questions())}
        self._answers = dict[tuple[str, str, str], str]()
        self._others = dict[tuple[int, Sequence[object]], str]()

    def of(self, sites: Mapping[str, str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Case and texts of each judgement in some cases, in order."""
        order, encode, again, answers = self._order, self._encode, self._again, self._answers
        heads = {case: encode(0, [*self._source.of(case, site).values()]) for case, site in sites.items()}
        found = [*judged.judged(self._source.connection, "judgement", [*sites])]
        found.sort(key=lambda one: (one[0], order[one[1]]))
        authors = self._authors([one.number for one in found if one.moved])
        for one in found:
            case, question, answer, person, made_at, entry, number, moved, version, pieces, agencies, phase, why = one
            if moved:
                person, made_at = authors[number]
            said = (question, version, answer)
            yield (
                case,
                (
                    heads[case],
                    answers.get(said) or self._answer(said),
                    encode(RATIONALE, (why,)),
                    again(RATIONALE + 1, (pieces, person, FIRST)),
                    encode(MADE_AT, (made_at, entry)),
                    again(MADE_AT + 2, (True, None, _agencies(agencies), phase, False)),
                ),
            )

    def _answer(self, said: tuple[str, str, str]) -> str:
        question, version, answer = said
        row = {**listed_answer(self._source.framework, question, answer)}
        row.update(_answered(self._source.framework, question, row["answer"]))
        names = [column.name for column in JUDGEMENTS[len(OF_A_CASE) : RATIONALE]]
        row |= {"question": question, "framework_version": version}
        text = self._answers[said] = self._encode(len(OF_A_CASE), list(map(row.get, names)))
        return text

    def _again(self, first: int, values: tuple[object, ...]) -> str:
        """The text of values that are few in kind."""
        text = self._others.get((first, values))
        if text is None:
            text = self._others[first, values] = self._encode(first, values)
        return text

    def _authors(self, numbers: Sequence[int]) -> Mapping[int, tuple[str | None, str]]:
        """The person and the moment of those that were done again, or took another's place."""
        rows = (
            attributed(self._source.connection, entries.numbered(self._source.connection, numbers)) if numbers else ()
        )
        return {row.order: (row.person, row.made_at) for row in rows}


@lru_cache(maxsize=256)
def _agencies(responsible: str | None) -> str | None:
    """As the table has them, from the JSON of the record."""
    return joined(json.loads(responsible)) if responsible else None


def _answered(framework: Framework, question: str, given: str | int) -> Row:
    """What is told of an answer to a question: the same of every case."""
    said, scale = str(given), framework.scale_of(framework.question(question))
    try:
        answer = scale.answer(said)
    except UnknownCode:
        answer = None
    return {
        "answer": said,
        "number": None if isinstance(given, str) else given,
        "good": answer.good if answer and answer.applicable and scale.good_codes else None,
        "applicable": answer.applicable if answer else None,
    }


def evidence(source: Source) -> Iterator[Row]:
    """What each of them is linked to."""
    for item in judgement_items(source.connection, source.framework):
        for piece in item["evidence"]:
            kind = next(kind for kind in ("event", "document", "absence", "source") if kind in piece)
            place = {"kind": kind, "id": piece[kind], "page": piece.get("page")}
            yield {**item, **source.of(item["case"], item["site"]), **place}
