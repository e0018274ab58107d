"""The record's own tables: every entry with what it says, what replaces what, and the index that figures read."""

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from db.contents import WITHDRAWN
from db.schema.strict import STRICT, STRICT_BY_KEY, check, is_json, one_of, yes_or_no


class Entry(SQLModel, table=True):
    """The header of each entry, and the salt, reason and content, which may be withheld together."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("device", "sequence", name="entry_once"),
        Index("entry_of_subject", "kind", "subject", "is_current"),
        Index("entry_of_person", "device", "person", "kind", "is_current"),
        Index("entry_act", "device", "person", "sequence", sqlite_where=text("act <> 'import'")),
        Index(
            "entry_withdrawn",
            "kind",
            "subject",
            sqlite_where=text(f"is_current = 1 AND content = '{WITHDRAWN}'".replace(":", r"\:")),
        ),
        check("entry", "device", "length(device) BETWEEN 4 AND 16 AND device NOT GLOB '*[^a-z0-9]*'"),
        check("entry", "sequence", "sequence >= 1"),
        check("entry", "offset", '"offset" BETWEEN -1440 AND 1440'),
        check("entry", "kind", "kind <> '' AND kind NOT GLOB '*[^a-z_]*'"),
        check("entry", "subject", "subject <> ''"),
        one_of("entry", "act", "do", "import", "undo", "redo"),
        check("entry", "of_goes_with_undoing", "(act IN ('undo', 'redo')) = (\"of\" IS NOT NULL)"),
        check("entry", "salt_goes_with_content", "(salt IS NULL) = (content IS NULL)"),
        check("entry", "reason_goes_with_content", "salt IS NOT NULL OR reason IS NULL"),
        is_json("entry", "content"),
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
    content: str | None
    """The last column: a long one spills over from the row, and reading what stands before it need not follow."""


class Counted(SQLModel, table=True):
    """What figures read of the record: an index that follows from it, a row for each answer whose content is here."""

    __tablename__ = "counted"
    __table_args__ = (
        yes_or_no("counted", "is_current"),
        yes_or_no("counted", "counts"),
        Index("counted_answers", "question", "answer", "case_ref", sqlite_where=text("counts = 1")),
        Index("counted_of_case", "case_ref", "question", "answer", sqlite_where=text("counts = 1")),
        Index("counted_not", "entry", sqlite_where=text("is_current = 1 AND counts = 0")),
        STRICT,
    )

    entry: int | None = Field(default=None, primary_key=True, foreign_key="entry.id")
    case_ref: str | None
    review: str | None
    question: str | None
    answer: str | None
    is_current: bool
    counts: bool


class EntryReplaces(SQLModel, table=True):
    """What an entry replaces, by id: what it replaces may not have come to this laptop yet."""

    __tablename__ = "entry_replaces"
    __table_args__ = (Index("entry_replaced", "replaced", "entry"), STRICT_BY_KEY)

    entry: int = Field(primary_key=True, foreign_key="entry.id")
    replaced: str = Field(primary_key=True)
