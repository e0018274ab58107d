"""Medians of things measured in turn, so that whatever else the machine is doing falls on all of them alike."""

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

Measure = Callable[[], float]
"""Does something once and gives back how many seconds it took."""


def medians(measures: Mapping[str, Measure], runs: int) -> dict[str, float]:
    """The median of each measure, in seconds. One round to warm the caches is thrown away."""
    for measure in measures.values():
        measure()
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs):
        for name, measure in measures.items():
            taken[name].append(measure())
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


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


def command(arguments: Sequence[str], environment: Mapping[str, str]) -> Measure:
    """Measures a process from its start to its end, its output thrown away. Raises CalledProcessError."""

    def run() -> None:
        subprocess.run(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)

    return timed(run)
