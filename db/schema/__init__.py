"""The tables of a store, as SQLModel classes. Costs 0.4 s to import, so only what makes or migrates a store does."""

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table
from sqlmodel import SQLModel

from db.revisions import HEAD
from db.schema.local import (
    AccessLog,
    CaseFound,
    CaseMeasure,
    CaseSaid,
    CaseStanding,
    CaseTiming,
    DraftText,
    HeadSeen,
    MeasureCount,
    PlaceLeft,
    Setting,
)
from db.schema.record import Counted, Entry, EntryReplaces
from db.triggers import triggers

__all__ = [
    "AccessLog",
    "CaseFound",
    "CaseMeasure",
    "CaseSaid",
    "CaseStanding",
    "CaseTiming",
    "Counted",
    "DraftText",
    "Entry",
    "EntryReplaces",
    "HeadSeen",
    "MeasureCount",
    "PlaceLeft",
    "Setting",
    "create_schema",
    "table_of",
]

VERSION_TABLE = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where the migrations note the revision; declared as they declare it."""


def table_of(name: str) -> Table:
    """The table of that name."""
    return SQLModel.metadata.tables[name]


def create_schema(core: Connection) -> None:
    """Make every table, index and trigger at the head revision, within the connection's transaction."""
    SQLModel.metadata.create_all(core, checkfirst=False)
    for statement in triggers():
        core.exec_driver_sql(statement)
    VERSION_TABLE.create(core, checkfirst=False)
    core.execute(VERSION_TABLE.insert().values(version_num=HEAD))
