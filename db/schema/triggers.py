"""What the database itself refuses and keeps in step, whoever writes to it.

Salt and reason, and the rows of details, may come later than their header (withheld content that is filled in); once
here, nothing changes or deletes them. Retention will need a door of its own, in a later revision of these triggers.
"""

_HEADER = (
    "id", "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of",
    "content_hash", "previous", "hash",
)  # fmt: skip
_DETAILS = (
    "inspection", "framework", "site", "person", "case", "document", "event", "prompt", "panel", "alert",
    "reading", "note", "absence", "finding", "suggestion",
)  # fmt: skip


def triggers() -> tuple[str, ...]:
    """The statements that make every trigger."""
    return (
        _refusal("entry_header_stays", f"UPDATE OF {_quoted(_HEADER)} ON entry"),
        _refusal("entry_content_stays", "UPDATE OF salt, reason ON entry WHEN OLD.salt IS NOT NULL"),
        _refusal("entry_stays", "DELETE ON entry"),
        _refusal("entry_replaces_stays", "UPDATE ON entry_replaces"),
        _refusal("entry_replaces_is_kept", "DELETE ON entry_replaces"),
        *(_refusal(f"{kind}_stays", f'UPDATE ON "{kind}"') for kind in _DETAILS),
        *(_refusal(f"{kind}_is_kept", f'DELETE ON "{kind}"') for kind in (*_DETAILS, "judgement")),
        _refusal("judgement_stays", f"UPDATE OF {_quoted(_JUDGEMENT)} ON judgement"),
        _JUDGEMENT_FOLLOWS,
    )


_JUDGEMENT = (
    "entry", "withdrawn", "case_ref", "review", "question", "answer", "framework_version", "rationale", "evidence",
    "insufficient_evidence",
)  # fmt: skip

_JUDGEMENT_FOLLOWS = """CREATE TRIGGER judgement_follows_its_entry AFTER UPDATE OF is_current ON entry
WHEN NEW.kind = 'judgement'
BEGIN
  UPDATE judgement SET is_current = NEW.is_current, counts = counts AND NEW.is_current WHERE entry = NEW.id;
END"""


def _refusal(name: str, event: str) -> str:
    return f"""CREATE TRIGGER {name} BEFORE {event}
BEGIN
  SELECT RAISE(ABORT, '{name}: the record is append-only');
END"""


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
