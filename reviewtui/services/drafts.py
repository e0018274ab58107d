"""Rationales being typed: kept on disk while they are drafts, gone once they are part of a judgement."""

from db import local
from db.store import Store
from reviewtui.services.clock import now
from reviewtui.services.stores import plain_sentences


def keep(store: Store, person: str, case: str, question: str, text: str) -> None:
    """Keep what is typed so far; it survives a crash and is shown again when the question is opened."""
    with plain_sentences(), store.write() as writing:
        local.keep_draft(writing, person, draft_subject(case, question), text, now()[0])


def discard(store: Store, person: str, case: str, question: str) -> None:
    """Forget the draft."""
    with plain_sentences(), store.write() as writing:
        local.drop_draft(writing, person, draft_subject(case, question))


def draft_subject(case: str, question: str) -> str:
    """What a draft is about: the judgement it would become part of."""
    return f"{case}/first/{question}"
