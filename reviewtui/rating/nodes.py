"""Small laws that hold for every node, whatever its rule: what is given or judged, flags, and how far it could go."""

from collections.abc import Iterable, Mapping
from functools import cmp_to_key
from typing import Any

from reviewtui.framework.model import Framework, Rule, Scale
from reviewtui.rating.summary import Because, NodeRating, Ratings, SharedRating, in_order

SAMPLE_FLAGS = frozenset({"near_boundary", "small_sample", "rounds_across"})
"""What a standard takes over from the share that decides it."""


def given_rating(scale: Scale, rating: str) -> NodeRating:
    """A rating fixed from outside."""
    text = f"Given as {scale.answer(rating).label}, whatever it would have come from."
    return NodeRating(rating, (), Because("given", text), **spread(frozenset((rating,)), scale))


def judged_rating(scale: Scale, rating: str) -> NodeRating:
    """A rating that a panel judged."""
    text = f"A panel judged it {scale.answer(rating).label}."
    return NodeRating(rating, (), Because("judged", text), **spread(frozenset((rating,)), scale))


def spread(possible: Ratings, scale: Scale) -> dict[str, Any]:
    """All a node could become, with the worst and the best of it, as the fields of its rating."""
    graded = sorted(
        (rating for rating in possible if rating in scale.rank), key=lambda rating: scale.rank[rating or ""]
    )
    ends = (graded[0], graded[-1]) if graded else (None, None)
    return {"possible": possible, "worst": ends[0], "best": ends[1]}


def is_unconfirmed(framework: Framework, code: str, place: str, found: NodeRating) -> bool:
    """Whether the framework marks this node, or what of the rule at this place it came by, as unconfirmed.

    `place` is where its rule stands in the file, empty where the node has its own.
    """
    marked = {code}
    if place:
        marked.add(place)
        if "input_not_rated" in found.flags:
            marked.add(f"{place}.fewer")
        if found.because.rule == "limit":
            marked.add(f"{place}.limits")
    return any(part.what in marked for part in framework.unconfirmed)


def taken_over(decided_by: Iterable[str], inputs: Mapping[str, NodeRating]) -> set[str]:
    """Where an extreme is taken, the flags of the lowest share among the inputs that decide it."""
    shares = [each for code in decided_by if isinstance(each := inputs[code], SharedRating) and each.share.applicable]
    small = {"small_sample"} if any("small_sample" in each.flags for each in shares) else set()
    lowest = [each for each in shares if not any(_by_share(other, each) < 0 for other in shares)]
    return small | {flag for each in lowest for flag in each.flags if flag in SAMPLE_FLAGS}


def lowest_first(codes: Iterable[str], inputs: Mapping[str, NodeRating]) -> tuple[str, ...]:
    """Codes by their shares, compared exactly; those without one stay where they are."""
    by_share = cmp_to_key(_by_share)
    return tuple(sorted(codes, key=lambda code: by_share(inputs[code])))


def two_lowest(rule: Rule, scale: Scale, inputs: Mapping[str, NodeRating]) -> tuple[str, ...]:
    """The lowest and the second lowest of what is rated, equals by their shares; none where another rule holds."""
    if rule.kind != "lowest":
        return ()
    rated = [code for code in lowest_first(inputs, inputs) if inputs[code].rating in scale.rank]
    return tuple(sorted(rated, key=lambda code: scale.rank[inputs[code].rating or ""])[:2])


def with_flags(found: NodeRating, more: Iterable[str]) -> tuple[str, ...]:
    """The flags of a rated node: those it has, `more`, and what is seen from the rating itself."""
    flags = {*found.flags, *more}
    if found.possible != {found.rating}:
        flags.add("undetermined")
    if found.rating is not None:
        near = {"one_judgement_changes": found.one_away, "next_answer_changes": found.next_away}
        flags.update(flag for flag, ratings in near.items() if ratings - {found.rating, None})
    return in_order(flags)


def _by_share(one: NodeRating, other: NodeRating) -> int:
    """Below 0 where the first has the lower share, compared exactly; 0 where either has none."""
    if not (isinstance(one, SharedRating) and isinstance(other, SharedRating)):
        return 0
    return one.share.good * other.share.applicable - other.share.good * one.share.applicable


def stands_at(node: NodeRating) -> tuple[str | None, ...]:
    """What conditions take a node to be: its rating, or anything it may still become."""
    return (node.rating,) if node.rating is not None else (*sorted(filter(None, node.possible)), None)
