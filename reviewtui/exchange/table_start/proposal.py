"""What a map of some tables could say, and what only a person can."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.partial_date import partial_date
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import Fault, FaultyFile
from reviewtui.exchange.table_start.columns import Columns, columns_of
from reviewtui.exchange.table_start.date_shapes import Asked, Shapes, shapes_of
from reviewtui.exchange.table_start.known_words import CODED, code_of, fallback, is_ongoing, is_own, says_nothing
from reviewtui.exchange.table_start.parts import Part, parts_of
from reviewtui.exchange.table_start.writing import (
    QUESTION,
    as_item,
    comment,
    indented,
    listed,
    mapping,
    pattern,
    question,
    said,
)
from reviewtui.exchange.tables import Tables, read_map, read_tables
from reviewtui.exchange.tables.cell import DayCell, Sheet, words_of
from reviewtui.exchange.tables.dates import OWN_FORMATS
from reviewtui.exchange.tables.fault import refused
from reviewtui.exchange.tables.mapping import DATES, KEYS, LISTS

_UNKNOWN = "not a known word: say what it means"
_ANY_CASE = {"site": "a site", "documents": ()}
"""A case that is in the store, as far as a table of events asks."""


@dataclass(frozen=True)
class Proposal:
    """A map to start from."""

    text: str
    questions: int
    """How many lines a person has to fill in before the map can be used."""
    tables: Tables | None
    """What the map reads, where no question is open and nothing is wrong."""
    faults: tuple[Fault, ...]
    """What is wrong with the tables, read by the map; empty while a question is open."""


@dataclass(frozen=True)
class _Table:
    """A table of the map that is to be."""

    columns: Columns
    sheets: str = ""
    """The name of its sheet, or `*`."""
    is_child: bool = False
    """Whether the name of the sheet is the reference of the case."""


def propose(files: Mapping[str, bytes]) -> Proposal:
    """A map for some files, by their names without folders. Raises FaultyFile for what cannot be read or says nothing.

    The map reads the files as it is, unless a question is open.
    """
    parts = [part for name, data in files.items() for part in parts_of(name, data)]
    tables = [table for _, group in groupby(parts, lambda part: part.file) for table in _of_file(list(group))]
    tables = _without_repeated_cases(tables)
    if not tables:
        known = ", ".join(dict.fromkeys(quoted(title) for part in parts for title in part.titles if title))
        said_there = f" It has {known}." if known else ""
        raise refused(
            ", ".join(files), f"No column is known by its heading, as of a case, a date or an agency.{said_there}"
        )
    body = list(_body(tables, parts))
    questions = sum(line.lstrip().startswith(f"# {QUESTION}:") for line in body)
    text = "\n".join([*_opening(files, questions), *body]) + "\n"
    return Proposal(text, questions, None, ()) if questions else _tried(text, files, tables)


def _tried(text: str, files: Mapping[str, bytes], tables: Sequence[_Table]) -> Proposal:
    """The proposal with what its map reads in the files."""
    has_cases = any(table.columns.kind == "cases" for table in tables)
    try:
        found = read_tables(
            read_map(text.encode(), "the map"),
            {name: (name, data) for name, data in files.items()},
            lambda reference: None if has_cases else _ANY_CASE,
        )
    except FaultyFile as faulty:
        return Proposal(text, 0, None, faulty.faults)
    return Proposal(text, 0, found, ())


def _opening(files: Mapping[str, bytes], questions: int) -> Iterator[str]:
    names = ", ".join(files)
    yield from comment(
        f"A map for {names}, proposed from headings and words: look through each line before you use it."
    )
    yield from comment("`reviewtui docs import` says what a map may say.")
    if questions:
        yield from comment(f"{questions} to answer before it can be used: look for {QUESTION}.")


def _of_file(parts: Sequence[Part]) -> list[_Table]:
    """The tables of one file. Where several sheets look the same and none names a case, each is a child's."""
    found = [(part, columns) for part in parts for columns in columns_of(part)]
    names_no_case = [tuple(part.titles) for part, columns in found if "case" in columns.missing]
    childless = len(found) > 1 and len(names_no_case) == len(found) and not parts[0].is_json
    if childless and len(set(names_no_case)) == 1 and len(found) == len(parts):
        whole = replace(parts[0], sheet=_joined(parts))
        return [_Table(Columns(found[0][1].kind, whole), "*", is_child=True)]
    return [
        _Table(
            columns,
            "" if part.is_only else part.sheet.title,
            is_child="case" in columns.missing
            and not part.is_json
            and (childless or names_no_case.count(tuple(part.titles)) > 1),
        )
        for part, columns in found
    ]


def _without_repeated_cases(tables: Sequence[_Table]) -> list[_Table]:
    """Without the cases that a table of events names in passing, where another table lists them."""
    dated = {id(table.columns.part) for table in tables if table.columns.kind == "events"}
    if not any(table.columns.kind == "cases" and id(table.columns.part) not in dated for table in tables):
        return list(tables)
    return [table for table in tables if table.columns.kind != "cases" or id(table.columns.part) not in dated]


def _joined(parts: Sequence[Part]) -> Sheet:
    first = parts[0].sheet
    rows = [row for part in parts for row in (part.sheet.rows if part is parts[0] else part.below)]
    return first._replace(rows=tuple(row._replace(number=number) for number, row in enumerate(rows, 1)))


def _body(tables: Sequence[_Table], parts: Sequence[Part]) -> Iterator[str]:
    for kind in KEYS:
        own = [table for table in tables if table.columns.kind == kind]
        if own:
            yield ""
            yield f"{kind}:"
        for table in own:
            lines = list(_Writer(table, _read_elsewhere(table, tables)).lines())
            yield from indented(lines if len(own) == 1 else as_item(lines))
    used = {id(table.columns.part) for table in tables}
    for part in parts:
        if id(part) not in used and not any(
            table.sheets == "*" and table.columns.part.file == part.file for table in tables
        ):
            yield ""
            where = part.sheet.name + (f", list {quoted(part.rows)}" if part.rows else "")
            yield from comment(f"Not read: {where}; no column of it is known.")


def _read_elsewhere(table: _Table, tables: Sequence[_Table]) -> set[str]:
    """The headings that other tables of the map read in the same rows."""
    others = [other.columns for other in tables if other is not table and other.columns.part is table.columns.part]
    return {heading for columns in others for heading in columns.headings.values()}


class _Writer:
    """Writes one table of the map."""

    def __init__(self, table: _Table, elsewhere: set[str]) -> None:
        self._elsewhere = elsewhere
        self._table, self._columns, self._part = table, table.columns, table.columns.part
        self._kind = self._columns.kind

    def lines(self) -> Iterator[str]:
        yield f"file: {pattern(self._part.file)}"
        yield from self._place()
        yield "columns:"
        for key, heading in self._columns.headings.items():
            yield f"  {key}: {said(heading)}"
        if not self._columns.headings:
            yield "  {}"
        if self._columns.by_cells:
            told = ", ".join(f"{quoted(heading)} as {key}" for key, heading in self._columns.by_cells.items())
            yield from comment(f"By what their cells say: {told}.")
        unread = [self._unread(heading) for heading in self._columns.unread if heading not in self._elsewhere]
        if unread:
            yield from comment(f"Not read: {'; '.join(unread)}.")
        yield from self._missing()
        yield from self._dates()
        yield from self._lists()
        yield from self._words()
        yield from self._blanks()

    def _place(self) -> Iterator[str]:
        part, table = self._part, self._table
        if table.sheets:
            yield f"sheet: {pattern(table.sheets)}"
        if table.is_child:
            yield from comment("Each sheet is named after its case.")
            yield "sheet_is: case"
        if part.rows:
            yield f"rows: {said(part.rows)}"
        if part.headings != 1 and not part.is_json:
            yield f"headings: {part.headings}"
        if part.separator != "comma":
            yield f"separator: {part.separator}"
        if part.encoding:
            yield from comment(f"The file is not in UTF-8. {self._accented()}")
            yield f"encoding: {part.encoding}"

    def _accented(self) -> str:
        cells = (words_of(cell) for row in self._part.sheet.rows for cell in row.cells)
        word = next((word for text in cells for word in text.split() if not word.isascii()), "")
        return f"Look whether {quoted(word)} is spelt right; if not, try another encoding." if word else ""

    def _unread(self, heading: str) -> str:
        why = self._columns.why_not.get(heading, "")
        return f"{quoted(heading)} ({why})" if why else quoted(heading)

    def _missing(self) -> Iterator[str]:
        """What every row needs and no column says: from the names of file and sheet, or to be filled in."""
        missing = [key for key in self._columns.missing if not (key == "case" and self._table.is_child)]
        in_columns = [key for key in missing if key in ("reference", "case", "date", "title")]
        in_fixed = [key for key in missing if key not in in_columns]
        for key in in_columns:
            yield from question(f"no column is known that holds “{key}”: add it to `columns`, as `{key}: HEADING`.")
        if in_fixed:
            yield "fixed:"
        for key in in_fixed:
            named = self._agency_by_name() if key == "agency" else ""
            if named:
                yield from indented(comment("By the name of the file or its sheet; every row says so."))
                yield f"  agency: {named}"
                continue
            words = f" One of {', '.join(AGENCIES)}." if key == "agency" else ""
            asked = f"no column is known that holds “{key}”: say what is true of every row, or add its column."
            yield from indented(question(f"{asked}{words}"))
            yield f"  {key}:"

    def _agency_by_name(self) -> str:
        stem = self._part.file.rpartition(".")[0]
        named = [code_of("agency", name) for name in (self._table.sheets, stem, *stem.replace("-", "_").split("_"))]
        found = {code for code in named if code}
        return found.pop() if len(found) == 1 else ""

    def _dates(self) -> Iterator[str]:
        keys = [key for key in self._columns.headings if key in DATES]
        texts = {
            self._columns.headings[key]: [
                words_of(cell) for cell in self._columns.cells(key) if not isinstance(cell, DayCell)
            ]
            for key in keys
        }
        shapes = shapes_of(texts)
        for asked in shapes.asked:
            yield from question(_asked_in_words(asked))
        if shapes.asked:
            yield from comment(f"Fill in one of: {' or '.join(_whole(shapes, place) for place in (0, 1))}")
            yield "dates:"
        elif not {each.text for each in OWN_FORMATS} >= set(shapes.formats):
            yield f"dates: {listed(shapes.formats)}"
        if shapes.two_digits:
            asked_of = (
                f"of which century is {quoted(shapes.two_digits)}? Fill in the first of the hundred years that two"
            )
            yield from question(f"{asked_of} digits may mean: 1950 reads 12 as 2012 and 62 as 1962.")
            yield "pivot:"
        if shapes.zone:
            yield from comment(f"{quoted(shapes.zone)} says a zone of its own. To take the day that it was elsewhere:")
            yield "# zone: Europe/London"
        empty = self._columns.empties()
        if empty:
            yield f"empty: {listed(empty)}"
        ongoing = self._ongoing()
        if ongoing:
            yield f"ongoing: {listed(ongoing)}"

    def _ongoing(self) -> list[str]:
        if "until" not in self._columns.headings:
            return []
        return [words for words in self._columns.words("until") if is_ongoing(words) and not says_nothing(words)]

    def _lists(self) -> Iterator[str]:
        marks = {self._columns.mark(key) for key in LISTS if key in self._columns.headings} - {""}
        if marks:
            yield f"lists: {listed(sorted(marks))}"

    def _words(self) -> Iterator[str]:
        empty = set(self._columns.empties())
        coded = [key for key in self._columns.headings if key in CODED]
        written = [list(indented(self._translated(key, empty))) for key in coded]
        if any(written):
            yield "words:"
            yield from (line for lines in written for line in lines)

    def _translated(self, key: str, empty: set[str]) -> Iterator[str]:
        words = [each for each in self._columns.words(key) if each not in empty]
        if all(is_own(key, each) for each in words):
            return
        meant = {each: code_of(key, each) or fallback(key) for each in words}
        notes = {each: _UNKNOWN for each in words if not code_of(key, each)}
        yield from mapping(key, meant, notes)

    def _blanks(self) -> Iterator[str]:
        """Whether rows leave out their case, as many do that list several of one below another."""
        key = "reference" if self._kind == "cases" else "case"
        heading = self._columns.headings.get(key)
        if heading is None or self._part.is_json:
            return
        place = self._part.titles.index(heading)
        others = [self._part.titles.index(each) for name, each in self._columns.headings.items() if name != key]
        blank = [
            row.number for row in self._part.below
            if not words_of(row.at(place)) and any(words_of(row.at(other)) for other in others)
        ]  # fmt: skip
        if blank:
            rows = (
                f"row {blank[0]} has"
                if len(blank) == 1
                else f"{len(blank):,} rows, the first of them row {blank[0]}, have"
            )
            asked = f"{rows} no {quoted(heading)}: does each mean what the row above says? Then take the # away below."
            yield from question(f"{asked} Else correct the file.")
            yield f"# fill_down: [{key}]"


def _asked_in_words(asked: Asked) -> str:
    where = f"{quoted(asked.example)} in column {quoted(asked.column)}"
    one, two = asked.readings
    if asked.other:
        return (
            f"{where} can only be {one}, and {quoted(asked.other)} only {two}: a table can say one of them; "
            "correct the dates that are written the other way."
        )
    first, second = (partial_date(day).in_words for day in asked.days)
    return f"{where} is {first} in {one} and {second} in {two}, and no date like it tells which is meant."


def _whole(shapes: Shapes, place: int) -> str:
    return listed(dict.fromkeys((*(asked.readings[place] for asked in shapes.asked), *shapes.formats)))
