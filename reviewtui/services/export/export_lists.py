"""What an export lists of what stands: flat, for analysts, and all of it following from the history beside it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db import caselist, entries, queries
from db.entries import Connection
from db.values import EntryRow, StandingRow
from reviewtui.entries.canonical import canonical
from reviewtui.entries.kinds import KINDS, in_key_order
from reviewtui.entries.kinds.kind import Kind, Signed
from reviewtui.framework.model import Framework
from reviewtui.rating.remembering import remembered
from reviewtui.services.cases.documents import NOT_READ
from reviewtui.services.chronology.first_order import contents_of_cases
from reviewtui.services.frameworks import framework_on, framework_text
from reviewtui.services.judging.alerts import current_alerts
from reviewtui.services.people.own_review import FIRST, SECOND, allocated
from reviewtui.services.record_keeping import is_live, standing_contents
from reviewtui.services.standing.moderated import agreed
from reviewtui.services.standing.second_look import second_looks
from reviewtui.services.standing.standings import Judged, agreed_answer, judged_in, standing_of
from reviewtui.services.standing.withdrawn import withdrawals_on

CHUNK = 200
"""Cases whose lists are in memory at once."""


@dataclass(frozen=True)
class OneByOne:
    """A list that is made as it is walked, so that the whole of it is never in memory."""

    made: Callable[[], Iterator[Mapping[str, Any]]]

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return self.made()


NOT_SAMPLED = "The case was withdrawn from the sample."

WITH_OTHERS = ("sites", "people", "documents", "judgements", "alerts")
"""Lists of a kind whose items or order hang on more than the entries of that kind that stand."""


ReadsJudged = Callable[[Connection, Sequence[str]], Judged]
"""Reads what is recorded of some cases."""


def lists(connection: Connection, *, private: bool = False, read: ReadsJudged = judged_in) -> dict[str, Any]:
    """What stands, as flat lists: everything of the document that follows from its history.

    The lists of what is an inspector's own are empty unless `private`. Those that grow with the cases are made as they
    are walked, while the connection is open; with `read` somebody else sees what of each case is read for them.
    """
    framework = framework_on(connection)
    return {
        **{key: items for kind in KINDS.values() for key, items in _of_kind(connection, kind, private)},
        "framework": _framework(connection, framework),
        "inspection": _inspection(connection),
        "sites": [in_key_order("site", site) for site in queries.standing(connection, "site")],
        "people": [in_key_order("person", person) for person in queries.standing(connection, "person")],
        "cases": OneByOne(lambda: case_items(connection)),
        "documents": OneByOne(lambda: _documents(connection)),
        "reviews": OneByOne(lambda: reviews(connection, framework)),
        "judgements": OneByOne(lambda: judgement_items(connection, framework, read=read)),
        "alerts": _alerts(connection),
    }


def _of_kind(connection: Connection, kind: Kind, private: bool) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """The lists that show what stands of a kind by itself, by subject and entry; both sides where two disagree."""
    lists = [listed for listed in kind.listed if listed.key not in WITH_OTHERS]
    rows = entries.current(connection, kind.name) if lists and (private or not kind.private) else ()
    live = [row for row in rows if is_live(row)]
    for listed in lists:
        shown = (row for row in (live if listed.every_entry else _said_once(live)) if listed.shows(row.content or {}))
        yield listed.key, [listed.item(in_key_order(kind.name, row.content or {}), _signed(row)) for row in shown]


def _said_once(rows: Iterable[EntryRow]) -> Iterable[EntryRow]:
    """The first of those that say the same of one subject."""
    kept: dict[tuple[str, bytes], EntryRow] = {}
    for row in rows:
        kept.setdefault((row.subject, canonical(row.content)), row)
    return kept.values()


def _signed(row: EntryRow) -> Signed:
    return Signed(row.person, row.made_at, row.id)


def _framework(connection: Connection, framework: Framework) -> dict[str, Any]:
    text = framework_text(connection)
    variant = {"variant": framework.variant} if framework.variant else {}
    return {"code": framework.code, "version": framework.version, **variant, "title": framework.title, "text": text}


def _inspection(connection: Connection) -> dict[str, Any]:
    header = next(iter(queries.standing(connection, "inspection")), {})
    ordered = in_key_order("inspection", header)
    return {key: value for key, value in ordered.items() if not key.startswith("framework_")}


def chunks(connection: Connection, number: int = CHUNK) -> Iterator[tuple[str, ...]]:
    """The references of all cases in order, some at a time."""
    every = entries.subjects(connection, "case")
    for start in range(0, len(every), number):
        yield every[start : start + number]


def _by_case(contents: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for content in contents:
        found.setdefault(content["case"], []).append(content)
    return found


def case_items(connection: Connection) -> Iterator[dict[str, Any]]:
    """The cases by reference, each with its events and with what no evidence was found of."""
    from reviewtui.exchange.contents import case_item

    for cases in chunks(connection):
        events = _by_case(contents_of_cases(connection, "event", cases))
        absences = _by_case(standing_contents(entries.current_of_cases(connection, "absence", cases)))
        for reference, facts in queries.live(connection, "case", cases).items():
            yield case_item(facts, events.get(reference, ()), absences.get(reference, ()))


def _documents(connection: Connection) -> Iterator[dict[str, Any]]:
    from reviewtui.exchange.contents import document_item

    for cases in chunks(connection):
        readings = standing_contents(entries.current_of_cases(connection, "reading", cases))
        states = {(reading["case"], reading["document"]): reading["state"] for reading in readings}
        documents = contents_of_cases(connection, "document", cases)
        for document in sorted(documents, key=lambda document: str(document["case"])):
            yield document_item(document, states.get((document["case"], document["id"]), NOT_READ))


def reviews(connection: Connection, framework: Framework, *, seconds: bool = True) -> Iterator[dict[str, Any]]:
    """How far each review of each case has come; a second one, with `seconds`, where it was given or judged."""
    given = allocated(connection)
    second = {case for case, review in given if review == SECOND} | queries.with_second_review(connection)
    for row in caselist.each_case_row(connection):
        yield _review(row, FIRST, given)
        if seconds and row.case_ref in second:
            yield _review(standing_of(connection, framework, row.case_ref, SECOND), SECOND, given)


def _review(row: StandingRow, review: str, given: Mapping[tuple[str, str], tuple[str, ...]]) -> dict[str, Any]:
    has_it = given.get((row.case_ref, review), ())
    return {
        "case": row.case_ref,
        "review": review,
        "inspectors": list(row.inspectors),
        **({"allocated": list(has_it)} if has_it else {}),
        "state": row.state,
        "answered": row.answered,
        "applicable": row.applicable,
        "owed": row.owed,
    }


def judgement_items(
    connection: Connection,
    framework: Framework,
    cases: Iterable[tuple[str, ...]] | None = None,
    *,
    read: ReadsJudged = judged_in,
) -> Iterator[dict[str, Any]]:
    """The current judgements, case by case in the order of the questions; of some cases, given a few at a time."""
    order = {question.code: place for place, question in enumerate(framework.questions())}
    gone = withdrawals_on(connection)
    for few in chunks(connection) if cases is None else cases:
        judged = read(connection, few)
        sites = {reference: facts["site"] for reference, facts in judged.facts.items()}
        by_subject: dict[str, list[EntryRow]] = {}
        looks = second_looks(connection, judged.judgements)
        moderated = agreed(judged.moderated)
        for row in judged.attributed:
            sides = by_subject.setdefault(row.subject, [])
            if is_live(row) and all(side.content != row.content for side in sides):
                sides.append(row)
        found = [
            _judgement(
                framework, sites, row, sides, looks, _instead(row, gone, moderated) if gone or moderated else None
            )
            for sides in by_subject.values()
            for row in sides
            if _answer(row)
        ]
        yield from sorted(
            found, key=lambda item: (item["case"], order[item["question"]], item["review"], item["entry"])
        )


def _instead(row: EntryRow, gone: Collection[str], moderated: Collection[tuple[str, str]]) -> str | None:
    """Why a judgement counts for nothing, whatever else was judged; None where it may count."""
    case, review, question = row.subject.split("/")
    if case in gone:
        return NOT_SAMPLED
    return "The moderated answer counts." if review == FIRST and (case, question) in moderated else None


def _judgement(
    framework: Framework,
    sites: Mapping[str, str],
    row: EntryRow,
    sides: list[EntryRow],
    looks: Collection[str],
    instead: str | None,
) -> dict[str, Any]:
    content: Mapping[str, Any] = row.content or {}
    entry = row.id
    listed = listed_answer(framework, content["question"], content["answer"])
    why_not = instead or _why_not(content, row, sides)
    item = {
        "case": content["case"],
        "site": sites.get(content["case"]),
        "standard": listed["standard"],
        "question": content["question"],
        "framework_version": content["framework_version"],
        **listed,
        "rationale": content.get("rationale"),
        "evidence": list(content.get("evidence") or ()),
        "inspector": row.person,
        "review": content["review"],
        "made_at": row.made_at,
        "entry": entry,
        "counts": why_not is None,
        "why_not": why_not,
    }
    for key in ("responsible", "phase"):
        if content.get(key):
            item[key] = content[key]
    if entry in looks:
        item["second_look"] = True
    return item | _replaced(content) if content.get("replaced") else item


def listed_answer(framework: Framework, question: str, answer: str) -> Mapping[str, Any]:
    """The standard of a question, and what is listed of an answer to it: the same of every case."""
    return remembered(framework, ("listed", question, answer), lambda: _listed_answer(framework, question, answer))


def _listed_answer(framework: Framework, question: str, given: str) -> Mapping[str, Any]:
    scale = framework.scale_of(framework.question(question))
    answer, standard = scale.answer(given), framework.standard_of(question).code
    said = int(answer.code) if scale.count else answer.code
    return {"standard": standard, "answer": said, "label": answer.label, "score": answer.score}


def _replaced(content: Mapping[str, Any]) -> dict[str, Any]:
    """Whose answers it took the place of, without what they wrote: the history has that."""
    return {
        "replaced": [{key: value for key, value in item.items() if key != "rationale"} for item in content["replaced"]]
    }


def _why_not(content: Mapping[str, Any], row: EntryRow, sides: list[EntryRow]) -> str | None:
    if content["review"] != "first":
        return "A second review never adds a case to the figures."
    if len(sides) == 1:
        return None
    if agreed_answer(sides) is None:
        return "Two judgements of this question disagree, and nobody has settled it."
    if row.id != sides[0].id:
        return "The same answer stands in another entry, which counts once for both."
    return None


def _answer(row: EntryRow) -> object:
    return (row.content or {}).get("answer")


def _alerts(connection: Connection) -> list[dict[str, Any]]:
    return [
        {
            "case": alert.case,
            "category": alert.category,
            "text": alert.text,
            "raised_by": alert.raised_by or None,
            "made_at": alert.made_at,
            "entry": alert.id,
            "told": alert.told,
            "told_at": alert.told_at,
            "done": alert.done,
            "open": alert.open,
            **({"withdrawn_because": alert.withdrawn_because} if alert.withdrawn_because else {}),
        }
        for alert in sorted(current_alerts(connection, None), key=lambda alert: (alert.case, alert.id))
    ]
