"""What stays on this laptop: settings, where each person was, drafts, the access log, and the derived list of cases."""

from sqlalchemy import Column, Computed, Index, Integer, text
from sqlmodel import Field, SQLModel

from db.schema.strict import STRICT, STRICT_BY_KEY, check, is_json, one_of


class Setting(SQLModel, table=True):
    """A named value, the laptop's device id among them."""

    __tablename__ = "setting"
    __table_args__ = (STRICT_BY_KEY,)

    name: str = Field(primary_key=True)
    value: str


class PlaceLeft(SQLModel, table=True):
    """Where a person left a case."""

    __tablename__ = "place"
    __table_args__ = (STRICT_BY_KEY,)

    person: str = Field(primary_key=True)
    case_ref: str = Field(primary_key=True)
    question: str
    at: str


class DraftText(SQLModel, table=True):
    """Text being typed, safe on disk before it is part of the record."""

    __tablename__ = "draft"
    __table_args__ = (STRICT_BY_KEY,)

    person: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    text: str
    at: str


class AccessLog(SQLModel, table=True):
    """Who opened a case, and what left the laptop."""

    __tablename__ = "access_log"
    __table_args__ = (STRICT,)

    id: int | None = Field(default=None, primary_key=True)
    at: str
    person: str | None
    what: str
    subject: str


class HeadSeen(SQLModel, table=True):
    """The furthest entry seen of each device, so that a chain cut short is noticed."""

    __tablename__ = "head_seen"
    __table_args__ = (check("head_seen", "hash", "length(hash) = 64"), STRICT_BY_KEY)

    device: str = Field(primary_key=True)
    sequence: int
    hash: str


class CaseTiming(SQLModel, table=True):
    """That what a framework's measures and checks say of a case is kept here, and in which form."""

    __tablename__ = "case_timing"
    __table_args__ = (STRICT_BY_KEY,)

    case_ref: str = Field(primary_key=True)
    form: int
    site: str
    offence: str | None


class CaseMeasure(SQLModel, table=True):
    """What one measure says of one case; a case whose file says nothing on it has no row."""

    __tablename__ = "case_measure"
    __table_args__ = (STRICT_BY_KEY,)

    case_ref: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    verdict: str
    least: int | None
    most: int | None
    start_event: str | None
    end_event: str | None


class MeasureCount(SQLModel, table=True):
    """How many cases of a site come out alike on a measure; kept in step by triggers."""

    __tablename__ = "measure_count"
    __table_args__ = (STRICT_BY_KEY,)

    place: int = Field(primary_key=True)
    site: str = Field(primary_key=True)
    verdict: str = Field(primary_key=True)
    value: int = Field(primary_key=True)
    cases: int


class CaseFound(SQLModel, table=True):
    """A missed opportunity that a check found in a case."""

    __tablename__ = "case_found"
    __table_args__ = (is_json("case_found", "events"), STRICT_BY_KEY)

    case_ref: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    check_code: str
    events: str
    day: str


class CaseSaid(SQLModel, table=True):
    """The sentences of a case's measures and missed opportunities, packed; apart, since figures never read them."""

    __tablename__ = "case_said"
    __table_args__ = (STRICT_BY_KEY,)

    case_ref: str = Field(primary_key=True)
    said: bytes


class CaseStanding(SQLModel, table=True):
    """Where each case stands, worked out from the record in the transaction that changed it."""

    __tablename__ = "case_standing"
    __table_args__ = (
        one_of("case_standing", "state", "untouched", "started", "judged"),
        is_json("case_standing", "inspectors"),
        is_json("case_standing", "ratings"),
        check("case_standing", "numbers", "min(answered, applicable, owed, alerts, disagreements) >= 0"),
        Index("case_standing_by_site", "site", "case_ref"),
        Index("case_standing_by_state", "stage", "case_ref"),
        Index("case_standing_by_progress", "progress", "case_ref"),
        Index("case_standing_by_worst", "worst_first", "case_ref"),
        Index("case_standing_alerts", "case_ref", sqlite_where=text("alerts > 0")),
        STRICT,
    )

    case_ref: str = Field(primary_key=True)
    site: str
    inspectors: str
    state: str
    answered: int
    applicable: int
    owed: int
    ratings: str
    worst: int | None
    alerts: int
    disagreements: int
    last_at: str | None
    search: str
    stage: int = Field(
        sa_column=Column(
            Integer, Computed("CASE state WHEN 'untouched' THEN 0 WHEN 'started' THEN 1 ELSE 2 END", False)
        )
    )
    progress: int = Field(sa_column=Column(Integer, Computed("answered * 1000 / max(applicable, 1)", False)))
    worst_first: int = Field(sa_column=Column(Integer, Computed("ifnull(worst, 1000000)", False)))
