"""What is wrong with a framework file: each fault with its place, so that all can be mended at once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing to mend."""

    file: str
    line: int
    """Counted from 1."""
    key: str
    """Where in the file's own words: `standards[0].questions[2].legend.good`; empty for the whole file."""
    text: str
    """What is wrong and what would be right, as the rest of a sentence."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.text}" if self.key else f"{place}: {self.text}"


class FaultyFramework(ValueError):
    """The framework file cannot be used until its errors are corrected."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """`faults` in the order of the file; there is at least one."""
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
        self.faults = faults


class Faults:
    """Collects the faults of one file while it is read."""

    def __init__(self, file: str) -> None:
        """`file` is the name to show."""
        self.file = file
        self._found: dict[Fault, None] = {}
        """In the order found, each once."""

    def add(self, line: int, key: str, text: str) -> None:
        """Note one fault and go on reading; the same fault is noted once."""
        self._found[Fault(self.file, line, key, text)] = None

    def fatal(self, line: int, text: str) -> FaultyFramework:
        """The error to raise when reading cannot go on: this fault, after those noted before."""
        self.add(line, "", text)
        return FaultyFramework(self._in_order())

    def settle(self) -> None:
        """Raise FaultyFramework when anything was noted."""
        if self._found:
            raise FaultyFramework(self._in_order())

    def _in_order(self) -> tuple[Fault, ...]:
        return tuple(sorted(self._found, key=lambda fault: fault.line))
