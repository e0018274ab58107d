"""From the command line to the screens, on a terminal: which store they open on, and where."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")


@contextmanager
def screens(*arguments: str, shows: str) -> Iterator[Any]:
    """The screens of a command line, once they show a text; left with `q` afterwards."""
    program = ["-c", "from reviewtui.cli import main; main()", *arguments]
    environment = {**os.environ, "TERM": "xterm-256color"}
    child = pexpect.spawn(sys.executable, program, dimensions=(24, 80), encoding="utf-8", timeout=30, env=environment)
    try:
        child.expect(shows)
        yield child
        child.send("qqq")
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
    assert child.exitstatus == 0


def test_a_named_store_opens_and_opens_again_when_none_is_named(sample_store: Path) -> None:
    with screens("--store", str(sample_store), "--as", INSPECTOR, shows="NOR-0"):
        pass
    with screens("--as", INSPECTOR, shows="NOR-0"):
        pass


def test_a_review_opens_at_its_case(sample_store: Path) -> None:
    with screens("--store", str(sample_store), "--as", INSPECTOR, "review", "NOR-02", shows="NOR-02"):
        pass


def test_the_demo_opens_on_its_own_store() -> None:
    with screens("--as", INSPECTOR, "demo", shows="NOR-0"):
        pass


def test_a_store_that_was_deleted_since_is_a_first_run(sample_store: Path) -> None:
    with screens("--store", str(sample_store), "--as", INSPECTOR, shows="NOR-0"):
        pass
    sample_store.unlink()
    with screens(shows="demo"):
        pass


def test_a_store_that_cannot_be_opened_ends_with_4_on_a_terminal_too(tmp_path: Path) -> None:
    program = ["-c", "from reviewtui.cli import main; main()", "--store", str(tmp_path / "missing.store")]
    child = pexpect.spawn(sys.executable, program, encoding="utf-8", timeout=30)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 4
    assert "Traceback" not in child.before
