"""Rationales being typed: kept on disk while they are drafts, gone once they are part of a judgement."""

from db.store import Store


def keep(store: Store, person: str, case: str, question: str, text: str) -> None:
    """Keep what is typed so far; it survives a crash and is shown again when the question is opened."""


def discard(store: Store, person: str, case: str, question: str) -> None:
    """Forget the draft."""
