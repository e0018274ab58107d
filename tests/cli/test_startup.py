"""Start-up: what a verb does not need is not imported, because importing is most of what a quick verb costs."""

import subprocess
import sys
from pathlib import Path

import pytest

NEVER_FOR_HELP = {
    "rich", "pydantic", "yaml", "sqlalchemy", "sqlmodel", "sqlcipher3", "textual", "platformdirs", "alembic", "json",
    "dataclasses", "pathlib", "shutil", "typing_extensions", "importlib.metadata", "reviewtui.services",
    "reviewtui.casefile", "reviewtui.framework", "reviewtui.rating", "reviewtui.exchange", "db",
}  # fmt: skip
NEVER_FOR_READING = {
    "rich", "pydantic", "yaml", "sqlalchemy", "sqlmodel", "textual", "platformdirs", "alembic", "typing_extensions",
    "reviewtui.exchange", "reviewtui.report", "reviewtui.framework.reader",
}  # fmt: skip
PROGRAM = """
import sys
from reviewtui.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
finally:
    sys.stderr.write("\\n".join(sorted(sys.modules)))
"""


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
    unwanted = (
        NEVER_FOR_HELP
        if arguments == ["--help"]
        else NEVER_FOR_HELP - {"json", "pathlib", "shutil", "importlib.metadata"}
    )
    assert not imported(*arguments) & unwanted


@pytest.mark.parametrize(
    "verb",
    [["summary"], ["summary", "--site", "NOR"], ["cases"], ["history"], ["explain"], ["alert", "list"]],
    ids=" ".join,
)
def test_reading_as_json_goes_without_the_heavy_libraries(sample_store: Path, verb: list[str]) -> None:
    assert not imported("--store", sample_store, *verb, "--json") & NEVER_FOR_READING


def test_the_summary_as_text_imports_rich_and_no_more_of_the_heavy_ones(sample_store: Path) -> None:
    assert not imported("--store", sample_store, "summary") & (NEVER_FOR_READING - {"rich", "reviewtui.report"})
