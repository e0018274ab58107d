"""Start-up: what a verb does not need is not imported, because importing is most of what a quick verb costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from reviewtui.cli.quick import quick_verb
from tests.conftest import INSPECTOR, Run

NEVER_FOR_HELP = {
    "rich", "pydantic", "yaml", "sqlalchemy", "sqlmodel", "sqlcipher3", "textual", "platformdirs", "alembic", "json",
    "dataclasses", "pathlib", "shutil", "typing_extensions", "importlib.metadata", "reviewtui.services",
    "reviewtui.casefile", "reviewtui.framework", "reviewtui.rating", "reviewtui.exchange", "db",
}  # fmt: skip
NEVER_FOR_READING = {
    "rich", "pydantic", "yaml", "sqlalchemy", "sqlmodel", "textual", "platformdirs", "alembic", "typing_extensions",
    "reviewtui.exchange", "reviewtui.report", "reviewtui.framework.reader",
}  # fmt: skip
NEVER_FOR_THE_SUMMARY_AS_JSON = NEVER_FOR_READING | {
    "click", "dataclasses", "inspect", "importlib.metadata", "shutil", "reviewtui.cli.group", "reviewtui.entries",
    "reviewtui.services.acts", "reviewtui.services.cases.caselist", "reviewtui.services.standing.panel",
    "reviewtui.framework.expression", "reviewtui.rating.counterfactual", "reviewtui.casefile.chronology",
}  # fmt: skip
PROGRAM = """
import os, sys
from reviewtui.cli import main
os._exit = sys.exit
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
finally:
    sys.stderr.write("\\n".join(sorted(sys.modules)))
"""


def program(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """The program itself, run to its end."""
    command = [sys.executable, "-c", "from reviewtui.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def imported(*arguments: object) -> set[str]:
    """The modules that a command line imports beyond what the interpreter starts with."""
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    started = subprocess.run(
        [sys.executable, "-c", "import sys; print('\\n'.join(sys.modules))"], capture_output=True, text=True, check=True
    )
    return set(ran.stderr.splitlines()) - set(started.stdout.splitlines())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_click_and_next_to_nothing_else(arguments: list[str]) -> None:
    assert not imported(*arguments) & NEVER_FOR_HELP


@pytest.mark.parametrize(
    "verb",
    [["summary"], ["summary", "--site", "NOR"], ["cases"], ["history"], ["explain"], ["alert", "list"]],
    ids=" ".join,
)
def test_reading_as_json_goes_without_the_heavy_libraries(sample_store: Path, verb: list[str]) -> None:
    assert not imported("--store", sample_store, *verb, "--json") & NEVER_FOR_READING


def test_the_summary_as_text_goes_without_what_explains_and_what_reads_events(sample_store: Path) -> None:
    heavy = {"reviewtui.rating.counterfactual", "reviewtui.rating.explanation", "reviewtui.casefile.event"}
    assert not imported("--store", sample_store, "summary") & (heavy | {"statistics", "fractions", "decimal"})


@pytest.mark.parametrize(
    "verb",
    [
        ["judge", "WLD-03", "4.3", "good", "--replace", "--rationale", "Told at once."],
        ["export", "-"],
        ["note", "WLD-03", "1.1", "Ask."],
    ],
    ids=lambda verb: verb[0],
)
def test_writing_goes_without_the_library_of_the_schema(sample_store: Path, verb: list[str]) -> None:
    assert not imported("--store", sample_store, "--as", INSPECTOR, *verb) & {"sqlalchemy", "sqlmodel", "alembic"}


def test_the_summary_as_json_goes_without_the_library_of_command_lines(
    first_sample_store: Path, sample_store: Path, run: Run
) -> None:
    """The later checklist has a rating that rests on a condition: to work it out, it has to be read.

    Only what is new in a record is held against its hashes, which takes more.
    """
    for store in (first_sample_store, sample_store):
        assert run("check", store=store).code == 0
    assert not imported("--store", first_sample_store, "summary", "--json") & NEVER_FOR_THE_SUMMARY_AS_JSON
    conditions = {"reviewtui.framework.expression"}
    assert not imported("--store", sample_store, "summary", "--json") & (NEVER_FOR_THE_SUMMARY_AS_JSON - conditions)


def test_the_summary_as_json_is_the_same_either_way(sample_store: Path, run: Run) -> None:
    asked = program("--store", sample_store, "summary", "--json")
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, run("summary", "--json", store=sample_store).out, "")


@pytest.mark.parametrize("name", ["nothing.store", "text.store", "new.store"])
def test_a_summary_that_cannot_be_given_is_refused_the_same_either_way(
    name: str, tmp_path: Path, new_store: Path, run: Run
) -> None:
    (tmp_path / "text.store").write_text("no store")
    asked, by_group = (
        program("--store", tmp_path / name, "summary", "--json"),
        run("summary", "--json", store=tmp_path / name),
    )
    assert (asked.returncode, asked.stdout, asked.stderr) == (by_group.code, "", by_group.err)
    assert by_group.code in (3, 4)


@pytest.mark.parametrize("arguments", [[], ["--as", "Ada Lead"]])
def test_screens_that_cannot_be_drawn_are_told_of_the_same_either_way(arguments: list[str], run: Run) -> None:
    asked, by_group = program(*arguments), run(*arguments)
    assert (asked.returncode, asked.stdout, asked.stderr) == (by_group.code, by_group.out, by_group.err)
    assert quick_verb(arguments) is not None


@pytest.mark.parametrize(
    ("arguments", "environment", "is_quick"),
    [
        (["--store", "s", "summary", "--json"], {}, True),
        (["summary", "--json"], {"REVIEWTUI_STORE": "s"}, True),
        (["summary", "--json"], {}, False),
        (["summary", "--json"], {"REVIEWTUI_STORE": "s", "REVIEWTUI_LANGUAGE": "cy"}, False),
        (["--store", "--as", "summary", "--json"], {}, False),
        (["--store", "s", "summary"], {}, False),
        (["--store", "s", "summary", "--json", "--by-site"], {}, False),
        ([], {}, True),
        (["--store", "s", "--as", "Ada Lead"], {}, True),
        (["--as", "Ada Lead", "demo"], {}, True),
        (["demo"], {"REVIEWTUI_LANGUAGE": "cy"}, False),
        (["demo", "--training"], {}, False),
        (["--as", "Ada Lead", "--as", "Bo Case", "demo"], {}, False),
        (["--as"], {}, False),
    ],
)
def test_only_a_line_spelled_exactly_so_is_quick(
    arguments: list[str], environment: dict[str, str], is_quick: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REVIEWTUI_STORE", "REVIEWTUI_LANGUAGE"):
        monkeypatch.setenv(name, environment.get(name, ""))
    assert (quick_verb(arguments) is not None) is is_quick


def test_the_summary_as_text_imports_rich_and_no_more_of_the_heavy_ones(sample_store: Path) -> None:
    assert not imported("--store", sample_store, "summary") & (NEVER_FOR_READING - {"rich", "reviewtui.report"})
