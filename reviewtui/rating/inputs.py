"""All cases together, as far as one node is worked out from them: to explain it, and to say what would change it."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.graph import over_cases, rated_nodes
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.case_view import CaseView, view_of
from reviewtui.rating.inspection import count_answers, count_ratings, rate_cases
from reviewtui.rating.inspection_view import NOBODY, Counts, Fixed, InspectionView
from reviewtui.rating.summary import CaseInput, NodeRating

Cases = Mapping[str, CaseInput]


class NodeInputs(NamedTuple):
    """What one node is worked out from. Nodes it does not read are not to be asked for."""

    view: InspectionView
    views: Mapping[str, CaseView]
    """Case by case."""
    own: Mapping[str, Mapping[str, NodeRating]]
    """The cases' own ratings of the standards that are a share of them."""


def node_inputs(
    framework: Framework,
    cases: Cases,
    node: str,
    judged: Fixed | None = NOBODY,
    given: Fixed = NOBODY,
    counts: Counts | None = None,
    total: int | None = None,
    minimum: int = 1,
) -> NodeInputs:
    """Everything that a node is worked out from, and nothing else; `counts` are the answers where they are known.

    `minimum` is the fewest applicable cases that give a rating.
    """
    codes = _codes(framework, node)
    views = {reference: view_of(framework, case) for reference, case in cases.items()}
    shared = [code for code in rated_nodes(framework) if code in codes and _is_shared(framework, code)]
    own = rate_cases(framework, cases, shared, views)
    if counts is None:
        counts = count_answers(framework, cases, codes, views)
    case_counts, unsettled = count_ratings(framework, own)
    view = InspectionView(
        framework, counts, len(cases) if total is None else total, judged, given, minimum, case_counts, unsettled
    )
    return NodeInputs(view, views, own)


def _codes(framework: Framework, node: str) -> frozenset[str]:
    """A node and all it reads, directly or not; beside the whole stand every standard and the profile of answers."""
    reads = over_cases(framework)
    if node == OVERALL:
        return frozenset(reads)
    waiting, found = [node], set[str]()
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += reads.get(code, ())
    return frozenset(found)


def _is_shared(framework: Framework, code: str) -> bool:
    standards = {standard.code for standard in framework.standards}
    return code in standards and framework.inspection_rule(code).of_case_ratings
