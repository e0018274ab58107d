"""The tables of a hub: one of entries, to which rows are only added, and one of the last entry of each device.

What an entry says is sealed before it leaves a laptop. The hub sees headers alone: who recorded what kind of thing
about which case, and when.
"""

from typing import Any

from sqlalchemy import BigInteger, MetaData
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class _Hub(SQLModel, registry=registry(metadata=MetaData())):
    """Tables of their own, which no store has."""


class HubEntry(_Hub, table=True):
    """One entry of the record of one inspection."""

    __tablename__ = "reviewtui_entry"

    inspection: str = Field(primary_key=True)
    device: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True, sa_type=BigInteger)
    kind: str
    header: str
    """The header as JSON, as `history` has it."""
    sealed_with: int | None = Field(default=None, sa_type=BigInteger)
    """The number of the entry of this device whose row has what this one says; null while nobody brought it."""
    sealed: bytes | None = Field(default=None)
    """An age file: number to salt, reason and content, of every entry that was sealed with this one."""


class HubHead(_Hub, table=True):
    """The last entry of one device of one inspection."""

    __tablename__ = "reviewtui_head"

    inspection: str = Field(primary_key=True)
    device: str = Field(primary_key=True)
    sequence: int = Field(sa_type=BigInteger)
    hash: str


METADATA: MetaData = _Hub.metadata
ENTRY: Any = HubEntry.__table__  # type: ignore[attr-defined]  # SQLModel gives it to every table
HEAD: Any = HubHead.__table__  # type: ignore[attr-defined]
