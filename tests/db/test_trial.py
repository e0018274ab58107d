"""What is tried in a copy in memory is seen there, and never reaches the store."""

from pathlib import Path

import pytest

from db import entries
from db.store import Store
from db.trial import trial_of

from .rows import example

KEY = bytes(range(32))


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_trial_has_what_the_store_has_and_keeps_what_is_tried_to_itself(tmp_path: Path, key: bytes | None) -> None:
    store = Store.create(tmp_path / "s.store", key=key)
    with store.write() as writing:
        entries.append(writing, example(1, "site"))
    told: list[tuple[int, int]] = []
    with trial_of(store, lambda *how_far: told.append(how_far)) as trial:
        with trial.write() as writing:
            entries.append(writing, example(2, "person"))
        with trial.read() as connection:
            assert len(entries.history(connection)) == 2
        with store.write() as writing:
            entries.append(writing, example(3, "case"))
    assert told[-1][0] == told[-1][1] > 0
    with store.read() as connection:
        assert [each.id for each in entries.history(connection)] == ["anna1-1", "anna1-3"]
    store.close()


def test_what_its_report_raises_ends_it(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "s.store")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), trial_of(store, stop):
        pass
    with store.write() as writing:
        entries.append(writing, example(1, "site"))
    store.close()
