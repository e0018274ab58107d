"""What would change a rating, asked of counts or of one case's answers alone."""

from reviewtui.framework.model import Framework
from reviewtui.rating.case_view import Answers
from reviewtui.rating.counterfactual.changes import Cases, Change, prospects, prospects_in_case
from reviewtui.rating.inputs import node_inputs
from reviewtui.rating.inspection_view import NOBODY, Counts, Fixed


def what_would_change(
    framework: Framework,
    counts: Counts | None,
    node: str,
    total: int,
    judged: Fixed = NOBODY,
    given: Fixed = NOBODY,
    cases: Cases | None = None,
    minimum: int = 1,
) -> tuple[Change, ...]:
    """The changes of a node over all cases."""
    inputs = node_inputs(framework, cases or {}, node, judged, given, counts, total, minimum)
    return prospects(inputs, node, cases).changes


def what_would_change_in_case(framework: Framework, answers: Answers, node: str) -> tuple[Change, ...]:
    """The changes of one case's rating of a standard or section."""
    return prospects_in_case(framework, answers, node).changes
