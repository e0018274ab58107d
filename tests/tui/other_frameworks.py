"""Small inspections on each shipped framework: a few cases, answered in turn, so that every kind of line is there."""

import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from reviewtui.framework.model import Framework, Question
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, create, open_store
from tests import once
from tests.tui import small

CASES = ("NOR-01", "NOR-02", "NOR-03")


def store_on(code: str, folder: Path, *, cases: int = 2) -> Store:
    """An open store of three cases on a shipped framework, the first `cases` of them answered."""
    made = once.made(f"answered-{cases}-{code}", partial(_answered, code, cases))
    return open_store(Path(shutil.copy(made, folder / f"{code}.store")))


def _answered(code: str, cases: int, made: Path) -> Path:
    """Such a store, closed."""
    files, path = made / "files", made / "answered.store"
    files.mkdir()
    framework = read_framework(source(code), code)
    header = {**small.INSPECTION, "framework": {"code": code, "version": framework.version}}
    small.put(files / "inspection.json", header)
    for reference in CASES:
        small.put(files / f"{reference}.json", small.case_file(reference, "NOR"))
    store = create(path, plain=True)
    import_path(store, files)
    for number, reference in enumerate(CASES[:cases]):
        for place, question in enumerate(framework.questions()):
            _answer(store, framework, reference, question, place + number)
    store.close()
    return path


def _answer(store: Store, framework: Framework, reference: str, question: Question, turn: int) -> None:
    """The answers in turn, so that every run is the same; an answer that is refused is left out."""
    scale = framework.scale_of(question)
    offered = framework.offered(question)
    code = str(scale.least + turn % 3) if scale.count else offered[turn % len(offered)].code
    more: dict[str, Any] = {"rationale": "As the file says.", "evidence": ({"event": "e1"},)}
    with suppress(BadInput):
        record(store, small.INSPECTOR, reference, question.code, answer=code, **more)
