"""Where each case stands: worked out again for the cases an act touched, in the act's own transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from db import entries, queries, standing
from db.store import Writing
from db.values import EntryRow, StandingRow
from reviewtui.framework.model import Framework, Question
from reviewtui.rating.case import Completeness, completeness, questions_asked, rate_case
from reviewtui.rating.case_view import Answers
from reviewtui.rating.remembering import remembered
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.own_review import FIRST, review_of
from reviewtui.services.record_keeping import is_live
from reviewtui.services.standing.answering import owes
from reviewtui.services.standing.moderated import agreed
from reviewtui.services.standing.unknown_case import unknown_case
from reviewtui.services.standing.withdrawn import withdrawn_among


def require_case(connection: entries.Connection, reference: str) -> dict[str, Any]:
    """The content of a case. Raises BadInput when the store has no case of that reference."""
    found = queries.live(connection, "case", (reference,))
    if reference not in found:
        raise unknown_case(connection, reference)
    return found[reference]


def site_names(connection: entries.Connection) -> dict[str, str]:
    """The name of each site, by its code."""
    return {site["code"]: site["name"] for site in queries.standing(connection, "site")}


def at_renamed_sites(connection: entries.Connection, before: Mapping[str, str]) -> set[str]:
    """The cases whose site has another name than it had `before`: lists find them by it."""
    renamed = {code for code, name in site_names(connection).items() if before.get(code, name) != name}
    return {case for case, site in queries.all_cases(connection).items() if site in renamed} if renamed else set()


class Judged(NamedTuple):
    """What is recorded of some cases that tells how they are judged: it is read once for all that follows from it."""

    cases: Sequence[str]
    facts: Mapping[str, dict[str, Any]]
    """By reference, of those that are here, withdrawn or not."""
    judgements: Sequence[EntryRow]
    """As they stand."""
    attributed: Sequence[EntryRow]
    """The same, each with its author."""
    moderated: Sequence[EntryRow]


def judged_in(connection: entries.Connection, cases: Sequence[str]) -> Judged:
    """What is recorded of some cases, each named once."""
    judgements = entries.current_of_cases(connection, "judgement", cases)
    return Judged(
        cases,
        queries.live(connection, "case", cases),
        judgements,
        attributed(connection, judgements),
        entries.current_of_cases(connection, "moderation", cases),
    )


def refresh(writing: Writing, references: Iterable[str], framework: Framework) -> None:
    """Work out the standing of some cases anew, and keep it."""
    for batch in _batches(references):
        keep_standing(writing, judged_in(writing.connection, batch), framework)


def keep_standing(writing: Writing, judged: Judged, framework: Framework) -> None:
    """The same of cases that were read."""
    rows, gone = _stand(writing.connection, judged, framework)
    standing.put(writing, rows)
    standing.remove(writing, gone)


def worked_out(
    connection: entries.Connection, references: Iterable[str], framework: Framework
) -> Iterator[tuple[list[StandingRow], list[str]]]:
    """The standing of some cases, a batch at a time, and those among them that are not in the inspection."""
    for batch in _batches(references):
        yield _stand(connection, judged_in(connection, batch), framework)


def _batches(references: Iterable[str]) -> Iterator[list[str]]:
    waiting = sorted(references)
    for start in range(0, len(waiting), BATCH):
        yield waiting[start : start + BATCH]


def _stand(connection: entries.Connection, read: Judged, framework: Framework) -> tuple[list[StandingRow], list[str]]:
    gone = withdrawn_among(connection, read.cases)
    facts = {reference: case for reference, case in read.facts.items() if reference not in gone}
    sites = queries.live(connection, "site", sorted({case["site"] for case in facts.values()}))
    names = {code: site["name"] for code, site in sites.items()}
    judged, moderated = _by_case(read.attributed), _by_case(read.moderated)
    alerts = _by_case(entries.current_of_cases(connection, "alert", read.cases))
    rows = [
        _standing(
            framework,
            names,
            case,
            judged.get(reference, ()),
            alerts.get(reference, ()),
            moderated=moderated.get(reference, ()),
        )
        for reference, case in facts.items()
    ]
    return rows, [reference for reference in read.cases if reference not in facts]


BATCH = 200
"""Cases that are read at once."""


def _by_case(rows: Iterable[EntryRow]) -> dict[str, list[EntryRow]]:
    found: dict[str, list[EntryRow]] = {}
    for row in rows:
        found.setdefault(row.subject.split("/", 1)[0], []).append(row)
    return found


def by_question(rows: Sequence[EntryRow], review: str = FIRST) -> dict[str, list[EntryRow]]:
    """Current judgements of one review of one case, by question: one, or several that disagree."""
    found: dict[str, list[EntryRow]] = {}
    for row in rows:
        content = row.content
        if content and "withdrawn" not in content and content["review"] == review:
            sides = found.get(content["question"])
            if sides is None:
                found[content["question"]] = [row]
            elif all(side.content != content for side in sides):
                sides.append(row)
    return found


def own_sides(connection: entries.Connection, person: str | None, case: str) -> dict[str, list[EntryRow]]:
    """Current judgements of the review of a case that a person works on, by question."""
    return by_question(entries.current(connection, "judgement", case=case), review_of(connection, person, case))


def answers_of(connection: entries.Connection, case: str, review: str) -> dict[str, str]:
    """Question to the answer of a review that nobody disagrees with."""
    if review == FIRST:
        return queries.answers(connection, case)
    sides = by_question(entries.current(connection, "judgement", case=case), review)
    return {code: answer for code, rows in sides.items() if (answer := agreed_answer(rows))}


def standing_of(connection: entries.Connection, framework: Framework, case: str, review: str) -> StandingRow:
    """Where one review of a case stands, whoever else reviews it."""
    rows = attributed(connection, entries.current(connection, "judgement", case=case))
    own = [row for row in rows if (row.content or {}).get("review") == review]
    return _standing(framework, {}, require_case(connection, case), own, (), review)


def agreed_answer(sides: Sequence[EntryRow]) -> str | None:
    """The answer that counts: the one every side gives, or None."""
    if len(sides) == 1:
        return (sides[0].content or {}).get("answer")
    answers = {(side.content or {}).get("answer") for side in sides}
    return answers.pop() if len(answers) == 1 else None


def _standing(
    framework: Framework,
    sites: dict[str, str],
    facts: Mapping[str, Any],
    judged: Sequence[EntryRow],
    alerts: Sequence[EntryRow],
    review: str = FIRST,
    moderated: Sequence[EntryRow] = (),
) -> StandingRow:
    framework = framework.for_case(facts)
    sides = by_question(judged, review)
    agreed_on = {question: one.answer for (_, question), one in agreed(moderated).items()} if moderated else {}
    answers = {question: answer for question, rows in sides.items() if (answer := agreed_answer(rows))} | agreed_on
    graded = remembered(framework, ("graded", frozenset(answers.items())), lambda: _graded(framework, answers))
    open_sides = {code: rows for code, rows in sides.items() if code not in agreed_on}
    owed = sum([code in graded.asked and _is_owing(graded.asked[code], rows) for code, rows in open_sides.items()])
    inspectors = _inspectors(judged)
    site = facts["site"]
    return StandingRow(
        case_ref=facts["reference"],
        site=site,
        inspectors=inspectors,
        state=_state(graded.how_far.answered, graded.how_far.asked, owed, bool(sides)),
        answered=graded.how_far.answered,
        applicable=graded.how_far.asked,
        owed=owed,
        ratings=graded.ratings,
        worst=graded.worst,
        alerts=_open_alerts(alerts),
        disagreements=sum(1 for rows in open_sides.values() if len(rows) > 1),
        last_at=max((row.made_at for row in judged), default=None),
        search=" ".join((facts["reference"], sites.get(site, site), *inspectors)).casefold(),
    )


def _is_owing(question: Question, rows: Sequence[EntryRow]) -> bool:
    """Whether any side's answer lacks something."""
    return True in [owed for row in rows for owed in owes(question, row.content or {})]


class _Graded(NamedTuple):
    """What follows from the answers of a case alone: of many cases some have the same."""

    how_far: Completeness
    asked: Mapping[str, Question]
    """By code; what is hidden is not asked."""
    ratings: Mapping[str, str]
    worst: int | None


def _graded(framework: Framework, answers: Answers) -> _Graded:
    asked = questions_asked(framework, answers)
    rated = {code: node.rating for code, node in rate_case(framework, answers).items() if node.rating}
    return _Graded(completeness(asked, answers), asked, rated, _worst(framework, rated))


def _worst(framework: Framework, rated: dict[str, str]) -> int | None:
    """The lowest score among the case's standards, where their ratings have scores."""
    found = [
        framework.case_scale(standard).answer(rated[standard.code]).score
        for standard in framework.standards
        if standard.code in rated
    ]
    return min((score for score in found if score is not None), default=None)


def _state(answered: int, applicable: int, owed: int, begun: bool) -> str:
    if answered == applicable and not owed:
        return "judged"
    return "started" if begun else "untouched"


def _inspectors(judged: Sequence[EntryRow]) -> tuple[str, ...]:
    """By whose judgement came first."""
    first: dict[str, EntryRow] = {}
    for row in judged:
        if row.person and is_live(row):
            known = first.setdefault(row.person, row)
            if row.made_at < known.made_at or (row.made_at == known.made_at and row.id < known.id):
                first[row.person] = row
    return tuple(sorted(first, key=lambda person: (first[person].made_at, first[person].id)))


def _is_closed(alert: Mapping[str, Any]) -> bool:
    return bool(alert.get("withdrawn_because")) or all(alert.get(key) for key in ("told", "told_at", "done"))


def _open_alerts(rows: Sequence[EntryRow]) -> int:
    """Alerts whose three particulars are not all recorded by any side, and that none withdrew."""
    closed = {row.subject for row in rows if _is_closed(row.content or {})}
    standing_alerts = {row.subject for row in rows if is_live(row)}
    return len(standing_alerts - closed)
