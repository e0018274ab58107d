"""`python -m reviewtui`, and what lies about in the working folder: neither changes what the program does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
AS_MODULE = ["-m", "reviewtui"]
AS_COMMAND = ["-c", "import sys; sys.path.pop(0); from reviewtui.cli import main; main()"]


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A working folder whose files have the names of packages, and of our own."""
    folder = tmp_path / "messy"
    folder.mkdir()
    for name in ("db", "click", "yaml"):
        (folder / f"{name}.py").write_text("raise SystemExit('a file that lies about was read')")
    (folder / "sample_cases").mkdir()
    return folder


def ran(folder: Path, program: list[str], *arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The program, installed nowhere but found on PYTHONPATH unless that is said otherwise."""
    known = {"PYTHONPATH": str(HOME), **environment}
    command = [sys.executable, *program, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env={**os.environ, **known}, capture_output=True, text=True, check=False)


def test_the_module_is_the_command() -> None:
    asked = ran(HOME, AS_MODULE, "--help")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.startswith("Usage: reviewtui [OPTIONS]")
    assert ran(HOME, AS_MODULE, "nonsense").returncode == 2


@pytest.mark.parametrize("program", [AS_MODULE, AS_COMMAND], ids=["module", "command"])
def test_files_that_lie_about_are_not_read(messy: Path, sample_store: Path, program: list[str]) -> None:
    asked = ran(messy, program, "--store", sample_store, "cases", "--json")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert ran(messy, program, "demo").stdout.startswith(" Summary")


def test_another_db_on_the_path_is_not_taken_for_the_store(messy: Path, sample_store: Path) -> None:
    for name in ("click", "yaml"):
        (messy / f"{name}.py").unlink()
    both = f"{messy}{os.pathsep}{HOME}"
    asked = ran(HOME, AS_COMMAND, "--store", sample_store, "cases", "--json", PYTHONPATH=both)
    assert (asked.returncode, asked.stderr) == (0, "")


def test_another_db_that_was_imported_first_is_named(messy: Path) -> None:
    (messy / "db.py").write_text("")
    asked = ran(messy, ["-c", "import db, reviewtui.services"])
    assert asked.returncode == 1
    assert f"import reviewtui before {messy / 'db.py'}" in asked.stderr
