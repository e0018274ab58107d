"""Proves the rating of each question, each standard and the whole over all cases, after those that it reads."""

from collections.abc import Iterator

from reviewtui.framework.expression import Condition
from reviewtui.framework.graph import inspection_inputs
from reviewtui.framework.model import OVERALL, Framework, Rule, Scale
from reviewtui.framework.node_words import node_words
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
from reviewtui.rating.proof.problem import Problem, Variable
from reviewtui.rating.rules import several_shares

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
        if not rule.limits:
            return before, findings
        after, more = limited(Limited(*named, rule, scale, before), self._limits_hold(rule))
        return after, (*findings, *more)

    def _matched(self, code: str, rule: Rule, scale: Scale) -> Proved:
        """Every combination of ratings has one line; while something it reads is not rated, it may wait."""
        named = code, node_words(self._framework, code), self._paths.inspection_rule(code)
        whens = tuple(line.when for line in rule.outcomes if line.when is not None)
        proof = prove_lines(Lines(*named, rule, scale), self._problem(whens))
        before = (*proof.ratings, None)
        if not rule.limits:
            return before, proof.findings
        after, more = limited(Limited(*named, rule, scale, before), self._limits_hold(rule))
        return after, (*proof.findings, *more)

    def _limits_hold(self, rule: Rule) -> Problem:
        """When the limits hold: each node they read has any of its ratings, or none."""
        return self._problem(tuple(limit.when for limit in rule.limits), unrated=True)

    def _problem(self, whens: tuple[Condition, ...], *, unrated: bool = False) -> Problem:
        codes = dict.fromkeys(code for when in whens for code in when.reads)
        more = (None,) if unrated else ()
        values = {
            code: tuple(dict.fromkeys((*(each for each in self.ratings(code) if each is not None), *more)))
            for code in codes
        }
        own = tuple(Variable(code, each, tuple(value or NOT_RATED for value in each)) for code, each in values.items())
        return Problem(own, (), (), whens)

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
