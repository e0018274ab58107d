"""A process killed in the midst of its judgements loses nothing that it was told is saved."""

import random
import signal
import subprocess
import sys
import time

from db import entries
from reviewtui.entries.chain import chain_faults
from reviewtui.services.entry_rows import as_entry
from reviewtui.services.histories import items
from reviewtui.services.store.stores import open_store
from tests.journeys.conftest import INSPECTOR, Place

JUDGE_ON_AND_ON = """
import itertools, sys
from pathlib import Path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import open_store

store = open_store(Path(sys.argv[1]))
for number in itertools.count():
    question = ("1.1", "1.2", "2.1", "4.3")[number % 4]
    change = record(store, sys.argv[2], "EST-04", question, answer="good", rationale=f"{sys.argv[3]}, {number}")
    print(change.entry, flush=True)
"""
KILLS = 4


def test_a_kill_in_the_midst_of_judgements_loses_nothing_acknowledged(sample: Place) -> None:
    acknowledged: list[str] = []
    for kill in range(KILLS):
        acknowledged += killed_after(sample, f"Turn {kill}", 5, random.Random(kill).uniform(0, 0.1))
    assert len(acknowledged) >= KILLS * 5

    store = open_store(sample.store)
    try:
        known = {f"{item['device']}-{item['sequence']}" for item in items(store, "EST-04")}
        with store.read() as connection:
            record = [as_entry(row) for row in entries.history(connection)]
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        store.close()
    assert set(acknowledged) <= known
    assert chain_faults(record) == ()


def killed_after(place: Place, words: str, judgements: int, more_seconds: float) -> list[str]:
    """The entries that a process said were saved before kill -9 struck it."""
    command = [sys.executable, "-c", JUDGE_ON_AND_ON, str(place.store), INSPECTOR, words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(judgements)]
        time.sleep(more_seconds)  # not a wait: the kill strikes at any moment of a judgement
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]
