"""Pictures of the screens on the sample as it is shipped: the checklist's present version, its rulings and measures."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import Store, create, open_store
from reviewtui.tui.app import ReviewApp
from tests.conftest import SAMPLE
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


@pytest.fixture(scope="module")
def todays_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped sample in a store that is only copied."""
    path = tmp_path_factory.mktemp("today") / "sample.store"
    store = create(path, plain=True)
    import_path(store, SAMPLE)
    store.close()
    return path


@pytest.fixture
def store(todays_sample: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of this test's own, open: where one stood is remembered in it."""
    shutil.copy(todays_sample, tmp_path / "sample.store")
    store = open_store(tmp_path / "sample.store")
    yield store
    store.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_screen(snap_compare: Any, store: Store, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert snap_compare(ReviewApp(store, person=PERSON), terminal_size=size, run_before=after(*keys))
