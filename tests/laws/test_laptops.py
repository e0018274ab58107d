"""Whoever joins whose record in whatever order, all come to hold the same, and no broken merge would get through."""

import pytest
from click.testing import CliRunner

from tests.laws.__main__ import main
from tests.laws.laptops import BROKEN, MOST_ACTS, MOST_LAPTOPS, Union, come_together, inspection

EXAMPLES = 1_000


def test_the_laws_hold_for_a_thousand_inspections() -> None:
    for seed in range(EXAMPLES):
        try:
            come_together(seed)
        except AssertionError as broken:
            pytest.fail(f"With seed {seed}, {broken}: python -m tests.laws --from {seed} --examples 1")


def test_the_inspections_are_of_every_size_and_people_differ_in_them() -> None:
    some = [inspection(seed) for seed in range(100)]
    assert {len(laptops) for laptops in some} == set(range(2, MOST_LAPTOPS + 1))
    assert max(sum(laptop.made for laptop in laptops) for laptops in some) > MOST_ACTS / 2
    assert any(entry.content is None for laptops in some for laptop in laptops for entry in laptop.record.values())


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_merge_is_caught(broken: Union) -> None:
    caught = 0
    for seed in range(20):
        try:
            come_together(seed, broken)
        except AssertionError:
            caught += 1
    assert caught > 10


def test_the_command_tries_as_many_as_it_is_asked_to() -> None:
    ran = CliRunner().invoke(main, ["--examples", "20", "--from", "5"])
    assert (ran.exit_code, "| 20 inspections | 0 laws broken |" in ran.output) == (0, True)
