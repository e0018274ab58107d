"""No row is put in the place of an entry, whichever program does it; frozen, as the others are."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the trigger that refuses it."""
    op.get_bind().exec_driver_sql(_PUT_IN_ONCE)


_PUT_IN_ONCE = """CREATE TRIGGER entry_is_put_in_once BEFORE INSERT ON entry WHEN \
EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM entry WHERE device = NEW.device AND sequence = NEW.sequence)
BEGIN
  SELECT RAISE(ABORT, 'entry_is_put_in_once: the record is append-only');
END"""
