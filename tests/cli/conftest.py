"""What several verbs' tests may ask for."""

from pathlib import Path

import pytest

from tests.keyed import make_keyed


@pytest.fixture
def keyed(tmp_path: Path) -> Path:
    """An empty encrypted store."""
    path = tmp_path / "keyed.store"
    make_keyed(path).close()
    return path
