"""What the database itself refuses and keeps in step, whoever writes to it.

Salt, reason and content may come later than their header (withheld content that is filled in); once here, nothing
changes or deletes them. Retention will need a way of its own, in a later revision of these triggers.
"""

_HEADER = (
    "id", "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of",
    "content_hash", "previous", "hash",
)  # fmt: skip


def triggers() -> tuple[str, ...]:
    """The statements that make every trigger."""
    return (
        _refusal("entry_header_stays", f"UPDATE OF {_quoted(_HEADER)} ON entry"),
        _refusal("entry_content_stays", "UPDATE OF salt, reason, content ON entry WHEN OLD.content IS NOT NULL"),
        _refusal("entry_stays", "DELETE ON entry"),
        _refusal("entry_replaces_stays", "UPDATE ON entry_replaces"),
        _refusal("entry_replaces_is_kept", "DELETE ON entry_replaces"),
        _COUNTED_FOLLOWS,
    )


_COUNTED_FOLLOWS = """CREATE TRIGGER counted_follows_its_entry AFTER UPDATE OF is_current ON entry
BEGIN
  UPDATE counted SET is_current = NEW.is_current, counts = counts AND NEW.is_current WHERE entry = NEW.id;
END"""


def _refusal(name: str, event: str) -> str:
    return f"""CREATE TRIGGER {name} BEFORE {event}
BEGIN
  SELECT RAISE(ABORT, '{name}: the record is append-only');
END"""


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
