"""What is being typed: kept on disk while it is a draft, gone once it is part of the record."""

import json
from collections.abc import Iterable, Mapping

from db import caselist, local, queries
from db.store import Connection, Store, Writing
from db.values import Draft
from reviewtui.services.clock import now
from reviewtui.services.people.own_review import FIRST
from reviewtui.services.store.stores import plain_sentences

OF_A_QUESTION = (FIRST, "about", "ruling", "on")
"""What stands before the code of a question, where what is typed is about one."""


def keep(store: Store, person: str, case: str, question: str, text: str) -> None:
    """Keep what is typed so far; it survives a crash and is shown again when the question is opened."""
    with plain_sentences(), store.write() as writing:
        local.keep_draft(writing, person, draft_subject(case, question), text, now()[0])


def discard(store: Store, person: str, case: str, question: str) -> None:
    """Forget the draft."""
    with plain_sentences(), store.write() as writing:
        local.drop_draft(writing, person, draft_subject(case, question))


def renumber(writing: Writing, codes: Mapping[str, str | None]) -> None:
    """Have what anybody is typing of a question go to its new code; what has none is forgotten."""
    going = [each for each in local.every_draft(writing.connection) if _question(each.subject) in codes]
    for each in going:
        local.drop_draft(writing, each.person, each.subject)
    for each in going:
        if (now := codes[_question(each.subject)]) is not None:
            local.keep_draft(writing, each.person, f"{each.subject.rpartition('/')[0]}/{now}", each.text, each.at)


def keep_line(store: Store, person: str, case: str, purpose: str, text: str) -> None:
    """Keep a line that was typed for some purpose and not recorded; an empty one is forgotten."""
    with plain_sentences(), store.write() as writing:
        if text:
            local.keep_draft(writing, person, _line_subject(case, purpose), text, now()[0])
        else:
            local.drop_draft(writing, person, _line_subject(case, purpose))


def kept_lines(store: Store, person: str, case: str) -> dict[str, str]:
    """Purpose to the line that was typed for it and not recorded."""
    start = _line_subject(case, "")
    with plain_sentences(), store.read() as connection:
        kept = local.drafts(connection, person)
    return {draft.subject.removeprefix(start): draft.text for draft in kept if draft.subject.startswith(start)}


def keep_window(store: Store, person: str, case: str, about: str, typed: Mapping[str, str]) -> None:
    """Keep what stands in the fields of a window and was not recorded, in place of what was kept of it before.

    It is kept with the rest of what is held of its `case`; empty where it is about none.
    """
    with plain_sentences(), store.write() as writing:
        for draft in _of_window(local.drafts(writing.connection, person), about):
            local.drop_draft(writing, person, draft.subject)
        if typed:
            text = json.dumps(dict(typed), ensure_ascii=False)
            local.keep_draft(writing, person, _line_subject(_as_known(writing.connection, case), about), text, now()[0])


def kept_window(store: Store, person: str, about: str) -> dict[str, str]:
    """Field to what was typed in it, of a window that was left without recording it."""
    with plain_sentences(), store.read() as connection:
        kept = _of_window(local.drafts(connection, person), about)
    return dict(json.loads(kept[0].text)) if kept else {}


def _as_known(connection: Connection, case: str) -> str:
    """A reference as its case has it, where it was typed in other capitals: `subject` tells of it with that case."""
    if not case or queries.live(connection, "case", (case,)):
        return case
    known = [each for each in caselist.case_refs(connection) if each.casefold() == case.casefold()]
    return known[0] if len(known) == 1 else case


def _of_window(drafts: Iterable[Draft], about: str) -> list[Draft]:
    return [draft for draft in drafts if draft.subject.endswith(_line_subject("", about))]


def draft_subject(case: str, question: str) -> str:
    """What a draft is about, whichever review of the case its person works on."""
    return judgement_subject(case, FIRST, question)


def judgement_subject(case: str, review: str, question: str) -> str:
    """What a judgement is about."""
    return f"{case}/{review}/{question}"


def about_finding(case: str, finding: str) -> str:
    """What the windows that decide about a finding are about, wherever they are opened."""
    return f"finding {case} {finding}"


def is_of_a_question(about: str) -> bool:
    """Whether what is typed is about one question, by whose code it is kept."""
    return bool(_question(about))


def _question(subject: str) -> str:
    """The question that a draft, a line or a window is of; empty where it is of none."""
    *_, kind, code = ("", *subject.split("/"))
    return code if kind in OF_A_QUESTION else ""


def _line_subject(case: str, purpose: str) -> str:
    return f"{case}/line/{purpose}"
