"""Prompts under a question: answered yes, no or not applicable while reading; counted, never rated."""

from collections.abc import Callable

from db.store import Store
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import Question
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.judgements import known_question
from reviewtui.services.people.own_review import review_of
from reviewtui.services.record_keeping import WITHDRAWN, distinct_contents

ANSWERS = ("yes", "no", "not_applicable")


def answer_prompt(store: Store, person: str, case: str, question: str, prompt: str, answer: str | None) -> Change:
    """Record the answer to a prompt, or take it away with None. Raises BadInput for anything unknown; NotWritten."""
    if answer is not None and answer not in ANSWERS:
        raise BadInput(f"{quoted(answer)} is not an answer to a prompt. Use {', '.join(ANSWERS)}.")
    with acting(store, person, case) as act:
        return _answer(act, case, question, prompt, lambda before: answer)


def turn_prompt(store: Store, person: str, case: str, question: str, prompt: str) -> Change:
    """Turn the answer to a prompt: yes, no, not applicable, none. Raises BadInput for anything unknown; NotWritten."""
    turns = (None, *ANSWERS, None)
    with acting(store, person, case) as act:
        return _answer(act, case, question, prompt, lambda before: turns[turns.index(before) + 1])


def _answer(act: Act, case: str, question: str, prompt: str, turned: Callable[[str | None], str | None]) -> Change:
    """Record what an answer is `turned` to."""
    letter = _known_prompt(known_question(act.framework, question), prompt)
    review = review_of(act.connection, act.person, case)
    subject = f"{case}/{review}/{question}/{letter}"
    rows = act.current("prompt", subject)
    before = distinct_contents(rows)
    answer = turned(before[0].get("answer") if before else None)
    content = {
        "case": case,
        "review": review,
        "question": question,
        "prompt": letter,
        "answer": answer,
        "framework_version": act.framework.version,
    }
    wanted = content if answer is not None else WITHDRAWN
    if before == (wanted,) or (answer is None and not before):
        return act.unchanged(f"{case} {question} {letter}: nothing was changed.", subject, question)
    entry = act.add("prompt", subject, wanted, replaces=rows)
    return act.change(act.said(entry), entry, question)


def _known_prompt(question: Question, letter: str) -> str:
    known = [prompt.code for prompt in question.prompts]
    if letter not in known:
        raise BadInput(f"{question.code} has no prompt {quoted(letter)}: it has {', '.join(known) or 'none'}.")
    return letter
