"""The report of a merge as a file: all that the screen or the command said, with every person and case."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.clock import now
from reviewtui.services.errors import NotWritten
from reviewtui.services.export.access import Leaving
from reviewtui.services.export.outgoing import outgoing, require_place
from reviewtui.services.inspections import find_inspection
from reviewtui.services.sharing.merging import Merged


def require_report(store: Store, path: Path) -> None:
    """The report can be written, before anything is merged. Raises BadInput, NotWritten."""
    require_place(store, path, replace=False)
    if not path.absolute().parent.is_dir():
        raise NotWritten(f"{visible(str(path))} could not be written: there is no such folder. Nothing was merged.")


def write_report(store: Store, person: str | None, path: Path, merged: Merged, files: Sequence[Path]) -> None:
    """Write the report (0600, whole or not at all); the access log notes it. Raises NotWritten."""
    inspection = find_inspection(store)
    text = "\n".join(report_lines(merged, files, inspection.title if inspection else "")) + "\n"
    try:
        with outgoing(store, person, path, Leaving("the report of a merge")) as departure:
            departure.write(text.encode())
    except NotWritten:
        done = "Nothing was merged" if merged.preview or merged.refused else "The merge is complete"
        raise NotWritten(f"{visible(str(path))} could not be written. {done}, and has no report.") from None


def report_lines(merged: Merged, files: Sequence[Path], title: str) -> Iterator[str]:
    """The lines of the report."""
    at, _ = now()
    what = "Preview of a merge" if merged.preview else "Merge"
    yield f"{what}, {at[:10]} {at[11:16]} UTC{f': {visible(title)}' if title else ''}"
    yield ""
    yield from (f"From {visible(str(file))}" for file in files)
    if merged.refused:
        yield "Nothing was merged. Refused:"
        yield from (f"  {visible(refused.file)}: {refused.why}" for refused in merged.refused)
        return
    yield from came_lines(merged)


def came_lines(merged: Merged) -> Iterator[str]:
    """What came in, by person and by case, what people judged differently, and what was passed over."""
    yield merged.sentence
    yield from _numbers("New entries by person", merged.by_person)
    yield from _numbers("New entries by case", merged.by_case)
    if merged.lines:
        yield ""
        yield from merged.lines


def _numbers(title: str, numbers: Mapping[str, int]) -> Iterator[str]:
    if numbers:
        yield ""
        yield f"{title}:"
        yield from (f"  {visible(name)}  {number:,}" for name, number in numbers.items())
