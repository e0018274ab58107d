"""What `e` explains here: which rating of the case, and the questions of it that are not asked."""

from typing import TYPE_CHECKING

from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import Section, Standard
from reviewtui.services.reviews import QuestionState
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.live_line import withheld
from reviewtui.tui.review.outline import not_asked

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation

NOT_ASKED = "Not asked in this case."


def explained_node(desk: Desk, *, whole: bool) -> Section | Standard | None:
    """The innermost section or standard around the question at hand that is rated in a case; `whole` for the widest."""
    rated = rated_nodes(desk.framework)
    around = [node for node in desk.around if node.code in rated]
    return None if not around else around[-1] if whole else around[0]


def nothing_to_explain(desk: Desk) -> str:
    """Why no rating is explained now, and which questions of the standard are not asked."""
    codes = [state.question.code for state in not_asked(desk, desk.standard.questions)]
    hidden = f" Not asked in this case: {', '.join(codes)}." if codes else ""
    if desk.rated_node is None:
        return f"{desk.at} is part of nothing that is rated in one case.{hidden}"
    return withheld(desk) + ("" if desk.here.hidden else hidden)


def with_not_asked(explanation: "Explanation", desk: Desk, node: Section | Standard) -> "Explanation":
    """The explanation with every question of the node that is not asked among what was left out."""
    from reviewtui.rating.readings import Reading

    told = {reading.code for reading in explanation.left_out}
    hidden = [state for state in not_asked(desk, node.questions) if state.question.code not in told]
    more = tuple(Reading(each.question.code, each.question.title, None, _why(desk, each)) for each in hidden)
    return explanation._replace(left_out=(*explanation.left_out, *more))


def _why(desk: Desk, state: QuestionState) -> str:
    answer = answer_given(desk.framework, state.question, state.answer)
    return f"{NOT_ASKED} The answer {answer.label} is kept and left out." if answer else NOT_ASKED
