"""All cases together while they are rated: each node once, from counts of answers and of the cases' own ratings."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING

from reviewtui.framework.graph import inspection_inputs
from reviewtui.framework.model import NOT_APPLICABLE, OVERALL, Framework, Rule, Scale
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.nodes import (
    given_rating,
    is_unconfirmed,
    judged_rating,
    lowest_first,
    spread,
    stands_at,
    taken_over,
    two_lowest,
    with_flags,
)
from reviewtui.rating.questions import rate_question, taken_of
from reviewtui.rating.remembering import remembered
from reviewtui.rating.rules import Inputs, node_rule
from reviewtui.rating.rules.completeness import waiting
from reviewtui.rating.rules.limits import limited, limited_reach
from reviewtui.rating.shared import flags_of, ratings_of, share_of_cases, shared
from reviewtui.rating.summary import Because, NodeRating, QuestionRating, Ratings, Share, SharedRating
from reviewtui.rating.taken import Taken

if TYPE_CHECKING:
    from reviewtui.rating.counting import Counting
    from reviewtui.rating.driven import Driven

Counts = Mapping[str, Mapping[str, int]]
"""Question to answer to number of cases, or section and standard to case rating to number of cases."""
Fixed = Mapping[str, str]
"""Node code to the rating it is given from outside."""
NOTHING: Counts = {}
NOBODY: Fixed = {}
Near = Callable[[NodeRating], Ratings]
ONE_AWAY: Near = attrgetter("one_away")
NEXT_AWAY: Near = attrgetter("next_away")
NEAR = (ONE_AWAY, NEXT_AWAY)
"""What one judgement would make of a node: one that is given, or the next to come."""


class InspectionView:
    """Rates the nodes of an inspection, each once, when it is asked for."""

    def __init__(
        self,
        framework: Framework,
        counts: Counts,
        total_cases: int,
        judged: Fixed | None = NOBODY,
        given: Fixed = NOBODY,
        minimum: int = 1,
        case_counts: Counts = NOTHING,
        unsettled: Counts = NOTHING,
    ) -> None:
        """`unsettled` are those of `case_counts` that answers to come could change; `judged` is None of some cases."""
        self.framework = framework
        self.counts = counts
        self.total_cases = total_cases
        self.judged = NOBODY if judged is None else judged
        self._panel_rates = judged is not None
        self.given = given
        self.minimum = max(minimum, 1)
        self.case_counts = case_counts
        self._unsettled = unsettled
        self._nodes: dict[str, NodeRating] = {}
        self._questions: dict[str, QuestionRating] = {}
        self._supposed = False
        """Whether it is another inspection's view with something supposed: then one judgement more is not asked for."""

    def node(self, code: str) -> NodeRating:
        """The rating of the whole, a standard or a question. Raises UnknownCode."""
        if code in self.framework.tallies:
            return self.counting.node(code)
        if code not in self._nodes:
            above = code == OVERALL or any(standard.code == code for standard in self.framework.standards)
            self._nodes[code] = self._rated(code) if above else self.question(code)
        return self._nodes[code]

    def question(self, code: str) -> QuestionRating:
        """The rating of a question. Raises UnknownCode."""
        if code not in self._questions:
            counts, fixed = self.counts.get(code, {}), (self.given.get(code), self.judged.get(code))
            asked = (self.framework, self.framework.question(code), counts, self.total_cases, fixed, self.minimum)
            key = ("rated over cases", code, frozenset(counts.items()), *asked[3:])
            rate = partial(rate_question, *asked)
            found = rate() if self._supposed else remembered(self.framework, key, rate)
            self._questions[code] = found._replace(because=self._by_panel(code, found.because))
        return self._questions[code]

    def value(self, code: str) -> str | None:
        """What conditions read: a rating, None while there is none."""
        return self.node(code).rating

    def inputs(self, code: str) -> Inputs:
        """What the rule of the whole or a standard takes in."""
        scales = inspection_inputs(self.framework, code)
        noun = "standard" if code == OVERALL else "question"
        ratings = {each: self.value(each) for each in scales}
        return Inputs(
            {each: rating if rating in scales[each].rank else None for each, rating in ratings.items()}, scales, noun
        )

    def share(self, code: str) -> Share:
        """Where the cases stand by their own ratings of a standard."""
        return self._share(code, self.case_counts.get(code, {}))

    def _share(self, code: str, counts: Mapping[str, int]) -> Share:
        scale = self.framework.case_scale(self.framework.standard(code))
        return share_of_cases(self.framework.inspection_rule(code), scale, counts, self.total_cases)

    def _rated(self, code: str) -> NodeRating:
        scale = self.framework.inspection_scale(code)
        if code in self.given:
            return given_rating(scale, self.given[code])
        rule = self.framework.inspection_rule(code)
        if rule.kind == "judged" and code in self.judged:
            found = judged_rating(scale, self.judged[code])
            return self._limited(code, rule, scale, found) if rule.limits else found
        found = self._worked_out(code, rule, scale)
        if rule.limits:
            found = self._limited(code, rule, scale, found)
        if self.framework.tallies and not self._supposed:
            found = self._counted_out(code, scale, found)
        because = self._by_panel(code, found.because)
        return found._replace(because=because, flags=with_flags(found, self._unconfirmed(code, found)))

    def _by_panel(self, code: str, because: Because) -> Because:
        """Of a part of the cases nothing waits for a panel."""
        if self._panel_rates or code in self.given or self.framework.inspection_rule(code).kind != "judged":
            return because
        return Because("judged", "A panel decides this rating, over all cases together.")

    def _counted_out(self, code: str, scale: Scale, found: NodeRating) -> NodeRating:
        """What it could become, where numbers of cases have a say: these hang together, and are looked at together."""
        from reviewtui.rating.counting import counts_cases

        if not counts_cases(self.framework, code):
            return found
        one_away, next_away = (self.counting.near(code, given=given) for given in (True, False))
        reach = self.counting.reach(code, found.possible)
        return found._replace(one_away=one_away, next_away=next_away, **spread(reach, scale))

    @cached_property
    def counting(self) -> "Counting":
        """The questions whose cases conditions count."""
        from reviewtui.rating.counting import Counting  # few frameworks count cases in conditions

        return Counting(self)

    def with_counts(self, question: str, counts: Mapping[str, int]) -> "InspectionView":
        """The same inspection, if a question had been answered otherwise."""
        other = self._suppose({**self.counts, question: counts}, question)
        other._questions = {code: node for code, node in self._questions.items() if code != question}
        return other

    def with_node(self, code: str, node: NodeRating) -> "InspectionView":
        """The same inspection, if a standard were rated otherwise."""
        other = self._suppose(self.counts, code)
        other._questions = dict(self._questions)
        other._nodes[code] = node
        return other

    def _suppose(self, counts: Counts, moved: str) -> "InspectionView":
        from reviewtui.rating.counting import support

        other = InspectionView(
            self.framework,
            counts,
            self.total_cases,
            self.judged if self._panel_rates else None,
            self.given,
            self.minimum,
            self.case_counts,
            self._unsettled,
        )
        other._supposed = True
        reads = support(self.framework)
        other._nodes = {
            code: node for code, node in self._nodes.items() if moved != code and moved not in reads.get(code, ())
        }
        return other

    def _worked_out(self, code: str, rule: Rule, scale: Scale) -> NodeRating:
        """The rating before any limit."""
        if rule.kind == "first_match":
            return self._first_match(rule, scale)
        if rule.drives_from:
            return self._driven(rule, scale, self._drivers(code, rule, scale))
        return self._over_cases(code, rule, scale) if rule.of_case_ratings else self._over_inputs(code, rule, scale)

    def _first_match(self, rule: Rule, scale: Scale) -> NodeRating:
        """The line whose condition holds; what is not rated yet leaves it open, unless it makes no difference."""
        from reviewtui.rating.case_reasons import first_match_over_cases  # conditions, which few frameworks have here
        from reviewtui.rating.rules import first_match

        nodes = {each: self.node(each) for each in rule.reads_of_outcomes}
        stands = {each: stands_at(node) for each, node in nodes.items()}
        found = first_match.verdict(rule, stands)
        could = {each: tuple(sorted(node.possible, key=str)) for each, node in nodes.items()}
        possible = first_match.reach(rule, could, lambda _: True)
        one_away, next_away = (
            frozenset(
                first_match.verdict(rule, {**stands, each: (rating,)}).rating
                for each, node in nodes.items()
                for rating in near(node)
            )
            for near in NEAR
        )
        figure_of = self.counting.figure if rule.tallies else None
        text = first_match_over_cases(self.framework, scale, found, self.value, figure_of)
        waits = frozenset((None,)) if found.rating is None else frozenset[str | None]()
        return NodeRating(
            rating=found.rating,
            flags=("input_not_rated",) if any(node.rating is None for node in nodes.values()) else (),
            because=Because(rule.kind, text),
            decided_by=tuple(dict.fromkeys(map(self.framework.node_of, found.read))),
            one_away=one_away,
            next_away=next_away,
            **spread(possible | waits, scale),
        )

    def _unconfirmed(self, code: str, found: NodeRating) -> tuple[str, ...]:
        kind = self.framework.inspection_rule(code).kind
        place = "inspection.overall" if code == OVERALL else "inspection.standard"
        own = code != OVERALL and self.framework.standard(code).inspection is not None
        marked = not rule_kind(kind).bare and is_unconfirmed(self.framework, code, "" if own else place, found)
        return ("unconfirmed",) if marked else ()

    def _over_cases(self, code: str, rule: Rule, scale: Scale) -> SharedRating:
        """A share of the cases' own ratings."""
        share, own = self.share(code), self.framework.case_scale(self.framework.standard(code))
        counts, leaves = self.case_counts.get(code, {}), NOT_APPLICABLE in own.by_code
        taken = Taken(rule, own, scale, counts, share, self.minimum, leaves, "rated")
        found = shared(taken)
        return SharedRating(
            rating=(rating := found.rating()),
            flags=tuple(flags_of(found, share.applicable)) if rating is not None else (),
            because=Because(rule.kind, found.because()),
            one_away=ratings_of(found.one_away(share.given, counts)),
            next_away=ratings_of(found.one_away(self._open_cases(code, share), self._unsettled.get(code, {}))),
            share=share,
            **spread(self._reach_of_cases(code, taken, rating), scale),
        )

    def _open_cases(self, code: str, share: Share) -> Share:
        """The cases that answers still to come could rate, or rate otherwise."""
        return self._share(code, self._unsettled.get(code, {}))._replace(unjudged=share.unjudged)

    def _reach_of_cases(self, code: str, taken: Taken, rating: str | None) -> Ratings:
        """A case whose rating is not settled could come to any, like one that has none yet."""
        unsettled = self._unsettled.get(code, {})
        settled = {each: number - unsettled.get(each, 0) for each, number in taken.counts.items()}
        certain = taken._replace(counts=settled, share=self._share(code, settled), may_leave=True)
        possible = shared(certain).reach()
        return possible | {rating} if unsettled else possible

    def _over_inputs(self, code: str, rule: Rule, scale: Scale) -> NodeRating:
        kind, inputs = node_rule(rule.kind), self.inputs(code)
        nodes = {each: self.node(each) for each in inputs.ratings}
        deciding = kind.deciding(rule, scale, inputs)
        flags = taken_over(deciding, nodes) if rule_kind(rule.kind).passes_on else set()
        if not rule_kind(rule.kind).bare and None in inputs.ratings.values():
            flags.add("input_not_rated")
        reach = kind.reach(rule, scale, inputs, {each: node.possible for each, node in nodes.items()})
        waits = waiting(rule, inputs, self._can_be_rated)
        if waits:
            because = Because(rule.kind, waits)
            return NodeRating(None, tuple(flags), because, **spread(reach | {None}, scale))
        return NodeRating(
            rating=kind.rating(rule, scale, inputs),
            flags=tuple(flags),
            because=Because(rule.kind, kind.because(rule, scale, inputs)),
            decided_by=lowest_first(deciding, nodes),
            lowest=two_lowest(rule, scale, nodes),
            one_away=self._near(rule, scale, inputs, ONE_AWAY),
            next_away=self._near(rule, scale, inputs, NEXT_AWAY),
            **spread(reach, scale),
        )

    def _drivers(self, code: str, rule: Rule, scale: Scale) -> "Driven":
        """The questions of a standard that one with few cases does not drive alone."""
        from reviewtui.rating.driven import Driven  # few frameworks ask for it

        inputs = self.inputs(code)
        nodes = {each: self.question(each) for each in inputs.ratings}
        shares = {
            each: taken_of(self.framework, self.framework.question(each), node.counts, node.share, self.minimum)
            for each, node in nodes.items()
            if node.because.rule == "share_in_bands"
        }
        return Driven(nodes, shares, rule, scale, inputs)

    def _driven(self, rule: Rule, scale: Scale, found: "Driven") -> NodeRating:
        """The lowest, where a question with few cases does not drive the standard alone."""
        nodes, inputs = found.nodes, found.inputs
        flags = taken_over(found.deciding, nodes)
        flags |= {"input_not_rated"} if None in inputs.ratings.values() else set()
        waits, reach = waiting(rule, inputs, self._can_be_rated), found.reach()
        if waits:
            return NodeRating(None, tuple(flags), Because(rule.kind, waits), **spread(reach | {None}, scale))
        one_away, next_away = (
            frozenset(
                None
                if self._waits_after(rule, inputs._replace(ratings={**inputs.ratings, code: rating}), code, near)
                else limited(rule, scale, after, self._values_with(code, rating))[0]
                for code, rating, after in found.near(given=near is ONE_AWAY)
            )
            for near in NEAR
        )
        return NodeRating(
            rating=found.rating,
            flags=tuple(flags | ({"too_few_to_drive"} if found.passed_over else set())),
            because=Because(rule.kind, found.because()),
            decided_by=lowest_first(found.deciding, nodes),
            lowest=two_lowest(rule, scale, nodes),
            one_away=one_away,
            next_away=next_away,
            **spread(reach, scale),
        )

    def _can_be_rated(self, code: str) -> bool:
        """Whether a node may still be rated, by answers or a panel; what applies to none of the cases never will be."""
        judged = self.framework.inspection_rule(code).kind == "judged"
        return judged or not self.total_cases or bool(self.node(code).possible - {None})

    def _near(self, rule: Rule, scale: Scale, inputs: Inputs, near: Near) -> Ratings:
        """One judgement touches one input, so each input's neighbours are tried in turn."""
        kind = node_rule(rule.kind)
        found = set()
        for code in inputs.ratings:
            for neighbour in near(self.node(code)):
                moved = inputs._replace(ratings={**inputs.ratings, code: neighbour})
                waits = self._waits_after(rule, moved, code, near)
                rating = None if waits else kind.rating(rule, scale, moved)
                found.add(limited(rule, scale, rating, self._values_with(code, neighbour))[0])
        return frozenset(found)

    def _waits_after(self, rule: Rule, moved: Inputs, code: str, near: Near) -> bool:
        """Whether a node that demands its inputs is not rated once one judgement has moved one of them."""
        node, next_answer = self.node(code), near is NEXT_AWAY

        def can_be_rated(each: str) -> bool:
            if each == code and isinstance(node, SharedRating):
                return node.share.to_come > next_answer
            return self._can_be_rated(each)

        return bool(waiting(rule, moved, can_be_rated))

    def _values_with(self, code: str, rating: str | None) -> Callable[[str], str | None]:
        """What conditions would read if one node were rated otherwise."""
        return lambda each: rating if each == code else self.value(each)

    def _limited(self, code: str, rule: Rule, scale: Scale, found: NodeRating) -> NodeRating:
        """The rating within its limits; what a limit reads may move it as well."""
        rating, limit = limited(rule, scale, found.rating, self.value)
        reads = {each: tuple(self.node(each).possible) for one in rule.limits for each in one.when.reads}
        possible = limited_reach(rule, scale, lambda fixed: self._reach(code, rule, scale, found, fixed), reads)
        one_away, next_away = (
            near(found)
            | {
                limited(rule, scale, found.rating, self._values_with(read, rating))[0]
                for read in reads
                for rating in near(self.node(read))
            }
            for near in NEAR
        )
        possible |= found.possible & {None}
        found = found._replace(one_away=one_away, next_away=next_away, **spread(possible, scale))
        if limit is None:
            return found
        from reviewtui.rating.case_reasons import limited as limited_text

        because = Because("limit", limited_text(found.because.text, scale, limit))
        return found._replace(
            rating=rating,
            because=because,
            decided_by=tuple(dict.fromkeys(map(self.framework.node_of, limit.when.reads))),
        )

    def _reach(
        self, code: str, rule: Rule, scale: Scale, found: NodeRating, fixed: Mapping[str, str | None]
    ) -> Ratings:
        """Every rating before limits, where what limits read is fixed."""
        if rule.of_case_ratings or rule.kind in ("judged", "first_match"):
            return found.possible
        inputs = self.inputs(code)
        if rule.drives_from:
            return self._drivers(code, rule, scale).reach(fixed)
        possible = {
            each: frozenset((fixed[each],)) if each in fixed else self.node(each).possible for each in inputs.ratings
        }
        return node_rule(rule.kind).reach(rule, scale, inputs, possible)
