"""Stores in synchronised and network folders are refused by name, unless a person says that it shall be there."""

import os
from pathlib import Path

import pytest

from reviewtui.services.store import unsafe_folders
from reviewtui.services.store.unsafe_folders import unsafe
from tests.conftest import Run

CLOUDS = [
    ("Dropbox", "Dropbox"), ("Dropbox (Council)", "Dropbox"), ("OneDrive - Council", "OneDrive"),
    ("Library/Mobile Documents", "iCloud"), ("Library/CloudStorage/Box", "a cloud program"), ("Nextcloud", "Nextcloud"),
]  # fmt: skip


@pytest.mark.parametrize(("folder", "owner"), CLOUDS)
def test_a_folder_of_a_cloud_program_is_known_by_its_name(tmp_path: Path, folder: str, owner: str) -> None:
    assert unsafe(tmp_path / folder / "cases" / "s.store") == f"in a folder that {owner} synchronises"


def test_it_is_known_by_what_the_program_puts_there_and_through_a_link(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    (shared / ".stfolder").mkdir(parents=True)
    (shared / "cases").mkdir()
    assert unsafe(shared / "cases" / "s.store") == "in a folder that Syncthing synchronises"
    (tmp_path / "mine").symlink_to(shared / "cases")
    assert unsafe(tmp_path / "mine" / "s.store") == "in a folder that Syncthing synchronises"


@pytest.mark.skipif(os.name != "posix", reason="Windows tells of its drives otherwise")
def test_a_network_drive_is_known_by_what_is_mounted_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/the\\040share nfs4 rw 0 0\n"
        f"/dev/sdb1 {tmp_path}/the\\040share/disk ext4 rw 0 0\nodd\n"
    )
    monkeypatch.setattr(unsafe_folders, "MOUNTS", mounts)
    assert unsafe(tmp_path / "the share" / "s.store") == "on a network drive"
    assert unsafe(tmp_path / "the share" / "disk" / "s.store") is None
    assert unsafe(tmp_path / "s.store") is None
    monkeypatch.setattr(unsafe_folders, "MOUNTS", tmp_path / "none")
    assert unsafe(tmp_path / "the share" / "s.store") is None


def test_a_store_is_neither_made_nor_opened_there_unless_that_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Dropbox" / "s.store"
    path.parent.mkdir()
    ran = run("new", path, "--plain")
    assert (ran.code, "Dropbox" in ran.err, "--unsafe-folder" in ran.err) == (4, True, True)
    assert list(path.parent.iterdir()) == []
    assert run("--unsafe-folder", "new", path, "--plain").code == 0
    assert run("check", store=path).code == 4
    assert run("--unsafe-folder", "check", store=path).code == 0
    assert run("--read-only", "check", store=path).code == 0
    monkeypatch.setenv("REVIEWTUI_UNSAFE_FOLDER", "1")
    assert run("check", store=path).code == 0
    assert run("check", store=path.with_name("none.store")).code == 4


@pytest.mark.skipif(os.name != "posix", reason="Windows makes links for few")
def test_a_link_to_a_store_is_refused(run: Run, new_store: Path) -> None:
    link = new_store.with_name("link.store")
    link.symlink_to(new_store)
    ran = run("check", store=link)
    assert (ran.code, "is a link" in ran.err) == (4, True)


def test_an_empty_file_is_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.store").touch()
    ran = run("check", store=tmp_path / "s.store")
    assert (ran.code, "is an empty file" in ran.err) == (4, True)
