"""What lies in a file or folder that is to be imported, wholly read and checked before the store is touched."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted, visible
from reviewtui.exchange.case_model import CASE_FORMAT, CaseDocument
from reviewtui.exchange.faults import Fault, FaultyFile, grouped
from reviewtui.exchange.inspection_model import INSPECTION_FORMAT, InspectionDocument
from reviewtui.exchange.pieces import NotInPieces
from reviewtui.exchange.positions import lines_of
from reviewtui.exchange.reader import read_any, read_case
from reviewtui.exchange.text import CASE_CAP, INSPECTION_CAP, check_size, decoded
from reviewtui.services.errors import BadInput, BadUsage
from reviewtui.services.files.sources import opened
from reviewtui.services.files.stray_files import is_leaving, leavings_in, passed_over
from reviewtui.services.import_.records import PiecedRecord, Record
from reviewtui.services.steps import Report
from reviewtui.services.store.kept import KeptFile
from reviewtui.services.store.sealing import ENDING, MARK, is_sealed

if TYPE_CHECKING:
    from reviewtui.exchange.tables import Held, TabledCase, TableMap

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".jsonl", ".ndjson")
"""How the names of files end that are read as tables."""


Holds = Callable[[Path], KeptFile]
"""What an age file holds. Raises BadInput, BadUsage."""
LOOKED_AT = 1 << 16
"""Bytes at a file's start that tell its format."""


@dataclass(frozen=True)
class CaseArrival:
    """One case file that was read and found sound. A folder may hold thousands, so only its bytes are kept."""

    name: str
    reference: str
    site: str
    """As the file names it: by code or by name."""
    data: bytes
    entries: int = 1
    """How many entries it comes to at most: the case itself, its documents and its events."""
    covers: Mapping[str, tuple[str, ...]] | None = None
    """Which keys of which kinds it speaks of; None for a whole case file, which speaks of all."""

    def speaks_of(self, kind: str) -> bool:
        """Whether it says anything of the case itself, its documents or its events."""
        return self.covers is None or kind in self.covers

    def fault(self, key: str, text: str) -> Fault:
        """What is wrong with a top-level key, with the line it stands on."""
        line = lines_of(decoded(self.data, self.name, len(self.data)), [(key,)]).get((key,))
        return Fault(self.name, line, key, text)

    @property
    def document(self) -> CaseDocument:
        """What the file says, read anew each time; ids are filled in."""
        return read_case(self.data, self.name, len(self.data))

    def own_ids(self) -> list[str]:
        """The ids that the file gives its events itself."""
        return [item["id"] for item in json.loads(self.data.decode("utf-8-sig")).get("events", ()) if item.get("id")]

    def nameless(self) -> dict[str, set[int]]:
        """The places of documents and events that the file itself gives no id."""
        written = json.loads(self.data.decode("utf-8-sig"))
        return {
            key: {place for place, item in enumerate(written.get(key, ())) if item.get("id") is None}
            for key in ("documents", "events")
        }


@dataclass(frozen=True)
class RowsArrival(CaseArrival):
    """A case, or what is added to one, out of tables."""

    rows: "TabledCase | None" = None

    @property
    def document(self) -> CaseDocument:
        """What the rows say."""
        assert self.rows is not None
        return self.rows.document

    def own_ids(self) -> list[str]:
        """The ids of its events, which rows always have."""
        return [event.get("id") or "" for event in self.document.get("events", ())]

    def fault(self, key: str, text: str) -> Fault:
        """What is wrong with the case itself, with its row and column."""
        assert self.rows is not None
        return self.rows.fault(key, text)


@dataclass
class Arrival:
    """Everything that was read, sorted by what it is."""

    descriptions: list[tuple[str, InspectionDocument]] = field(default_factory=list)
    cases: list[CaseArrival] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    unread: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Table to the headings of the columns that its map does not name."""
    notes: tuple[str, ...] = ()
    """Sentences on what of the tables was not read, or otherwise than it may seem."""


def read_arrival(
    paths: Sequence[Path],
    report: Report,
    sites: Iterable[str],
    held: "Held",
    table_map: Path | None = None,
    largest: int | None = None,
    *,
    in_pieces: bool = False,
    holds: Holds | None = None,
    preview: bool = False,
) -> Arrival:
    """Read files, and every JSON file of folders, and tables by their map, those of folders too where one is given.

    `sites` are the codes and names of those known already, `held` tells what is known of a case, and `largest` is how
    many bytes a file may have, where that is not as usual. Raises BadInput listing every fault of every file, BadUsage
    for tables without a map and a map without tables. `holds` opens age files. With `in_pieces` records are read while
    they are joined wherever they can be; NotInPieces is raised where they would have to be read for their faults.
    For a preview tables are read as they seem to be meant, where a map lacks no more than a word.
    """
    arrival, faults = Arrival(), list[Fault]()
    leavings = leavings_in(paths)
    paths = _without(leavings, paths)
    maps = _maps(table_map)
    tables = list(dict.fromkeys(file for path in paths for file in _tables(path, maps)))
    _require_map(tables, maps)
    _require_no_yaml(paths)
    folders = {table.parent for table in tables}
    others = [path for path in paths if path not in tables]
    found = (file for path in others for file in files_in(path, may_be_empty=path in folders))
    files = [file for file in dict.fromkeys(found) if file not in tables]
    for number, file in enumerate(files):
        report("Reading", number, len(files))
        try:
            if in_pieces and (record := _pieced(file, largest)):
                arrival.records.append(record)
                continue
            sealed = _held(file, largest, holds)
            if in_pieces and sealed and (record := _in_pieces(file, sealed.begin)):
                arrival.records.append(record)
            else:
                _sort(arrival, str(file), sealed.begin().read() if sealed else _whole(file, largest), largest)
        except FaultyFile as faulty:
            faults += faulty.faults
    try:
        _read_tables(arrival, tables, maps, held, largest, as_it_seems=preview)
    except FaultyFile as faulty:
        faults += faulty.faults
    faults += _repeated_references(arrival.cases)
    if faults and not all(record.is_read for record in arrival.records):
        raise NotInPieces
    if faults:
        raise faulty_input([*faults, *_unknown_sites(arrival, files, sites)])
    arrival.notes += (passed_over(leavings),) if leavings else ()
    return arrival


def _without(leavings: Sequence[Path], paths: Sequence[Path]) -> Sequence[Path]:
    """The paths that are somebody's. Raises BadInput where none is."""
    kept = [path for path in paths if path not in leavings]
    if paths and not kept:
        raise BadInput(f"{passed_over(leavings)} Name the files themselves.")
    return kept


def _maps(table_map: Path | None) -> "tuple[TableMap, ...]":
    """The tables of a map; none without one. Raises BadInput for its faults, since nothing can be read by it."""
    if table_map is None:
        return ()
    from reviewtui.exchange.tables import read_map

    try:
        return read_map(_bytes(table_map), visible(str(table_map)))
    except FaultyFile as faulty:
        raise faulty_input(faulty.faults) from None


def _tables(path: Path, maps: "Sequence[TableMap]") -> list[Path]:
    """The tables that a path names; those of a folder only where there is a map to read them by."""
    if not path.is_dir():
        return [path] if _is_table(path, maps) else []
    inside = sorted(path.iterdir()) if maps else []
    return [file for file in inside if _is_table(file, maps) and _is_read(file)]


def _is_table(file: Path, maps: "Sequence[TableMap]") -> bool:
    """Whether a file is a table by its name; a JSON file is one where the map names it."""
    return file.suffix.casefold() in ENDINGS or any(table.is_json and table.holds(file.name) for table in maps)


def _is_read(file: Path) -> bool:
    """Whether a file of a folder is read without being named: none that is hidden, and none that nobody wrote."""
    return not file.name.startswith((".", "~")) and not is_leaving(file)


def _require_map(tables: Sequence[Path], maps: "Sequence[TableMap]") -> None:
    if tables and not maps:
        raise BadUsage(
            f"{visible(tables[0].name)} is a table, and is read by a map that says what its columns are: "
            "name it with `--map FILE`; `reviewtui docs import` shows how to write one."
        )
    if maps and not tables:
        raise BadUsage("A map reads tables, and no table is named: name the CSV, .xlsx or JSON files beside it.")


def _require_no_yaml(paths: Sequence[Path]) -> None:
    given = next((path for path in paths if path.suffix.casefold() in (".yaml", ".yml") and path.is_file()), None)
    if given is not None:
        raise BadUsage(
            f"{visible(given.name)} is YAML, as maps are: name a map with `--map`, beside the tables that it reads."
        )


def _read_tables(
    arrival: Arrival,
    tables: Sequence[Path],
    maps: "Sequence[TableMap]",
    held: "Held",
    largest: int | None,
    *,
    as_it_seems: bool,
) -> None:
    """Add the cases of some tables. Raises FaultyFile."""
    if not maps:
        return
    from reviewtui.exchange.tables import TABLE_CAP, read_tables

    files = {visible(str(file)): (file.name, _whole(file, largest)) for file in tables}
    found = read_tables(maps, files, held, largest or TABLE_CAP, as_it_seems=as_it_seems)
    for case in found.cases:
        reference, site = case.document["reference"], case.document["site"]
        arrival.cases.append(RowsArrival(case.name, reference, site, b"", _entries(case.document), case.covers, case))
    arrival.unread |= found.unread
    arrival.notes = found.notes


def unknown_site(site: str, known: Iterable[str]) -> str:
    """What is wrong with a case that names a site the inspection has not."""
    return f"{quoted(site)} is not a site of this inspection; {hint(site, {each: each for each in known})}"


def _unknown_sites(arrival: Arrival, files: Iterable[Path], sites: Iterable[str]) -> list[Fault]:
    """Sites that nobody described, in files that are sound otherwise and in those that are not."""
    described = [site for _, document in arrival.descriptions for site in document.get("sites", ())]
    known = [*sites, *(name for site in described for name in (site["code"], site["name"]))]
    found = []
    for file in files if known else ():
        name, data = visible(str(file)), _bytes(file)
        site = _site_of(data)
        if site is not None and site not in known:
            line = lines_of(decoded(data, name, len(data)), [("site",)]).get(("site",))
            found.append(Fault(name, line, "site", unknown_site(site, known)))
    return found


def _site_of(data: bytes) -> str | None:
    """The site a case file names, whatever else is wrong with it; None where that cannot be told."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    site = document.get("site") if isinstance(document, dict) and document.get("format") == CASE_FORMAT else None
    return site if isinstance(site, str) and site.strip() else None


def faulty_input(faults: Iterable[Fault]) -> BadInput:
    """The error for faults in files: how many there are, and each with its place; those that are alike together."""
    faults = list(faults)
    files = {fault.file for fault in faults}
    if len(faults) == 1:
        return BadInput(f"Nothing was imported. {faults[0]}")
    counted = f"{len(faults)} errors in {len(files)} {'file' if len(files) == 1 else 'files'}"
    return BadInput(f"Nothing was imported. Correct these {counted} and try again:", grouped(faults))


def files_in(path: Path, *, may_be_empty: bool = False) -> list[Path]:
    """The file itself, or the JSON files of a folder, encrypted ones too. Raises BadInput."""
    try:
        if not path.is_dir():
            return [path]
        found = sorted(file for ending in ("", ENDING) for file in path.glob(f"*.json{ending}") if _is_read(file))
    except OSError as problem:
        raise BadInput(f"{visible(str(path))} cannot be read: {problem.strerror}.") from None
    if not found and not may_be_empty:
        raise BadInput(f"There is no JSON file in {visible(str(path))}. Name a case file, or a folder that has some.")
    return found


def _whole(file: Path, largest: int | None) -> bytes:
    """The bytes of a file. Raises FaultyFile, with the size it has, for one that is larger than any that is read."""
    if file.is_file():
        check_size(file.stat().st_size, visible(str(file)), largest or INSPECTION_CAP)
    return _bytes(file, largest)


def _held(file: Path, largest: int | None, holds: Holds | None) -> KeptFile | None:
    """What an age file holds; None for any other. Raises BadInput, BadUsage, FaultyFile."""
    name = visible(str(file))
    try:
        with opened(file) as readable:
            if not is_sealed(readable.read(len(MARK))):
                return None
    except OSError:
        return None  # reading it says what is wrong
    check_size(file.stat().st_size, name, largest or INSPECTION_CAP)
    if holds is None:
        raise BadInput(f"{name} is encrypted. Import it with `reviewtui import`, which can open it.")
    return holds(file)


def is_record(file: Path) -> bool:
    """Whether a file looks like a laptop's record, cut or altered as it may be; what is encrypted may be one."""
    with opened(file) as readable:
        start = readable.read(LOOKED_AT)
    return is_sealed(start) or (INSPECTION_FORMAT.encode() in start and b'"history"' in _bytes(file))


def _pieced(file: Path, largest: int | None) -> Record | None:
    """A record that is read piece by piece; None for anything else."""
    if not file.is_file() or file.stat().st_size > (largest or INSPECTION_CAP):
        return None
    return _in_pieces(file, lambda: file.open("rb"))


def _in_pieces(file: Path, begin: Callable[[], BinaryIO]) -> Record | None:
    try:
        return PiecedRecord(visible(str(file)), begin)
    except (NotInPieces, OSError):
        return None


def _bytes(file: Path, largest: int | None = None) -> bytes:
    """The bytes of a file, up to one more than the largest that would be read."""
    try:
        with opened(file) as readable:
            return readable.read((largest or INSPECTION_CAP) + 1)
    except FileNotFoundError:
        raise BadInput(f"There is no file or folder {visible(str(file))}. Check the path.") from None
    except OSError as problem:
        raise BadInput(f"{visible(str(file))} cannot be read: {problem.strerror}.") from None


def _sort(arrival: Arrival, name: str, data: bytes, largest: int | None) -> None:
    document = read_any(data, visible(name), largest or CASE_CAP, largest or INSPECTION_CAP)
    if document["format"] == CASE_FORMAT:
        case = cast(CaseDocument, document)
        arrival.cases.append(CaseArrival(visible(name), case["reference"], case["site"], data, _entries(case)))
        return
    inspection = cast(InspectionDocument, document)
    if "history" in inspection:
        arrival.records.append(Record(visible(name), inspection))
    else:
        arrival.descriptions.append((visible(name), inspection))


def _entries(case: CaseDocument) -> int:
    return 1 + len(case.get("documents", ())) + len(case.get("events", ()))


def _repeated_references(cases: Iterable[CaseArrival]) -> list[Fault]:
    first: dict[str, str] = {}
    faults = []
    for case in cases:
        reference = case.reference
        if first.setdefault(reference, case.name) != case.name:
            text = f"{quoted(reference)} is already the reference of {first[reference]}; each case has its own."
            faults.append(case.fault("reference", text))
    return faults
