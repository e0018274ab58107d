"""A record that forked, because a copied store went on as the laptop it was copied from: both sides are kept."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from db import entries
from db.driver import PLAIN_HEADER
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.entries.chain import chain_faults
from reviewtui.entries.entry import Entry
from reviewtui.entries.refile import Refiled, refile
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.chronology.timing import refresh_changed, surroundings_on
from reviewtui.services.entry_rows import as_entry
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import opened
from reviewtui.services.frameworks import framework_on
from reviewtui.services.import_.join import join
from reviewtui.services.import_.read_files import read_arrival
from reviewtui.services.import_.records import Record
from reviewtui.services.inspections import inspection_of
from reviewtui.services.standing.standings import at_renamed_sites, refresh, site_names
from reviewtui.services.store.stores import open_store


def rescue(store: Store, person: str | None, path: Path, key: bytes | None = None) -> Change:
    """File what the copy of a store, or the export of one, says otherwise than this record, under another device.

    `key` opens the copy of an encrypted store. Nothing of either side is lost, and the same file again brings nothing
    new. Raises BadInput where nothing forked, and for another inspection's record or one that does not hold together.
    """
    name = visible(str(path))
    other, inspection = _record_in(path, name, key)
    faults = [fault.text for fault in chain_faults(other)]
    if faults:
        raise BadInput(f"Nothing was rescued. The record in {name} is damaged or was changed.", faults)
    with acting(store, person, timed=True) as act:
        known = [as_entry(row) for row in entries.history(act.connection)]
        runs, rest = refile(known, other)
        if not runs:
            raise BadInput(f"Nothing in {name} forked from this record. Use `reviewtui import`.")
        here = {entry.place for entry in known}
        new = [entry for entry in (*(entry for run in runs for entry in run.entries), *rest) if entry.place not in here]
        if not new:
            return act.unchanged(
                "Nothing new: the entries of this file that differ were rescued before.", runs[0].device
            )
        _take_in(act, _Filed(name, inspection, new))
        told = [_tell(act, run) for run in runs if not here.issuperset(entry.place for entry in run.entries)]
        return act.change("\n".join(act.said(entry) for entry in told), told[0])


def _record_in(path: Path, name: str, key: bytes | None) -> tuple[Sequence[Entry], str]:
    """Every entry of a store or of an export, and the id of its inspection. Raises BadInput, StoreUnusable."""
    if key is not None or _is_store(path):
        other = open_store(path, key=key)
        try:
            with other.read() as connection:
                return [as_entry(row) for row in entries.history(connection)], inspection_of(other).id
        finally:
            other.close()
    records = read_arrival([path], lambda *_: None, (), lambda _: None).records
    if len(records) != 1:
        raise BadInput(f"{name} holds no record: name the copy of a store, or what `reviewtui export` wrote of it.")
    return list(records[0].history()), records[0].value("inspection")["id"]


def _is_store(path: Path) -> bool:
    try:
        with opened(path) as file:
            return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    except OSError:
        return False  # whoever reads it next says what is wrong


class _Filed(Record):
    """Entries that are brought in as if a file held just them."""

    goes_on = True

    def __init__(self, name: str, inspection: str, new: Iterable[Entry]) -> None:
        self.name = name
        self.is_read = True
        self._document = {"inspection": {"id": inspection}}
        self._new = sorted(new, key=lambda entry: entry.place)

    def runs(self) -> Iterator[Sequence[Entry]]:
        """Every entry once, by (device, sequence)."""
        yield self._new


def _take_in(act: Act, filed: Record) -> None:
    """Append entries, and bring up to date what follows from them."""
    around, named = surroundings_on(act.connection), site_names(act.connection)
    touched = sorted(join(act.writing, [filed]).touched)
    renamed = at_renamed_sites(act.connection, named)
    refresh(act.writing, {*touched, *renamed}, framework_on(act.connection))
    refresh_changed(act.writing, touched, around)


def _tell(act: Act, run: Refiled) -> Entry:
    """An entry that says what was filed where; nothing that an undo would take back."""
    filed = run.entries[0].device
    content: dict[str, Any] = {
        "device": run.device,
        "since": run.since,
        "entries": len(run.entries),
        "filed": filed,
    }
    return act.add("rescue", filed, content, replaces=act.current("rescue", filed), act="import")
