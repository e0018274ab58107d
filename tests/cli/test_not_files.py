"""What is not an ordinary file is refused at once by whatever reads: nothing is waited for, nothing fills the memory.

And of a file with thousands of faults the first are listed, and how many more there are.
"""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

READERS = (
    ("import", "{}"),
    ("rescue", "{}"),
    ("casefile", "check", "{}"),
    ("framework", "check", "{}"),
    ("framework", "show", "{}"),
    ("framework", "new", "new.yaml", "--from", "{}"),
    ("framework", "try", "hsb-joint-2013", "{}"),
    ("new", "new.store", "--plain", "--title", "T", "--framework", "{}"),
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither named pipes nor devices in its folders")
@pytest.mark.parametrize("verb", READERS, ids=lambda verb: " ".join(verb[:2]))
@pytest.mark.parametrize("place", ["pipe.json", "/dev/zero"])
def test_only_ordinary_files_are_read(
    run: Run, new_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...], place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe.json")
    before = sorted(path.name for path in tmp_path.iterdir())
    ran = run(*(part.format(place) for part in verb), store=new_store)
    assert ran.code in (1, 3)
    assert "not an ordinary file" in ran.out + ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in its folders")
def test_nor_are_others_read_in_a_folder(run: Run, new_store: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "folder" / "NOR-01.json")
    ran = run("import", tmp_path / "folder", store=new_store)
    assert ran.code == 3
    assert "not an ordinary file" in ran.err


def test_of_many_faults_the_first_are_listed(run: Run, new_store: Path, sample_folder: Path, tmp_path: Path) -> None:
    document = json.loads((sample_folder / "NOR-01.json").read_text("utf-8"))
    case = tmp_path / "NOR-01.json"
    case.write_text(json.dumps({**document, **{f"k{number}": 1 for number in range(2_000)}}))
    framework = tmp_path / "f.yaml"
    run("framework", "new", framework)
    framework.write_text(framework.read_text("utf-8") + "".join(f"k{number}: 1\n" for number in range(2_000)))
    for ran in (
        run("import", case, store=new_store),
        run("casefile", "check", case),
        run("framework", "check", framework),
    ):
        lines = (ran.out + ran.err).splitlines()
        assert "… and 1,950 more." in lines
        assert len(lines) < 60


def test_a_link_to_an_ordinary_file_is_one(run: Run, new_store: Path, sample_folder: Path) -> None:
    link = new_store.with_name("linked.json")
    link.symlink_to(shutil.copy(sample_folder / "inspection.json", new_store.with_name("inspection.json")))
    assert run("import", link, store=new_store).code == 0
