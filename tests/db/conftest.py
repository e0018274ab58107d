"""Stores to work on: real files, made anew for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's store is."""
    return tmp_path / "kept" / "s.store"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    made = Store.create(path, device="anna1")
    yield made
    made.close()
