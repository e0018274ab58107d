"""Handing in: what was made on this laptop, written to a place that somebody else takes it from, and read back."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db import entries, local
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.team.custody import handing_in
from reviewtui.services.team.handed_in import SETTING, handed_in

if TYPE_CHECKING:
    from reviewtui.services.steps import Report
    from reviewtui.services.store.sealing import Seal


class HandedIn(NamedTuple):
    """What a file holds that was handed in."""

    file: str
    entries: int
    """All that it holds."""
    made_here: int
    """Those that people made on this laptop."""
    new: int
    """Those of them that were not handed in before."""

    @property
    def sentence(self) -> str:
        """What was handed in, and where it is."""
        return (
            f"Handed in {_entries(self.made_here)} made on this laptop, {self.new:,} of them for the first time. "
            f"{visible(self.file)} was read back. It holds {_entries(self.entries)} in all."
        )


def file_in(store: Store, place: Path, *, is_sealed: bool) -> Path:
    """The file to write: the place itself, or in a folder one that is named after the laptop and its last entry."""
    from reviewtui.services.inspections import inspection_of

    if not place.is_dir():
        return place
    with plain_sentences(), store.read() as connection:
        last, _ = entries.last_of(connection, store.device)
    name = f"{inspection_of(store).id}-{store.device}-{last:06d}.json"
    return place / (f"{name}.age" if is_sealed else name)


def hand_in(
    store: Store,
    person: str | None,
    file: Path,
    *,
    replace: bool = False,
    seal: "Seal | None" = None,
    plain: bool = False,
    report: "Report | None" = None,
) -> HandedIn:
    """Write the record to a file and read it back; from then on it counts as handed in.

    Raises what `to_file` raises, with nothing counted.
    """
    from reviewtui.services.export.exporting import Bundle, to_file

    with handing_in(store, person):
        with plain_sentences(), store.read() as connection:
            last, _ = entries.last_of(connection, store.device)  # what is made meanwhile counts as not handed in yet
            total = sum(number for number, _ in entries.heads(connection).values())
        bundle = Bundle("this laptop's record")
        to_file(store, file, person, replace=replace, seal=seal, plain=plain, report=report, bundle=bundle)
    with plain_sentences(), store.write() as writing:
        connection, device = writing.connection, store.device
        later = entries.acts_made(connection, device, last)
        made = entries.acts_made(connection, device) - later
        new = entries.acts_made(connection, device, handed_in(connection, device)) - later
        local.set_setting(writing, SETTING, f"{device}:{last}")
    return HandedIn(str(file), total, made, max(new, 0))


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"
