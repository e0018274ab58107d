"""What crosses out of the store: frozen values, never rows or objects of the database library.

They are named tuples, because making a dataclass costs every start half a millisecond, and `dataclasses` itself ten.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class CountedAs(NamedTuple):
    """What figures read of an entry that answers a question; every part is None where the answer was withdrawn."""

    case_ref: str | None
    review: str | None
    question: str | None
    answer: str | None


class EntryRow(NamedTuple):
    """An entry of the record; `content` is None while it is withheld."""

    device: str
    sequence: int
    person: str | None
    made_at: str
    offset: int
    kind: str
    subject: str
    act: str
    of: int | None
    replaces: tuple[str, ...]
    salt: str | None
    reason: str | None
    content: Mapping[str, Any] | None
    content_hash: str
    previous: str
    hash: str
    order: int = 0
    """In which order entries came to this store; means nothing elsewhere."""
    is_current: bool = True
    """Whether nothing here replaces it; worked out by the store, never part of a hash."""
    counted: CountedAs | None = None
    """Given with an entry that figures read, when it is appended or filled in; never read back."""
    text: str | None = None
    """The content as the store keeps it, where it was read or is known: then nobody need make it anew."""

    @property
    def id(self) -> str:
        """The name of this entry on every laptop."""
        return f"{self.device}-{self.sequence}"

    @property
    def _recorded(self) -> tuple[object, ...]:
        """What is the same on every laptop: all but `order` and what follows it."""
        return self[: self._fields.index("order")]

    def __eq__(self, other: object) -> bool:
        """Whether both are the same entry, whatever store each was read from."""
        return isinstance(other, EntryRow) and self._recorded == other._recorded

    def __ne__(self, other: object) -> bool:
        """Named tuples would compare what only one store knows."""
        return not self == other

    def __hash__(self) -> int:
        """By its own hash, which covers everything else that is recorded."""
        return hash((self.device, self.sequence, self.hash))


class StandingRow(NamedTuple):
    """Where one case stands, worked out from the record for the list of cases."""

    case_ref: str
    site: str
    inspectors: tuple[str, ...]
    state: str
    """untouched, started or judged."""
    answered: int
    applicable: int
    owed: int
    ratings: Mapping[str, str]
    """Standard code to rating code."""
    worst: int | None
    """The lowest score among the ratings."""
    alerts: int
    """Open alerts."""
    disagreements: int
    last_at: str | None
    search: str
    """What a text filter looks in: reference, site and inspectors, casefolded."""


class CasePage(NamedTuple):
    """Some consecutive rows of the list of cases, and how many there are in all."""

    rows: tuple[StandingRow, ...]
    total: int


class Progress(NamedTuple):
    """How far the inspection, or one person (`name`), has come; numbers of cases unless said otherwise."""

    name: str | None
    cases: int
    judged: int
    started: int
    untouched: int
    judgements: int
    """Judgements that count."""
    applicable: int
    """Questions asked in these cases."""
    owed: int
    """Answers that still owe a rationale or evidence."""
    alerts: int
    """Open alerts."""
    disagreements: int


class Place(NamedTuple):
    """Where a person left a case."""

    person: str
    case_ref: str
    question: str
    at: str


class MeasureRow(NamedTuple):
    """What one measure says of one case."""

    place: int
    """Which measure of the framework, counted from 0."""
    verdict: str
    least: int | None
    most: int | None
    start: str | None
    """Id of an event, as is `end`."""
    end: str | None


class FoundRow(NamedTuple):
    """A missed opportunity that a check found in one case."""

    check: str
    events: tuple[str, ...]
    day: str


class TimingRow(NamedTuple):
    """What measures and checks say of one case; a measure that its file says nothing on has no row."""

    case_ref: str
    site: str
    offence: str | None = None
    """The first day that the index offence can have been."""
    measures: tuple[MeasureRow, ...] = ()
    found: tuple[FoundRow, ...] = ()
    said: bytes | None = None
    """The sentences of all of these, packed; the store cannot read them. None where there are none."""


class Draft(NamedTuple):
    """Text being typed that is not part of the record yet."""

    person: str
    subject: str
    text: str
    at: str


class Access(NamedTuple):
    """Who opened what, or what left the laptop."""

    at: str
    person: str | None
    what: str
    subject: str
