"""The inspection as one JSON document: for analysts, and for another laptop."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from os.path import lexists
from pathlib import Path
from typing import Any

from db import entries, queries
from db.contents import ContentChanged
from db.replacing import written_whole
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.entries.kinds import KINDS
from reviewtui.services.access import EXPORTED, Leaving, leaving
from reviewtui.services.bulk import seldom_collecting
from reviewtui.services.errors import BadInput, BadUsage, NotWritten
from reviewtui.services.export_lists import OneByOne, lists
from reviewtui.services.inspections import inspection_of
from reviewtui.services.sealing import Seal, names_sealed, sealing
from reviewtui.services.steps import Report, Steps, tell_nobody
from reviewtui.services.summaries import summary_on

LATER = (
    "comments", "moderation", "challenges", "commentary", "recommendations", "samples",
)  # fmt: skip
"""Keys of the format whose lists are empty until a kind of entry fills them."""


PLAIN_EXPORT = (
    "The store is encrypted and this export would not be: anybody who has the file could read it. "
    "Give it a name that ends in .json.age, or add --plain."
)
OTHER_FORMATS = (
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".html", ".htm", ".xml", ".md", ".pdf", ".docx",
    ".doc", ".odt", ".rtf", ".yaml", ".yml", ".toml", ".zip", ".gz", ".parquet", ".feather", ".jsonl", ".ndjson",
)  # fmt: skip
"""How the names of files end that hold something other than one JSON document."""


def write_to(
    write: Callable[[bytes], object],
    store: Store,
    person: str | None,
    *,
    notes: bool = False,
    report: Report | None = None,
    whom: str = "",
) -> int:
    """Write the whole inspection piece by piece, once the access log says that it leaves. Returns its bytes.

    The same store state gives the same bytes. Inspectors' own notes are withheld unless asked for: their entries keep
    their place in the chain, without content. `whom` is who it is for, as the access log says. Raises BadInput without
    an inspection, OSError.
    """
    inspection_of(store)
    with leaving(store, person, EXPORTED, Leaving(_what(notes), whom=whom), write) as departure:
        return _write(departure.write, store, notes, report)


def _what(notes: bool) -> str:
    return "the inspection with notes" if notes else "the inspection"


def _write(write: Callable[[bytes], object], store: Store, notes: bool, report: Report | None) -> int:
    from reviewtui.exchange.writer import pieces

    with seldom_collecting(), store.read() as connection:
        written = 0
        for piece in pieces(_members(connection, notes, report or tell_nobody)):
            write(piece)
            written += len(piece)
    return written


def _members(connection: entries.Connection, notes: bool, report: Report) -> dict[str, Any]:
    """The keys of the document; what grows with the inspection is read as it is walked, in one snapshot."""
    heads = entries.heads(connection)
    return {
        "format": "reviewtui/inspection",
        "format_version": 1,
        **{key: [] for key in LATER},
        **lists(connection, private=notes),
        "history": OneByOne(lambda: _history(connection, notes, report)),
        "heads": {device: {"sequence": number, "hash": last} for device, (number, last) in heads.items()},
        "summary": summary_on(connection).as_json(),
    }


def _history(connection: entries.Connection, notes: bool, report: Report) -> Iterator[dict[str, Any]]:
    """Every entry as it leaves: a private one without what it says, unless notes were asked for.

    Raises ContentChanged where the record is not what was recorded: nothing that nobody could trust leaves.
    """
    from reviewtui.entries.chain import ChainWalk
    from reviewtui.entries.items import to_item

    walk, steps = ChainWalk(), Steps(report, "Writing", queries.number_of_entries(connection))
    for row in entries.each(connection):
        steps.done()
        for fault in walk.step(row, is_proven=True):  # what it says was proven as it was read
            raise ContentChanged(fault.text.rstrip("."))
        private = KINDS[row.kind].private and not notes
        yield to_item(row._replace(salt=None, reason=None, content=None) if private else row)


def to_file(
    store: Store,
    path: Path,
    person: str | None,
    *,
    replace: bool = False,
    notes: bool = False,
    report: Report | None = None,
    seal: Seal | None = None,
    plain: bool = False,
    whom: str = "",
) -> int:
    """Write the document (0600, whole or not at all) and note in the access log that it left. Returns its bytes.

    With `seal` the file is encrypted; out of an encrypted store one that is not leaves only as `plain`. Raises BadInput
    when `path` exists and `replace` is false, or is a directory; BadUsage, NotWritten.
    """
    shown = visible(str(path))
    if path.is_dir():
        raise BadInput(f"{shown} is a folder: name a file in it.")
    if names_sealed(path) != (seal is not None):
        raise BadUsage(f"{shown}: the name of an encrypted file, and of no other, ends in “.age”.")
    if seal is None and not plain and store.key is not None:
        raise BadUsage(PLAIN_EXPORT)
    if path.suffix.casefold() in OTHER_FORMATS:
        raise BadInput(f"{shown}: an export is JSON, and is not written under another format's name: use “.json”.")
    if path.exists() and not path.is_file():
        raise BadInput(f"{shown} is not an ordinary file: choose another name.")
    if path.exists() and _is_store(path, store):
        raise BadInput(f"{shown} is a store, or part of one, and is never written over: choose another name.")
    if lexists(path) and not replace:
        raise BadInput(f"{shown} exists already: choose another name, or add --force to replace it.")
    inspection_of(store)
    left = Leaving(_what(notes), str(path.absolute()), tuple(seal.recipients) if seal else (), whom)
    try:
        with (
            written_whole(path) as file,
            leaving(store, person, EXPORTED, left, file.write) as departure,
            nullcontext(departure.write) if seal is None else sealing(departure, seal) as write,
        ):
            size = _write(write, store, notes, report)
    except OSError as problem:
        raise NotWritten(f"{shown} could not be written ({problem.strerror}). The store was not changed.") from None
    return size


def _is_store(path: Path, store: Store) -> bool:
    """Whether a file is this store, one of its companions, or any SQLite database."""
    companions = [Path(f"{store.path}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    if any(companion.exists() and path.samefile(companion) for companion in companions):
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False
