"""What the proof finds: each thing with its place and its words, and whether the framework is unsound for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reviewtui.framework.expression import Value


class Severity(StrEnum):
    """How much a finding matters."""

    FAULT = "fault"
    """Some combination of answers has no rating or more than one, or a rule cannot be kept: to be mended."""
    WARNING = "warning"
    """The framework works, and something in it does nothing."""


@dataclass(frozen=True)
class Finding:
    """One thing that the proof found."""

    severity: Severity
    node: str
    """Code of the standard, section or question; `overall`, or empty for the whole file."""
    key: str
    """Where in the file's own words: `standards[0].sections[1].case.cases[2]`."""
    text: str
    """One sentence without its full stop, beginning with the node: `section 6: B=yes, C=no matches both …`."""
    line: int | None = None
    """Counted from 1; None while the file has not been looked at."""
    example: Mapping[str, Value | None] = field(default_factory=dict, hash=False)
    """A combination for which it is so, by full codes; None for what is not rated."""
    combinations: int = 0
    """How many combinations it is so for; 0 where it is not about combinations."""

    def moved(self, key: str, text: str) -> "Finding":
        """The same said at another place of the file."""
        return replace(self, key=key, text=text)


@dataclass(frozen=True)
class NodeProof:
    """What was proved of the rating of one node in a case."""

    code: str
    rule: str
    """Kind of its rule."""
    combinations: int
    """Combinations of what it reads, each covered."""
    how: str
    """`each`: gone through one by one; `reduced`: taken together where they come to the same, because there are too
    many; `rule`: the rule gives one rating whatever it reads, so that nothing had to be gone through."""
    ratings: tuple[str | None, ...]
    """The ratings some combination gives, in the scale's order; None at the end where it may be left without one."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Proof:
    """Everything the proof says about a framework."""

    nodes: tuple[NodeProof, ...]
    """Every node with a rule in a case, what stands inside first."""
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What must be mended."""
        return tuple(each for each in self.findings if each.severity is Severity.FAULT)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What does nothing."""
        return tuple(each for each in self.findings if each.severity is Severity.WARNING)

    @property
    def combinations(self) -> int:
        """How many combinations were covered, over all nodes."""
        return sum(node.combinations for node in self.nodes)
