"""The record as a person reads it: who did what, when, in order."""

from dataclasses import dataclass
from typing import Any

from db.store import Store


@dataclass(frozen=True)
class HistoryLine:
    """One entry in words."""

    entry: str
    person: str
    made_at: str
    kind: str
    case: str | None
    question: str | None
    sentence: str
    """“NOR-03 1.2 judged Good”, “NOR-03 1.2 undone: back to Requires improvement”."""
    detail: str
    """The rationale, text or reason; may be long, and is untrusted text."""
    current: bool


@dataclass(frozen=True)
class HistoryPage:
    """Some consecutive entries, newest first, and how many there are."""

    lines: tuple[HistoryLine, ...]
    offset: int
    total: int


def page(
    store: Store, case: str | None = None, question: str | None = None, offset: int = 0, limit: int = 200
) -> HistoryPage:
    """Entries of the record (of one case, or of one question of it), newest first."""


def items(store: Store, case: str | None = None) -> list[dict[str, Any]]:
    """The same entries in full, oldest first, in the export's history shape."""
