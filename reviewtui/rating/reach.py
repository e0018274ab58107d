"""What every node could become: the cheapest ways of questions, standards and the whole, one built from the next."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.model import OVERALL, Framework, Question, Rule, Standard
from reviewtui.rating.case import Answers
from reviewtui.rating.inspection import Counts, Fixed
from reviewtui.rating.questions import may_leave, share_of
from reviewtui.rating.rules import node_rule, share_in_bands
from reviewtui.rating.ways import Move, Way, Ways


class Table(NamedTuple):
    """What an inspection is rated from."""

    framework: Framework
    counts: Counts
    total_cases: int
    judged: Fixed
    given: Fixed

    def ways(self, node: str) -> Ways:
        """The cheapest way to each rating of a node. Raises UnknownCode."""
        if node == OVERALL:
            rule = self.framework.inspection_rules.overall
            return self._over(OVERALL, rule, [self._standard(standard) for standard in self.framework.standards])
        if any(standard.code == node for standard in self.framework.standards):
            return self._standard(self.framework.standard(node))
        return self._question(self.framework.question(node))

    def _standard(self, standard: Standard) -> Ways:
        rule = self.framework.inspection_rules.standard
        return self._over(standard.code, rule, [self._question(question) for question in standard.questions])

    def _over(self, node: str, rule: Rule, inputs: list[Ways]) -> Ways:
        if node in self.given:
            return {self.given[node]: Way()}
        if rule.kind == "judged" and node in self.judged:
            return {self.judged[node]: Way()}
        return node_rule(rule.kind).ways(rule, self.framework.rating_scale, inputs)

    def _question(self, question: Question) -> Ways:
        if question.code in self.given:
            return {self.given[question.code]: Way()}
        share = share_of(self.framework, question, self.counts.get(question.code, {}), self.total_cases)
        rule = self.framework.inspection_rules.question
        return share_in_bands.ways(rule, question.code, share, may_leave=may_leave(self.framework, question))


def case_ways(framework: Framework, standard: Standard, answers: Answers) -> Ways:
    """The cheapest way to each rating of one case's standard."""
    rule = framework.case_rules.standard
    inputs = [_answer_ways(framework, question, answers.get(question.code)) for question in standard.questions]
    return node_rule(rule.kind).ways(rule, framework.rating_scale, inputs)


def _answer_ways(framework: Framework, question: Question, now: str | None) -> Ways:
    """Every other answer is one judgement away; an answer given is changed and never withdrawn."""
    ways: dict[str | None, Way] = {} if now is not None else {None: Way()}
    for answer in framework.offered(question):
        way = Way() if answer.code == now else Way((Move(question.code, now, answer.code),))
        ways.setdefault(answer.code if answer.applicable else None, way)
    return ways


def nearest_levels(ways: Ways, now: str | None, rank: Mapping[str, int]) -> list[tuple[str, Way]]:
    """One level down, then one up: the nearest that can be reached, and what is farther but takes fewer judgements."""
    if now is None:
        return []
    found = []
    for step in (-1, 1):
        side = [code for code in ways if code is not None and (rank[code] - rank[now]) * step > 0]
        side.sort(key=lambda code: abs(rank[code] - rank[now]))
        for place, code in enumerate(side):
            if place == 0 or ways[code].cost < min(ways[nearer].cost for nearer in side[:place]):
                found.append((code, ways[code]))
    return found
