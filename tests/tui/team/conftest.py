"""What another laptop handed in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewtui.services.judging.judgements import record
from reviewtui.services.sharing.handing_in import file_in, hand_in
from reviewtui.services.store.stores import Store, open_store
from tests.tui.small import OTHER


@pytest.fixture
def elsewhere(tmp_path: Path, small_path: Path) -> Iterator[Store]:
    """Another laptop's copy of the store, in which a colleague judged NOR-03."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    store = open_store(Path(shutil.copy(small_path, folder / "other.store")))
    record(store, OTHER, "NOR-03", "1.1", answer="good", rationale="Each agency was asked.")
    yield store
    store.close()


@pytest.fixture
def stick(tmp_path: Path, elsewhere: Store) -> Path:
    """A folder with what that laptop handed in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    hand_in(elsewhere, OTHER, file_in(elsewhere, folder, is_sealed=False))
    return folder
