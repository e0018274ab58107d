"""One line beneath a review: where the case stands on what a question belongs to, and what one more answer would do."""

from typing import NamedTuple

from reviewtui.framework.model import Framework, Question, Section, Standard
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.case_view import Answers, CaseView
from reviewtui.rating.summary import NodeRating


class LiveLine(NamedTuple):
    """Where a case stands on one standard, or one section of it."""

    standard: str
    """Code of the standard; empty for a question about the case itself."""
    rating: str | None
    standing: str
    """`1 Assessment so far: Requires improvement (lowest of 3 answered)`; empty where nothing is rated in a case."""
    outlook: str
    """`a 4 on 1.4 would make it Inadequate`; empty when no answer is still to come."""

    @property
    def text(self) -> str:
        """Both parts on one line."""
        return f"{self.standing} · {self.outlook}" if self.outlook else self.standing


def live_line(framework: Framework, answers: Answers, question: str) -> LiveLine:
    """Where the case stands on the innermost section or standard around `question`, and what one more answer would do.

    Raises UnknownCode for an unknown question or answer.
    """
    standard = framework.standard_of(question)
    around: list[Standard | Section] = [*framework.sections_of(question), standard]
    node = next((each for each in around if each.code and framework.case_rule(each).kind != "none"), None)
    if node is None:
        return LiveLine(standard.code, None, "", "")
    case = CaseView(framework, answers)
    rated = case.node(node.code)
    waiting = None if case.hidden(node.code) else _next_waiting(case, node, question)
    outlook = _outlook(case, node, rated, waiting) if waiting else ""
    return LiveLine(standard.code, rated.rating, _standing(case, node, rated), outlook)


def _standing(case: CaseView, node: Standard | Section, rated: NodeRating) -> str:
    name, kind = f"{node.code} {node.short}", case.framework.case_rule(node).kind
    if rated.rating is not None:
        label = case.framework.case_scale(node).answer(rated.rating).label
        counted = sum(rating is not None for rating in case.inputs(node).ratings.values())
        how = f" ({kind.replace('_', ' ')} of {counted} answered)" if rule_kind(kind).passes_on else ""
        return f"{name} so far: {label}{how}"
    if not any(question.code in case.answers for question in node.questions):
        return f"{name}: none of {len(node.questions)} answered yet"
    if kind in ("first_match", "judged"):
        return f"{name} so far: {_lowered(rated.because.text)}"
    return f"{name} so far: not rated (nothing answered yet applies)"


def _next_waiting(case: CaseView, node: Standard | Section, question: str) -> Question | None:
    """The first question asked and still to answer, from `question` on and round again."""
    questions = node.questions
    start = [each.code for each in questions].index(question)
    ahead = (*questions[start:], *questions[:start])
    return next((each for each in ahead if each.code not in case.answers and not case.hidden(each.code)), None)


def _outlook(case: CaseView, node: Standard | Section, rated: NodeRating, waiting: Question) -> str:
    """The answer to the waiting question that moves the rating least, if any moves it."""
    kind = case.framework.case_rule(node).kind
    if kind == "judged":
        return ""
    if rated.rating is None and kind != "first_match":
        return "the first answer sets it"
    scale = case.framework.case_scale(node)
    moved = []
    for place, (answer, key) in enumerate(_keys(case.framework, waiting)):
        after = CaseView(case.framework, {**case.answers, waiting.code: answer}).value(node.code)
        if after is not None and after != rated.rating:
            moved.append((_distance(scale.rank, rated.rating, after), place, key, after))
    if not moved:
        return "" if rated.rating is None else f"nothing on {waiting.code} would change it"
    _, _, key, after = min(moved)
    article = "an" if key.startswith("8") else "a"
    return f"{article} {key} on {waiting.code} would make it {scale.answer(after).label}"


def _keys(framework: Framework, question: Question) -> list[tuple[str, str]]:
    """Each answer and the key that gives it; of whole numbers the first few."""
    scale = framework.scale_of(question)
    if scale.count:
        return [(str(number), str(number)) for number in range(scale.least, min(scale.most, scale.least + 3) + 1)]
    return [(answer.code, answer.key) for answer in framework.offered(question)]


def _distance(rank: dict[str, int], before: str | None, after: str) -> int:
    """How many levels apart; what does not apply is the farthest."""
    if before not in rank or after not in rank:
        return len(rank) if after not in rank else 0
    return abs(rank[after] - rank[before])


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")
