"""What was measured against what was promised, as a table and as an exit code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

COLUMNS = ("what", "median", "floor", "ratio", "limit", "holds")


def milliseconds(seconds: float) -> str:
    """How times are shown."""
    return f"{seconds * 1000:.1f} ms"


def megabytes(number: float) -> str:
    """How memory is shown."""
    return f"{number:.0f} MB"


@dataclass(frozen=True)
class Verdict:
    """One promise; times in seconds, memory in megabytes. Exactly one of the three limits is given."""

    what: str
    median: float
    floor: float
    most_times: float | None = None
    """The median is at most so many times the floor."""
    most_over: float | None = None
    """The median is at most so many seconds over the floor."""
    most: float | None = None
    """The median is at most so many seconds; the floor only says what the machine is like."""
    shown: Callable[[float], str] = milliseconds

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        if self.most_times is not None:
            return self.median <= self.most_times * self.floor
        if self.most_over is not None:
            return self.median - self.floor <= self.most_over
        return self.most is not None and self.median <= self.most

    @property
    def limit(self) -> str:
        """The promise in a few signs."""
        if self.most_times is not None:
            return f"{self.most_times:g} × floor"
        if self.most_over is not None:
            return f"floor + {self.shown(self.most_over)}"
        return self.shown(self.most or 0.0)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        ratio = f"{self.median / self.floor:.2f}"
        return (
            self.what,
            self.shown(self.median),
            self.shown(self.floor),
            ratio,
            self.limit,
            "yes" if self.holds else "NO",
        )


def table(verdicts: Sequence[Verdict]) -> str:
    """The table, columns aligned."""
    rows = [COLUMNS, *(verdict.cells for verdict in verdicts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join("  ".join(_aligned(row, widths)).rstrip() for row in rows)


def exit_code(verdicts: Sequence[Verdict]) -> int:
    """0 when every promise is kept, else 1."""
    return 0 if all(verdict.holds for verdict in verdicts) else 1


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *numbers = (
        cell.ljust(width) if not at else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return [first, *numbers]
