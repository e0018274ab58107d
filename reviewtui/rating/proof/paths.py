"""Where a framework's parts stand in its file: their keys, and the lines of those keys."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reviewtui.framework.model import OVERALL, Framework, Section, Standard
from reviewtui.rating.proof.finding import Finding

_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")


class Paths:
    """The key of every node, and of the rule that rates it."""

    def __init__(self, framework: Framework) -> None:
        """Nodes stand in the file in the framework's own order."""
        self._framework = framework
        self._of: dict[str, str] = {OVERALL: ""}
        for place, question in enumerate(framework.case_questions):
            self._of[question.code] = f"questions[{place}]"
        for place, standard in enumerate(framework.standards):
            self._of |= _inside(standard, f"standards[{place}]")

    def of(self, code: str) -> str:
        """The key of a question, section or standard: `standards[0].sections[1]`."""
        return self._of[code]

    def case_rule(self, node: Standard | Section) -> str:
        """The key of a node's rule in a case: its own, or the framework's for all such nodes."""
        if node.code == OVERALL:
            return "rules.case.overall"
        if node.case is not None:
            return f"{self._of[node.code]}.case"
        return f"rules.case.{'section' if isinstance(node, Section) else 'standard'}"

    def inspection_rule(self, code: str) -> str:
        """The key of the rule of a question, a standard or the whole over all cases."""
        if code == OVERALL:
            return "rules.inspection.overall"
        standards = {standard.code: standard for standard in self._framework.standards}
        node = standards.get(code) or self._framework.question(code)
        if node.inspection is not None:
            return f"{self._of[code]}.inspection"
        return f"rules.inspection.{'standard' if code in standards else 'question'}"


def located(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """The findings with the lines of their keys in the file's text, in the order of the file."""
    from reviewtui.framework.faults import Faults
    from reviewtui.framework.tree import read_tree

    unplaced = tuple(findings)
    if not unplaced:
        return ()
    top = read_tree(text, Faults(""))
    placed = (replace(finding, line=_line(top, finding.key)) for finding in unplaced)
    return tuple(sorted(placed, key=lambda finding: finding.line or 0))


def _line(node: object, key: str) -> int:
    """The line of a key, or of the nearest part around it that the file has."""
    from reviewtui.framework.tree import Items, Table

    line = 1
    for number, name in _STEP.findall(key):
        if isinstance(node, Table) and name in node.entries:
            line, node = node.entries[name]
        elif isinstance(node, Items) and number and int(number) < len(node.nodes):
            node = node.nodes[int(number)]
            line = node.line
        else:
            break
    return line


def _inside(node: Standard | Section, path: str) -> dict[str, str]:
    found = {node.code: path}
    for place, question in enumerate(node.own_questions):
        found[question.code] = f"{path}.questions[{place}]"
    for place, section in enumerate(node.sections):
        found |= _inside(section, f"{path}.sections[{place}]")
    return found
