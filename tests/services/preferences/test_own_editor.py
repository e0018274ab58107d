"""A text in a person's own editor: in a private file, in memory where the store is encrypted, gone afterwards."""

import stat
import sys
from pathlib import Path

import pytest

from reviewtui.services.errors import BadInput
from reviewtui.services.preferences import own_editor
from reviewtui.services.store import unsafe_folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no program of this system is lent the terminal")


def script(folder: Path, body: str) -> list[str]:
    """An editor that does as it is told."""
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o700)
    return [str(path)]


def mounts(folder: Path, *lines: str) -> Path:
    """What Linux says is mounted."""
    path = folder / "mounts"
    path.write_text("".join(f"none {line} rw 0 0\n" for line in lines))
    return path


def test_the_text_comes_back_as_the_editor_left_it_and_nothing_stays_behind(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    editor = script(tmp_path, f'ls -ld "$(dirname "$1")" "$1" > {seen}; cp "$1" "$1~"; printf "Hafan Deg\\n" >> "$1"')
    within = tmp_path / "memory"
    within.mkdir()
    assert own_editor.written("Ynys Môn\n", editor, str(within)) == "Ynys Môn\nHafan Deg"
    assert list(within.iterdir()) == []
    assert [line.split()[0].rstrip("+.") for line in seen.read_text().splitlines()] == [
        stat.filemode(stat.S_IFDIR | 0o700),
        stat.filemode(stat.S_IFREG | 0o600),
    ]


def test_an_editor_that_fails_leaves_the_text_as_it_was(tmp_path: Path) -> None:
    assert own_editor.written("Kept.", script(tmp_path, 'echo lost > "$1"; exit 1'), str(tmp_path)) is None


@pytest.mark.parametrize("body", ['printf "\\377\\376\\000" > "$1"', 'rm "$1"'])
def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path, body: str) -> None:
    with pytest.raises(BadInput, match=r"The text was not changed\.$"):
        own_editor.written("Kept.", script(tmp_path, body), str(tmp_path))


def test_visual_comes_before_editor_and_may_have_options(tmp_path: Path) -> None:
    [path] = script(tmp_path, "exit 0")
    assert own_editor.command({"VISUAL": f"{path} --wait", "EDITOR": "nano"}) == [path, "--wait"]
    assert own_editor.command({"VISUAL": " ", "EDITOR": path}) == [path]


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "No editor is named"),
        ({"EDITOR": "'vi"}, "cannot be read"),
        ({"EDITOR": "no-such-editor-here"}, "“no-such-editor-here” was not found"),
    ],
)
def test_an_editor_that_is_not_there_is_said(environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        own_editor.command(environment)


def test_an_encrypted_store_lends_its_text_to_a_folder_in_memory_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_editor, "SHARED_MEMORY", tmp_path / "none")
    environment = {"XDG_RUNTIME_DIR": str(tmp_path)}
    monkeypatch.setattr(unsafe_folders, "MOUNTS", mounts(tmp_path, "/ ext4", f"{tmp_path.resolve()} tmpfs"))
    assert own_editor.folder(environment, encrypted=True) == str(tmp_path)
    monkeypatch.setattr(unsafe_folders, "MOUNTS", mounts(tmp_path, "/ ext4"))
    with pytest.raises(BadInput, match="has no folder that lies in memory alone"):
        own_editor.folder(environment, encrypted=True)
    assert own_editor.folder(environment, encrypted=False) is None
