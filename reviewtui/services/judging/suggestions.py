"""Answers that a measure suggests: shown when the framework allows, taken over only by the inspector."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from db import entries
from db.store import Store
from db.values import EntryRow
from reviewtui.framework.model import Framework
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.chronology.timing import timing_of
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.judging.judgements import judge, known_question
from reviewtui.services.people.blindness import reader_of
from reviewtui.services.people.own_review import FIRST, readable, review_of
from reviewtui.services.record_keeping import standing_contents
from reviewtui.services.standing.standings import agreed_answer, by_question, own_sides, require_case

if TYPE_CHECKING:
    from reviewtui.casefile.measured import Measured


class ShownSuggestion(NamedTuple):
    """What a measure suggests on one question of one case, where it may be shown now."""

    measure: str
    answer: str
    label: str
    """The answer in words."""
    why: str
    """One sentence."""
    done: str = ""
    """taken or set_aside; empty while nothing was done with it."""


def shown(
    framework: Framework, measured: "Iterable[Measured]", settled: Sequence[EntryRow], answered: Iterable[str]
) -> dict[str, tuple[ShownSuggestion, ...]]:
    """Question to the suggestions that may be shown; `answered` are the questions that somebody answered.

    `settled` are the case's current suggestion entries.
    """
    if framework.live_ratings == "never" or not framework.measures:
        return {}
    from reviewtui.casefile.suggestion import suggestions

    open_to = None if framework.live_ratings == "before" else frozenset(answered)
    done = {
        (content["question"], content["measure"], content["answer"]): content["done"]
        for content in standing_contents(settled)
    }
    found: dict[str, tuple[ShownSuggestion, ...]] = {}
    for one in suggestions(framework.measures, measured):
        if open_to is None or one.question in open_to:
            label = framework.answer_to(one.question, one.answer).label
            what = done.get((one.question, one.measure, one.answer), "")
            made = ShownSuggestion(one.measure, one.answer, label, one.why, what)
            found[one.question] = (*found.get(one.question, ()), made)
    return found


def take(
    store: Store, person: str, case: str, question: str, measure: str | None = None, *, replace: bool = False
) -> Change:
    """Note that a suggestion was taken over, and answer the question so; evidence is kept.

    One act: undoing it takes both back.
    `measure` may be left out where only one suggests anything. Raises BadInput, also while it may not be shown, and
    WouldReplace unless the answer may `replace` somebody else's.
    """
    with acting(store, person, case) as act:
        one = _known(act, case, question, measure)
        noted = _note(act, case, question, one, "taken", one.answer)
        change = judge(act, case, question, answer=one.answer, replace=replace)
        return change if change.entry else noted


def set_aside(store: Store, person: str, case: str, question: str, measure: str | None = None) -> Change:
    """Note that a suggestion was looked at and not followed. Raises BadInput, also while it may not be shown."""
    with acting(store, person, case) as act:
        one = _known(act, case, question, measure)
        sides = own_sides(act.connection, act.person, case).get(question, [])
        return _note(act, case, question, one, "set_aside", agreed_answer(sides) if sides else None)


def shown_for(store: Store, case: str, question: str) -> tuple[ShownSuggestion, ...]:
    """What is suggested on a question of a case and may be shown now. Raises BadInput for an unknown one of either."""
    with store.read() as connection:
        require_case(connection, case)
        framework = framework_on(connection)
        return shown_on(connection, framework, case, reader_of(store)).get(known_question(framework, question).code, ())


def _known(act: Act, case: str, question: str, measure: str | None) -> ShownSuggestion:
    connection, framework = act.connection, act.framework
    known_question(framework, question)
    offered = shown_on(connection, framework, case, act.person).get(question, ())
    chosen = [one for one in offered if measure is None or one.measure == measure]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        names = ", ".join(one.measure for one in chosen)
        raise BadInput(f"Several measures suggest an answer to {case} {question}: say which of {names}.")
    if framework.live_ratings == "after" and _waits(connection, framework, case, question):
        raise BadInput(f"What is suggested for {case} {question} is shown after an answer of your own: judge it first.")
    raise BadInput(f"Nothing is suggested for {case} {question} that may be shown.")


def shown_on(
    connection: entries.Connection, framework: Framework, case: str, person: str | None
) -> Mapping[str, tuple[ShownSuggestion, ...]]:
    """Question to the suggestions of a case that may be shown to a person now."""
    return shown(
        framework,
        timing_of(connection, framework, case).measures,
        readable(connection, person, entries.current(connection, "suggestion", case=case)),
        answered_by(entries.current(connection, "judgement", case=case), review_of(connection, person, case)),
    )


def answered_by(judged: Sequence[EntryRow], review: str = FIRST) -> set[str]:
    """The questions that anybody gave an answer to in a review."""
    sides = by_question(judged, review)
    return {code for code, rows in sides.items() if any((row.content or {}).get("answer") for row in rows)}


def _waits(connection: entries.Connection, framework: Framework, case: str, question: str) -> bool:
    from reviewtui.casefile.suggestion import suggestions

    measured = timing_of(connection, framework, case).measures
    return any(one.question == question for one in suggestions(framework.measures, measured))


def _note(act: Act, case: str, question: str, one: ShownSuggestion, done: str, given: str | None) -> Change:
    subject = f"{case}/{question}/{one.measure}"
    rows = act.current("suggestion", subject)
    content: dict[str, Any] = {
        "case": case,
        "question": question,
        "measure": one.measure,
        "answer": one.answer,
        "why": one.why,
        "given": given,
        "done": done,
        "framework_version": act.framework.version,
    }
    if any(all(dict(row.content or {}).get(key) == value for key, value in content.items()) for row in rows):
        return act.unchanged(f"{case} {question}: nothing was changed.", subject, question)
    entry = act.add("suggestion", subject, content, replaces=rows)
    return act.change(act.said(entry), entry, question)
