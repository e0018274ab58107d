"""Medians of things measured in turn, so that whatever else the machine is doing falls on all of them alike."""

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

Measure = Callable[[], float]
"""Does something once and gives back how many seconds it took."""

Given = ParamSpec("Given")
Gives = TypeVar("Gives")


def medians(measures: Mapping[str, Measure], runs: int) -> dict[str, float]:
    """The median of each measure, in seconds. Of several runs a round before, to warm the caches, is thrown away."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs + 1 if runs > 1 else 1):
        for name, measure in measures.items():
            taken[name].append(measure())
    return {name: statistics.median(seconds[-runs:]) for name, seconds in taken.items()}


def timed(act: Callable[[], object]) -> Measure:
    """Measures something done in this process."""

    def measure() -> float:
        began = time.perf_counter()
        act()
        return time.perf_counter() - began

    return measure


def worked(act: Callable[[], object]) -> Measure:
    """Measures the processor time of something done in this process."""

    def measure() -> float:
        began = time.process_time()
        act()
        return time.process_time() - began

    return measure


def in_a_process(do: Callable[Given, Gives], *given: Given.args, **named: Given.kwargs) -> Gives:
    """What it gives in a process of its own, which begins as this one is, everything imported.

    It begins with the memory of this one too, which therefore makes and reads nothing large.
    """
    with ProcessPoolExecutor(1, get_context("fork")) as processes:
        return processes.submit(do, *given, **named).result()


def command(arguments: Sequence[str], environment: Mapping[str, str]) -> Measure:
    """Measures a process from its start to its end, its output thrown away. Raises CalledProcessError."""

    def run() -> None:
        subprocess.run(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)

    return timed(run)
