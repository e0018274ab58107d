"""Proves the rating of each question, each standard and the whole over all cases, after those that it reads."""

from collections.abc import Collection, Iterable, Iterator

from reviewtui.framework.expression import FAILS, HOLDS, Among, And, Compare, Condition, Or, Tally
from reviewtui.framework.graph import inspection_inputs
from reviewtui.framework.model import OVERALL, Framework, Rule, Scale
from reviewtui.framework.node_words import node_words
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.proof.domains import NOT_RATED
from reviewtui.rating.proof.finding import Finding, Severity
from reviewtui.rating.proof.first_match import Lines, prove_lines
from reviewtui.rating.proof.in_case import InCase
from reviewtui.rating.proof.limits import Limited, limited
from reviewtui.rating.proof.over_inputs import (
    Ratings,
    band_findings,
    driving_findings,
    in_order,
    inputs_of,
    ratings_over,
    reachable,
)
from reviewtui.rating.proof.paths import Paths
from reviewtui.rating.proof.problem import Problem, TooLarge, Variable
from reviewtui.rating.rules import several_shares
from reviewtui.rating.tallies import State, Tallied, every_state, tallied

Proved = tuple[Ratings, tuple[Finding, ...]]


class OverCases:
    """What can be proved of all cases together."""

    def __init__(self, framework: Framework, in_case: InCase) -> None:
        """`in_case` has proved the ratings of one case."""
        self._framework = framework
        self._in_case = in_case
        self._paths = Paths(framework)
        self._questions = {question.code: question for question in framework.questions()}
        self._proved: dict[str, Proved] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """Everything that is rated over all cases."""
        return (*self._questions, *(standard.code for standard in self._framework.standards), OVERALL)

    def findings(self) -> Iterator[Finding]:
        """What is wrong with any of the rules."""
        for code in self.codes:
            yield from self._proof(code)[1]

    def ratings(self, code: str) -> Ratings:
        """The ratings a question, a standard or the whole can have; None where it may be left unrated."""
        return self._proof(code)[0]

    def _proof(self, code: str) -> Proved:
        if code not in self._proved:
            self._proved[code] = self._prove(code, self._framework.inspection_rule(code))
        return self._proved[code]

    def _prove(self, code: str, rule: Rule) -> Proved:
        """Any of what it takes in may be left unrated, because no case was judged."""
        scale = self._framework.inspection_scale(code)
        if rule.kind == "first_match":
            return self._matched(code, rule, scale)
        scales = {} if code in self._questions else inspection_inputs(self._framework, code)
        inputs, possible = inputs_of(scales), {each: frozenset((*self.ratings(each), None)) for each in scales}
        named = code, node_words(self._framework, code), self._paths.inspection_rule(code)
        findings = (
            *band_findings(rule, scale, inputs, possible, named),
            *driving_findings(rule, possible, named),
            *self._share_findings(rule, scale, named),
        )
        shares = rule.kind == "share_in_bands"
        before = self._by_share(code, rule, scale) if shares else ratings_over(rule, scale, inputs, possible)
        return self._limited(named, rule, scale, before, findings) if rule.limits else (before, findings)

    def _matched(self, code: str, rule: Rule, scale: Scale) -> Proved:
        """Every combination of ratings has one line; while something it reads is not rated, it may wait."""
        named = code, node_words(self._framework, code), self._paths.inspection_rule(code)
        whens = tuple(line.when for line in rule.outcomes if line.when is not None)
        try:
            problem = self._problem(whens)
        except TooLarge:
            ratings = tuple(dict.fromkeys(line.rating for line in rule.outcomes))
            return (*ratings, None), (_too_many_cases(named),)
        proof = prove_lines(Lines(*named, rule, scale), problem)
        before = (*proof.ratings, None)
        return self._limited(named, rule, scale, before, proof.findings) if rule.limits else (before, proof.findings)

    def _limited(
        self, named: tuple[str, str, str], rule: Rule, scale: Scale, before: Ratings, findings: tuple[Finding, ...]
    ) -> Proved:
        """What is left of the ratings within the limits of the rule."""
        try:
            holds = self._limits_hold(rule)
        except TooLarge:
            return before, (*findings, _too_many_cases(named))
        after, more = limited(Limited(*named, rule, scale, before), holds)
        return after, (*findings, *more)

    def _limits_hold(self, rule: Rule) -> Problem:
        """When the limits hold: each node they read has any of its ratings, or none."""
        return self._problem(tuple(limit.when for limit in rule.limits), unrated=True)

    def _problem(self, whens: tuple[Condition, ...], *, unrated: bool = False) -> Problem:
        tallies = tuple(dict.fromkeys(each for when in whens for each in when.tallies))
        names = [each.code for each in tallies]
        codes = dict.fromkeys(code for when in whens for code in when.reads if code not in names)
        more = (None,) if unrated else ()
        values = {
            code: tuple(dict.fromkeys((*(each for each in self.ratings(code) if each is not None), *more)))
            for code in codes
        }
        own = tuple(Variable(code, each, tuple(value or NOT_RATED for value in each)) for code, each in values.items())
        counted = tuple(
            Variable(name, (HOLDS, FAILS, *more), ("yes", "no", NOT_RATED)[: 2 + len(more)]) for name in names
        )
        questions = dict.fromkeys(each.question for each in tallies)
        return Problem((*own, *counted), (), tuple(self._together(each, tallies, codes) for each in questions), whens)

    def _together(self, question: str, tallies: Iterable[Tally], codes: Iterable[str]) -> Condition:
        """What conditions on the cases of one question can come to together, and with what is rated from it."""
        own = [each for each in tallies if each.question == question]
        rated = [code for code in codes if code == question or question in self._taken_in(code)]
        one = tallied(self._framework, self._framework.question(question), own, rated=bool(rated))
        states = self._states(one, question)
        if states is None:
            raise TooLarge
        ways: list[Condition] = []
        for state in sorted(states, key=str):
            read: list[Condition] = [
                Compare(name, "==", str(truth)) for name, truth in zip(one.names, state.truths, strict=True)
            ]
            for code in rated:
                values = (state.rating,) if code == question else self._with(code, question, state.rating)
                read.append(Among(code, tuple(value for value in values if value is not None)))
            ways.append(read[0] if len(read) == 1 else And(tuple(read)))
        return ways[0] if len(ways) == 1 else Or(tuple(ways))

    def _states(self, one: Tallied, question: str) -> frozenset[State] | None:
        """Every state a question can have."""
        return every_state(one)

    def _taken_in(self, code: str) -> Collection[str]:
        """What a standard is rated from, where that is told by its inputs alone."""
        rule = self._framework.inspection_rule(code)
        over = code not in self._questions and rule_kind(rule.kind).over_inputs and not rule.limits
        return inspection_inputs(self._framework, code) if over else ()

    def _with(self, code: str, question: str, rating: str | None) -> Ratings:
        """The ratings of a standard where one of its questions has this one."""
        scales, scale = inspection_inputs(self._framework, code), self._framework.inspection_scale(code)
        possible = {each: frozenset((*self.ratings(each), None)) for each in scales}
        fixed = {**possible, question: frozenset((rating,))}
        return ratings_over(self._framework.inspection_rule(code), scale, inputs_of(scales), fixed)

    def _share_findings(self, rule: Rule, scale: Scale, named: tuple[str, str, str]) -> Iterator[Finding]:
        if rule.kind != "share_in_bands":
            return
        if rule.several:
            yield from self._several_findings(rule, scale, named)
            return
        code, name, key = named
        for place, band in enumerate(rule.bands[len(reachable(rule.bands)) :], len(reachable(rule.bands))):
            text = f"{name}: no share gives {scale.answer(band.rating).label}: a band before it reaches to 100%"
            yield Finding(Severity.FAULT, code, f"{key}.bands[{place}]", text)
        counted, good, what = self._shared(code, rule)
        if counted and not good & counted:
            text = f"{name}: no {what} counts as good, so that its share is always 0%"
            yield Finding(Severity.FAULT, code, key, text)
        elif counted and counted <= good:
            text = f"{name}: every {what} counts as good, so that its share is always 100%"
            yield Finding(Severity.FAULT, code, key, text)

    def _several_findings(self, rule: Rule, scale: Scale, named: tuple[str, str, str]) -> Iterator[Finding]:
        """Bands that no shares of the answers can fall in."""
        code, name, key = named
        given = OverCases._by_share(self, code, rule, scale)
        for place, band in enumerate(rule.bands):
            if band.rating not in given:
                label = scale.answer(band.rating).label
                text = f"{name}: no shares give {label}: the bands before it leave nothing that it asks for"
                yield Finding(Severity.FAULT, code, f"{key}.bands[{place}]", text)

    def _by_share(self, code: str, rule: Rule, scale: Scale) -> Ratings:
        """The ratings that some shares give."""
        if not rule.several:
            return in_order(scale, (*(band.rating for band in reachable(rule.bands)), None))
        own = self._counted_scale(code)
        landed = several_shares.reachable(rule, own)
        return in_order(scale, (*(band.rating for band, lands in zip(rule.bands, landed, strict=True) if lands), None))

    def _counted_scale(self, code: str) -> Scale:
        """What a share counts: answers, or the cases' own ratings."""
        if code in self._questions:
            return self._framework.scale_of(self._questions[code])
        return self._framework.case_scale(self._framework.standard(code))

    def _shared(self, code: str, rule: Rule) -> tuple[set[str], set[str], str]:
        """What a share counts, what of it counts as good, and what it is called."""
        if code in self._questions:
            question = self._questions[code]
            answers = self._framework.offered(question)
            counted = {answer.code for answer in answers if answer.applicable or question.not_applicable == "counted"}
            scale, what = self._framework.scale_of(question), "answer offered"
        else:
            node = self._framework.standard(code)
            scale, what = self._framework.case_scale(node), "rating a case can have"
            counted = {rating for rating in self._in_case.ratings(code) if rating in scale.rank}
        return counted, set(rule.good or scale.good_codes), what


def _too_many_cases(named: tuple[str, str, str]) -> Finding:
    """A rule that asks for many cases and for fine shares of the same ones."""
    code, name, key = named
    text = f"{name}: it counts so many cases beside so fine shares that it cannot be proved: use whole percentages"
    return Finding(Severity.FAULT, code, key, text)
