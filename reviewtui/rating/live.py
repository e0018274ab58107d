"""One line beneath a review: where the case stands on a standard, and what one more answer would do."""

from typing import NamedTuple

from reviewtui.framework.model import Framework, Question, Standard
from reviewtui.rating.case import Answers, rate_case_standard
from reviewtui.rating.summary import NodeRating


class LiveLine(NamedTuple):
    """Where a case stands on one standard."""

    standard: str
    rating: str | None
    standing: str
    """`1 Assessment so far: Requires improvement (lowest of 3 answered)`."""
    outlook: str
    """`a 4 on 1.4 would make it Inadequate`; empty when no answer is still to come."""

    @property
    def text(self) -> str:
        """Both parts on one line."""
        return f"{self.standing} · {self.outlook}" if self.outlook else self.standing


def live_line(framework: Framework, answers: Answers, question: str) -> LiveLine:
    """Where the case stands on the standard that holds `question`, and what one more answer would do.

    Raises UnknownCode for an unknown question or answer.
    """
    standard = framework.standard_of(question)
    node = rate_case_standard(framework, standard, answers)
    waiting = _next_waiting(standard, answers, question)
    outlook = _outlook(framework, standard, answers, node, waiting) if waiting else ""
    return LiveLine(standard.code, node.rating, _standing(framework, standard, answers, node), outlook)


def _standing(framework: Framework, standard: Standard, answers: Answers, node: NodeRating) -> str:
    name = f"{standard.code} {standard.short}"
    answered = [question for question in standard.questions if question.code in answers]
    if node.rating is not None:
        graded = [each for each in answered if framework.scale_of(each).answer(answers[each.code]).applicable]
        how = f"{framework.case_rules.standard.kind} of {len(graded)} answered"
        return f"{name} so far: {framework.rating(node.rating).label} ({how})"
    if answered:
        return f"{name} so far: not rated (nothing answered yet applies)"
    return f"{name}: none of {len(standard.questions)} answered yet"


def _next_waiting(standard: Standard, answers: Answers, question: str) -> Question | None:
    """The first question still to answer, from `question` on and round again."""
    codes = [each.code for each in standard.questions]
    start = codes.index(question)
    ahead = standard.questions[start:] + standard.questions[:start]
    return next((each for each in ahead if each.code not in answers), None)


def _outlook(framework: Framework, standard: Standard, answers: Answers, node: NodeRating, waiting: Question) -> str:
    """The answer to the waiting question that moves the rating least, if any moves it."""
    if node.rating is None:
        return "the first grade sets it"
    rank = framework.rating_scale.rank
    moved = []
    for answer in framework.offered(waiting):
        after = rate_case_standard(framework, standard, {**answers, waiting.code: answer.code}).rating
        if after is not None and after != node.rating:
            moved.append((abs(rank[after] - rank[node.rating]), answer.key, after))
    if not moved:
        return f"nothing on {waiting.code} would change it"
    _, key, after = min(moved)
    return f"a{'n' if key == '8' else ''} {key} on {waiting.code} would make it {framework.rating(after).label}"
