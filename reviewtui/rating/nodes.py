"""Rates a node from the ratings beneath it: a standard from its questions, the whole from its standards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cmp_to_key
from typing import NamedTuple

from reviewtui.framework.model import Framework, Rule
from reviewtui.rating.rules import Inputs, node_rule
from reviewtui.rating.summary import Because, NodeRating, QuestionRating, in_order

SAMPLE_FLAGS = frozenset({"near_boundary", "small_sample", "rounds_across"})
"""What a standard takes over from the share that decides it."""


class Node(NamedTuple):
    """What is rated, and by which rule."""

    code: str
    place: str
    """Where its rule stands in the file: `inspection.standard`."""
    rule: Rule
    noun: str
    """What its inputs are: `question` or `standard`."""
    done: str = "rated"
    """What an input that counts is."""


def rate_node(
    framework: Framework,
    node: Node,
    inputs: Mapping[str, NodeRating],
    judged: Mapping[str, str],
    given: Mapping[str, str],
) -> NodeRating:
    """The node's rating; fixed where it is given, or judged by a panel under that rule."""
    if node.code in given:
        return given_rating(framework, given[node.code])
    if node.rule.kind == "judged" and node.code in judged:
        return judged_rating(framework, judged[node.code])
    worked = worked_out(framework, node, inputs)
    by_share = cmp_to_key(_by_share)
    deciding = tuple(sorted(worked.decided_by, key=lambda code: by_share(inputs[code])))
    return replace(worked, flags=_flags(framework, node, worked, inputs), decided_by=deciding)


def worked_out(framework: Framework, node: Node, inputs: Mapping[str, NodeRating]) -> NodeRating:
    """The node's rating by its rule alone, with no flags yet."""
    kind, scale = node_rule(node.rule.kind), framework.rating_scale
    taken = Inputs({code: each.rating for code, each in inputs.items()}, node.noun, node.done)

    def rated(ratings: Sequence[str | None]) -> str | None:
        return kind.rating(node.rule, scale, ratings)

    return NodeRating(
        rating=rated(list(taken.ratings.values())),
        flags=(),
        because=Because(node.rule.kind, kind.because(node.rule, scale, taken)),
        decided_by=kind.deciding(node.rule, scale, taken),
        worst=rated([each.worst for each in inputs.values()]),
        best=rated([each.best for each in inputs.values()]),
        one_away=_one_away(rated, inputs),
    )


def with_score(overall: NodeRating, framework: Framework, standards: Mapping[str, NodeRating]) -> NodeRating:
    """The overall with the sum of the rated standards' scores and the most it could be."""
    scores = [answer.score for answer in framework.rating_scale.worst_to_best]
    known = [score for score in scores if score is not None]
    if len(known) < len(scores):
        return overall
    rated = [framework.rating(node.rating).score or 0 for node in standards.values() if node.rating is not None]
    return replace(overall, score=sum(rated), max=max(known) * len(rated))


def given_rating(framework: Framework, rating: str) -> NodeRating:
    """A rating fixed from outside."""
    text = f"Given as {framework.rating(rating).label}, whatever it would have come from."
    return NodeRating(rating, (), Because("given", text), worst=rating, best=rating)


def judged_rating(framework: Framework, rating: str) -> NodeRating:
    """A rating that a panel judged."""
    text = f"A panel judged it {framework.rating(rating).label}."
    return NodeRating(rating, (), Because("judged", text), worst=rating, best=rating)


def is_unconfirmed(framework: Framework, code: str, place: str) -> bool:
    """Whether the framework marks this node, or the rule that stands at this place, as unconfirmed."""
    return any(part.what in (code, place) for part in framework.unconfirmed)


def _one_away(
    rated: Callable[[Sequence[str | None]], str | None], inputs: Mapping[str, NodeRating]
) -> frozenset[str | None]:
    """One judgement touches one input, so each input's neighbours are tried in turn."""
    now = {code: each.rating for code, each in inputs.items()}
    return frozenset(
        rated(list({**now, code: neighbour}.values())) for code, each in inputs.items() for neighbour in each.one_away
    )


def _flags(framework: Framework, node: Node, worked: NodeRating, inputs: Mapping[str, NodeRating]) -> tuple[str, ...]:
    flags = _taken_over(node, worked, inputs)
    if is_unconfirmed(framework, node.code, node.place):
        flags.add("unconfirmed")
    if {worked.worst, worked.best} != {worked.rating}:
        flags.add("undetermined")
    if any(each.rating is None for each in inputs.values()) and node.rule.kind != "judged":
        flags.add("input_not_rated")
    if worked.rating is not None and worked.one_away - {worked.rating, None}:
        flags.add("one_judgement_changes")
    return in_order(flags)


def _taken_over(node: Node, worked: NodeRating, inputs: Mapping[str, NodeRating]) -> set[str]:
    """Under `lowest`, the flags of the lowest share among the questions that decide it."""
    shares = [
        each for code in worked.decided_by if isinstance(each := inputs[code], QuestionRating) and each.share.applicable
    ]
    if node.rule.kind != "lowest" or not shares:
        return set()
    small = {"small_sample"} if any("small_sample" in each.flags for each in shares) else set()
    lowest = [each for each in shares if not any(_by_share(other, each) < 0 for other in shares)]
    return small | {flag for each in lowest for flag in each.flags if flag in SAMPLE_FLAGS}


def _by_share(one: NodeRating, other: NodeRating) -> int:
    """Below 0 where the first has the lower share, compared exactly; 0 where either has none."""
    if not (isinstance(one, QuestionRating) and isinstance(other, QuestionRating)):
        return 0
    return one.share.good * other.share.applicable - other.share.good * one.share.applicable
