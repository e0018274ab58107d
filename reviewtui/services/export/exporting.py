"""The inspection as one JSON document: for analysts, and for another laptop."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import nullcontext
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from db import entries, queries
from db.contents import ContentChanged
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.visible import visible
from reviewtui.entries.kinds import KINDS, case_of
from reviewtui.services.errors import BadInput, BadUsage, NotWritten
from reviewtui.services.export.access import EXPORTED, Leaving, leaving
from reviewtui.services.export.export_lists import OneByOne, lists
from reviewtui.services.export.outgoing import PLAIN_EXPORT, outgoing, require_no_folder, require_place
from reviewtui.services.garbage_collection import seldom_collecting
from reviewtui.services.inspections import inspection_of
from reviewtui.services.people.blindness import BOTH, require_sight
from reviewtui.services.people.own_review import KeptBack, is_kept_from
from reviewtui.services.steps import Report, Steps, tell_nobody
from reviewtui.services.store.sealing import Seal, names_sealed, sealing
from reviewtui.services.store.verifying import require_counts
from reviewtui.services.summary.summaries import summary_on

OTHER_FORMATS = (
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".html", ".htm", ".xml", ".md", ".pdf", ".docx",
    ".doc", ".odt", ".rtf", ".yaml", ".yml", ".toml", ".zip", ".gz", ".parquet", ".feather", ".jsonl", ".ndjson",
)  # fmt: skip
"""How the names of files end that hold something other than one JSON document."""


class Bundle(NamedTuple):
    """What of the record travels in full: of all else only that something was recorded, when and by whom."""

    what: str
    """What the access log calls it."""
    whole: Collection[str] | None = None
    """The cases that go along; None for all."""
    unread: Mapping[str, KeptBack] = MappingProxyType({})
    """Case to the review of it that stays behind: see `own_review.unread`."""

    def leaves(self, connection: entries.Connection, row: EntryRow) -> bool:
        """Whether what an entry says stays behind."""
        case = case_of(row.kind, row.subject)
        if case is None or self.whole is None:
            return False
        return case not in self.whole or is_kept_from(connection, self.unread, row)


def write_to(
    write: Callable[[bytes], object],
    store: Store,
    person: str | None,
    *,
    notes: bool = False,
    whom: str = "",
) -> int:
    """Write the whole inspection piece by piece, once the access log says that it leaves. Returns its bytes.

    The same store state gives the same bytes. Inspectors' own notes are withheld unless asked for: their entries keep
    their place in the chain, without content. `whom` is who it is for, as the access log says. Raises BadInput without
    an inspection, OSError.
    """
    _require_whole(store)
    with leaving(store, person, EXPORTED, Leaving(_what(notes), whom=whom), write) as departure:
        return _write(departure.write, store, notes, None)


def _require_whole(store: Store) -> None:
    """The whole inspection may leave by whoever reads. Raises StillBlind, BadInput without an inspection."""
    inspection_of(store)
    with store.read() as connection:
        require_sight(store, connection, shows=BOTH)


def _what(notes: bool) -> str:
    return "the inspection with notes" if notes else "the inspection"


def _write(
    write: Callable[[bytes], object], store: Store, notes: bool, report: Report | None, bundle: Bundle | None = None
) -> int:
    from reviewtui.exchange.writer import pieces

    with seldom_collecting(), store.read() as connection:
        written = 0
        for piece in pieces(_members(connection, notes, report or tell_nobody, bundle)):
            write(piece)
            written += len(piece)
    return written


def _members(connection: entries.Connection, notes: bool, report: Report, bundle: Bundle | None) -> dict[str, Any]:
    """The keys of the document; what grows with the inspection is read as it is walked, in one snapshot."""
    heads, listed = entries.heads(connection), lists(connection, private=notes)
    record = {
        "format": "reviewtui/inspection",
        "format_version": 1,
        "framework": listed["framework"],
        "inspection": listed["inspection"],
        "history": OneByOne(lambda: _history(connection, notes, report, bundle)),
        "heads": {device: {"sequence": number, "hash": last} for device, (number, last) in heads.items()},
    }
    if bundle is not None:
        return record
    require_counts(connection)
    return {**listed, **record, "summary": summary_on(connection).as_json()}


def _history(
    connection: entries.Connection, notes: bool, report: Report, bundle: Bundle | None
) -> Iterator[dict[str, Any]]:
    """Every entry as it leaves: one that is private, or that a bundle leaves behind, without what it says.

    Raises ContentChanged where the record is not what was recorded: nothing that nobody could trust leaves.
    """
    from reviewtui.entries.chain import ChainWalk
    from reviewtui.entries.items import to_item

    walk, steps = ChainWalk(), Steps(report, "Writing", queries.number_of_entries(connection))
    for row in entries.each(connection):
        steps.done()
        for fault in walk.step(row, is_proven=True):  # what it says was proven as it was read
            raise ContentChanged(fault.text.rstrip("."))
        stays = (KINDS[row.kind].private and not notes) or (bundle is not None and bundle.leaves(connection, row))
        yield to_item(row._replace(salt=None, reason=None, content=None) if stays else row)


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
    bundle: Bundle | None = None,
) -> int:
    """Write the document (0600, whole or not at all) and note in the access log that it left. Returns its bytes.

    A `bundle` is the record alone, with only some of it in full, and is read back: it may be the only copy.
    With `seal` the file is encrypted; out of an encrypted store one that is not leaves only as `plain`. Raises BadInput
    when `path` exists and `replace` is false, or is a directory; BadUsage, NotWritten.
    """
    shown = visible(str(path))
    require_no_folder(path)
    if names_sealed(path) != (seal is not None):
        raise BadUsage(f"{shown}: the name of an encrypted file, and of no other, ends in “.age”.")
    if seal is None and not plain and store.key is not None:
        raise BadUsage(PLAIN_EXPORT)
    if path.suffix.casefold() in OTHER_FORMATS:
        raise BadInput(
            f"{shown}: an export is JSON, and is not written under another format's name: use “.json”. "
            "`export --tables FOLDER` writes CSV, NDJSON or a workbook."
        )
    require_place(store, path, replace=replace)
    _require_whole(store) if bundle is None else inspection_of(store)
    what, keys = bundle.what if bundle else _what(notes), tuple(seal.recipients) if seal else ()
    with (
        outgoing(store, person, path, Leaving(what, keys=keys, whom=whom)) as departure,
        nullcontext(departure.write) if seal is None else sealing(departure, seal) as write,
    ):
        size = _write(write, store, notes, report, bundle)
    if bundle is not None and _hash_of(path) != departure.sha256:
        raise NotWritten(f"{shown} does not hold what was written: use another place. The store was not changed.")
    return size


def _hash_of(path: Path) -> str:
    """Empty where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
