"""A JSON list of form submissions as a table: each a row, its groups `group/field`, its repeats rows of their own."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import located
from reviewtui.exchange.json_text import parsed
from reviewtui.exchange.positions import lines_of
from reviewtui.exchange.tables.cell import Cell, ListCell, Row, Sheet, Unreadable
from reviewtui.exchange.tables.csv_sheet import MOST_ROWS, TABLE_CAP
from reviewtui.exchange.tables.fault import refused
from reviewtui.exchange.tables.mapping import LINE_ENDINGS, NEEDED, TableMap, folded
from reviewtui.exchange.text import decoded

OF_MORE = ("next", "@odata.nextLink", "nextLink", "next_page")
"""Where an interface says that there is another page."""

JsonObject = Mapping[str, Any]


def read_json(data: bytes, name: str, table: TableMap, cap: int = TABLE_CAP) -> Sheet:
    """The rows that a map finds in a JSON file, counted from 1. Raises FaultyFile.

    The file is a list of objects, an object that holds one such list, or the one submission of a repeat. What the
    submission of a repeat's row says beside the repeat is said by the row as well.
    """
    whole = _value(data, name, cap)
    listed = _submissions(whole, name, table.rows)
    found = [row for each in listed for row in _rows(each, table.rows, name)]
    if table.rows and not found:
        repeats = sorted({heading for each in listed for heading in _repeats_of(each)})
        if repeats or listed:
            raise refused(name, f"No submission has a list {quoted(table.rows)}; {hint(table.rows, repeats)}")
    if len(found) > MOST_ROWS:
        raise refused(name, f"At most {MOST_ROWS:,} rows are read; split the file.")
    titles = list(dict.fromkeys(heading for row in found for heading in row)) or list(table.named)
    missing = _missing(table, titles)
    rows = [Row(number, tuple(map(row.get, titles))) for number, row in enumerate(found, 1)]
    heads = Row(0, (*(_spelt(title, table) for title in titles), *missing))
    return Sheet(name, (heads, *rows), notes=tuple(_notes(whole, name, missing)))


def repeats_in(data: bytes, name: str) -> list[str]:
    """The lists that submissions hold, by their headings, whose rows a map may ask for. Raises FaultyFile."""
    listed = _submissions(_value(data, name, TABLE_CAP), name)
    return sorted({heading for each in listed for heading in _repeats_of(each)})


def _value(data: bytes, name: str, cap: int) -> Any:
    text = decoded(data, name, cap)
    if name.casefold().endswith(LINE_ENDINGS):
        text = "[" + "\n".join(_separated(text.split("\n"))) + "]"
        data = text.encode()
    value, flaws = parsed(data, text, name)
    if flaws:
        wanted = {flaw.path[:length] for flaw in flaws for length in range(len(flaw.path) + 1)}
        raise located(name, flaws, lines_of(text, wanted))
    return value


def _separated(lines: Iterable[str]) -> Iterator[str]:
    """Lines that are an object each, with commas between them."""
    before = ""
    for line in lines:
        yield f"{before}{line}" if line.strip() else line
        before = "," if line.strip() else before


def _submissions(whole: Any, name: str, wanted: str = "") -> Sequence[JsonObject]:
    """The list of objects that the file is, or that its one object holds; that object alone where it has `wanted`."""
    if isinstance(whole, list) and all(isinstance(each, dict) for each in whole):
        return whole
    if not isinstance(whole, dict):
        raise refused(name, "This is not a list of submissions: each must be an object in braces.")
    if isinstance(whole.get("format"), str) and whole["format"].startswith("reviewtui/"):
        raise refused(name, "This is a file of reviewtui's own, not a list of submissions: remove it from the map.")
    lists = _nearest_lists(whole)
    if any(_alike(wanted, way) for way in lists):
        return (whole,)
    if len(lists) == 1:
        return next(iter(lists.values()))
    empty = [value for value in whole.values() if value == []]
    if not lists and len(empty) == 1:
        return ()
    if lists:
        said = f"{', '.join(map(quoted, lists))} are lists of objects. Only one may hold the submissions."
        raise refused(name, said)
    raise refused(name, "This object holds no list of submissions.")


def _nearest_lists(whole: JsonObject) -> dict[str, Sequence[JsonObject]]:
    """The lists of objects that an object holds by the way to them: its own, or else those of what it wraps."""
    level: list[tuple[str, JsonObject]] = [("", whole)]
    while level:
        held = [(f"{way}{key}", value) for way, each in level for key, value in each.items()]
        lists = {way: value for way, value in held if _is_repeat(value)}
        if lists:
            return lists
        level = [(f"{way}/", value) for way, value in held if isinstance(value, dict)]
    return {}


def _is_repeat(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _rows(submission: JsonObject, wanted: str, name: str) -> Iterator[dict[str, Cell]]:
    """The submission as a row, or each of its repeat as one."""
    said, repeats = _flat(submission, name)
    if not wanted:
        yield said | {heading: Unreadable(_repeated(heading)) for heading in repeats}
        return
    heading = next((each for each in repeats if _alike(each, wanted)), None)
    if heading is not None:
        others = {each: Unreadable(_repeated(each)) for each in repeats if each != heading}
        for each in repeats[heading]:
            yield from ({**said, **others, **row} for row in _rows(_under(heading, each), "", name))
        return
    for heading in repeats:
        if _is_within(wanted, heading):
            for each in repeats[heading]:
                yield from ({**said, **row} for row in _rows(_under(heading, each), wanted, name))
    if any(_is_within(way, wanted) for way in said):  # Some form tools write a repeat of one as an object, not a list.
        yield said | {heading: Unreadable(_repeated(heading)) for heading in repeats}


def _repeats_of(submission: JsonObject) -> Iterator[str]:
    """The headings of the repeats of a submission, with those inside them."""
    for heading, listed in _flat(submission, "")[1].items():
        yield heading
        for each in listed:
            yield from _repeats_of(_under(heading, each))


def _under(heading: str, item: JsonObject) -> dict[str, Any]:
    """What an object of a repeat says, each key with the way to it; some form tools write the way out themselves."""
    return {key if key.startswith(f"{heading}/") else f"{heading}/{key}": value for key, value in item.items()}


def _repeated(heading: str) -> str:
    return f"This holds a list of rows: give them a table of their own in the map, with `rows: {heading}`."


def _flat(value: JsonObject, name: str) -> tuple[dict[str, Cell], dict[str, Sequence[JsonObject]]]:
    """What an object says by the way to it, `group/field`, and the lists of objects in it."""
    said: dict[str, Cell] = {}
    repeats: dict[str, Sequence[JsonObject]] = {}
    for heading, held in _leaves(value, ""):
        if heading in said or heading in repeats:
            raise refused(name, f"{quoted(heading)} is twice in one submission.")
        if _is_repeat(held):
            repeats[heading] = held
        else:
            said[heading] = _cell(held)
    return said, repeats


def _leaves(value: JsonObject, way: str) -> Iterator[tuple[str, Any]]:
    for key, held in value.items():
        if isinstance(held, dict):
            yield from _leaves(held, f"{way}{key}/")
        else:
            yield f"{way}{key}", held


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        single = all(isinstance(each, str | int | float) for each in value)
        return ListCell(tuple(map(_word, value))) if single else Unreadable("This holds a list within a list.")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _word(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _spelt(title: str, table: TableMap) -> str:
    """A heading as the map spells it, where that has dots between its parts."""
    return next((each for each in table.named if folded(each) != folded(title) and _alike(each, title)), title)


def _alike(one: str, other: str) -> bool:
    """Whether two ways are the same one: `group.field` is `group/field`."""
    return folded(one).replace(".", "/") == folded(other).replace(".", "/")


def _is_within(way: str, group: str) -> bool:
    """Whether a way leads on from a group."""
    return _alike(way[: len(group)], group) and way[len(group) : len(group) + 1] in ("/", ".")


def _missing(table: TableMap, titles: Iterable[str]) -> list[str]:
    """The headings that no submission has and none needs: what nobody answered is left out by many form tools."""
    needed = {table.columns[key] for key in NEEDED[table.kind] if key in table.columns}
    return [each for each in table.named if each not in needed and not any(_alike(each, title) for title in titles)]


def _notes(whole: Any, name: str, missing: Iterable[str]) -> Iterator[str]:
    for heading in missing:
        yield f"{name}: nothing in it says {quoted(heading)}."
    if isinstance(whole, dict) and any(whole.get(key) for key in OF_MORE):
        yield f"{name} is one page of several: it names another, which does not come with it."
