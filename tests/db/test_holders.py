"""Who has a store open is told by number and name, where the system tells it."""

import sys
from pathlib import Path

import pytest

from db import holders as service
from db.holders import Holder, holders
from db.store import Store

from .processes import holding

pytestmark = pytest.mark.skipif(not service.PROCESSES.is_dir(), reason="the system does not tell")


def test_another_process_is_named_and_ones_own_is_not(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "s.store")
    assert holders(store.path) == ()
    with holding(store.path, "SELECT 1 FROM entry"):
        (found,) = holders(store.path)
        assert found.number > 0
        assert found.name.startswith("python") or found.name in Path(sys.executable).name
    assert holders(store.path) == ()
    store.close()


def test_where_the_system_does_not_tell_nobody_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.create(tmp_path / "s.store")
    monkeypatch.setattr(service, "PROCESSES", tmp_path / "none")
    with holding(store.path, "SELECT 1 FROM entry"):
        assert holders(store.path) == ()
    store.close()


def test_a_process_that_has_ended_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "4242").mkdir()
    monkeypatch.setattr(service, "PROCESSES", tmp_path)
    assert holders(tmp_path / "s.store") == ()
    assert Holder(4242, "") == Holder(4242, service._name_of(4242))
