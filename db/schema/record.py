"""The record's own tables: the header of every entry, and what replaces what."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from db.schema.strict import STRICT, STRICT_BY_KEY, check, one_of, yes_or_no

KINDS = (
    "inspection", "framework", "site", "person", "case", "document", "event", "judgement", "prompt", "panel", "alert",
    "reading", "note", "absence", "finding", "suggestion",
)  # fmt: skip
"""What an entry can be about; each has a detail table of that name."""


class Entry(SQLModel, table=True):
    """The header of each entry, and the salt and reason that come and go with its content."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("device", "sequence", name="entry_once"),
        Index("entry_of_subject", "kind", "subject", "is_current"),
        Index("entry_of_person", "device", "person", "kind", "is_current"),
        check("entry", "device", "length(device) BETWEEN 4 AND 16 AND device NOT GLOB '*[^a-z0-9]*'"),
        check("entry", "sequence", "sequence >= 1"),
        check("entry", "offset", '"offset" BETWEEN -1440 AND 1440'),
        one_of("entry", "kind", *KINDS),
        check("entry", "subject", "subject <> ''"),
        one_of("entry", "act", "do", "import", "undo", "redo"),
        check("entry", "of_goes_with_undoing", "(act IN ('undo', 'redo')) = (\"of\" IS NOT NULL)"),
        check("entry", "reason_goes_with_content", "salt IS NOT NULL OR reason IS NULL"),
        check("entry", "hashes", "length(content_hash) = 64 AND length(hash) = 64"),
        check("entry", "previous", "length(previous) = CASE sequence WHEN 1 THEN 0 ELSE 64 END"),
        yes_or_no("entry", "is_current"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    device: str
    sequence: int
    person: str | None
    made_at: str
    offset: int
    kind: str
    subject: str
    act: str
    of: int | None
    reason: str | None
    salt: str | None
    content_hash: str
    previous: str
    hash: str
    is_current: bool


class EntryReplaces(SQLModel, table=True):
    """What an entry replaces, by id: what it replaces may not have come to this laptop yet."""

    __tablename__ = "entry_replaces"
    __table_args__ = (Index("entry_replaced", "replaced", "entry"), STRICT_BY_KEY)

    entry: int = Field(primary_key=True, foreign_key="entry.id")
    replaced: str = Field(primary_key=True)
