"""A finished file takes its name, even where a file that somebody looks at cannot be replaced at once."""

from pathlib import Path

import pytest

from db import replacing
from db.replacing import TRIES, put_in_place, written_whole


@pytest.fixture
def held(monkeypatch, tmp_path):
    """Both files, and how often the system refuses to replace one of them."""
    (tmp_path / "part").write_text("new")
    (tmp_path / "whole").write_text("old")
    refusals = []
    replace = Path.replace

    def refuse(self, target):
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(replacing.time, "sleep", lambda seconds: None)
    return tmp_path / "part", tmp_path / "whole", refusals


@pytest.mark.parametrize("times", [0, 1, TRIES - 1])
def test_who_looks_at_a_file_for_a_moment_is_waited_for(held, times):
    part, whole, refusals = held
    refusals.extend(PermissionError(13, "Access is denied") for _ in range(times))
    put_in_place(part, whole)
    assert whole.read_text() == "new"
    assert not part.exists()


def test_who_keeps_it_open_is_said_to(held):
    part, whole, refusals = held
    refusals.extend(PermissionError(13, "Access is denied") for _ in range(TRIES))
    with pytest.raises(PermissionError, match="open in another program") as raised:
        put_in_place(part, whole)
    assert raised.value.filename == str(whole)
    assert whole.read_text() == "old"
    assert part.read_text() == "new"


def test_what_else_goes_wrong_is_not_tried_again(held):
    part, whole, refusals = held
    refusals.extend([OSError(28, "No space left on device"), OSError(28, "No space left on device")])
    with pytest.raises(OSError, match="No space"):
        put_in_place(part, whole)
    assert len(refusals) == 1


def test_what_is_written_is_its_owners_alone_and_leaves_nothing_beside_it(tmp_path):
    with written_whole(tmp_path / "out.json") as file:
        file.write(b"{}")
        assert not (tmp_path / "out.json").exists()
    assert [found.name for found in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_bytes() == b"{}"
    assert (tmp_path / "out.json").stat().st_mode & 0o777 == 0o600


def test_what_fails_on_the_way_changes_nothing(tmp_path):
    (tmp_path / "out.json").write_text("old")
    with pytest.raises(RuntimeError), written_whole(tmp_path / "out.json") as file:
        file.write(b"half")
        raise RuntimeError
    assert [found.name for found in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "old"


def test_no_link_leads_it_elsewhere(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("untouched")
    elsewhere.chmod(0o644)
    (tmp_path / "out.json").symlink_to(elsewhere)
    (tmp_path / ".out.json.part").symlink_to(elsewhere)
    with written_whole(tmp_path / "out.json") as file:
        file.write(b"{}")
    assert elsewhere.read_text() == "untouched"
    assert not (tmp_path / "out.json").is_symlink()
    assert (tmp_path / "out.json").stat().st_mode & 0o777 == 0o600
