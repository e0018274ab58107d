"""How a command ends: an agreed exit code, one plain sentence, never a traceback and never the text of a case."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from reviewtui.cli.guard import exit_code_of
from reviewtui.services.errors import BadInput, BadUsage, NotWritten, ReviewtuiError, StoreUnusable
from tests.conftest import Run

REVIEWTUI = [sys.executable, "-c", "from reviewtui.cli import main; main()"]
SECRET = "the child's own words"


def raising(problem: BaseException) -> int:
    def run() -> None:
        raise problem

    return exit_code_of(run)


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (BadUsage("Wrong."), 2),
        (BadInput("Wrong."), 3),
        (StoreUnusable("Wrong."), 4),
        (NotWritten("Wrong."), 5),
        (ReviewtuiError("Wrong."), 70),
        (click.UsageError("Wrong"), 2),
        (click.exceptions.Abort(), 130),
        (click.exceptions.Exit(4), 4),
        (KeyboardInterrupt(), 130),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"), 3),
        (OSError(errno.ENAMETOOLONG, "File name too long", "x" * 300), 3),
        (ValueError(SECRET), 70),
        (RecursionError(SECRET), 70),
    ],
)
def test_every_ending_has_its_exit_code_and_says_nothing_of_a_case(
    problem: BaseException, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert raising(problem) == code
    said = capfd.readouterr()
    assert said.out == ""
    assert SECRET not in said.err
    assert len(said.err.splitlines()) <= 1


@pytest.mark.parametrize(("problem", "code"), [(ValueError(SECRET), 70), (BadInput("Wrong."), 3)])
def test_where_it_arose_is_shown_to_whoever_asks_and_never_what_it_says(
    problem: Exception, code: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REVIEWTUI_DEBUG", "1")
    problem.__cause__ = KeyError(SECRET)
    assert raising(problem) == code
    told = capfd.readouterr().err
    assert type(problem).__name__ in told
    assert told.startswith("builtins.KeyError\n")
    assert f"{__file__}:" in told
    assert SECRET not in told


def test_the_faults_of_an_input_come_one_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert raising(BadInput("Nothing was imported.", ["a.json:1: one", "b.json:2: two"])) == 3
    assert capfd.readouterr().err.splitlines() == ["Nothing was imported.", "a.json:1: one", "b.json:2: two"]


def test_an_argument_that_could_steer_the_terminal_is_shown_as_marks(run: Run) -> None:
    ran = run("\x1b[31mred")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "[31mred" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["judge"],
        ["cases", "--nonsense"],
        ["cases", "--sort", "colour"],
        ["--store"],
        ["alert", "raise", "A"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_says_where_the_help_is(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "--help" in ran.err


@pytest.mark.parametrize(
    "verb",
    [["cases"], ["summary"], ["history"], ["explain"], ["export", "-"], ["undo"], ["import", "x"], ["alert", "list"],
     ["review", "NOR-01", "--plain"], ["judge", "NOR-01", "1.1", "good"], ["case-add", "X-1", "NOR"]],
    ids=" ".join,
)  # fmt: skip
def test_a_verb_that_needs_a_store_says_how_to_name_one(run: Run, verb: list[str]) -> None:
    ran = run(*verb)
    assert (ran.code, ran.out) == (2, "")
    assert "--store PATH" in ran.err


@pytest.mark.parametrize(
    ("platform", "problem", "code"),
    [
        ("linux", BrokenPipeError(errno.EPIPE, "Broken pipe"), 0),
        ("win32", OSError(errno.EINVAL, "Invalid argument"), 0),
        ("win32", OSError(errno.EINVAL, "Invalid argument", "case:1.json"), 5),
        ("linux", OSError(errno.EINVAL, "Invalid argument"), 5),
    ],
)
def test_a_pipe_that_nobody_reads_is_no_error_on_any_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, problem: OSError, code: int
) -> None:
    monkeypatch.setattr("reviewtui.cli.guard._drop_output", lambda: None)
    monkeypatch.setattr(sys, "platform", platform)
    assert raising(problem) == code


def test_the_store_may_be_named_by_the_environment(run: Run, sample_store: Path) -> None:
    assert run("cases", "--json", env={"REVIEWTUI_STORE": str(sample_store)}).code == 0


def spoiled(tmp_path: Path, how: str) -> Path:
    path = tmp_path / "spoiled.store"
    if how == "a folder":
        path.mkdir()
    elif how == "empty":
        path.touch()
    elif how == "another program's":
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE notes (text TEXT)")
        other.close()
    elif how == "no database":
        path.write_text("reviewtui\n" * 1000)
    return path


@pytest.mark.parametrize("verb", [["summary"], ["cases", "--json"], ["import", "."], ["export", "-"]], ids=" ".join)
@pytest.mark.parametrize("how", ["missing", "a folder", "empty", "another program's", "no database"])
def test_whatever_is_wrong_with_the_store_s_path_ends_with_4_and_makes_nothing(
    run: Run, tmp_path: Path, how: str, verb: list[str]
) -> None:
    path = spoiled(tmp_path, how)
    before = path.read_bytes() if path.is_file() else None
    ran = run(*verb, store=path)
    assert (ran.code, ran.out) == (4, "")
    assert len(ran.err.splitlines()) == 1
    assert path.name in ran.err
    assert (path.read_bytes() if path.is_file() else None) == before
    assert path.exists() == (how != "missing")


def test_no_terminal_is_wrong_usage_for_the_screens(run: Run, sample_store: Path) -> None:
    for arguments in ([], ["review", "NOR-01"]):
        ran = run(*arguments, store=sample_store)
        assert (ran.code, ran.out) == (2, "")
        assert "terminal" in ran.err


def test_a_reader_that_stops_reading_is_no_error(sample_store: Path) -> None:
    command = f"{REVIEWTUI[0]} -c '{REVIEWTUI[2]}' --store '{sample_store}' history --json | head -n 1"
    ran = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_stdout_ends_with_5(sample_store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*REVIEWTUI, "--store", str(sample_store), "cases"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 5
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals of a Unix terminal")
def test_an_interrupt_ends_with_130_and_without_a_traceback(sample_store: Path) -> None:
    command = [*REVIEWTUI, "--store", str(sample_store), "--as", "Ruth Hallam", "review", "NOR-01", "--plain"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(10)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_text_that_is_no_text_is_bad_input(sample_store: Path) -> None:
    before = [*REVIEWTUI, "--store", str(sample_store), "--as", "Ruth Hallam"]
    ran = subprocess.run(
        [*before, "judge", "NOR-01", "1.1", "good", "--rationale", b"\xff"], capture_output=True, check=False
    )
    assert ran.returncode == 3
    assert b"Traceback" not in ran.stderr
