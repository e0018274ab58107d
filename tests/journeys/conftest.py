"""A place of its own for each story, windows that are cleared away at its end, and the verbs as a person runs them."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reviewtui.cli.group import group
from tests.conftest import Ran
from tests.journeys.window import PROGRAM, Window

Open = Callable[..., Window]
INSPECTOR, OTHER = "Ruth Hallam", "Daniel Okafor"


@dataclass(frozen=True)
class Place:
    """Where a story happens: its environment, and the store it works on."""

    environment: Mapping[str, str]
    store: Path

    def run(self, *arguments: str, person: str | None = None, code: int = 0, **more: Any) -> Ran:
        """A verb in a process of its own; `code` is the exit code it must have."""
        command = [PROGRAM, "--store", str(self.store), *(["--as", person] if person else []), *arguments]
        ran = subprocess.run(command, env=dict(self.environment), capture_output=True, text=True, timeout=60, **more)
        assert ran.returncode == code, (command, ran.returncode, ran.stderr)
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def here(self, *arguments: str) -> Ran:
        """A verb in this process, for what no process of its own is needed."""
        ran = CliRunner().invoke(group, ["--store", str(self.store), *arguments], env=self.environment)
        assert ran.exit_code == 0, (arguments, ran.stderr)
        return Ran(ran.exit_code, ran.stdout, ran.stderr)

    def json(self, *arguments: str, **more: Any) -> Any:
        """The document a verb prints."""
        return self.run(*arguments, "--json", **more).json

    def wait_for_place(self, case: str, question: str, seconds: float = 20.0) -> None:
        """Wait until the store remembers that somebody stood at a question of a case."""
        end = time.monotonic() + seconds
        found: Any = None
        while found != question:
            assert time.monotonic() < end, f"{found} is remembered"
            with closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)) as connection:
                (found,) = connection.execute("SELECT max(question) FROM place WHERE case_ref = ?", (case,)).fetchone()
            time.sleep(0.02)

    def judgements(self, case: str) -> dict[str, dict[str, Any]]:
        """The judgements that stand on a case, by question, as the export lists them: made here, as the story is not
        of making it."""
        listed = self.here("export", "-").json["judgements"]
        return {judgement["question"]: judgement for judgement in listed if judgement["case"] == case}


@pytest.fixture(scope="session")
def _imported_sample(imported_first_sample: Path) -> Path:
    """Stories are told of an inspection of the checklist's first version, but for those that begin with the sample."""
    return imported_first_sample


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A terminal's environment, with settings and data of this story's own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "COVERAGE_PROCESS_START") if name in os.environ}
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    return {**kept, **folders, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture
def sample(environment: dict[str, str], tmp_path: Path, _imported_sample: Path) -> Place:
    """The sample inspection in a store of this story's own."""
    return Place(environment, Path(shutil.copy(_imported_sample, tmp_path / "sample.store")))


@pytest.fixture
def open_window(environment: dict[str, str]) -> Iterator[Open]:
    """`open_window("demo")`, `open_window("--store", path, …)`: a window with the program in it."""
    opened: list[Window] = []

    def open_window(*arguments: object, **more: str) -> Window:
        window = Window([str(each) for each in arguments], {**environment, **more})
        opened.append(window)
        return window

    yield open_window
    for window in opened:
        window.clear_away()
