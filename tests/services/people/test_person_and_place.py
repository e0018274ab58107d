"""Who is acting, where they were, what they were typing, and what the machine remembers."""

from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput, StoreUnusable
from reviewtui.services.export.access import note_opened
from reviewtui.services.judging import drafts
from reviewtui.services.judging.judgements import record
from reviewtui.services.people.acting_person import acting, choose, last_case, leave_program, left_in
from reviewtui.services.preferences.settings import Settings, load, remember_store, save
from reviewtui.services.reviewing.reviews import leave_at, open_review
from reviewtui.services.store.following import look
from reviewtui.services.store.stores import open_store

from ..conftest import INSPECTOR, OTHER


def test_nobody_acts_until_someone_is_picked(store: Store) -> None:
    assert acting(store) is None
    assert choose(store, INSPECTOR.lower()).name == INSPECTOR
    found = acting(store)
    assert found is not None
    assert found.name == INSPECTOR


def test_a_stranger_to_the_team_cannot_be_picked(store: Store) -> None:
    with pytest.raises(BadInput, match="“Zoë” is not on this inspection's team: it has Ada Lead"):
        choose(store, "Zoë")


def test_a_case_reopens_where_it_was_left(store: Store) -> None:
    assert last_case(store, INSPECTOR) is None
    leave_at(store, INSPECTOR, "NOR-1", "1.3")
    leave_at(store, OTHER, "NOR-1", "2.1")
    assert open_review(store, INSPECTOR, "NOR-1").place == "1.3"
    assert last_case(store, INSPECTOR) == "NOR-1"


def test_the_review_one_left_the_program_in_is_each_persons_own(store: Store) -> None:
    leave_program(store, INSPECTOR, "NOR-1")
    assert (left_in(store, INSPECTOR), left_in(store, OTHER)) == ("NOR-1", None)
    leave_program(store, INSPECTOR, None)
    assert left_in(store, INSPECTOR) is None


def test_a_draft_is_kept_until_it_is_part_of_the_judgement(store: Store) -> None:
    drafts.keep(store, INSPECTOR, "NOR-1", "1.1", "Half a sen")
    assert open_review(store, INSPECTOR, "NOR-1").questions[0].draft == "Half a sen"
    assert open_review(store, OTHER, "NOR-1").questions[0].draft is None
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Half a sentence.")
    assert open_review(store, INSPECTOR, "NOR-1").questions[0].draft is None


def test_a_draft_can_be_thrown_away(store: Store) -> None:
    drafts.keep(store, INSPECTOR, "NOR-1", "1.1", "Half a sen")
    drafts.discard(store, INSPECTOR, "NOR-1", "1.1")
    assert open_review(store, INSPECTOR, "NOR-1").questions[0].draft is None


def test_another_window_sees_that_something_changed(store: Store) -> None:
    other = open_store(Path(store.path))
    before = look(other)
    note_opened(store, INSPECTOR, "NOR-1")
    assert look(other) != before
    other.close()


def test_settings_are_kept_and_a_broken_file_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load() == Settings()
    save(Settings(theme="mono", last_store=tmp_path / "s.store"))
    assert load() == Settings(theme="mono", last_store=tmp_path / "s.store")
    next(tmp_path.rglob("settings.json")).write_text("[1, 2")
    assert load() == Settings()
    next(tmp_path.rglob("settings.json")).write_text("[1, 2]")
    assert load() == Settings()


def test_settings_that_cannot_be_written_stop_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reviewtui").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    save(Settings(theme="mono"))
    assert load() == Settings()


def test_opening_what_is_no_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="missing"):
        open_store(tmp_path / "missing.store")


def test_the_store_last_opened_is_remembered_beside_the_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    save(Settings(theme="mono"))
    remember_store(tmp_path / "s.store")
    assert load() == Settings(theme="mono", last_store=tmp_path / "s.store")
