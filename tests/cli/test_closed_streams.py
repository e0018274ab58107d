"""Streams that were closed before the program began are no reason to fall over."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = f"{sys.executable} -c 'from reviewtui.cli import main; main()'"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="closes streams as a Unix shell does")


@pytest.mark.parametrize(
    ("closing", "code"),
    [("<&-", 2), ("<&- >&-", 2), ("2>&-", 2), ("<&- >&- 2>&-", 2)],
    ids=["in", "in, out", "err", "all"],
)
def test_the_screens_say_that_they_need_a_terminal(closing: str, code: int) -> None:
    ran = subprocess.run(["bash", "-c", f"{PROGRAM} {closing}"], capture_output=True, text=True, check=False)
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_verb_ends_as_it_would(sample_store: Path, closing: str) -> None:
    command = f"{PROGRAM} --store '{sample_store}' summary {closing}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
