"""The table of judgements, a row a current one."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from db import entries, judged, queries
from reviewtui.exchange.flat.table import Column, Form, Row
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


Plain = Callable[[Mapping[str, str]], list[tuple[bytes, bytes]] | None]
"""Case and line, in order, of some cases with their sites; None where each judgement has to be looked at."""
Listed = Callable[[Source, Iterable[tuple[str, ...]]], Iterator[Row]]


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


def judgement_lines(source: Source, form: Form) -> Iterator[tuple[int, bytes]]:
    """The same as lines."""
    return straight(source, form, JUDGEMENTS, _Plain(source, form).of, judgements)


def straight(
    source: Source, form: Form, columns: tuple[Column, ...], plain: Plain, listed: Listed
) -> Iterator[tuple[int, bytes]]:
    """Lines of judgements: `plain` where each in a case counts as it stands, straight off the record; else `listed`."""
    connection, names = source.connection, [column.name for column in columns]
    apart = {*judged.cases_apart(connection, tuple(KINDS)), *withdrawals_on(connection)}
    every = queries.all_cases(connection)
    for cases in chunks(connection, AT_ONCE):
        sites = {case: every[case] for case in cases if case in every and case not in apart}
        found = plain(sites)
        others = cases if found is None else tuple(case for case in cases if case not in sites)
        rows = ((row["case"], list(map(row.get, names))) for row in (listed(source, [others]) if others else ()))
        lines = [*(found or ()), *((case.encode(), form.line(values)) for case, values in rows)]
        if found and others:
            lines.sort(key=itemgetter(0))
        yield len(lines), b"".join([line for _, line in lines])


AT_ONCE = 25
"""Cases of which all that was written is in memory several times over: a rationale may be long."""
MOST_AGAIN = 20_000
"""Of how much that comes again the words are kept."""
_PERSON = 6
"""The place of the person among what is few in kind; a name may hold any sign."""


class _Plain:
    """Judgements of cases in which each counts as it stands; what comes again is put into words once."""

    def __init__(self, source: Source, form: Form) -> None:
        self._source, self._form = source, form
        self._order = {question.code: place for place, question in enumerate(source.framework.questions())}
        self._sites = dict[str, str]()
        self._told = dict[bytes, tuple[int, bytes, bytes, bytes]]()
        self._before, self._then, self._after = re.split("[01]", form.encode(MADE_AT, ("0", "1")))

    def of(self, sites: Mapping[str, str]) -> list[tuple[bytes, bytes]] | None:
        """Case and line of each judgement in some cases, in order; None where each has to be looked at."""
        found = judged.judged(self._source.connection, "judgement", [*sites], self._then)
        if found is None:
            return None
        said, made = self._by_authors(found) if any(found.moved) else (found.said, found.made)
        if len(self._told) > MOST_AGAIN:
            self._told.clear()
        for one in {*said}.difference(self._told):
            self._told[one] = self._tell(one)
        heads, told = {case: self._head(case.decode(), sites[case.decode()]) for case in {*found.cases}}, self._told
        lines = []
        for case, one, when, why in zip(found.cases, said, made, self._form.of_json(found.rationales), strict=True):
            place, answer, by, counts = told[one]
            lines.append((case, place, b"".join((heads[case], answer, why, by, when, counts))))
        lines.sort()
        return [(case, line) for case, _, line in lines]

    def _head(self, case: str, site: str) -> bytes:
        if site not in self._sites:
            self._sites[site] = f",{self._form.encode(1, [*self._source.at(site).values()])},"
        return f"{self._form.begin}{self._form.encode(0, (case,))}{self._sites[site]}".encode()

    def _tell(self, said: bytes) -> tuple[int, bytes, bytes, bytes]:
        """The place of its question, and what stands before the rationale, before the moment and after the entry."""
        question, answer, pieces, version, agencies, phase, person = said.decode().split(
            judged.WITHIN.decode(), _PERSON
        )
        row = {**listed_answer(self._source.framework, question, answer)}
        row.update(_answered(self._source.framework, question, row["answer"]))
        row |= {"question": question, "framework_version": json.loads(version)}
        names = [column.name for column in JUDGEMENTS[len(OF_A_CASE) : RATIONALE]]
        encode, nothing = self._form.encode, self._form.encode(RATIONALE, (None,))
        by = encode(RATIONALE + 1, (int(pieces or 0), person or None, FIRST))
        responsible = joined(json.loads(agencies)) if agencies else None
        counts = encode(MADE_AT + 2, (True, None, responsible, json.loads(phase) if phase else None, False))
        return (
            self._order[question],
            f"{encode(len(OF_A_CASE), list(map(row.get, names)))},{nothing.removesuffix('null')}".encode(),
            f",{by},{self._before}".encode(),
            f"{self._after},{counts}{self._form.end}".encode(),
        )

    def _by_authors(self, found: judged.Judged) -> tuple[Sequence[bytes], Sequence[bytes]]:
        """Those that were done again, or took another's place, told as of the person and the moment they are of."""
        said, made, connection = [*found.said], [*found.made], self._source.connection
        places = {int(number): place for place, number in enumerate(found.moved) if number}
        for row in attributed(connection, entries.numbered(connection, [*places])):
            place = places[row.order]
            told = said[place].split(judged.WITHIN, _PERSON)[:_PERSON]
            said[place] = judged.WITHIN.join((*told, (row.person or "").encode()))
            made[place] = f"{row.made_at}{self._then}{row.id}".encode()
        return said, made


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
