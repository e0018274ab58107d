"""Reads a map strictly, with the reader that frameworks have: every fault with its line and the nearest valid word."""

from collections.abc import Mapping, Sequence

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case_codes import KNOWN, OUTCOMES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import FIRST_YEAR, LAST_YEAR
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import Fault, FaultyFile
from reviewtui.exchange.tables.dates import OWN_FORMATS, BadFormat, DateFormat, confused, is_zone, zones
from reviewtui.exchange.tables.mapping import JSON_ENDINGS, KEYS, LISTS, NEEDED, SEPARATORS, YES_OR_NO, TableMap, folded
from reviewtui.exchange.text import decoded
from reviewtui.framework.block import Block
from reviewtui.framework.case_facts import DISPOSAL_TYPES, NEEDS
from reviewtui.framework.faults import Faults, FaultyFramework
from reviewtui.framework.nearest import did_you_mean, nearest
from reviewtui.framework.tree import read_tree

MAP_CAP = 2_000_000
_VALID: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("agency", "from", "present"), tuple(AGENCIES)),
    "type": tuple(EVENT_TYPES),
    "disposal_type": DISPOSAL_TYPES,
    "needs": NEEDS,
    **dict.fromkeys(OUTCOMES, KNOWN),
    **dict.fromkeys(YES_OR_NO, ("yes", "no")),
}
SLASHES = ("-", "_", ".")
"""What may stand for a slash in a reference or an id."""
_ZONE_FORM = "write it as in Europe/London"
_ONLY_OF_TABLES = ("sheet", "sheet_is", "formulas", "encoding", "headings", "separator")
_ENCODINGS = {
    "utf-8": "utf-8", "utf-16": "utf-16", "cp1252": "cp1252", "windows-1252": "cp1252", "cp850": "cp850",
    "iso-8859-1": "iso-8859-1", "iso-8859-15": "iso-8859-15", "mac-roman": "mac_roman",
}  # fmt: skip


def read_map(data: bytes, name: str) -> tuple[TableMap, ...]:
    """The tables of a map; `name` is what faults call the file. Raises FaultyFile with every fault found."""
    faults = Faults(name)
    try:
        top = Block(read_tree(decoded(data, name, MAP_CAP), faults, "a map", "events:"), "", faults)
        tables = [table for kind in KEYS for table in _tables(top, kind)]
        if not top.keys:
            top.fault("", f"names no table{did_you_mean('', KEYS)}")
        top.finish()
        faults.settle()
    except FaultyFramework as faulty:
        raise FaultyFile([Fault(each.file, each.line, each.key, each.text) for each in faulty.faults]) from None
    return tuple(table for table in tables if table is not None)


def _tables(top: Block, kind: str) -> list[TableMap | None]:
    """One table, or a list of tables that hold the same kind of thing."""
    if top.holds_mapping(kind):
        return [_table(top.block(kind), kind)]
    return [_table(block, kind) for block in top.blocks(kind, required=False)]


def _table(block: Block, kind: str) -> TableMap | None:
    columns, beside = _columns(block, KEYS[kind])
    fixed = _texts(block, "fixed", KEYS[kind])
    sheet_is = block.choice("sheet_is", KEYS[kind], default="")
    for key in NEEDED[kind]:
        if key not in columns and key not in fixed and key != sheet_is:
            block.fault("columns", f"“{key}” is missing: every row of {kind} needs one; add its column")
    for key in columns.keys() & fixed.keys():
        block.fault("fixed", f"“{key}” has a column as well: a key has one or the other")
    file = block.text("file")
    is_json = file.casefold().endswith(JSON_ENDINGS)
    for key in _ONLY_OF_TABLES if is_json else ("rows",):
        if key in block.keys:
            block.fault(key, f"says nothing of {'a JSON file' if is_json else 'a file that is not JSON'}; remove it")
    made = TableMap(
        kind=kind,
        file=file,
        columns=columns,
        beside=beside,
        sheet=block.text("sheet", required=False),
        rows=block.text("rows", required=False),
        sheet_is=sheet_is,
        formulas=block.choice("formulas", ("values",), default="") == "values",
        encoding=_ENCODINGS[block.choice("encoding", _ENCODINGS, default="utf-8") or "utf-8"],
        skip=_conditions(block, "skip"),
        when=_conditions(block, "when"),
        foot=_folded_words(block, "foot"),
        fill_down=frozenset(block.words("fill_down", columns, required=False)),
        slash=block.choice("slash", SLASHES, default=""),
        headings=0 if is_json else _row(block),
        separator=SEPARATORS[block.choice("separator", SEPARATORS, default="comma") or "comma"],
        fixed=fixed,
        words=_words(block, KEYS[kind]),
        dates=_dates(block),
        lists=_text_or_list(block, "lists"),
        empty=_folded_words(block, "empty"),
        ongoing=_folded_words(block, "ongoing") if kind == "events" else frozenset(),
        open_ended=frozenset(block.words("open_ended", EVENT_TYPES, required=False) if kind == "events" else ()),
        prefix=block.text("prefix", required=False, limit=10) if kind == "events" else "",
    )
    block.finish()
    return made if block.there else None


def _row(block: Block) -> int:
    number = block.whole("headings", required=False)
    if number == 0:
        block.fault("headings", "rows count from 1")
    return number or 1


def _texts(block: Block, key: str, known: Sequence[str]) -> dict[str, str]:
    """A mapping of some known keys to one line of text each."""
    if key not in block.keys:
        block.optional(key)
        return {}
    inner = block.block(key)
    found = {each: inner.text(each, required=False) for each in known}
    inner.finish()
    return {each: text for each, text in found.items() if text}


def _columns(block: Block, known: Sequence[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The first column of each key, and the further ones of a key that has several."""
    if "columns" not in block.keys:
        block.optional("columns")
        return {}, {}
    inner = block.block("columns")
    found = {
        key: _text_or_list(inner, key) if key in LISTS else (inner.text(key, required=False),)
        for key in known
        if key in inner.keys
    }
    inner.optional(*known)
    inner.finish()
    given = {key: heads for key, heads in found.items() if heads and heads[0]}
    return {key: heads[0] for key, heads in given.items()}, {
        key: heads[1:] for key, heads in given.items() if heads[1:]
    }


def _text_or_list(block: Block, key: str) -> tuple[str, ...]:
    """One line of text, or a list of several."""
    if block.holds_list(key):
        return block.words(key)
    text = block.text(key, required=False)
    return (text,) if text else ()


def _conditions(block: Block, key: str) -> dict[str, frozenset[str]]:
    """Headings, and the words that their cells may show."""
    if key not in block.keys:
        block.optional(key)
        return {}
    inner = block.block(key)
    found = {heading: frozenset(map(folded, _text_or_list(inner, heading))) for heading in inner.keys}
    inner.finish()
    return found


def _words(block: Block, known: Sequence[str]) -> dict[str, dict[str, str]]:
    if "words" not in block.keys:
        block.optional("words")
        return {}
    inner = block.block("words")
    found = {key: _translations(inner.block(key), key) for key in known if key in inner.keys}
    inner.finish()
    return found


def _translations(block: Block, key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    first: dict[str, str] = {}
    for word in block.keys:
        meant = block.text(word)
        if meant and key in _VALID and meant not in _VALID[key]:
            block.fault(word, f"“{meant}” is not a word that “{key}” may have{did_you_mean(meant, _VALID[key])}")
        alike = folded(word)
        if meant and found.setdefault(alike, meant) != meant:
            said = f"is the same word as {quoted(first[alike])}, and means {quoted(meant)}, not"
            block.fault(word, f"{quoted(word)} {said} {quoted(found[alike])}; keep one")
        first.setdefault(alike, word)
    return found


def _dates(block: Block) -> tuple[DateFormat, ...]:
    found, pivot = [], block.whole("pivot", required=False) or 0
    if pivot and not FIRST_YEAR <= pivot <= LAST_YEAR - 99:
        block.fault("pivot", f"must be a year from {FIRST_YEAR} to {LAST_YEAR - 99}: the first that YY may mean")
    zone = block.text("zone", required=False)
    if zone and not is_zone(zone):
        close = nearest(zone, zones())
        block.fault(
            "zone", f"{quoted(zone)} is not a time zone; {f'the nearest is “{close}”' if close else _ZONE_FORM}"
        )
        zone = ""
    for text in _text_or_list(block, "dates"):
        try:
            found.append(DateFormat(text, pivot, zone))
        except BadFormat as bad:
            block.fault("dates", str(bad))
    pair = confused(found)
    if pair is not None:
        said = f"{pair[0].text} and {pair[1].text} can be confused: the same cell could be read in both; keep one"
        block.fault("dates", said)
    return tuple(found) or OWN_FORMATS


def _folded_words(block: Block, key: str) -> frozenset[str]:
    return frozenset(folded(word) for word in block.words(key, required=False))
