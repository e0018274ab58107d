"""Rulings: how the lead inspector says a question is to be read, and who had answered it before that was said."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.nearest import meant
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import Framework
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.inspections import inspection_on
from reviewtui.services.judging.judgements import known_question
from reviewtui.services.people.acting_person import require_lead
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.blindness import BOTH, kept_from
from reviewtui.services.people.own_review import KeptBack, is_kept_from
from reviewtui.services.record_keeping import WITHDRAWN, is_live
from reviewtui.services.store.stores import plain_sentences


class Ruling(NamedTuple):
    """One ruling that was not withdrawn."""

    id: str
    question: str
    text: str
    given_by: str
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""


class AnsweredBefore(NamedTuple):
    """A judgement that was made before a ruling on its question, and so without it."""

    case: str
    review: str
    inspector: str
    label: str
    made_at: str


def rulings_on(connection: Connection) -> tuple[Ruling, ...]:
    """Every ruling, the oldest first; an entry that two laptops hold alike is one."""
    found: dict[str, Ruling] = {}
    for row in attributed(connection, (row for row in entries.current(connection, "ruling") if is_live(row))):
        said = row.content or {}
        found.setdefault(row.subject, Ruling(said["id"], said["question"], said["text"], row.person or "", row.made_at))
    return tuple(sorted(found.values(), key=lambda ruling: (ruling.made_at, ruling.id)))


def give(store: Store, person: str, question: str, text: str) -> Change:
    """Give a ruling on a question. Raises BadInput for an unknown question, no text, or someone who is not the lead."""
    with plain_sentences(), acting(store, person) as act:
        require_lead(inspection_on(act.connection), person, "gives and withdraws rulings")
        known_question(act.framework, question)
        if not text.strip():
            raise BadInput("A ruling needs some text.")
        content = {"question": question, "id": act.next_id, "text": text.strip()}
        entry = act.add("ruling", f"{question}/{content['id']}", content)
        return act.change(f"{question}: ruling saved.", entry, question)


def withdraw(store: Store, person: str, ruling: str, reason: str) -> Change:
    """Withdraw a ruling, as an entry. Raises BadInput where there is none, no reason, or this is not the lead."""
    with plain_sentences(), acting(store, person) as act:
        require_lead(inspection_on(act.connection), person, "gives and withdraws rulings")
        given = rulings_on(act.connection)
        found = next((each for each in given if each.id == ruling), None)
        if found is None:
            tail = meant(ruling, [each.id for each in given], "`reviewtui ruling list` lists them.")
            raise BadInput(f"Unknown ruling {quoted(ruling)}{tail}")
        reason = require_reason(reason, "Say why the ruling is withdrawn.")
        subject = f"{found.question}/{ruling}"
        entry = act.add("ruling", subject, WITHDRAWN, replaces=act.current("ruling", subject), reason=reason)
        return act.change(f"{found.question}: ruling withdrawn.", entry, found.question)


def rulings(store: Store, question: str | None = None) -> tuple[tuple[Ruling, tuple[AnsweredBefore, ...]], ...]:
    """The rulings (on one question), each with the answers given before it that whoever reads may see.

    Raises BadInput.
    """
    with plain_sentences(), store.read() as connection:
        framework = inspection_on(connection).framework
        if question is not None:
            known_question(framework, question)
        given = [ruling for ruling in rulings_on(connection) if question in (None, ruling.question)]
        answered = _answered(
            connection, framework, {ruling.question for ruling in given}, kept_from(store, connection, BOTH)
        )
    return tuple(
        (ruling, tuple(each for each in answered[ruling.question] if each.made_at < ruling.made_at)) for ruling in given
    )


def as_json(ruling: Ruling, before: tuple[AnsweredBefore, ...]) -> dict[str, Any]:
    """As `ruling list --json` prints it."""
    return {**ruling._asdict(), "answered_before": [each._asdict() for each in before]}


def _answered(
    connection: Connection, framework: Framework, questions: set[str], unread: Mapping[str, KeptBack]
) -> defaultdict[str, list[AnsweredBefore]]:
    found: defaultdict[str, list[AnsweredBefore]] = defaultdict(list)
    if not questions:
        return found
    rows = (
        row
        for row in entries.current(connection, "judgement")
        if row.subject.split("/")[2] in questions and not is_kept_from(connection, unread, row)
    )
    for row in attributed(connection, [row for row in rows if is_live(row) and (row.content or {}).get("answer")]):
        case, review, question = row.subject.split("/")
        label = framework.answer_to(question, (row.content or {})["answer"]).label
        found[question].append(AnsweredBefore(case, review, row.person or "", label, row.made_at))
    return found
