"""What leaves the store in a window: this laptop's record, what one inspector needs, or the whole inspection."""

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.casefile.visible import visible
from reviewtui.services.export.exporting import to_file
from reviewtui.services.inspections import inspection_of
from reviewtui.services.sharing.bundles import bundle_for
from reviewtui.services.sharing.handing_in import file_in, hand_in
from reviewtui.services.steps import Report
from reviewtui.services.store.sealing import ENDING, Seal
from reviewtui.services.team.custody import giving_by_bundle
from reviewtui.tui.team.writing_out import WayOut

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

LONGEST_NAME = 40


def handing_in(person: str) -> WayOut:
    """All that is recorded here, read back."""

    def write(store: "Store", file: Path, seal: Seal | None, replace: bool, report: Report) -> str:
        return hand_in(store, person, file, replace=replace, seal=seal, report=report).sentence

    return WayOut(
        "Hand in",
        "handin",
        "The whole record goes, without your notes.",
        lambda store, place, is_sealed: file_in(store, place, is_sealed=is_sealed),
        write,
    )


def bundling(person: str, inspector: str) -> WayOut:
    """The cases that an inspector was given; of the others only that something was recorded."""

    def write(store: "Store", file: Path, seal: Seal | None, replace: bool, report: Report) -> str:
        bundle = bundle_for(store, inspector)
        with giving_by_bundle(store, person, inspector):
            to_file(store, file, person, replace=replace, seal=seal, report=report, whom=inspector, bundle=bundle)
        cases = len(bundle.whole or ())
        return f"{visible(str(file))} was written and read back, with {cases:,} case{'' if cases == 1 else 's'}."

    return WayOut(
        f"Bundle for {inspector}",
        "bundle",
        "The cases they were given go, nothing of the others.",
        lambda store, place, is_sealed: _named(store, place, f"-for-{_plain_name(inspector)}", is_sealed),
        write,
    )


def exporting(person: str) -> WayOut:
    """The whole inspection as one document."""

    def write(store: "Store", file: Path, seal: Seal | None, replace: bool, report: Report) -> str:
        size = to_file(store, file, person, replace=replace, seal=seal, report=report)
        return f"{visible(str(file))} was written: {size:,} bytes."

    return WayOut(
        "Export the inspection",
        "export",
        "Everything goes, without working notes.",
        lambda store, place, is_sealed: _named(store, place, "", is_sealed),
        write,
    )


def _named(store: "Store", place: Path, more: str, is_sealed: bool) -> Path:
    """The place itself, or in a folder a file that is named after the inspection."""
    if not place.is_dir():
        return place
    return place / f"{inspection_of(store).id}{more}.json{ENDING * is_sealed}"


def _plain_name(name: str) -> str:
    """A person's name as a part of a file's."""
    return "".join(each if each.isalnum() else "-" for each in name.casefold())[:LONGEST_NAME]
