"""Prompts under a question: answered yes, no or not applicable while reading; counted, never rated."""

from db import entries
from db.store import Store
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import Question
from reviewtui.services.changes import Change
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.judgements import known_question
from reviewtui.services.record_keeping import WITHDRAWN, distinct_contents, pen
from reviewtui.services.standings import require_case
from reviewtui.services.stores import plain_sentences
from reviewtui.services.wording import entry_sentence

ANSWERS = ("yes", "no", "not_applicable")


def answer_prompt(store: Store, person: str, case: str, question: str, prompt: str, answer: str | None) -> Change:
    """Record the answer to a prompt, or take it away with None. Raises BadInput for anything unknown; NotWritten."""
    with plain_sentences(), store.write() as writing:
        framework = framework_on(writing.connection)
        require_case(writing.connection, case)
        letter = _known_prompt(known_question(framework, question), prompt)
        if answer is not None and answer not in ANSWERS:
            raise BadInput(f"{quoted(answer)} is no answer to a prompt: use {', '.join(ANSWERS)}.")
        subject = f"{case}/first/{question}/{letter}"
        rows = entries.current(writing.connection, "prompt", subject=subject)
        content = {
            "case": case,
            "review": "first",
            "question": question,
            "prompt": letter,
            "answer": answer,
            "framework_version": framework.version,
        }
        wanted = content if answer is not None else WITHDRAWN
        standing = distinct_contents(rows)
        if standing == (wanted,) or (answer is None and not standing):
            return Change(f"{case} {question} {letter} is as it was.", "", subject, case, question, "", "")
        writer = pen(store, writing, person)
        entry = writer.add("prompt", subject, wanted, replaces=tuple(row.id for row in rows))
        writer.flush()
        sentence = entry_sentence(framework, "prompt", subject, "do", wanted)
    return Change(sentence, "prompt", subject, case, question, entry.id, entry.made_at)


def _known_prompt(question: Question, letter: str) -> str:
    known = [prompt.code for prompt in question.prompts]
    if letter not in known:
        raise BadInput(f"{question.code} has no prompt {quoted(letter)}: it has {', '.join(known) or 'none'}.")
    return letter
