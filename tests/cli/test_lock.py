"""Nothing is imported while a transaction is open: everybody else waits for it to end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import INSPECTOR

WATCHED = """
import json, sys
from contextlib import contextmanager
from db.writing import Writer

write = Writer.write

@contextmanager
def watched(writer):
    with write(writer) as writing:
        before, is_whole = set(sys.modules), writing.connection.in_transaction
        yield writing
        assert is_whole
        print("NEW", json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)

Writer.write = watched
from reviewtui.cli.group import group

group.main(sys.argv[1:], standalone_mode=False)
"""

OURS = ("reviewtui.", "db.")
VERBS = (
    ("judge", "WLD-03", "4.3", "requires_improvement", "--replace", "--rationale", "Late by four weeks."),
    ("event", "WLD-03", "add", "12/3/2010 police referral"),
    ("absence", "WLD-03", "plan, yot, 2011"),
    ("note", "WLD-03", "1.1", "Ask the school."),
    ("document", "WLD-03", "d1", "read"),
    ("case-add", "WLD-09", "WLD"),
    ("case", "set", "WLD-03", "gender=female", "--reason", "On the file."),
    ("import", "NOR-01.json"),
)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_a_verb_imports_no_library_while_others_wait(
    sample_store: Path, sample_folder: Path, verb: tuple[str, ...]
) -> None:
    words = [str(sample_folder / word) if word.endswith(".json") else word for word in verb]
    line = [sys.executable, "-c", WATCHED, "--store", str(sample_store), "--as", INSPECTOR, *words]
    ran = subprocess.run(line, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"}, check=True)
    transactions = [json.loads(line[4:]) for line in ran.stderr.splitlines() if line.startswith("NEW ")]
    assert transactions
    assert [name for new in transactions for name in new if not name.startswith(OURS)] == []
