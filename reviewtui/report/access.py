"""The access log as text: who opened which case, and what left the store, when and where to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.column_day import utc_moment
from reviewtui.report.columns import cell, labelled
from reviewtui.report.history import WHO

if TYPE_CHECKING:
    from reviewtui.services.export.access import Access

NOT_ALL = "not finished, or its size is not known"


def access_lines(found: Iterable[Access], width: int) -> Iterator[Text]:
    """A line for each, wrapped where it is long. Times are UTC."""
    for access in found:
        who = cell(access.person or "no name", WHO)
        yield from labelled(Text.assemble((utc_moment(access.at), "dim"), " ", who), sentence(access), width)


def sentence(access: Access) -> str:
    """“Exported the inspection to /home/ruth/out.json, for Ofsted. 12,345 bytes, SHA-256 5891b5b5….”"""
    left = access.left
    if access.what == "listed":
        return "Listed several cases."
    done = f"{access.what.capitalize()} {left.what}"
    if access.what == "opened":
        return f"{done}."
    where = f" to {left.file}" if left.file else ""
    whom = f", for {left.whom}" if left.whom else ""
    keys = f", encrypted for {', '.join(left.keys)}" if left.keys else ""
    seal = f"{access.size:,} bytes, SHA-256 {access.sha256}" if access.sha256 else NOT_ALL.capitalize()
    return f"{done}{where}{whom}{keys}. {seal}."
