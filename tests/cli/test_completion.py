"""Completion: verbs and options always; cases, questions, answers, sites and people once a store is named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewtui.cli.verbs import VERBS
from tests.conftest import Run


def completed(line: str, store: Path | None = None) -> list[str]:
    """What bash would offer for the last word of a line."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_REVIEWTUI_COMPLETE": "bash_complete"}
    named = {"REVIEWTUI_STORE": str(store)} if store else {}
    program = [sys.executable, "-c", "from reviewtui.cli import main; main()"]
    ran = subprocess.run(program, env={**os.environ, **asked, **named}, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    return [each.partition(",")[2] for each in ran.stdout.splitlines() if each]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_script(run: Run, shell: str) -> None:
    assert "_REVIEWTUI_COMPLETE" in run("completion", shell).out


def test_powershell_is_answered_in_three_lines_for_each_word(sample_store: Path) -> None:
    asked = {
        "_REVIEWTUI_COMPLETE": "powershell_complete",
        "COMP_WORDS": f"reviewtui --store {sample_store} case-add X-1 N",
        "COMP_CWORD": "5",
    }
    program = [sys.executable, "-c", "from reviewtui.cli import main; main()"]
    ran = subprocess.run(program, env={**os.environ, **asked}, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["plain", "NOR", "North"]


def test_another_shell_is_wrong_usage(run: Run) -> None:
    assert run("completion", "cobol").code == 2


def test_verbs_sub_verbs_and_options_are_completed() -> None:
    assert completed("reviewtui ") == list(VERBS)
    assert completed("reviewtui case") == ["cases", "case-add", "case", "casefile"]
    assert completed("reviewtui framework s") == ["show"]
    assert "--sort" in completed("reviewtui cases --s")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("reviewtui review NOR-0", ["NOR-01", "NOR-02", "NOR-03", "NOR-04"]),
        ("reviewtui judge NOR-01 1.", ["1.1", "1.2", "1.3", "1.4"]),
        ("reviewtui judge NOR-01 1.1 ", ["outstanding", "good", "requires_improvement", "inadequate"]),
        ("reviewtui judge NOR-01 9.9 ", []),
        ("reviewtui case-add X-1 N", ["NOR"]),
        ("reviewtui cases --person R", ["Ruth Hallam"]),
        ("reviewtui explain o", ["overall"]),
        ("reviewtui explain 4", ["4", "4.1", "4.2", "4.3", "4.4"]),
    ],
)
def test_what_the_store_holds_is_completed(sample_store: Path, line: str, offered: list[str]) -> None:
    assert completed(line, sample_store) == offered


@pytest.mark.parametrize("line", ["reviewtui review N", "reviewtui judge NOR-01 ", "reviewtui explain "])
def test_without_a_store_nothing_is_offered_and_nothing_is_said(tmp_path: Path, line: str) -> None:
    assert completed(line) == []
    assert completed(line, tmp_path / "missing.store") == []


def test_frameworks_are_completed_by_code_else_by_file() -> None:
    assert completed("reviewtui framework show hsb") == ["hsb-joint-2013"]
    assert completed("reviewtui framework show ./own") == ["./own"]
