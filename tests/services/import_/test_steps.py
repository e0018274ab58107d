"""How far an import has come is told in figures, and whoever is told may end it with nothing changed."""

from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.errors import Stopped
from reviewtui.services.import_.importing import import_paths
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import open_store
from tests.exported import to_bytes

from ..conftest import INSPECTOR, case_file, put


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A case file of 600 events: 603 entries with the case and its two documents."""
    events = [{"agency": "police", "type": "contact", "date": "2011", "text": f"No. {n}"} for n in range(600)]
    return put(tmp_path / "large.json", case_file("NOR-9", events=events))


def test_it_is_told_how_many_of_how_many_are_added(store: Store, large: Path) -> None:
    told: list[tuple[str, int, int]] = []
    import_paths(store, [large], report=lambda *how_far: told.append(how_far))
    added = [(done, total) for doing, done, total in told if doing == "Adding"]
    assert added == [(0, 603), (200, 603), (400, 603), (600, 603)]


@pytest.mark.parametrize("preview", [False, True])
@pytest.mark.parametrize("doing", ["Reading", "Adding", "Rating", "Measuring"])
def test_an_import_that_is_stopped_changes_nothing(store: Store, large: Path, doing: str, preview: bool) -> None:
    before = to_bytes(store, None)

    def stop(at: str, done: int, total: int) -> None:
        if at == doing:
            raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        import_paths(store, [large], report=stop, preview=preview)
    assert to_bytes(store, None) == before
    assert import_paths(store, [large]).events == 600


def test_others_save_while_a_preview_is_worked_out(store: Store, large: Path) -> None:
    saved: list[str] = []

    def save(doing: str, done: int, total: int) -> None:
        if doing != "Reading" and not saved:
            other = open_store(store.path)
            saved.append(record(other, INSPECTOR, "NOR-1", "1.1", answer="good").sentence)
            other.close()

    found = import_paths(store, [large], report=save, preview=True)
    assert found.sentence == "Would import 1 case, 600 events. Nothing was written."
    assert saved
    assert import_paths(store, [large]).entries == found.entries
