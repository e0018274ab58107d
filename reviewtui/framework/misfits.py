"""What only shows once a whole framework file is read: parts of it that do not fit each other."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import combinations
from typing import NamedTuple

from reviewtui.framework.block import Block
from reviewtui.framework.graph import case_inputs, circle, in_case, inspection_inputs, over_cases
from reviewtui.framework.model import OVERALL, Framework, Rule, Scale, UnknownCode
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.framework.variant_reader import note_left_out


class _Node(NamedTuple):
    """Something that is rated, with all that its rule needs."""

    code: str
    rule: Rule
    own: bool
    """Whether the rule is its own and not the framework's."""
    scale: Scale
    inputs: Mapping[str, Scale]
    stage: str
    """`case` or `inspection`: the key its own rule stands under."""


def note_misfits(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """Note what does not fit. A check that stands on a scale nobody knows says nothing: that is noted already."""
    for one in (
        _good_answers,
        _scores,
        _same_ratings,
        _bands_fit,
        _case_ratings,
        _something_asked,
        _otherwise,
        _shares,
        _tallies,
        _circles,
        _left_out,
        _weights,
        _least_rated,
    ):
        with suppress(UnknownCode):
            one(framework, top, places)


def _nodes(framework: Framework) -> Iterator[_Node]:
    """Every node over inputs, at both stages."""
    for code, node in framework.case_nodes.items():
        rule, scale = framework.case_rule(node), framework.case_scale(node)
        own = node.case is not None and code != OVERALL
        yield _Node(code, rule, own, scale, case_inputs(framework, node), "case")
    for standard in framework.standards:
        rule, scale = framework.inspection_rule(standard.code), framework.inspection_scale(standard.code)
        inputs = inspection_inputs(framework, standard.code)
        yield _Node(standard.code, rule, standard.inspection is not None, scale, inputs, "inspection")
    inputs = inspection_inputs(framework, OVERALL)
    yield _Node(
        OVERALL, framework.inspection_rules.overall, False, framework.inspection_scale(OVERALL), inputs, "inspection"
    )


def _place(node: _Node, top: Block, places: Mapping[str, Block]) -> tuple[Block, str]:
    return (places[node.code], node.stage) if node.own else (top, "rules")


def _good_answers(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """Which end of a scale is its best is told by its good answers, and shares count them."""
    needed = {framework.ratings: framework.rating_scale}
    for node in _nodes(framework):
        needed[node.scale.code] = node.scale
    for question in framework.questions():
        rule = framework.inspection_rule(question.code)
        if rule.kind == "share_in_bands" and not rule.good:
            needed[question.scale] = framework.scale_of(question)
    for scale in needed.values():
        if scale.count:
            top.fault("ratings", f"“{scale.code}” is a scale of whole numbers, which are no ratings")
        elif scale.answers and not scale.good_codes:
            top.block("scales").fault(scale.code, "has no good answer: mark at least one `good: true`")


def _scores(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """A mean and a sum need a score on every rating they read."""
    for node in _nodes(framework):
        for scale in node.inputs.values() if rule_kind(node.rule.kind).scores else ():
            if any(answer.score is None for answer in scale.worst_to_best):
                text = f"every answer of “{scale.code}” needs a score, because a rule takes their"
                top.block("scales").fault(scale.code, f"{text} {rule_kind(node.rule.kind).scores}")


def _same_ratings(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """A node that takes its lowest or highest input as its rating needs inputs on its own ratings."""
    for node in _nodes(framework):
        if rule_kind(node.rule.kind).passes_on:
            for code, scale in node.inputs.items():
                strange = [rating for rating in scale.rank if rating not in node.scale.rank]
                if scale.count or strange:
                    what = "a whole number" if scale.count else f"“{strange[0]}”"
                    of = "of a case " if node.stage == "case" else ""
                    block, key = _place(node, top, places)
                    block.fault(key, f"`{node.rule.kind}` {of}cannot rate {code}: {what} is not a rating")


def _bands_fit(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """The framework's own rule may rate nodes that stand on other scales than it was read against."""
    for node in _nodes(framework):
        strange = [band.rating for band in node.rule.bands if band.rating not in node.scale.rank]
        if strange and not node.own and node.scale.code != _read_against(framework, node):
            top.fault("rules", f"its bands cannot rate {node.code}: “{strange[0]}” is not on “{node.scale.code}”")


def _read_against(framework: Framework, node: _Node) -> str:
    shared = {standard.scale for standard in framework.standards} if node.stage == "inspection" else set()
    return (shared.pop() if len(shared) == 1 and node.code != OVERALL else "") or framework.ratings


def _case_ratings(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    for node in _nodes(framework):
        if node.rule.of_case_ratings and framework.case_rule(framework.standard(node.code)).kind == "none":
            block, key = _place(node, top, places)
            block.fault(key, f"takes a share of the cases' ratings of {node.code}, whose rule in a case is `none`")
        elif node.rule.of_case_ratings and node.rule.several:
            _several(node.rule, framework.case_scale(framework.standard(node.code)), places[node.code])


def _something_asked(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    for standard in framework.standards:
        if not standard.questions and not rule_kind(framework.inspection_rule(standard.code).kind).bare:
            places[standard.code].fault("", "“questions” is missing: only what is judged, or never rated, needs none")


def _otherwise(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    for node in framework.case_nodes.values():
        rating = getattr(node, "otherwise", None)
        rated = framework.case_rule(node).kind != "none"
        if rating and rated and getattr(node, "applies", None) and rating not in framework.case_scale(node).by_code:
            known = ", ".join(framework.case_scale(node).by_code)
            places[node.code].fault("otherwise", f"“{rating}” is not on the scale it is rated on: use {known}")


def _shares(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """A share needs answers to take it of, and some that count as good."""
    for question in framework.questions():
        rule, scale = framework.inspection_rule(question.code), framework.scale_of(question)
        if rule.kind == "share_in_bands" and scale.count:
            places[question.code].fault("inspection", "whole numbers have no share: use `none`")
        elif rule.kind == "share_in_bands" and rule.several and question.not_applicable == "counted":
            places[question.code].fault("not_applicable", "`counted` goes with bands that ask for one share alone")
        elif rule.kind == "share_in_bands" and rule.several:
            _several(rule, scale, places[question.code])
        elif rule.kind == "share_in_bands" and rule.good and not set(rule.good) & set(scale.by_code):
            places[question.code].fault("", f"its rule counts {', '.join(rule.good)} as good, and it has none of them")


def _several(rule: Rule, scale: Scale, place: Block) -> None:
    """What several shares count has to be on the scale, and to lie within one another or apart."""
    counted = [frozenset(rule.good) & set(scale.by_code) or frozenset(scale.good_codes)]
    for demand in (demand for band in rule.bands for demand in band.demands):
        if not set(demand.of) & set(scale.rank):
            place.fault("", f"its rule counts {', '.join(demand.of)}, and none of them is an answer to it")
        counted.append(frozenset(demand.of) & set(scale.rank))
    if _overlapping(counted):
        place.fault("", "the shares of its rule overlap: what two of them count lies within one another or apart")


def _tallies(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """What conditions count of one question lies within one another or apart, so that its cases can be worked out."""
    for code in dict.fromkeys(each.question for each in framework.tallies.values()):
        question, rule = framework.question(code), framework.inspection_rule(code)
        scale = framework.scale_of(question)
        counted = [frozenset(each.answers) for each in framework.tallies.values() if each.question == code]
        if rule.kind == "share_in_bands":
            counted.append(frozenset(rule.good) & set(scale.by_code) or frozenset(scale.good_codes))
            counted += [frozenset(demand.of) & set(scale.rank) for band in rule.bands for demand in band.demands]
        if question.not_applicable == "counted":
            places[code].fault("not_applicable", "`counted` goes with no condition that counts its cases")
        elif _overlapping(counted):
            text = "what conditions and bands count of its answers overlaps: each of two lies within the other or apart"
            places[code].fault("", text)


def _overlapping(counted: Iterable[frozenset[str]]) -> bool:
    return any(one & other and not (one <= other or other <= one) for one, other in combinations(counted, 2))


def _circles(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """Nothing may be rated from itself."""
    for reads in (in_case(framework), over_cases(framework)):
        round_ = circle(reads)
        if round_:
            block, key = (places[round_[0]], "") if round_[0] in places else (top, "rules")
            block.fault(key, f"reads itself: {' → '.join((*round_, round_[0]))}")


def _left_out(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    note_left_out(framework, top)


def _weights(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    """What a node's own rule weighs is among what it takes in; a shared rule may name the inputs of several nodes."""
    for node in _nodes(framework):
        stray = [code for code, _ in node.rule.weights if code not in node.inputs]
        if stray and (node.own or node.code == OVERALL):
            block, key = _place(node, top, places)
            block.fault(key, f"`weights` names {stray[0]}, which {node.code} does not take in")


def _least_rated(framework: Framework, top: Block, places: Mapping[str, Block]) -> None:
    for node in _nodes(framework):
        if node.rule.least_rated > len(node.inputs) and (node.own or node.code == OVERALL):
            block, key = _place(node, top, places)
            block.fault(
                key, f"`min_answered: {node.rule.least_rated}` can never be: {node.code} takes in {len(node.inputs)}"
            )
