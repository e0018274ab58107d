"""Moderating: judgements that differ, side by side, and the answer agreed on them, recorded with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from db import entries, queries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.framework.model import Framework
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.frameworks import framework_on
from reviewtui.services.judging.evidence import Evidence
from reviewtui.services.judging.judgements import known_answer, known_question
from reviewtui.services.lead.challenges import Challenge, challenges_on
from reviewtui.services.lead.challenges import as_json as challenge_as_json
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.own_review import FIRST, SECOND, unread
from reviewtui.services.record_keeping import WITHDRAWN, is_live
from reviewtui.services.standing.moderated import MODERATED, Moderated, agreed, moderated_subject
from reviewtui.services.standing.standings import require_case
from reviewtui.services.standing.withdrawn import withdrawals_on
from reviewtui.services.store.stores import plain_sentences


class Side(NamedTuple):
    """One judgement of two or more on a question. Its words and names are untrusted."""

    review: str
    """`first` or `second`."""
    inspector: str
    """Empty where a file said it."""
    answer: str
    label: str
    rationale: str
    evidence: tuple[Evidence, ...]
    """`ReviewSheet.evidence_words` says each in a line."""
    insufficient_evidence: bool
    made_at: str
    entry: str


class Compared(NamedTuple):
    """A question of a case, and each judgement on it."""

    case: str
    question: str
    sides: tuple[Side, ...]
    """The first review's before the second's, the earliest first."""
    moderated: Moderated | None
    moderated_label: str
    """The moderated answer in words; empty where there is none."""
    challenges: tuple[Challenge, ...] = ()
    """What sites say is not accurate about it."""

    @property
    def differs(self) -> bool:
        """Whether the answers are not all the same."""
        return len({side.answer for side in self.sides}) > 1

    @property
    def is_to_do(self) -> bool:
        """Whether the answers differ and none was agreed."""
        return self.differs and self.moderated is None

    @property
    def is_challenged(self) -> bool:
        """Whether a challenge of it was upheld, at least in part, and no answer was agreed."""
        upheld = any(each.outcome in ("upheld", "partly_upheld") for each in self.challenges)
        return upheld and self.moderated is None


def compared(store: Store, person: str | None = None, case: str | None = None) -> tuple[Compared, ...]:
    """Every question that was judged more than once or is challenged, by case and in the checklist's order.

    Cases with a review that `person` may not read yet are left out, and so are those withdrawn from the sample.
    Raises BadInput for an unknown case.
    """
    with plain_sentences(), store.read() as connection:
        if case is not None:
            require_case(connection, case)
        return compared_on(connection, person, case)


def compared_on(connection: Connection, person: str | None = None, case: str | None = None) -> tuple[Compared, ...]:
    """The same on an open connection."""
    seen_twice = queries.with_second_review(connection) | {ref for ref, _, _ in queries.disputes(connection)}
    seen_twice |= {row.subject.split("/")[0] for row in entries.current(connection, "moderation") if is_live(row)}
    seen_twice |= {each.case for each in challenges_on(connection) if each.question}
    left_out = {*withdrawals_on(connection), *(unread(connection, person) if person else ())}
    cases = sorted(ref for ref in seen_twice - left_out if case in (None, ref))
    framework = framework_on(connection)
    asked = (found for ref in cases for found in _of_case(connection, framework, ref))
    return tuple(found for found in asked if len(found.sides) > 1 or found.moderated is not None or found.challenges)


def judged(store: Store, person: str, case: str, question: str) -> Compared | None:
    """One question, also where it was judged once; None where nobody judged it, or `person` may not read it yet."""
    with plain_sentences(), store.read() as connection:
        require_case(connection, case)
        if case in unread(connection, person):
            return None
        asked = _of_case(connection, framework_on(connection), case)
        return next((found for found in asked if found.question == question), None)


def moderate(store: Store, person: str, case: str, question: str, answer: str, reason: str) -> Change:
    """Record the answer agreed on a question: it counts instead of what was judged, and that stays.

    Raises BadInput for an unknown case, question or answer, where nobody judged it, and without a reason.
    """
    reason = require_reason(reason, "A moderated answer needs a reason.")
    with acting(store, person, case) as act:
        code = known_answer(act.framework, known_question(act.framework, question), answer)
        sides = _sides(act.connection, act.framework, case).get(question, ())
        if not sides:
            raise BadInput(f"{case} {question}: nobody has judged it, so there is nothing to moderate.")
        content = {
            "case": case,
            "review": MODERATED,
            "question": question,
            "answer": code,
            "framework_version": act.framework.version,
            "reason": reason,
            "judgements": [_named(side) for side in sides],
        }
        subject = moderated_subject(case, question)
        entry = act.add("moderation", subject, content, replaces=act.current("moderation", subject))
        return act.change(act.said(entry), entry, question)


def withdraw(store: Store, person: str, case: str, question: str, reason: str) -> Change:
    """Withdraw a moderated answer: what was judged counts again. Raises BadInput where there is none."""
    reason = require_reason(reason, "Withdrawing a moderated answer needs a reason.")
    with acting(store, person, case) as act:
        subject = moderated_subject(case, known_question(act.framework, question).code)
        rows = act.current("moderation", subject)
        if not any(map(is_live, rows)):
            raise BadInput(f"{case} {question} has no moderated answer.")
        entry = act.add("moderation", subject, WITHDRAWN, replaces=rows, reason=reason)
        return act.change(act.said(entry), entry, question)


def as_json(each: Compared) -> dict[str, Any]:
    """As `moderate --json` prints it."""
    one = each.moderated
    return {
        "case": each.case,
        "question": each.question,
        "differs": each.differs,
        "judgements": [{**side._asdict(), "inspector": side.inspector or None} for side in each.sides],
        "moderated": None if one is None else {**one._asdict(), "label": each.moderated_label},
        **({"challenges": [challenge_as_json(one) for one in each.challenges]} if each.challenges else {}),
    }


def _of_case(connection: Connection, framework: Framework, case: str) -> Iterator[Compared]:
    """Each question that was judged."""
    moderated = agreed(attributed(connection, entries.current(connection, "moderation", case=case)))
    sides, challenges = _sides(connection, framework, case), challenges_on(connection, case)
    for question in framework.questions():
        judged, one = sides.get(question.code, ()), moderated.get((case, question.code))
        if judged or one is not None:
            label = framework.scale_of(question).answer(one.answer).label if one else ""
            about = tuple(each for each in challenges if each.question == question.code)
            yield Compared(case, question.code, tuple(judged), one, label, about)


def _sides(connection: Connection, framework: Framework, case: str) -> Mapping[str, Sequence[Side]]:
    """Question to what was judged on it, each answer of a review and person once."""
    found: dict[str, list[Side]] = {}
    for row in _in_order(attributed(connection, entries.current(connection, "judgement", case=case))):
        content = row.content or {}
        if not is_live(row) or not content.get("answer"):
            continue
        side = _side(framework, row)
        sides = found.setdefault(content["question"], [])
        if all((side.review, side.inspector, side.answer) != (one.review, one.inspector, one.answer) for one in sides):
            sides.append(side)
    return found


def _in_order(rows: Iterable[EntryRow]) -> list[EntryRow]:
    order = {FIRST: 0, SECOND: 1}
    return sorted(rows, key=lambda row: (order.get(row.subject.split("/")[1], 2), row.made_at, row.id))


def _side(framework: Framework, row: EntryRow) -> Side:
    said = row.content or {}
    return Side(
        review=said["review"],
        inspector=row.person or "",
        answer=said["answer"],
        label=framework.answer_to(said["question"], said["answer"]).label,
        rationale=said.get("rationale") or "",
        evidence=tuple(said.get("evidence") or ()),
        insufficient_evidence=bool(said.get("insufficient_evidence")),
        made_at=row.made_at,
        entry=row.id,
    )


def _named(side: Side) -> dict[str, str]:
    return {**({"inspector": side.inspector} if side.inspector else {}), "answer": side.answer, "entry": side.entry}
