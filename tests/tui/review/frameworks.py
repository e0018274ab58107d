"""A small inspection asked with any of the shipped frameworks."""

import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from reviewtui.entries.items import from_item, to_item
from reviewtui.framework import shipped
from reviewtui.services.histories import items
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.judging.prompts import answer_prompt
from reviewtui.services.store.stores import Store, create, open_store
from tests import once
from tests.tui import small

CASES = ("A-01", "A-02")
WHO = "Daniel Okafor"
JUDGED: Mapping[str, Mapping[str, str]] = {
    "cfsr-osri": {
        "type": "in_home", "1AC": "yes", "1A": "12", "1B": "0", "1C": "yes", "2AC": "no",
        "3A": "yes", "3B": "yes", "3C": "no",
    },
    "hmip-youth-2018": {
        "2.1.1": "yes", "2.1.2": "not_applicable", "2.1.3": "no", "2.2.1": "yes", "3.1.1": "not_applicable",
    },
    "structured-judgement-review": {"1.1": "excellent", "1.2": "poor", "1.3": "not_applicable"},
}  # fmt: skip
"""Framework to what the first case is answered in a picture."""


def inspection(code: str, changes: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """The description of an inspection; `changes` are pairs of words in the framework's text and what they become."""
    text = shipped.source(code)
    name, _, version = code.partition("@")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return {
        "format": "reviewtui/inspection",
        "format_version": 1,
        "framework": {"code": name, "version": version or "1", "text": text},
        "inspection": {"id": name, "title": f"On {name}", "sample_method": "purposive"},
        "sites": [{"code": "A", "name": "Ashby", "nation": "england", "caseload": 20}],
        "people": [{"name": WHO, "role": "inspector"}],
    }


def make(path: Path, code: str, changes: Sequence[tuple[str, str]] = ()) -> Store:
    """Two untouched cases in an open store."""
    made = once.made(f"untouched-{code}-{crc32(repr(changes).encode())}", partial(_untouched, code, changes))
    return open_store(Path(shutil.copy(made, path)))


def _untouched(code: str, changes: Sequence[tuple[str, str]], folder: Path) -> Path:
    """Such a store, closed."""
    store = _make_new(folder / "untouched.store", code, changes)
    store.close()
    return store.path


def _make_new(path: Path, code: str, changes: Sequence[tuple[str, str]] = ()) -> Store:
    files = path.with_suffix(".files")
    files.mkdir()
    small.put(files / "inspection.json", inspection(code, changes))
    for reference in CASES:
        small.put(files / f"{reference}.json", small.case_file(reference, "A"))
    store = create(path, plain=True)
    import_path(store, files)
    return store


def make_judged(folder: Path, code: str) -> Store:
    """The first case under way, every time in its record fixed, in an open store within `folder`."""
    made = once.made(f"judged-{code}", partial(_judged, code))
    return open_store(Path(shutil.copy(made, folder / "judged.store")))


def _judged(code: str, folder: Path) -> Path:
    """Such a store, closed."""
    first = _make_new(folder / "first.store", code)
    judge(first, CASES[0], JUDGED[code])
    prompted = next(each for each in JUDGED[code] if first_prompts(first, each))
    if code == "hmip-youth-2018":
        record(first, WHO, CASES[0], "2.1.3", insufficient_evidence=True)
    answer_prompt(first, WHO, CASES[0], prompted, "a", "yes")
    history = list(small.fixed(from_item(item) for item in items(first)))
    first.close()
    described = {key: each for key, each in inspection(code).items() if key not in ("sites", "people")}
    heads = {small.LAPTOP: {"sequence": history[-1].sequence, "hash": history[-1].hash}}
    whole = {**described, "history": [to_item(entry) for entry in history], "heads": heads}
    store = create(folder / "judged.store", plain=True)
    import_path(store, small.put(folder / "whole.json", whole))
    store.close()
    return store.path


def judge(store: Store, case: str, answers: Mapping[str, str]) -> None:
    """Record some answers, in this order."""
    for question, answer in answers.items():
        record(store, WHO, case, question, answer=answer)


def first_prompts(store: Store, question: str) -> bool:
    """Whether a question has prompts."""
    from reviewtui.services.inspections import inspection_of

    return bool(inspection_of(store).framework.question(question).prompts)
