"""Pictures of the screens on the sample as it is shipped: the checklist's present version, its rulings and measures."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from tests import once
from tests.conftest import SAMPLE, imported
from tests.tui.test_pictures import SIZES, after

PERSON = "Daniel Okafor"
SCREENS = {
    "cases": (),
    "summary": ("S", "j", "j"),
    "review": ("/", *"nor-03", "enter", "enter"),
    "ruling": ("/", *"nor-03", "enter", "enter", "o", *["j"] * 9, "enter", "p"),
    "timeliness": ("S", "t"),
    "missed": ("S", "m"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The shipped sample in an open store of this test's own: where one stood is remembered in it."""
    made = once.made("sample", partial(imported, SAMPLE))
    store = open_store(Path(shutil.copy(made, tmp_path / "sample.store")))
    yield store
    store.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_screen(snap_compare: Any, store: Store, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(ReviewApp(store, person=PERSON), terminal_size=size, run_before=after(*keys))
