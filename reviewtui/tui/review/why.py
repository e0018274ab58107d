"""What `e` explains here: which rating of the case, and the questions of it that are not asked."""

from typing import TYPE_CHECKING

from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import Section, Standard
from reviewtui.services.reviewing.review_sheet import QuestionState
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.live_line import withheld
from reviewtui.tui.review.panes.outline import not_asked
from reviewtui.tui.review.state import ReviewState

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation

NOT_ASKED = "Not asked in this case."


def explained_node(review: ReviewState, *, whole: bool) -> Section | Standard | None:
    """The innermost section or standard around the question at hand that is rated in a case; `whole` for the widest."""
    rated = rated_nodes(review.framework)
    around = [node for node in review.around if node.code in rated]
    if review.framework.whole_case is not None:
        around.append(review.framework.whole_case)
    return None if not around else around[-1] if whole else around[0]


def nothing_to_explain(review: ReviewState) -> str:
    """Why no rating is explained now, and which questions of the standard are not asked."""
    codes = [state.question.code for state in not_asked(review, review.standard.questions)]
    hidden = f" Not asked in this case: {', '.join(codes)}." if codes else ""
    if review.rated_node is None:
        return f"{review.at} is part of nothing that is rated in one case.{hidden}"
    return withheld(review) + ("" if review.here.hidden else hidden)


def with_not_asked(explanation: "Explanation", review: ReviewState, node: Section | Standard) -> "Explanation":
    """The explanation with every question of the node that is not asked among what was left out."""
    from reviewtui.rating.readings import Reading

    told = {reading.code for reading in explanation.left_out}
    hidden = [state for state in not_asked(review, node.questions) if state.question.code not in told]
    more = tuple(Reading(each.question.code, each.question.title, None, _why(review, each)) for each in hidden)
    return explanation._replace(left_out=(*explanation.left_out, *more))


def _why(review: ReviewState, state: QuestionState) -> str:
    answer = answer_given(review.framework, state.question, state.answer)
    return f"{NOT_ASKED} The answer {answer.label} is kept and left out." if answer else NOT_ASKED
