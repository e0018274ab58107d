"""A small inspection in a store of its own, and the files it was made from."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import devices
from db.store import Store
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import create, open_store
from tests.exported import to_bytes

LEAD, INSPECTOR, OTHER = "Ada Lead", "Ben Inspector", "Cai Inspector"

INSPECTION: dict[str, Any] = {
    "format": "reviewtui/inspection",
    "format_version": 1,
    "framework": {"code": "hsb-joint-2013", "version": "1"},
    "inspection": {
        "id": "small",
        "title": "A small inspection",
        "sample_method": "purposive",
        "alert_contacts": [{"name": "Duty desk", "role": "Office", "phone": "020 7946 0000"}],
    },
    "sites": [
        {"code": "NOR", "name": "North", "nation": "england", "caseload": 20},
        {"code": "GLA", "name": "Glannau", "nation": "wales", "caseload": 10},
    ],
    "people": [
        {"name": LEAD, "role": "lead_inspector"},
        {"name": INSPECTOR, "role": "inspector"},
        {"name": OTHER, "role": "inspector"},
    ],
}


def case_file(reference: str, site: str = "NOR", **more: Any) -> dict[str, Any]:
    """A case file with two documents and three events."""
    return {
        "format": "reviewtui/case",
        "format_version": 1,
        "reference": reference,
        "site": site,
        "characteristics": {"age_at_offence": 14, "gender": "male", "disability": ["autism"], "looked_after": False},
        "documents": [
            {"id": "d1", "agency": "police", "title": "Crime report", "pages": 20},
            {"id": "d2", "agency": "school", "title": "Pupil file"},
        ],
        "events": [
            {"agency": "school", "type": "concern", "date": "2010", "text": "[REDACTED] told a teacher."},
            {"agency": "police", "type": "referral", "date": "2011-03-02", "document": "d1", "page": 4},
            {"agency": "social_care", "type": "social_worker_allocated", "date": "2011-04", "until": None},
        ],
        "narrative": "Gwên Ŵyn. " * 3,
        **more,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The inspection's files: one description, three cases."""
    return write_files(tmp_path / "files")


def write_files(made: Path) -> Path:
    """The inspection's files in a new folder."""
    made.mkdir()
    put(made / "inspection.json", INSPECTION)
    for reference, site in (("NOR-1", "NOR"), ("NOR-2", "North"), ("GLA-1", "GLA")):
        put(made / f"{reference}.json", case_file(reference, site))
    return made


def put(path: Path, document: object) -> Path:
    """Write a document to a file."""
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """`make_store("a", folder, …)`: a new store of that name with some files imported; all are closed at the end."""
    opened: list[Store] = []

    def make(name: str, *files: Path) -> Store:
        store = create(tmp_path / f"{name}.store", plain=True)
        opened.append(store)
        for file in files:
            import_path(store, file)
        return store

    yield make
    for store in opened:
        store.close()


@pytest.fixture(scope="session")
def _small_inspection(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The small inspection in a closed store, and its device; made once a test process and only ever copied."""
    folder = tmp_path_factory.mktemp("small")
    with closing(create(folder / "small.store", plain=True)) as store:
        import_path(store, write_files(folder / "files"))
        return store.path, store.device


@pytest.fixture
def store(tmp_path: Path, _small_inspection: tuple[Path, str]) -> Iterator[Store]:
    """The small inspection, nothing judged; it goes on as the device that imported it."""
    made, device = _small_inspection
    path = Path(shutil.copy(made, tmp_path / "small.store"))
    devices.Memory(path).remember(device)
    with closing(open_store(path)) as store:
        yield store


Both = Callable[[dict[str, object], dict[str, object]], Store]


@pytest.fixture
def both(make_store: Callable[..., Store], folder: Path, tmp_path: Path) -> Both:
    """A store in which two laptops say what they are told to say on 1.1 of NOR-1."""

    def made(one: dict[str, object], other: dict[str, object]) -> Store:
        first = make_store("first", folder)
        start = tmp_path / "start.json"
        start.write_bytes(to_bytes(first, None))
        second = make_store("second", start)
        files = []
        for store, who, said in ((first, INSPECTOR, one), (second, OTHER, other)):
            record(store, who, "NOR-1", "1.1", **said)  # type: ignore[arg-type]
            files.append(tmp_path / f"{who}.json")
            files[-1].write_bytes(to_bytes(store, None))
        joined = make_store("joined", files[0])
        import_path(joined, files[1])
        return joined

    return made
