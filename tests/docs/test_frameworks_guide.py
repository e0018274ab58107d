"""The guide to frameworks: every file in it is sound unless it says otherwise, and prints what the guide says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

GUIDE = Path(__file__).parents[2] / "reviewtui" / "docs" / "frameworks.md"
FILE = re.compile(r"^`(?P<name>[a-z]+\.(?:yaml|json))`:\n\n(?P<block>(?:(?: {4}.*)?\n)+)", re.MULTILINE)
PRINTS = re.compile(
    r"^`reviewtui (?P<command>[^`]+)` prints(?P<partly>, among other things)?:\n\n(?P<block>(?:(?: {4}.*)?\n)+)",
    re.MULTILINE,
)
BROKEN = {"hole.yaml"}


def unindented(block: str) -> str:
    return "".join(line[4:] for line in block.strip("\n").splitlines(keepends=True)) + "\n"


FILES = {found["name"]: unindented(found["block"]) for found in FILE.finditer(GUIDE.read_text("utf-8"))}
COMMANDS = {
    found["command"]: (unindented(found["block"]), found["partly"] is not None)
    for found in PRINTS.finditer(GUIDE.read_text("utf-8"))
}


@pytest.fixture(autouse=True)
def _files_of_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)


def test_the_guide_has_an_example_of_every_kind_of_rule() -> None:
    text = "".join(text for name, text in FILES.items() if name.endswith(".yaml"))
    for word in ("first_match", "share_in_bands", "lowest", "sum_in_bands", "mean_in_bands", "judged", "none"):
        assert re.search(rf"\b{word}\b", text), word
    for key in ("applies", "forbid", "limits", "counts", "languages", "unconfirmed", "contributes", "case_ratings"):
        assert re.search(rf"\b{key}\b", text), key


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_a_framework_of_the_guide_is_sound_unless_it_is_there_to_be_broken(run: Run, name: str) -> None:
    ran = run("framework", "check", name)
    assert ran.code == (1 if name in BROKEN else 0), ran.out
    assert "warning" not in ran.out


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".json")])
def test_every_table_of_answers_is_tried(name: str) -> None:
    assert any(name in command for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_guide_says_what_the_program_prints(run: Run, command: str) -> None:
    shown, partly = COMMANDS[command]
    ran = run(*command.split())
    if partly:
        assert_within(json.loads(shown), ran.json, command)
    else:
        assert ran.out.split() == shown.split()


def assert_within(shown: Any, printed: Any, where: str) -> None:
    """Everything shown is printed; more may be."""
    if not isinstance(shown, dict):
        assert shown == printed, where
        return
    for key, value in shown.items():
        assert_within(value, printed[key], f"{where}.{key}")
