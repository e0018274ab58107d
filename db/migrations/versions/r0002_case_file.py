"""Documents read, working notes, what was looked for in vain, findings and suggestions; frozen as SQL.

The kinds of entry stand in a rule of the table `entry`, which is therefore made anew. Whoever runs this has turned
foreign keys off, since what refers to the table keeps its name for it.
"""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make `entry` anew with its further kinds, and the tables of those kinds."""
    bind = op.get_bind()
    bind.exec_driver_sql("PRAGMA legacy_alter_table=ON")
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\n\n"):
        bind.exec_driver_sql(statement)
    bind.exec_driver_sql("PRAGMA legacy_alter_table=OFF")
