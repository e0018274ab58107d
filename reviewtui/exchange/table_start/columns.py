"""What the columns of a table seem to hold: by their headings, held against what their cells say."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reviewtui.casefile.visible import quoted
from reviewtui.exchange.table_start.date_shapes import is_date
from reviewtui.exchange.table_start.headings import keys_of
from reviewtui.exchange.table_start.known_words import (
    CODED,
    code_of,
    fallback,
    is_ongoing,
    normal,
    says_nothing,
)
from reviewtui.exchange.table_start.parts import Part
from reviewtui.exchange.tables.cell import Cell, DayCell, ListCell, TimeCell, Unreadable, words_of
from reviewtui.exchange.tables.mapping import DATES, LISTS, NEEDED, TIME, WHOLE_NUMBERS, folded

MOST_WORDS = 60
"""Different words that a column of codes may have."""

LONGEST_WORD = 80
_BARE = ("id", "no", "number", "code", "identifier")
"""Headings that may mean a row as well as a case: whatever says more is asked first."""

_LEAST_KNOWN = 4
"""One word of so many has to be known where a column is to hold codes."""

_BY_CELLS = ("date", "agency", "type")
"""What makes an event, whatever its columns are called: told by cells that can hardly be anything else."""

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?", re.ASCII)
_SEPARATORS = (";", "|", "/", ",")


@dataclass
class Columns:
    """The columns of a table of one kind."""

    kind: str
    part: Part
    headings: dict[str, str] = field(default_factory=dict)
    """Key to heading."""
    why_not: dict[str, str] = field(default_factory=dict)
    """Heading to why a column that could have been one of a key is left out."""
    by_cells: dict[str, str] = field(default_factory=dict)
    """Key to heading of what was told by its cells alone."""

    def __post_init__(self) -> None:
        times = Counter(map(folded, self.part.titles))
        for heading in sorted(self.part.titles, key=lambda title: normal(title) in _BARE):
            if heading and times[folded(heading)] == 1:
                self._place(heading)
            elif heading:
                self.why_not[heading] = f"{times[folded(heading)]} columns have this heading"
        if self.kind == "events":
            self._tell_by_cells([heading for heading in self.unread if times[folded(heading)] == 1])

    @property
    def missing(self) -> Sequence[str]:
        """The keys that every row needs and no column holds."""
        return [key for key in NEEDED[self.kind] if key not in self.headings]

    @property
    def unread(self) -> Sequence[str]:
        """The headings that hold nothing known."""
        return [title for title in self.part.titles if title and title not in self.headings.values()]

    def cells(self, key: str) -> Iterator[Cell]:
        """What the column of a key says."""
        return self.part.column(self.headings[key])

    def words(self, key: str) -> list[str]:
        """The different words in the column of a key, each of a list by itself."""
        mark = self.mark(key) if key in LISTS else ""
        found: dict[str, str] = {}
        for cell in self.cells(key):
            whole = cell.items if isinstance(cell, ListCell) else [words_of(cell)]
            for words in (part.strip() for text in whole for part in (text.split(mark) if mark else [text])):
                if words:
                    found.setdefault(folded(words), words)
        return list(found.values())

    def mark(self, key: str) -> str:
        """What stands between several things in the cells of a list; empty where nothing does."""
        texts = [cell for cell in self.cells(key) if isinstance(cell, str)]
        for mark in _SEPARATORS:
            split = [text.split(mark) for text in texts if mark in text]
            if split and (mark in ";|" or (key in CODED and all(code_of(key, one) for each in split for one in each))):
                return mark
        return ""

    def empties(self) -> list[str]:
        """Words of dates and numbers that say no more than an empty cell."""
        keys = [key for key in self.headings if key in (*DATES, *WHOLE_NUMBERS, TIME)]
        return list(dict.fromkeys(words for key in keys for words in self.words(key) if says_nothing(words)))

    def _place(self, heading: str) -> None:
        for key in keys_of(self.kind, heading):
            if key in self.headings:
                self.why_not[heading] = f"{quoted(self.headings[key])} is taken for {key}"
                continue
            why = self._why_not(key, list(self.part.column(heading)))
            if not why:
                self.headings[key] = heading
                self.why_not.pop(heading, None)
                return
            self.why_not[heading] = why

    def _tell_by_cells(self, unknown: Sequence[str]) -> None:
        """Take columns of unknown headings for what makes an event, where all of that is found and none is in doubt."""
        for key in _BY_CELLS:
            if key not in self.headings:
                left = [heading for heading in unknown if heading not in self.by_cells.values()]
                fitting = [heading for heading in left if _says(key, list(self.part.column(heading)))]
                if len(fitting) != 1:
                    self.by_cells.clear()
                    return
                self.by_cells[key] = fitting[0]
        self.headings |= self.by_cells

    def _why_not(self, key: str, cells: Sequence[Cell]) -> str:
        """Why cells cannot be what a column of the key holds; empty where they can."""
        texts = [words_of(cell) for cell in cells if not isinstance(cell, Unreadable)]
        if key in DATES:
            dated = sum(_is_day(cell) for cell in cells)
            return "" if 2 * dated >= len(cells) > 0 else "its cells look like no dates"
        if key == TIME:
            clocks = all(isinstance(cell, TimeCell) or _CLOCK.fullmatch(words_of(cell)) for cell in cells)
            return "" if cells and clocks else "its cells are no times of day"
        if key in WHOLE_NUMBERS:
            odd = next((text for text in texts if not text.isdecimal() and not says_nothing(text)), "")
            return f"{quoted(odd)} is not a whole number" if odd else ""
        if key == "id":
            return (
                "" if len(set(texts)) == len(texts) == sum(1 for _ in self.part.below) else "not every row has its own"
            )
        if key in CODED and key not in LISTS:
            return _not_coded(key, texts)
        return ""


def _says(key: str, cells: Sequence[Cell]) -> bool:
    """Whether every cell says a date, or a word that is known for this key."""
    if key in DATES:
        return bool(cells) and all(isinstance(cell, DayCell) or is_date(words_of(cell)) for cell in cells)
    return bool(cells) and all(code_of(key, words_of(cell)) for cell in cells)


def _is_day(cell: Cell) -> bool:
    said = words_of(cell)
    return isinstance(cell, DayCell) or is_date(said) or says_nothing(said) or is_ongoing(said)


def _not_coded(key: str, texts: Sequence[str]) -> str:
    words = list({folded(text): text for text in texts}.values())
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        return "its cells are texts of their own"
    unknown = [word for word in words if not code_of(key, word)]
    if unknown and not fallback(key):
        return f"{quoted(unknown[0])} is neither yes nor no"
    return f"too few of its words are known, {quoted(unknown[0])} among others" if _few_known(words, unknown) else ""


def _few_known(words: Sequence[str], unknown: Sequence[str]) -> bool:
    """Whether so many words are unknown that a column can hardly hold codes."""
    return _LEAST_KNOWN * (len(words) - len(unknown)) < len(words)


def columns_of(part: Part) -> list[Columns]:
    """The tables that a part seems to be: of cases, of documents, of events, or of cases and events in one."""
    cases, documents, events = (Columns(kind, part) for kind in ("cases", "documents", "events"))
    dated: Mapping[str, str] = events.headings
    if "date" in dated and ("type" in dated or "agency" in dated or "text" in dated) and "title" not in dated:
        is_document = "title" in documents.headings and "type" not in dated and "text" not in dated
        if not is_document:
            return [cases, events] if {"reference", "site"} <= cases.headings.keys() else [events]
    if "title" in documents.headings and "site" not in cases.headings:
        return [documents]
    return [cases] if "reference" in cases.headings else []
