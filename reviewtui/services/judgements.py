"""Recording what a person judges on one question of one case."""

from collections.abc import Sequence
from typing import Any, Final

from db import entries, local, queries
from db.store import Store, Writing
from db.values import EntryRow
from reviewtui.casefile.absence import Absence
from reviewtui.casefile.case import Document
from reviewtui.casefile.event import Event
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import Framework, Question, Scale, UnknownCode
from reviewtui.rating.case import hidden_questions, refusal
from reviewtui.services.changes import Change
from reviewtui.services.drafts import draft_subject
from reviewtui.services.errors import BadInput
from reviewtui.services.evidence import Evidence, checked
from reviewtui.services.frameworks import framework_on
from reviewtui.services.record_keeping import Content, distinct_contents, pen, standing_contents
from reviewtui.services.second_look import second_looks
from reviewtui.services.standings import refresh, require_case
from reviewtui.services.stores import plain_sentences
from reviewtui.services.wording import entry_sentence


class Keep:
    """Stands for “as it was”."""


KEEP: Final = Keep()


def record(
    store: Store,
    person: str,
    case: str,
    question: str,
    *,
    answer: str | Keep | None = KEEP,
    rationale: str | Keep = KEEP,
    evidence: Sequence[Evidence] | Keep = KEEP,
    insufficient_evidence: bool | Keep = KEEP,
    reason: str | None = None,
) -> Change:
    """Record a judgement; what is not given stays as it was. It is on disk when this returns.

    Settles a disagreement when one stands. Nothing is written when nothing would change (the Change has no entry),
    unless an answer is given again after its evidence changed: that is the second look.
    Raises BadInput for an unknown case, question, answer, event, document or page; NotWritten.
    """
    with plain_sentences(), store.write() as writing:
        framework = framework_on(writing.connection)
        require_case(writing.connection, case)
        asked = known_question(framework, question)
        subject = draft_subject(case, question)
        rows = entries.current(writing.connection, "judgement", subject=subject)
        before = _before(rows, answer)
        content = {
            "case": case,
            "review": "first",
            "question": question,
            "framework_version": framework.version,
            **_parts(writing, framework, asked, case, before, answer, rationale, evidence),
            "insufficient_evidence": _insufficient(before, insufficient_evidence),
        }
        _require_fit(framework, writing.connection, case, asked, content)
        if not isinstance(rationale, Keep):
            local.drop_draft(writing, person, subject)
        again = not isinstance(answer, Keep) and bool(second_looks(writing.connection, rows))
        if len(distinct_contents(rows)) < 2 and _same(before, content) and not again:
            return Change(f"{case} {question} is as it was.", "", subject, case, question, "", "")
        writer = pen(store, writing, person)
        entry = writer.add("judgement", subject, content, replaces=tuple(row.id for row in rows), reason=reason)
        writer.flush()
        refresh(writing, (case,))
    sentence = entry_sentence(framework, "judgement", subject, "do", content, before)
    return Change(sentence, "judgement", subject, case, question, entry.id, entry.made_at)


def known_question(framework: Framework, code: str) -> Question:
    """The question of a code. Raises BadInput naming the nearest one."""
    for question in framework.questions():
        if question.code == code:
            return question
    known = ", ".join(question.code for question in framework.questions())
    raise BadInput(f"{framework.code} has no question {quoted(code)}: it has {known}.")


def known_answer(framework: Framework, question: Question, words: str) -> str:
    """The code of an answer given by its code, its label or its key. Raises BadInput listing what is offered."""
    scale = framework.scale_of(question)
    if scale.count:
        return _known_number(question, scale, words)
    offered = framework.offered(question)
    wanted = words.strip().casefold()
    for answer in offered:
        if wanted in (answer.code.casefold(), answer.label.casefold(), answer.key.casefold()):
            return answer.code
    listed = ", ".join(f"{answer.code} ({answer.key})" for answer in offered)
    raise BadInput(f"{quoted(words)} is not an answer to {question.code}: use {listed}.")


def is_offered(framework: Framework, question: Question, code: str) -> bool:
    """Whether a question may be answered so: one of the answers offered, or a whole number on its scale."""
    scale = framework.scale_of(question)
    if not scale.count:
        return any(answer.code == code for answer in framework.offered(question))
    try:
        return scale.answer(code).code == code
    except UnknownCode:
        return False


def _known_number(question: Question, scale: Scale, words: str) -> str:
    try:
        return scale.answer(words.strip().lstrip("0") or words.strip()[-1:]).code
    except UnknownCode:
        span = f"{scale.least} to {scale.most}"
        raise BadInput(f"{quoted(words)} is not an answer to {question.code}: use a whole number, {span}.") from None


def _require_fit(
    framework: Framework, connection: entries.Connection, case: str, question: Question, content: Content
) -> None:
    """The answer can stand beside the others, and its question is asked. Raises BadInput."""
    answer, marked = content.get("answer"), content.get("insufficient_evidence")
    if marked and not question.insufficient_evidence:
        raise BadInput(f"{case} {question.code}: this question does not allow “insufficient evidence”.")
    if marked and answer is not None and answer not in question.insufficient_evidence:
        allowed = [framework.scale_of(question).answer(code).label for code in question.insufficient_evidence]
        may = f"it may stand with {' or '.join(allowed)}"
        raise BadInput(f"{case} {question.code}: “insufficient evidence” cannot stand with this answer; {may}.")
    if answer is None:
        return
    answers = queries.answers(connection, case)
    others = {code: given for code, given in answers.items() if code != question.code}
    if any(each.question.code == question.code for each in hidden_questions(framework, others)):
        raise BadInput(f"{case} {question.code} is not asked in this case, because of answers given before.")
    why = refusal(framework, others, question.code, answer)
    if why:
        raise BadInput(f"{case} {question.code}: {why}")


def _before(rows: Sequence[EntryRow], answer: str | Keep | None) -> Content:
    contents = distinct_contents(rows)
    if len(contents) > 1:
        if isinstance(answer, Keep):
            raise BadInput("Two laptops disagree on this question: choose an answer to settle it.")
        return {}
    return contents[0] if contents else {}


def _parts(
    writing: Writing,
    framework: Framework,
    question: Question,
    case: str,
    before: Content,
    answer: str | Keep | None,
    rationale: str | Keep,
    evidence: Sequence[Evidence] | Keep,
) -> dict[str, Any]:
    chosen = before.get("answer") if isinstance(answer, Keep) else _chosen(framework, question, answer)
    return {
        "answer": chosen,
        "rationale": before.get("rationale") if isinstance(rationale, Keep) else rationale.strip() or None,
        "evidence": before.get("evidence")
        if isinstance(evidence, Keep)
        else _evidence(writing, case, evidence, before.get("evidence") or ()) or None,
    }


def _insufficient(before: Content, given: bool | Keep) -> bool | None:
    """True or absent: a judgement without the mark says nothing about it."""
    return (bool(before.get("insufficient_evidence")) if isinstance(given, Keep) else given) or None


def _chosen(framework: Framework, question: Question, answer: str | None) -> str | None:
    return None if answer is None else known_answer(framework, question, answer)


def _evidence(
    writing: Writing, case: str, evidence: Sequence[Evidence], before: Sequence[Evidence]
) -> list[dict[str, Any]]:
    events, documents, absences = (
        standing_contents(entries.current(writing.connection, kind, case=case))
        for kind in ("event", "document", "absence")
    )
    return checked(
        evidence,
        [Event.from_content(event) for event in events],
        [Document.from_content(document) for document in documents],
        [Absence.from_content(absence) for absence in absences],
        before,
    )


def _same(before: Content, content: Content) -> bool:
    keys = ("answer", "rationale", "evidence", "insufficient_evidence")
    return all((before.get(key) or None) == (content.get(key) or None) for key in keys)
