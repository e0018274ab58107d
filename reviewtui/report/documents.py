"""Documents as text: how far each was read, and a list of what to ask the sites for, fit for a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case import Document
from reviewtui.report.columns import cell, labelled, paragraph

if TYPE_CHECKING:
    from reviewtui.services.cases.documents import Request

LONGEST_STATE = 12


def document_lines(documents: Iterable[tuple[Document, str]], labels: Mapping[str, str], width: int) -> Iterator[Text]:
    """Each document with its state, its id and what it is; a document nobody looked at is `not read`."""
    for document, state in documents:
        read = cell(labels.get(state, state), LONGEST_STATE, "" if state == "read" else "bold")
        yield from labelled(Text.assemble(read, " ", document.id), _described(document), width)


def request_lines(requests: Iterable[Request], sites: Mapping[str, str], width: int) -> Iterator[Text]:
    """Site by site and case by case, in plain sentences' order; what was asked for before says so."""
    for number, (site, of_site) in enumerate(groupby(requests, key=lambda request: request.site)):
        if number:
            yield Text()
        yield from paragraph(f"{sites.get(site, site)}: please let us have", width, "bold", indent=0)
        for case, wanted in groupby(of_site, key=lambda request: request.case):
            yield Text()
            yield from paragraph(case, width, indent=0)
            for request in wanted:
                yield from labelled(Text("-"), _wanted(request), width)


def _described(document: Document) -> str:
    """`Police, Custody record, 12 March 2006, 8 pages`."""
    date = document.date.in_words if document.date else ""
    agency = AGENCIES[document.agency].name if document.agency != "other" else ""
    return ", ".join(part for part in (agency, document.title, date, _pages(document.pages)) if part)


def _pages(number: int | None) -> str:
    return f"{number} page{'' if number == 1 else 's'}" if number is not None else ""


def _wanted(request: Request) -> str:
    agency = f"{AGENCIES[request.agency].name}: " if request.agency != "other" else ""
    date = request.date.in_words if request.date else ""
    wanted = ", ".join(part for part in (request.title, date, _pages(request.pages)) if part)
    again = " (asked for before and not supplied)" if request.state == "not_supplied" else ""
    return f"{agency}{wanted}{again}"
