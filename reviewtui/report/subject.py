"""All about one child as text: other people first, then every entry in full, kind by kind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.text import Text

from reviewtui.casefile.column_day import utc_moment
from reviewtui.report.columns import cell, labelled, paragraph
from reviewtui.report.history import WHO

if TYPE_CHECKING:
    from reviewtui.services.export.subjects import Held, Subject

MARK = "‡"
"""Stands where somebody else is named."""
INDENT = 3


def subject_lines(subject: Subject, width: int) -> Iterator[Text]:
    """The whole document. Times are UTC."""
    yield Text(f" Held about the child of case {subject.case}", "bold")
    yield Text()
    yield from _others(subject, width)
    for kind, group in groupby(subject.held, key=lambda held: held.kind):
        yield Text()
        yield Text(f" {kind.replace('_', ' ').capitalize()}", "bold")
        for held in group:
            yield from _held(held, width)
    yield from _rest(subject, width)


def _others(subject: Subject, width: int) -> Iterator[Text]:
    yield Text(f" {MARK} Other people: check each before you hand this on", "bold")
    if not subject.third_parties:
        yield Text(" None found.")
    for other in subject.third_parties:
        yield from paragraph(f"{MARK} {other.role}{f': {other.text}' if other.text else ''}", width)


def _held(held: Held, width: int) -> Iterator[Text]:
    who = cell(held.person or "imported", WHO)
    said = held.sentence if held.is_current else f"{held.sentence} (replaced since)"
    marked = f"{said} {MARK}" if held.third_parties else said
    yield from labelled(Text.assemble((utc_moment(held.made_at), "dim"), " ", who), marked, width)
    for key, value in {**(held.content or {}), "reason": held.reason}.items():
        if value is not None:
            yield from paragraph(f"{key}: {_in_text(value)}", width, indent=INDENT)


def _in_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=dict)


def _rest(subject: Subject, width: int) -> Iterator[Text]:
    if subject.drafts:
        yield Text()
        yield Text(" Drafts, not recorded", "bold")
        for draft in subject.drafts:
            yield from paragraph(f"{draft.person} {MARK}: {draft.text}", width)
    if subject.opened:
        yield Text()
        yield Text(" Who opened the case", "bold")
        for one in subject.opened:
            yield from paragraph(f"{utc_moment(one.at)} {one.person or 'no name'} {MARK}", width)
