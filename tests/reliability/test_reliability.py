"""A share of what the commands do at length: nothing said is lost, nothing is half done, all damage is found."""

import sys
from pathlib import Path

import pytest

from tests.reliability.alterations import each_field
from tests.reliability.damaged_log import each_frame
from tests.reliability.failing_writes import WORKS as WRITES
from tests.reliability.failing_writes import each_write, limit
from tests.reliability.fuzzed_imports import fuzz
from tests.reliability.kills import WORKS, rounds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork, kill -9 and limits on the size of files")
ROUNDS = 20
"""Of each kind of work, twice: 200 in all. The second time the store is encrypted, where it is not an old one."""


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("work", WORKS)
def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half_done(work: str, seed: int, tmp_path: Path) -> None:
    found = rounds(work, ROUNDS, seed, tmp_path)
    assert (found.rounds, found.lost, found.half_done) == (ROUNDS, [], [])
    assert found.acknowledged or work not in ("judging", "backing up")


@pytest.mark.parametrize("once", [True, False], ids=["once", "for good"])
@pytest.mark.parametrize("work", WRITES)
def test_a_write_that_fails_says_so_changes_nothing_and_goes_through_later(
    work: str, once: bool, tmp_path: Path
) -> None:
    try:
        found = each_write(work, once=once, step=10, folder=tmp_path)
    finally:
        limit(-1)
    assert found.writes > 0
    assert found.faults == []


def test_a_damaged_log_opens_at_a_commit_and_what_is_missing_is_said(tmp_path: Path) -> None:
    found = each_frame(4, tmp_path)
    assert found.frames > 20
    assert (found.silent, found.faults) == (0, [])


def test_an_altered_field_is_found(tmp_path: Path) -> None:
    found = each_field(0.05, folder=tmp_path)
    assert found.alterations > 100
    assert found.missed == []


def test_spoilt_files_are_taken_whole_or_refused_in_plain_words(tmp_path: Path) -> None:
    ended = fuzz(60, rounds=60, folder=tmp_path)
    assert ended["refused"] > 0
    assert (ended["uncaught"], ended["half taken"]) == (0, 0)
