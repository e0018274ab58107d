"""What a map says of a table: where it is, what its columns are called, and how its words are to be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from unicodedata import normalize

from reviewtui.entries.kinds.values import Outcome
from reviewtui.exchange.case_model import CaseDocument, Characteristics, DocumentItem, EventItem
from reviewtui.exchange.tables.dates import OWN_FORMATS, DateFormat

_FACTS = ("disposal", "disposal_type", "needs", "harmed", "case_manager", "narrative")
_OF_CASES = (
    "reference", "site", *Characteristics.__annotations__,
    *(key for key in CaseDocument.__annotations__ if key in _FACTS), *Outcome.__annotations__,
)  # fmt: skip
KEYS: Mapping[str, tuple[str, ...]] = {
    "cases": _OF_CASES,
    "documents": ("case", *DocumentItem.__annotations__),
    "events": ("case", *EventItem.__annotations__),
}
"""What the columns of each table may hold: the keys of a case file, and the reference of the case."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "cases": ("reference", "site"),
    "documents": ("case", "agency", "title"),
    "events": ("case", "agency", "type", "date"),
}
WHOLE_NUMBERS = ("age_at_offence", "age_now", "pages", "page")
DATES = ("date", "until", "due", "as_of")
TIME = "time"
YES_OR_NO = ("looked_after", "persistent_offender")
HARMED = "harmed"
LISTS = ("disability", "needs", HARMED, "present")
TEXTS = tuple(
    key for key in dict.fromkeys(key for keys in KEYS.values() for key in keys)
    if key not in (*WHOLE_NUMBERS, *DATES, *YES_OR_NO, TIME)
)  # fmt: skip

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
"""What may stand between the cells of a CSV file, by the map's word."""

LINE_ENDINGS = (".jsonl", ".ndjson")
"""How the names of files end that hold a JSON object a line."""

JSON_ENDINGS = (".json", *LINE_ENDINGS)

Conditions = Mapping[str, frozenset[str]]
"""Heading to words, folded, that its cell may show; `*` stands for any characters, one at least."""


@lru_cache(maxsize=10_000)
def folded(word: str) -> str:
    """A word as it is compared with others: whatever its capitals, its spaces and the way its accents are kept."""
    return normalize("NFC", " ".join(normalize("NFC", word).split()).casefold())


def matches(text: str, pattern: str) -> bool:
    """Whether a text is a pattern's, in which `*` stands for any characters and every other sign for itself."""
    return _as_regex(pattern).fullmatch(text) is not None


@lru_cache(maxsize=1_000)
def _as_regex(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


def is_one_of(word: str, wanted: frozenset[str]) -> bool:
    """Whether what a cell shows is one of some words; an empty cell is none."""
    alike = folded(word)
    return bool(alike) and (alike in wanted or any("*" in each and matches(alike, each) for each in wanted))


@dataclass(frozen=True)
class TableMap:
    """One table of a map. Words are compared without regard to capital letters."""

    kind: str
    """cases, documents or events."""
    file: str
    """The file's name; `*` stands for any characters."""
    columns: Mapping[str, str]
    """Key to the heading of its column."""
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Key of several things to the headings of its further columns."""
    sheet: str = ""
    """The name of a sheet, in which `*` stands for any characters; empty for the only one."""
    rows: str = ""
    """Of a JSON file, the list in each submission that holds the rows; empty where each submission is one."""
    sheet_is: str = ""
    """The key that the name of the sheet gives; empty for none."""
    formulas: bool = False
    """Whether what formulas came to, when the workbook was saved, is taken."""
    encoding: str = "utf-8"
    skip: Conditions = field(default_factory=dict)
    """A row that meets any of these is left out."""
    when: Conditions = field(default_factory=dict)
    """A row that does not meet all of these is left out."""
    foot: frozenset[str] = frozenset()
    """Words, folded, with which a row begins that is not read, nor any below it."""
    fill_down: frozenset[str] = frozenset()
    """Keys whose empty cells say what the row above says."""
    slash: str = ""
    """What stands for a slash in references and ids, which have none of their own; empty where one is refused."""
    headings: int = 1
    """The row that holds the headings."""
    separator: str = ","
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Key to what every row says."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Key to the table's own words, folded, and what each stands for."""
    dates: tuple[DateFormat, ...] = OWN_FORMATS
    lists: tuple[str, ...] = ()
    """What may stand between several things in one cell; empty where a cell holds one."""
    empty: frozenset[str] = frozenset()
    """Words, casefolded, that say no more than an empty cell."""
    ongoing: frozenset[str] = frozenset()
    """Words, casefolded, that an end date says of what has not ended."""
    open_ended: frozenset[str] = frozenset()
    """Types of event that have not ended where the end date is empty."""
    prefix: str = ""
    """Put before the id of every event, so that two agencies' numbers do not meet."""

    @property
    def place(self) -> tuple[str, str, str]:
        """What the table is of, and its file and sheet as the map names them."""
        return self.kind, self.file, self.sheet

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that the table says anything of."""
        return (*self.columns, *self.fixed, *((self.sheet_is,) if self.sheet_is else ()))

    def headings_of(self, key: str) -> tuple[str, ...]:
        """The headings of the columns of a key."""
        return (self.columns[key], *self.beside.get(key, ()))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Every heading that the map names, each once."""
        ours = (heading for key in self.columns for heading in self.headings_of(key))
        return tuple(dict.fromkeys((*ours, *self.skip, *self.when)))

    @property
    def is_json(self) -> bool:
        """Whether it is read from JSON; a map says so by the whole ending of the file's name."""
        return self.file.casefold().endswith(JSON_ENDINGS)

    def holds(self, file: str) -> bool:
        """Whether a file of this name, given without its folder, is this table."""
        alike = file.casefold()
        return matches(alike, self.file.casefold()) and (self.is_json or not alike.endswith(JSON_ENDINGS))
