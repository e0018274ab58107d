"""What the database itself refuses and keeps in step, whoever writes to it.

Salt, reason and content may come later than their header (withheld content that is filled in); once here, nothing
changes or deletes them, but for retention (`db.emptying`). Putting a row in the place of another deletes it without
a word to the trigger that refuses deleting, unless a connection asks for that: so it is refused by itself.
"""

_HEADER = (
    "id", "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of",
    "content_hash", "previous", "hash",
)  # fmt: skip

_IS_HERE = """EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM entry WHERE device = NEW.device AND sequence = NEW.sequence)"""


def triggers() -> tuple[str, ...]:
    """The statements that make every trigger."""
    return (
        _refusal("entry_header_stays", f"UPDATE OF {_quoted(_HEADER)} ON entry"),
        _refusal("entry_content_stays", "UPDATE OF salt, reason, content ON entry WHEN OLD.content IS NOT NULL"),
        _refusal("entry_stays", "DELETE ON entry"),
        _refusal("entry_is_put_in_once", f"INSERT ON entry WHEN {_IS_HERE}"),
        _refusal("entry_replaces_stays", "UPDATE ON entry_replaces"),
        _refusal("entry_replaces_is_kept", "DELETE ON entry_replaces"),
        _COUNTED_FOLLOWS,
        _MEASURE_COUNTED,
        _MEASURE_COUNTED_NO_MORE,
    )


_COUNTED_FOLLOWS = """CREATE TRIGGER counted_follows_its_entry AFTER UPDATE OF is_current ON entry
BEGIN
  UPDATE counted SET is_current = NEW.is_current, counts = counts AND NEW.is_current WHERE entry = NEW.id;
END"""

_MEASURE_COUNTED = """CREATE TRIGGER measure_counted AFTER INSERT ON case_measure
BEGIN
  INSERT INTO measure_count
  SELECT NEW.place, site, NEW.verdict, CASE WHEN NEW.least = NEW.most THEN NEW.least ELSE -1 END, 1
  FROM case_timing WHERE case_ref = NEW.case_ref
  ON CONFLICT DO UPDATE SET cases = cases + 1;
END"""

_MEASURE_COUNTED_NO_MORE = """CREATE TRIGGER measure_counted_no_more AFTER DELETE ON case_measure
BEGIN
  UPDATE measure_count SET cases = cases - 1
  WHERE place = OLD.place AND site = (SELECT site FROM case_timing WHERE case_ref = OLD.case_ref)
    AND verdict = OLD.verdict AND value = CASE WHEN OLD.least = OLD.most THEN OLD.least ELSE -1 END;
END"""


def _refusal(name: str, event: str) -> str:
    return f"""CREATE TRIGGER {name} BEFORE {event}
BEGIN
  SELECT RAISE(ABORT, '{name}: the record is append-only');
END"""


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
