"""A small inspection asked with any of the shipped frameworks."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reviewtui.framework import shipped
from reviewtui.services.importing import import_path
from reviewtui.services.stores import Store, create
from tests.tui.small import case_file, put

CASES = ("A-01", "A-02")


def inspection(code: str, changes: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """The description of an inspection; `changes` are pairs of words in the framework's text and what they become."""
    text = shipped.source(code)
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return {
        "format": "reviewtui/inspection",
        "format_version": 1,
        "framework": {"code": code, "version": "1", "text": text},
        "inspection": {"id": code, "title": f"On {code}", "sample_method": "purposive"},
        "sites": [{"code": "A", "name": "Ashby", "nation": "england", "caseload": 20}],
        "people": [{"name": "Daniel Okafor", "role": "inspector"}],
    }


def make(path: Path, code: str, changes: Sequence[tuple[str, str]] = ()) -> Store:
    """Two untouched cases in an open store."""
    files = path.with_suffix(".files")
    files.mkdir()
    put(files / "inspection.json", inspection(code, changes))
    for reference in CASES:
        put(files / f"{reference}.json", case_file(reference, "A"))
    store = create(path, plain=True)
    import_path(store, files)
    return store


def judge(store: Store, case: str, answers: dict[str, str]) -> None:
    """Record some answers, in this order."""
    from reviewtui.services.judgements import record

    for question, answer in answers.items():
        record(store, "Daniel Okafor", case, question, answer=answer)


def text_of(document: dict[str, Any]) -> str:
    """A document as it stands in a file."""
    return json.dumps(document, ensure_ascii=False)
