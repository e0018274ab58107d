"""The law of unanimity: where all applicable answers are alike, that is the rating, in a case and over all cases.

It is asked of every node whose answers and ratings share codes, and proved like the rest: the framework is looked at as
if the one answer were all that could be given, and every rating that may then come about has to be that answer.
"""

from collections.abc import Iterable, Iterator

from reviewtui.framework.graph import case_inputs, inspection_inputs
from reviewtui.framework.model import OVERALL, Answer, Framework, Question, Rule, Scale
from reviewtui.framework.node_words import node_words
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.in_case import InCase
from reviewtui.rating.proof.over_cases import OverCases, Proved
from reviewtui.rating.proof.over_inputs import Ratings
from reviewtui.rating.proof.paths import Paths
from reviewtui.rating.proof.words import listed
from reviewtui.rating.rules import several_shares, share_in_bands
from reviewtui.rating.rules.layout import piles_of
from reviewtui.rating.summary import Share
from reviewtui.rating.tallies import State, Tallied, every_state

KEY = "breaks_unanimity"


def unanimity_findings(framework: Framework) -> Iterator[Finding]:
    """A warning for each stage and answer where the law is broken and the file does not say so."""
    broken = list(_broken(framework))
    if not framework.breaks_unanimity:
        yield from broken
    elif not broken:
        text = f"`{KEY}` gives a reason, and answers that are all alike give that rating everywhere"
        yield Finding(Severity.WARNING, "", KEY, text)


def _broken(framework: Framework) -> Iterator[Finding]:
    answers = {answer.code: answer for scale in framework.scales for answer in scale.worst_to_best}
    for answer in answers.values():
        yield from _of_answer(framework, answer)


class _Alike(Framework):
    """A framework in which one answer is all that can be given, beside "does not apply"."""

    alike: str

    def offered(self, question: Question) -> tuple[Answer, ...]:
        every = super().offered(question)
        given = tuple(answer for answer in every if answer.code == self.alike or not answer.applicable)
        return given if any(answer.code == self.alike for answer in given) else every


class _AlikeOverCases(OverCases):
    """All cases of such a framework together: a share is of none of them, or of all."""

    def __init__(self, framework: Framework, in_case: InCase, alike: str) -> None:
        super().__init__(framework, in_case)
        self._alike = alike

    def _prove(self, code: str, rule: Rule) -> Proved:
        return ((self._alike, None), ()) if rule.kind == "judged" else super()._prove(code, rule)

    def _states(self, one: Tallied, question: str) -> frozenset[State] | None:
        offered = self._framework.offered(self._questions[question])
        return every_state(one, self._alike if any(answer.code == self._alike for answer in offered) else "")

    def _by_share(self, code: str, rule: Rule, scale: Scale) -> Ratings:
        counted = self._counted_scale(code)
        cases = [self._alike] if code in self._questions else self._in_case.ratings(code)
        rated = [rating for rating in cases if rating in counted.rank]
        if len(rated) != 1 or rated[0] is None:
            return super()._by_share(code, rule, scale)
        if rule.several:
            piles = piles_of(rule, counted, {rated[0]: 1}, Share(0, 1, 0, 0))
            return several_shares.rating_of(rule, counted, piles), None
        good = int(rated[0] in share_in_bands.good_of(rule, counted))
        return share_in_bands.rating_of(rule, good, 1), None


def _of_answer(framework: Framework, answer: Answer) -> Iterator[Finding]:
    alike = _Alike(*framework)
    alike.alike = answer.code
    in_case = InCase(alike)
    over_cases = _AlikeOverCases(alike, in_case, answer.code)
    reads = _Reads(framework, answer.code)
    paths = Paths(framework)
    in_cases = [
        (code, in_case.ratings(code), paths.case_rule(node))
        for code, node in framework.case_nodes.items()
        if reads.case(code)
    ]
    found = [("in a case", in_cases)]
    questions = [question.code for question in framework.questions()]
    for codes in (questions, [standard.code for standard in framework.standards], [OVERALL]):
        nodes = [(code, over_cases.ratings(code), paths.inspection_rule(code)) for code in codes if reads.all(code)]
        found.append(("over all cases", nodes))
    for where, nodes in found:
        wrong = [(code, other, key) for code, ratings, key in nodes if (other := _others(framework, ratings, answer))]
        if wrong:
            yield _finding(framework, answer, where, wrong)


def _others(framework: Framework, ratings: Iterable[str | None], answer: Answer) -> tuple[str, ...]:
    """What it could be rated beside the answer itself; "does not apply" is no rating."""
    graded = {code for scale in framework.scales for code in scale.rank}
    return tuple(rating for rating in ratings if rating in graded and rating != answer.code)


def _finding(
    framework: Framework, answer: Answer, where: str, wrong: list[tuple[str, tuple[str, ...], str]]
) -> Finding:
    code, _, key = wrong[0]
    more = len(wrong) - 1
    name = node_words(framework, code) + (f" and {more} other{'s' if more > 1 else ''}" if more else "")
    ratings = dict.fromkeys(framework.rating(rating).label for _, others, _ in wrong for rating in others)
    text = (
        f"{name}: where every applicable answer is {answer.label}, the rating {where} can be "
        f"{listed(ratings, '', 'or')}: correct the rule, or say why under `{KEY}`"
    )
    return Finding(Severity.WARNING, code, key, text)


class _Reads:
    """Which nodes are worked out from questions alone that can be answered with a code, and can be rated with it."""

    def __init__(self, framework: Framework, code: str) -> None:
        self._framework = framework
        self._code = code
        self._questions = {question.code: question for question in framework.questions()}

    def case(self, node: str) -> bool:
        """Whether the law is for a section or standard in a case."""
        place = self._framework.case_nodes[node]
        rule = self._framework.case_rule(place)
        if rule_kind(rule.kind).bare or self._code not in self._framework.case_scale(place).rank:
            return False
        taken = case_inputs(self._framework, place) if rule_kind(rule.kind).over_inputs else rule.reads
        return bool(taken) and all(self._answered(each) for each in taken)

    def all(self, node: str) -> bool:
        """Whether the law is for a question, a standard or the whole over all cases."""
        rule = self._framework.inspection_rule(node)
        if rule_kind(rule.kind).bare or self._code not in self._framework.inspection_scale(node).rank:
            return False
        if node in self._questions:
            return self._answered(node)
        if rule.of_case_ratings:
            return self.case(node)
        taken = inspection_inputs(self._framework, node)
        if taken:
            return all(self._judged(each) or self.all(each) for each in taken)
        names = self._framework.tallies
        return bool(rule.reads) and all(
            self._answered(names[each].question) if each in names else self._judged(each) or self.all(each)
            for each in rule.reads
        )

    def _judged(self, node: str) -> bool:
        judged = self._framework.inspection_rule(node).kind == "judged"
        return judged and self._code in self._framework.inspection_scale(node).rank

    def _answered(self, code: str) -> bool:
        if code in self._framework.case_nodes:
            return self.case(code)
        question = self._questions[code]
        return any(answer.code == self._code and answer.applicable for answer in self._framework.offered(question))
