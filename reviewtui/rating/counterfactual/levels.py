"""What every node could become: the cheapest ways of questions, standards and the whole, one built from the next."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from reviewtui.framework.graph import inspection_inputs
from reviewtui.framework.model import OVERALL, Framework, Question, Rule, Scale
from reviewtui.rating.case_view import CaseView
from reviewtui.rating.counterfactual.case_piles import Banded, Priced, priced, share_ways
from reviewtui.rating.counterfactual.case_ways import CaseWays
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.questions import may_leave
from reviewtui.rating.rules import Inputs, first_match, node_rule, several_shares, share_in_bands
from reviewtui.rating.rules.layout import piles_of
from reviewtui.rating.rules.limits import limited
from reviewtui.rating.rules.several_shares import ANY_NUMBER
from reviewtui.rating.summary import CaseInput, SharedRating
from reviewtui.rating.ways import Move, NotWorkedOut, Way, Ways, keep_cheapest

if TYPE_CHECKING:
    from reviewtui.rating.rules.driving import Standing

PileOf = Callable[[str | None], str]
LIMITED = 200
"""How many sets of ratings of what limits read are tried."""


class Table:
    """What an inspection is rated from, and the ways to rate it otherwise."""

    def __init__(
        self, view: InspectionView, cases: Mapping[str, CaseInput] | None, views: Mapping[str, CaseView]
    ) -> None:
        """`cases` may be None where only counts are known; `views` are the same cases, looked at."""
        self._view = view
        self._case_views = views
        self._framework: Framework = view.framework
        self._cases = cases
        self._found: dict[tuple[str, bool], Ways] = {}

    def ways(self, code: str, *, settled: bool = False) -> Ways:
        """The cheapest way to each rating of a node. Raises UnknownCode, and NotWorkedOut.

        Where it is `settled`, a node is left without a rating only so that no answer to come can give it one.
        """
        key = code, settled
        if key not in self._found:
            found = self._fixed(code) or self._worked(code, settled)
            self._found[key] = self._settled(code, found) if settled else found
        return self._found[key]

    def _settled(self, code: str, ways: Ways) -> Ways:
        """What a panel is yet to judge waits for it, and what no answer to come can rate as things are is settled."""
        if code in self._view.given:
            return ways
        if self._framework.inspection_rule(code).kind == "judged":
            return _with_unrated(ways, None)
        return ways if self._view.node(code).possible - {None} else _with_unrated(ways, Way())

    def _fixed(self, code: str) -> Ways:
        """The one way there is where the rating comes from outside; none where it is worked out."""
        if code in self._view.given:
            return {self._view.given[code]: Way()}
        rule = self._framework.inspection_rule(code)
        if rule.kind == "none" or (rule.kind == "judged" and not rule.limits):
            return {self._view.value(code): Way()}
        return {}

    def _worked(self, code: str, settled: bool) -> Ways:
        rule = self._framework.inspection_rule(code)
        if code != OVERALL and all(standard.code != code for standard in self._framework.standards):
            found = self._question(self._framework.question(code), rule)
            return _with_unrated(found, self._for_good(code, found.get(None))) if settled else found
        self._refuse_shared(code, rule)
        if settled and not rule.needs_all:  # what it needs to be rated may itself be rated for now alone
            return _with_unrated(self.ways(code), self._together(code, rule, settled=True).get(None))
        found = self._together(code, rule, settled=rule.needs_all)
        if rule.needs_all and not settled:
            for way in self._waiting(code):
                keep_cheapest(found, None, way)
        return found

    def _together(self, code: str, rule: Rule, *, settled: bool) -> dict[str | None, Way]:
        """The ways by its rule and its limits, where its inputs are without a rating for good if `settled`."""
        scale, found = self._framework.inspection_scale(code), dict[str | None, Way]()
        beside = self._read(code, rule, settled)
        if prod(map(len, beside)) > LIMITED:
            raise NotWorkedOut("its conditions read too much")
        for chosen in product(*beside):
            values = {each: value for some, _ in chosen for each, value in some.items()}
            so_far = Way().joined(*(way for _, way in chosen))
            for rating, way in self._by_rule(code, rule, scale, values, settled).items():
                keep_cheapest(found, limited(rule, scale, rating, values.get)[0], so_far.joined(way))
        return found

    def _read(self, code: str, rule: Rule, settled: bool) -> list[list[tuple[dict[str, str | None], Way]]]:
        """Of each node that conditions read, all that can be read of it, with the ways there."""
        inputs = inspection_inputs(self._framework, code)
        counted: dict[str, list[str]] = {}
        for each in rule.tallies:
            counted.setdefault(each.question, []).append(each.code)
        found: list[list[tuple[dict[str, str | None], Way]]] = []
        for code in rule.nodes_read:
            for_good = settled and (code in inputs or not rule.needs_all)
            if code not in counted:
                ways = self.ways(code, settled=for_good)
                found.append([({code: value}, way) for value, way in ways.items()])
                continue
            if code in self._framework.gates:
                raise NotWorkedOut("it depends on which cases they are whether a question is asked")
            if code in rule.reads and code in self._view.given:
                raise NotWorkedOut("its conditions read a question that has its rating from outside")
            names = [*counted[code], *((code,) if code in (*rule.reads, *inputs) and not self._fixed(code) else ())]
            states = self._view.counting.ways(code, names)
            if for_good and code in names:
                states = [
                    (values, lasting)
                    for values, way in states
                    if (lasting := way if values[code] else self._for_good(code, way)) is not None
                ]
            found.append(states)
        return found

    def _by_rule(self, code: str, rule: Rule, scale: Scale, values: Mapping[str, str | None], settled: bool) -> Ways:
        """The ways before limits, where what limits read is fixed at no cost of its own."""
        if rule.kind == "judged":
            return {self._view.judged.get(code): Way()}
        if rule.of_case_ratings:
            return self._over_cases(code, rule, settled)
        if rule.kind == "first_match":
            return {first_match.verdict(rule, {each: (value,) for each, value in values.items()}).rating: Way()}
        inputs = self._view.inputs(code)
        if rule.drives_from:
            return self._driven(rule, scale, inputs, values, settled)
        ways = {each: self.ways(each, settled=settled) for each in inputs.ratings}
        _refuse_waiting(rule, ways)
        fixed: dict[str, Ways] = {each: {values[each]: Way()} for each in ways if each in values}
        return node_rule(rule.kind).ways(rule, scale, inputs, ways | fixed)

    def _waiting(self, code: str) -> Iterator[Way]:
        """The ways that leave an input unrated for now, so that its node waits for it."""
        for each in inspection_inputs(self._framework, code):
            if self._comes_back(each) and (way := self.ways(each).get(None)) is not None:
                yield way

    def _for_good(self, code: str, way: Way | None) -> Way | None:
        """The way that leaves a question unrated, with the answers to come judged not applicable; None without one."""
        share, most = self._view.question(code).share, self._view.minimum - 1
        too_many = share.to_come - (most - min(share.applicable, most))
        if way is None or too_many <= 0:
            return way
        if code in self._framework.gates:
            raise NotWorkedOut("it depends on which cases they are whether a question is asked")
        leaves = may_leave(self._framework, self._framework.question(code))
        return way.joined(Way((Move(code, "unjudged", "out", too_many),))) if leaves else None

    def _comes_back(self, code: str) -> bool:
        """Whether what has no rating may yet get one: by answers still to come, or by a panel."""
        if code in self._view.given:
            return False
        rule, node = self._framework.inspection_rule(code), self._view.node(code)
        if rule.kind == "judged":
            return True
        if isinstance(node, SharedRating):
            few = min(node.share.applicable, self._view.minimum - 1)
            return few + node.share.to_come >= self._view.minimum
        parts = (*inspection_inputs(self._framework, code), *rule.nodes_read)
        return any(self._comes_back(each) for each in parts)

    def _driven(
        self, rule: Rule, scale: Scale, inputs: Inputs, values: Mapping[str, str | None], settled: bool
    ) -> Ways:
        """Each question by its rating and by whether it has cases enough to drive its standard alone."""
        from reviewtui.rating.rules import driving

        if any(code in values for code in inputs.ratings):
            raise NotWorkedOut("its limits read questions that may have too few cases")
        ways = {code: self._by_size(code, rule.drives_from, settled) for code in inputs.ratings}
        _refuse_waiting(rule, {code: {at.rating: way for at, way in one.items()} for code, one in ways.items()})
        return driving.ways(scale, ways.values())

    def _by_size(self, code: str, least: int, settled: bool) -> "dict[Standing, Way]":
        from reviewtui.rating.rules.driving import Standing

        if self._fixed(code):
            return {Standing(rating, few=False): way for rating, way in self.ways(code, settled=settled).items()}
        question, rule = self._framework.question(code), self._framework.inspection_rule(code)
        if code in self._framework.gates or question.not_applicable == "counted":
            raise NotWorkedOut("it depends on which cases they are whether a question has cases enough")
        rated, scale = self._view.question(code), self._framework.scale_of(question)
        piles, leaves = piles_of(rule, scale, rated.counts, rated.share), may_leave(self._framework, question)
        found = {
            Standing(rating, few): self._as_good(rule, scale, way)
            for few, totals in ((True, range(least)), (False, range(least, ANY_NUMBER.stop)))
            for rating, way in several_shares.ways(
                rule, scale, code, piles, self._view.minimum, may_leave=leaves, totals=totals
            ).items()
        }
        unrated = Standing(None, few=True)
        if settled and (way := self._for_good(code, found.pop(unrated, None))) is not None:
            found[unrated] = way
        return found

    def _as_good(self, rule: Rule, scale: Scale, way: Way) -> Way:
        """Moves between answers as moves between good and other, where a rule tells no more of them apart."""
        if rule.several:
            return way
        good = set(share_in_bands.good_of(rule, scale))

        def pile(name: str | None) -> str:
            if name is None or name in ("unjudged", "out"):
                return name or "unjudged"
            return "good" if set(name.split("+")) <= good else "other"

        return Way(tuple(move._replace(start=pile(move.start), end=pile(move.end)) for move in way.moves))

    def _question(self, question: Question, rule: Rule) -> Ways:
        if question.code in self._framework.gates:
            return self._gated(question, rule)
        rated, leaves = self._view.question(question.code), may_leave(self._framework, question)
        # No answer takes in a case that its facts leave out.
        share = rated.share._replace(not_applicable=rated.share.not_applicable - rated.hidden)
        if rule.several:
            scale = self._framework.scale_of(question)
            piles = piles_of(rule, scale, rated.counts, share)
            return several_shares.ways(rule, scale, question.code, piles, self._view.minimum, may_leave=leaves)
        return share_in_bands.ways(rule, question.code, share, self._view.minimum, may_leave=leaves)

    def _gated(self, question: Question, rule: Rule) -> Ways:
        """A question that is not asked in every case: what hides it can be changed as well as its answer."""
        scale = self._framework.scale_of(question)
        good = share_in_bands.good_of(rule, scale)
        counted = question.not_applicable == "counted"

        def pile_of(value: str | None) -> str:
            if value in good:
                return "good"
            return "other" if value in scale.rank or (counted and value in scale.by_code) else "out"

        cases = self._priced(question.code, pile_of)
        return share_ways(cases, self._banded(rule))

    def _banded(self, rule: Rule) -> Banded:
        return lambda good, applicable: share_in_bands.rating_of(rule, good, applicable, self._view.minimum)

    def _over_cases(self, code: str, rule: Rule, settled: bool) -> Ways:
        scale = self._framework.case_scale(self._framework.standard(code))
        good = share_in_bands.good_of(rule, scale)

        def pile_of(value: str | None) -> str:
            return "good" if value in good else "other" if value in scale.rank else "out"

        found = share_ways(self._priced(code, pile_of), self._banded(rule))
        if settled and None in found and self._comes_back(code):
            raise NotWorkedOut("it depends on which of the cases to come are rated")
        return found

    def _priced(self, code: str, pile_of: PileOf) -> tuple[Priced, ...]:
        if self._framework.inspection_rule(code).several:
            raise NotWorkedOut("it depends on which cases they are, and its bands ask for several shares")
        if self._cases is None:
            raise NotWorkedOut("it depends on which cases they are, and only counts are known here")
        return tuple(
            priced(self._case_views[reference].value(code), ways.ways(code), pile_of, reference)
            for reference, ways in self._case_ways.items()
        )

    @cached_property
    def _case_ways(self) -> dict[str, CaseWays]:
        cases = (self._cases or {}).items()
        return {ref: CaseWays(self._framework.for_case(case.facts), case.answers) for ref, case in cases}

    def _refuse_shared(self, code: str, rule: Rule) -> None:
        """Costs add up only where no answer counts in two places at once."""
        parts = dict.fromkeys((*inspection_inputs(self._framework, code), *rule.nodes_read))
        seen: set[str] = set()
        for part in parts:
            support = self._support(part)
            if seen & support:
                raise NotWorkedOut("its parts share questions")
            seen |= support

    def _support(self, code: str) -> frozenset[str]:
        """Codes of all questions that a node over all cases depends on."""
        if self._fixed(code):
            return frozenset()
        if all(standard.code != code for standard in self._framework.standards):
            return self._in_a_case.support(code)
        rule = self._framework.inspection_rule(code)
        if rule.of_case_ratings:
            return self._in_a_case.support(code)
        parts = (*inspection_inputs(self._framework, code), *rule.nodes_read)
        return frozenset().union(*(self._support(each) for each in parts))

    @cached_property
    def _in_a_case(self) -> CaseWays:
        return CaseWays(self._framework, {})


def _with_unrated(ways: Ways, way: Way | None) -> Ways:
    """The same ways to every rating, and another one to none, or none where there is no way."""
    return {rating: to for rating, to in {**ways, None: way}.items() if to is not None}


def _refuse_waiting(rule: Rule, ways: Mapping[str, Ways]) -> None:
    """Where a rule waits for so many of its inputs, and fewer are sure to be rated, it may be without a rating."""
    sure = sum(None not in one for one in ways.values())
    if sure < min(rule.least_rated, sum(any(one) for one in ways.values())):
        raise NotWorkedOut("some of its inputs could be without a rating, and then it has none")


def nearest_levels(ways: Ways, now: str | None, rank: Mapping[str, int]) -> list[tuple[str, Way]]:
    """One level down, then one up: the nearest that can be reached, and what is farther but takes fewer judgements."""
    if now is None or now not in rank:
        return []
    rated = {code: way for code, way in ways.items() if code is not None and code in rank}
    found = []
    for step in (-1, 1):
        side = [code for code in rated if (rank[code] - rank[now]) * step > 0]
        side.sort(key=lambda code: abs(rank[code] - rank[now]))
        for place, code in enumerate(side):
            if all(rated[code].cost < rated[nearer].cost for nearer in side[:place]):
                found.append((code, rated[code]))
    return found
