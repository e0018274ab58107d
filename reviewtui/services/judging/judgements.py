"""Recording what a person judges on one question of one case."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from db import entries, local
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.absence import Absence
from reviewtui.casefile.case import Document
from reviewtui.casefile.case_codes import PHASES
from reviewtui.casefile.event import Event
from reviewtui.casefile.nearest import hint, meant
from reviewtui.casefile.typed_line import BadLine, typed_agency
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import Framework, Question, Scale, UnknownCode
from reviewtui.rating.case import hidden_questions, refusal
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput, WouldReplace
from reviewtui.services.judging.drafts import draft_subject, judgement_subject
from reviewtui.services.judging.evidence import Evidence, checked, read_evidence
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.own_review import review_of
from reviewtui.services.record_keeping import Content, distinct_contents, is_live, standing_contents
from reviewtui.services.standing.answering import displaces
from reviewtui.services.standing.file_facts import facts_of
from reviewtui.services.standing.second_look import second_looks
from reviewtui.services.standing.standings import answers_of


class Given(TypedDict, total=False):
    """The parts of a judgement that are given; what is absent stays as it was."""

    answer: str | None
    """Its code, its label or its key."""
    rationale: str
    evidence: Sequence[Evidence | str]
    """Pieces, or words as a person types them."""
    insufficient_evidence: bool
    responsible: Sequence[str]
    """The agencies whose work it is about, as a person types them; empty takes them away."""
    phase: str
    """The part of the case that it is true of; empty takes it away."""
    replace: bool
    """Whether the answer may take the place of somebody else's."""
    keep_rationale: bool
    """Whether what was written for another answer is taken over as reasons for this one."""


def record(
    store: Store, person: str, case: str, question: str, *, reason: str | None = None, **given: Unpack[Given]
) -> Change:
    """Record a judgement. It is on disk when this returns.

    An answer settles a disagreement where two laptops disagree: the rationale keeps what each side wrote, under the
    name of whose it was, and the evidence is that of all sides. Nothing is written when nothing would change (the
    Change has no entry), unless an answer is given again after its evidence changed: that is the second look.

    A rationale is written for an answer: where that changes, it is kept beside the new one, and not as its reasons.
    Raises BadInput for an unknown case, question, answer, event, document or page; WouldReplace for an answer in the
    place of somebody else's; NotWritten.
    """
    with acting(store, person, case) as act:
        return judge(act, case, question, reason=reason, **given)


def cite(store: Store, person: str, case: str, question: str, piece: Evidence | str) -> Change:
    """Let a judgement rest on a piece of evidence as well, or on what a person typed: `e12`, `d4 p31`, `case manager`.

    Raises BadInput as `record` does, as do the three that follow.
    """
    with acting(store, person, case) as act:
        return judge(act, case, question, evidence=[*_held(act, case, question), piece])


def uncite(store: Store, person: str, case: str, question: str, piece: Evidence) -> Change:
    """Let a judgement rest on a piece of evidence no longer."""
    with acting(store, person, case) as act:
        rest = [each for each in _held(act, case, question) if each != piece]
        return judge(act, case, question, evidence=rest)


def link(store: Store, person: str, case: str, question: str, pieces: Sequence[Evidence]) -> Change:
    """Let a judgement rest on some pieces of evidence as well; on none of them, where it rests on all already."""
    with acting(store, person, case) as act:
        held = _held(act, case, question)
        missing = [piece for piece in pieces if piece not in held]
        evidence = [*held, *missing] if missing else [piece for piece in held if piece not in pieces]
        return judge(act, case, question, evidence=evidence)


def turn_insufficient(store: Store, person: str, case: str, question: str) -> Change:
    """Mark a judgement as one that the file and those asked did not say enough for, or take the mark back."""
    with acting(store, person, case) as act:
        marked = bool(_current(act, case, question).get("insufficient_evidence"))
        return judge(act, case, question, insufficient_evidence=not marked)


def judge(act: Act, case: str, question: str, *, reason: str | None = None, **given: Unpack[Given]) -> Change:
    """The same as `record`, as a part of an act."""
    asked = known_question(act.framework, question)
    review = review_of(act.connection, act.person, case)
    subject = judgement_subject(case, review, question)
    rows = act.current("judgement", subject)
    before = _before(act, rows, given)
    marked = given.get("insufficient_evidence", before.get("insufficient_evidence"))
    parts = _parts(act, asked, case, before, given)
    disputed = len(distinct_contents(rows)) > 1
    sides = _sides(act, rows) if disputed or _answers_otherwise(before, parts) else ()
    if not disputed and not given.get("replace"):
        _require_own(act, asked, case, sides, parts["answer"])
    content = {
        "case": case,
        "review": review,
        "question": question,
        "framework_version": act.framework.version,
        **_with_reasons(parts, before, sides, given, settling=disputed),
        "insufficient_evidence": marked or None,
        **_about(before, parts, given),
    }
    _require_fit(act.framework, act.connection, case, asked, content)
    if act.person is not None and "rationale" in given:
        local.drop_draft(act.writing, act.person, draft_subject(case, question))
    is_same = not disputed and _same(before, content)
    if is_same and not ("answer" in given and second_looks(act.connection, rows)):
        return act.unchanged(f"{case} {question}: nothing was changed.", subject, question)
    entry = act.add("judgement", subject, content, replaces=rows, reason=reason)
    sentence = act.said(entry, {} if disputed else before)
    others = [] if disputed else [_whose_answer(act.framework, side) for side in sides if side.person != act.person]
    placed = f"{sentence.removesuffix('.')} instead of {others[0]}." if others else sentence
    return act.change(placed, entry, question)


def known_question(framework: Framework, code: str) -> Question:
    """The question of a code. Raises BadInput listing those there are."""
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
    names = [name for answer in offered for name in (answer.label, answer.code)]
    raise BadInput(f"{quoted(words)} is not an answer to {question.code}{meant(words, names, f'use {listed}.')}")


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
        raise BadInput(
            f"{quoted(words)} is not an answer to {question.code}: use a whole number, {scale.span}."
        ) from None


def _require_fit(
    framework: Framework, connection: entries.Connection, case: str, question: Question, content: Content
) -> None:
    """The answer can stand beside the others, and its question is asked. Raises BadInput."""
    answer, marked = content.get("answer"), content.get("insufficient_evidence")
    if marked and not question.insufficient_evidence:
        raise BadInput(f"{case} {question.code}: this question does not allow “insufficient evidence”.")
    if marked and answer is not None and answer not in question.insufficient_evidence:
        allowed = [framework.scale_of(question).answer(code).label for code in question.insufficient_evidence]
        may = f"only with {' or '.join(allowed)}"
        raise BadInput(f"{case} {question.code}: you can mark “insufficient evidence” {may}.")
    if answer is None:
        return
    if not question.asked:
        raise BadInput(f"{case} {question.code}: no case is asked it; a panel judges it.")
    facts = facts_of(connection, framework, (case,)).get(case, {})
    if fact := framework.why_left_out(question.code, facts):
        raise BadInput(f"{case} {question.code} is not asked in this case, because its {fact}.")
    framework = framework.for_case(facts)
    answers = answers_of(connection, case, content["review"])
    others = {code: given for code, given in answers.items() if code != question.code}
    if any(each.question.code == question.code for each in hidden_questions(framework, others)):
        raise BadInput(f"{case} {question.code} is not asked in this case, because of answers given before.")
    why = refusal(framework, others, question.code, answer)
    if why:
        raise BadInput(f"{case} {question.code}: {why}")


def _current(act: Act, case: str, question: str) -> Content:
    """The judgement that is current. Raises BadInput where two laptops disagree."""
    review = review_of(act.connection, act.person, case)
    rows = act.current("judgement", judgement_subject(case, review, known_question(act.framework, question).code))
    return _before(act, rows, {})


def _held(act: Act, case: str, question: str) -> list[Evidence]:
    """What the judgement that is current rests on. Raises BadInput where two laptops disagree."""
    return list(_current(act, case, question).get("evidence") or ())


def _before(act: Act, rows: Sequence[EntryRow], given: Given) -> Content:
    """What a judgement goes on from: the one that is current, or what settling a disagreement keeps of its sides.

    Raises BadInput where two laptops disagree and no answer is given.
    """
    contents = distinct_contents(rows)
    if len(contents) < 2:
        return contents[0] if contents else {}
    if "answer" not in given:
        raise BadInput("Two people answered this differently. Enter an answer to replace both.")
    return _settled(act, rows, given["answer"])


def _settled(act: Act, rows: Sequence[EntryRow], answer: str | None) -> Content:
    """What each side wrote, under the name of whose it was, and the evidence of all; marked as those who agree did."""
    sides = [row for row in attributed(act.connection, rows) if is_live(row)]
    wrote: dict[str, list[str]] = {}
    evidence: list[Evidence] = []
    for row in sides:
        said = row.content or {}
        if text := (said.get("rationale") or "").strip():
            wrote.setdefault(text, []).append(_whose(act.framework, row))
        evidence += [piece for piece in said.get("evidence") or () if piece not in evidence]
    agreeing = (row.content or {} for row in sides if answer and (row.content or {}).get("answer") == answer)
    return {
        "rationale": "\n\n".join(f"{' and '.join(dict.fromkeys(names))}: {text}" for text, names in wrote.items()),
        "evidence": evidence,
        "insufficient_evidence": any(said.get("insufficient_evidence") for said in agreeing),
    }


def _whose(framework: Framework, row: EntryRow) -> str:
    """Who wrote something for which answer: `Ruth Hallam (Good)`."""
    said = row.content or {}
    name = row.person or "A file"
    if not said.get("answer"):
        return name
    return f"{name} ({framework.answer_to(said['question'], said['answer']).label})"


def _sides(act: Act, rows: Sequence[EntryRow]) -> tuple[EntryRow, ...]:
    """What is current and says something, each by its author."""
    return tuple(row for row in attributed(act.connection, rows) if is_live(row) and (row.content or {}).get("answer"))


def _answers_otherwise(before: Content, parts: Mapping[str, Any]) -> bool:
    return before.get("answer") not in (None, parts["answer"])


def _require_own(act: Act, question: Question, case: str, sides: Sequence[EntryRow], answer: str | None) -> None:
    """Nobody's answer gives way to another person's in passing. Raises WouldReplace."""
    for side in sides:
        if displaces(answer, act.person, judged=(side.content or {}).get("answer"), by=side.person):
            label = act.framework.scale_of(question).answer(answer).label if answer else "no answer"
            raise WouldReplace(f"{case} {question.code}", _whose_answer(act.framework, side), label)


def _whose_answer(framework: Framework, row: EntryRow) -> str:
    """Which answer is whose: `Good (Ruth Hallam)`."""
    said = row.content or {}
    label = framework.answer_to(said["question"], said["answer"]).label
    return f"{label} ({row.person or 'a file'})"


def _with_reasons(
    parts: Mapping[str, Any], before: Content, sides: Sequence[EntryRow], given: Given, *, settling: bool
) -> dict[str, Any]:
    """The parts of a judgement with its own reasons only, and whose answers it takes the place of."""
    rationale, earlier = parts["rationale"], list(before.get("replaced") or ())
    left = [item for item in earlier if item.get("rationale")]
    if sides:
        earlier = [_item(side) for side in sides]
        left = [*(item for item in earlier if item.get("rationale")), *left]
        rationale = rationale if settling or "rationale" in given else None
    if not rationale and given.get("keep_rationale"):
        rationale = "\n\n".join(dict.fromkeys(item["rationale"] for item in left)) or None
    if rationale:
        replaced = [{key: value for key, value in item.items() if key != "rationale"} for item in earlier]
    else:
        replaced = [*earlier, *(item for item in left if item not in earlier)]
    return {**parts, "rationale": rationale, **({"replaced": replaced} if replaced else {})}


def _item(side: EntryRow) -> dict[str, Any]:
    """What is kept of a judgement whose place another takes."""
    said = side.content or {}
    text = (said.get("rationale") or "").strip()
    return {
        **({"inspector": side.person} if side.person else {}),
        "answer": said["answer"],
        "entry": side.id,
        **({"rationale": text} if text else {}),
    }


def _parts(act: Act, question: Question, case: str, before: Content, given: Given) -> dict[str, Any]:
    """Answer, rationale and evidence, those that are given read and known to be right. Raises BadInput."""
    found = {key: before.get(key) or None for key in ("answer", "rationale", "evidence")}
    if "answer" in given:
        words = given["answer"]
        found["answer"] = None if words is None else known_answer(act.framework, question, words)
    if "rationale" in given:
        found["rationale"] = given["rationale"].strip() or None
    if "evidence" in given:
        found["evidence"] = _evidence(act.connection, case, given["evidence"], before.get("evidence") or ()) or None
    return found


def _about(before: Content, parts: Mapping[str, Any], given: Given) -> dict[str, Any]:
    """Whose work an answer is about and which part of the case: said of an answer, and not carried on to another.

    Raises BadInput.
    """
    kept = before if before.get("answer") == parts["answer"] else {}
    responsible, phase = kept.get("responsible"), kept.get("phase")
    if "responsible" in given:
        responsible = list(dict.fromkeys(map(_agency, given["responsible"])))
    if "phase" in given:
        phase = given["phase"].strip().casefold().replace(" ", "_").replace("-", "_")
        if phase and phase not in PHASES:
            raise BadInput(f"{quoted(given['phase'])} is not a phase; {hint(phase, PHASES)}")
    return {**({"responsible": responsible} if responsible else {}), **({"phase": phase} if phase else {})}


def _agency(words: str) -> str:
    try:
        code, rest = typed_agency(words)
    except BadLine as bad:
        raise BadInput(str(bad)) from None
    if rest:
        raise BadInput(f"{quoted(words)} is more than one agency: name each by itself.")
    return code


def _evidence(
    connection: entries.Connection, case: str, evidence: Sequence[Evidence | str], before: Sequence[Evidence]
) -> list[dict[str, Any]]:
    """The same evidence, what was typed read, each piece that is new known to be in the case. Raises BadInput."""
    new = [piece for piece in evidence if piece not in before]

    def held(kind: str) -> tuple[dict[str, Any], ...]:
        """What there is of a kind in the case, where a piece of it is new."""
        wanted = any(isinstance(piece, str) or kind in piece for piece in new)
        return standing_contents(entries.current(connection, kind, case=case)) if wanted else ()

    documents = [Document.from_content(content) for content in held("document")]
    pieces = [read_evidence(piece, documents) if isinstance(piece, str) else piece for piece in evidence]
    events = [piece["event"] for piece in pieces if "event" in piece and piece not in before]
    return checked(
        pieces,
        [Event.from_content(content) for event in events for content in _event(connection, case, event)],
        documents,
        [Absence.from_content(content) for content in held("absence")],
        before,
    )


def _event(connection: entries.Connection, case: str, event: str) -> tuple[dict[str, Any], ...]:
    """An event by itself, however long the chronology is."""
    return standing_contents(entries.current(connection, "event", subject=f"{case}/{event}"))


def _same(before: Content, content: Content) -> bool:
    keys = ("answer", "rationale", "evidence", "insufficient_evidence", "responsible", "phase")
    return all((before.get(key) or None) == (content.get(key) or None) for key in keys)
