"""How far first and second reviews of the same cases agree: by question, by standard and overall, for a lead."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from db import entries, queries
from db.entries import Connection
from db.store import Store
from reviewtui.figures.agreement import LEAST, LEVEL, RESAMPLES, SEED, Agreement, Figure, Pair, Scale, agreement
from reviewtui.framework.model import OVERALL, Framework, Question
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import LEAD, Inspection, inspection_on
from reviewtui.services.people.own_review import FIRST, SECOND
from reviewtui.services.standing.standings import agreed_answer, by_question
from reviewtui.services.standing.withdrawn import withdrawals_on
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.store.verifying import reading_counted

FOR_LEADS = "Only a lead inspector sees how far inspectors agree."
ALONE = (
    "Each site has one first inspector ({sites}). Nothing shows whether an inspector is stricter or a site's cases are "
    "weaker."
)


class AgreedOn(NamedTuple):
    """How far the pairs of answers to one question, of one standard or overall agree."""

    node: str
    """Code of a question or a standard, or `overall`."""
    title: str
    kind: str
    """`question`, `standard` or `overall`."""
    figures: Agreement

    def as_json(self) -> dict[str, Any]:
        """One row of `moderate --agreement --json`."""
        figures = self.figures
        named = {"exact": figures.exact, "within_one": figures.within_one, "alpha": figures.alpha, "ac1": figures.ac1}
        return {
            "node": self.node,
            "title": self.title,
            "kind": self.kind,
            "pairs": figures.pairs,
            "cases": figures.cases,
            **{name: _figure(figure) for name, figure in named.items()},
        }


class AgreedOnAll(NamedTuple):
    """Every row that has pairs, and what keeps them from meaning more."""

    rows: tuple[AgreedOn, ...]
    """Standard by standard, each before its questions; overall last."""
    caution: str
    """What cannot be told apart; empty where sites had several first inspectors."""

    def as_json(self) -> dict[str, Any]:
        """What `moderate --agreement --json` prints."""
        stated = {"level": LEVEL, "least_cases": LEAST, "resamples": RESAMPLES, "seed": SEED}
        rows = [row.as_json() for row in self.rows]
        return {"agreement": rows, "intervals": stated, "caution": self.caution or None}


def agreed(store: Store, person: str) -> AgreedOnAll:
    """How far two reviews of the same case agree, wherever both answered. Raises BadInput unless a lead asks."""
    with plain_sentences(), reading_counted(store) as connection:
        inspection = inspection_on(connection)
        if inspection.person(person).role != LEAD:
            raise BadInput(FOR_LEADS)
        return agreed_on(connection, inspection)


def agreed_on(connection: Connection, inspection: Inspection, among: Container[str] | None = None) -> AgreedOnAll:
    """The same on an open connection, whoever asks; `among` some cases."""
    pairs = _pairs(connection, among)
    names = {site.code: site.name for site in inspection.sites}
    return AgreedOnAll(tuple(_rows(inspection.framework, pairs)), _caution(connection, names, pairs))


def _pairs(connection: Connection, among: Container[str] | None) -> dict[str, list[Pair]]:
    """Question to the answers of both reviews, wherever both gave one, by case."""
    found: dict[str, list[Pair]] = {}
    for case in sorted(queries.with_second_review(connection) - set(withdrawals_on(connection))):
        if among is not None and case not in among:
            continue
        rows = entries.current(connection, "judgement", case=case)
        first, second = by_question(rows, FIRST), by_question(rows, SECOND)
        for question in first.keys() & second.keys():
            one, other = agreed_answer(first[question]), agreed_answer(second[question])
            if one and other:
                found.setdefault(question, []).append(Pair(case, one, other))
    return found


def _rows(framework: Framework, pairs: dict[str, list[Pair]]) -> Iterator[AgreedOn]:
    for standard in framework.standards:
        asked = [question for question in standard.questions if pairs.get(question.code)]
        if asked:
            yield AgreedOn(standard.code, standard.title, "standard", _pooled(framework, asked, pairs))
        for question in asked:
            figures = agreement(pairs[question.code], _scale(framework, question))
            yield AgreedOn(question.code, question.title, "question", figures)
    every = [question for question in framework.questions() if pairs.get(question.code)]
    if every:
        yield AgreedOn(OVERALL, "Overall", "overall", _pooled(framework, every, pairs))


def _pooled(framework: Framework, questions: Sequence[Question], pairs: dict[str, list[Pair]]) -> Agreement:
    """The pairs of several questions together; on several scales they have no order in common."""
    scales = {_scale(framework, question) for question in questions}
    scale = scales.pop() if len(scales) == 1 else None
    return agreement([pair for question in questions for pair in pairs[question.code]], scale)


def _scale(framework: Framework, question: Question) -> Scale | None:
    """What may be answered; None where that is a whole number."""
    if framework.scale_of(question).count:
        return None
    answers = framework.scale_of(question).answers
    return Scale(tuple(answer.code for answer in answers), tuple(a.code for a in answers if a.applicable))


def _caution(connection: Connection, names: dict[str, str], pairs: dict[str, list[Pair]]) -> str:
    """That strictness and the cases of a site cannot be told apart, where each site had one first inspector."""
    cases = {pair.case for some in pairs.values() for pair in some}
    sites = queries.sites_of(connection, cases)
    firsts: dict[str, set[str]] = {}
    for case, site in sites.items():
        firsts.setdefault(site, set()).update(_first_inspectors(connection, case))
    if not firsts or any(len(people) > 1 for people in firsts.values()):
        return ""
    return ALONE.format(sites=", ".join(f"{names.get(site, site)}: {_one(firsts[site])}" for site in sorted(firsts)))


def _first_inspectors(connection: Connection, case: str) -> Iterable[str]:
    rows = by_question(entries.current(connection, "judgement", case=case), FIRST).values()
    return {row.person for sides in rows for row in sides if row.person}


def _one(people: Iterable[str]) -> str:
    return next(iter(people), "nobody named")


def _figure(figure: Figure) -> dict[str, Any]:
    return {"value": figure.value, "interval": list(figure.interval) if figure.interval else None}
