"""The table of the evidence that judgements are linked to, a row a piece."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from operator import itemgetter
from typing import Any

from db import judged
from reviewtui.exchange.flat.table import Column, Form, Row
from reviewtui.services.export.export_lists import judgement_items
from reviewtui.services.flat.judgements import MOST_AGAIN, straight
from reviewtui.services.flat.shared import OF_A_CASE, Source

EVIDENCE = (
    Column("entry", "text", "The judgement, as the table judgements names it."),
    *OF_A_CASE,
    Column("question", "text", "Code of the question."),
    Column("kind", "text", "What it is: an event, a document, an absence (no evidence found), or a person spoken to."),
    Column("id", "text", "Id of the event, document or absence in the case; a person spoken to in words."),
    Column("page", "integer", "Page of the document.", "No page was given, or it is not a document."),
)
KINDS = ("event", "document", "absence", "source")


def evidence(source: Source, cases: Iterable[tuple[str, ...]] | None = None) -> Iterator[Row]:
    """What each current judgement is linked to; of some cases, given a few at a time."""
    for item in judgement_items(source.connection, source.framework, cases):
        for piece in item["evidence"]:
            kind, id_, page = _told(piece)
            yield {**item, **source.of(item["case"], item["site"]), "kind": kind, "id": id_, "page": page}


def evidence_lines(source: Source, form: Form) -> Iterator[tuple[int, bytes]]:
    """The same as lines."""
    order = {question.code.encode(): place for place, question in enumerate(source.framework.questions())}
    return straight(source, form, EVIDENCE, partial(_plain, source, form, order, {}), evidence)


Again = tuple[bytes, str, str, int | None]
"""Question, kind, id and page, which come again from case to case."""


def _plain(
    source: Source, form: Form, order: Mapping[bytes, int], again: dict[Again, str], sites: Mapping[str, str]
) -> list[tuple[bytes, bytes]] | None:
    found = judged.linked(source.connection, "judgement", [*sites])
    if found is None:
        return None
    before, after = re.split("0", form.encode(0, ("0",)))
    named = ((case, case.decode()) for case in {*found.cases})
    heads = {case: form.encode(1, [*source.of(name, sites[name]).values()]) for case, name in named}
    if len(again) > MOST_AGAIN:
        again.clear()
    lines = []
    for case, question, entry, pieces in zip(*found[:3], json.loads(b"[%b]" % b",".join(found.evidence)), strict=True):
        head = f"{form.begin}{before}{entry.decode()}{after},{heads[case]},"
        for piece in pieces:
            said = (question, *_told(piece))
            text = again.get(said)
            if text is None:
                text = again[said] = form.encode(len(OF_A_CASE) + 1, (question.decode(), *said[1:])) + form.end
            lines.append((case, order[question], f"{head}{text}".encode()))
    lines.sort(key=itemgetter(0, 1))
    return [(case, line) for case, _, line in lines]


def _told(piece: Mapping[str, Any]) -> tuple[str, str, int | None]:
    """Its kind, its id and its page."""
    kind = next(kind for kind in KINDS if kind in piece)
    return kind, piece[kind], piece.get("page")
