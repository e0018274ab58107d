"""How many of the answers still to come must be good: what is still to come, apart from what is given already."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any, NamedTuple

from reviewtui.framework.model import OVERALL
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.questions import may_leave
from reviewtui.rating.rules import node_rule
from reviewtui.rating.rules.layout import piles_of
from reviewtui.rating.rules.limits import limited
from reviewtui.rating.rules.several_shares import Wanted, wanted_to_come
from reviewtui.rating.rules.share_in_bands import good_of, rating_of
from reviewtui.rating.words import good_or_better, good_word, listed

MOST_OUTCOMES = 5_000
"""Sets of ratings of the standards that are gone through."""
MOST_NAMED = 6
"""Questions whose answers are told in the sentence on the whole; with more, each standard says it of its own."""
WantedOf = Mapping[str, tuple[Wanted, ...]]
"""Question to what is wanted of its answers to come; what needs nothing is left out."""
Vector = tuple[str | None, ...]
"""A rating of each standard."""


class Needed(NamedTuple):
    """What answers still to come must be for one rating, or a better one."""

    rating: str
    good: int
    """The fewest of them that must be good, once all are given and apply."""
    of: int
    """How many are still to come."""
    sentence: str
    """`Of the 8 not yet answered, all 8 must be good for Requires improvement.`"""
    wanted: tuple[Wanted, ...] = ()
    """Where bands ask for several shares: how many must be what; each is needed, and all together are enough."""

    questions: tuple[tuple[str, "Needed"], ...] = ()
    """Of a standard: what is needed of each of its questions that needs anything; of the whole, of each standard."""

    def as_json(self) -> dict[str, Any]:
        """What `explain --json` prints."""
        found = {"rating": self.rating, "good": self.good, "of": self.of, "sentence": self.sentence}
        wanted = [{"of": list(each.of), "least": each.least, "most": each.most} for each in self.wanted]
        parts = {code: needed.as_json() for code, needed in self.questions}
        key = "standards" if any(needed.questions for _, needed in self.questions) else "questions"
        return {**found, **({"wanted": wanted} if wanted else {}), **({key: parts} if parts else {})}


def still_to_come(view: InspectionView, node: str) -> tuple[Needed, ...]:
    """What the answers still to come must be for a node to keep its rating, and for the next better.

    Of a standard it is said where it takes the lowest: each question in it must come to that rating, or a better one.
    Of the whole where each standard must come to one rating or a better. Nothing for a rating that needs nothing, for
    one that no answer can bring about, and for one to which there are several ways.
    """
    if node in view.given or view.node(node).rating is None:
        return ()
    if node == OVERALL:
        return _of_whole(view)
    if any(standard.code == node for standard in view.framework.standards):
        return _of_standard(view, node)
    rated = view.question(node)
    if not _by_share(view, node) or rated.share.applicable + rated.share.to_come < view.minimum:
        return ()
    found = []
    for code in _from_here(view, node):
        wanted, stays = _wanted(view, node, code), code == rated.rating
        if wanted:
            found.append(_needed(view, node, code, wanted, stays=stays))
        if wanted is not None and not stays:
            break
    return tuple(found)


def _of_standard(view: InspectionView, node: str) -> tuple[Needed, ...]:
    """The same of a standard."""
    found = []
    for code in _from_here(view, node):
        wanted, stays = _wanted_of_standard(view, node, code), code == view.node(node).rating
        if wanted is None:
            continue
        if wanted:
            found.append(_needed_of_standard(view, node, code, wanted, stays=stays))
        if not stays:
            break
    return tuple(found)


def _wanted_of_standard(view: InspectionView, node: str, rating: str) -> WantedOf | None:
    """What is wanted on each question of a standard for a rating or a better one; None where it cannot be said.

    It can where the rule is the lowest of its questions, all of which are a share of answers.
    """
    rule, inputs = view.framework.inspection_rule(node), view.inputs(node)
    if (
        rule.kind != "lowest"
        or rule.limits
        or rule.least_rated
        or not all(_by_share(view, each) for each in inputs.ratings)
    ):
        return None
    shares = {each: view.question(each).share for each in inputs.ratings}
    everyone = {each: share.applicable + share.to_come for each, share in shares.items()}
    asked = [each for each, cases in everyone.items() if cases >= view.minimum]
    if any(everyone[each] < rule.drives_from for each in asked):
        return None
    found: dict[str, tuple[Wanted, ...]] = {}
    for each in asked:
        some = _wanted(view, each, rating)
        if some is None:
            return None
        if some:
            found[each] = some
    return found


def _of_whole(view: InspectionView) -> tuple[Needed, ...]:
    """The same of the whole, where a rating takes so much of each standard and no more or less of another will do."""
    rank, now = view.framework.inspection_scale(OVERALL).rank, view.node(OVERALL).rating
    outcomes = _outcomes(view)
    found: list[Needed] = []
    for code in _from_here(view, OVERALL) if outcomes else ():
        reaching = [each for each, rating in outcomes if rank.get(rating or "", -1) >= rank[code]]
        least = _least_of_each(view, reaching)
        if least is None or reaching != [each for each, _ in outcomes if _are_enough(view, each, least)]:
            continue
        needed = _needed_of_whole(view, code, least, stays=code == now)
        if needed is None:
            return tuple(found)
        if needed.questions:
            found.append(needed)
        if code != now:
            break
    return tuple(found)


def _outcomes(view: InspectionView) -> list[tuple[Vector, str | None]]:
    """Every set of ratings the standards could come to, with what the whole is then rated; none where others decide."""
    rule, scale = view.framework.inspection_rule(OVERALL), view.framework.inspection_scale(OVERALL)
    inputs, read = view.inputs(OVERALL), [code for code in rule.reads if code not in view.inputs(OVERALL).ratings]
    waits = [code for code in inputs.ratings if view.value(code) is None]
    standards = {standard.code for standard in view.framework.standards}
    if (
        not standards.issuperset(inputs.ratings)
        or not rule_kind(rule.kind).over_inputs
        or rule.tallies
        or any(len(view.node(code).possible) > 1 for code in read)
        or any(view.framework.inspection_rule(code).kind == "judged" for code in waits)
    ):
        return []
    ends = [sorted(view.node(code).possible - {None}, key=str) or [None] for code in inputs.ratings]
    if prod(map(len, ends)) > MOST_OUTCOMES:
        return []
    found: list[tuple[Vector, str | None]] = []
    for ratings in product(*ends):
        values = dict(zip(inputs.ratings, ratings, strict=True))
        rating = node_rule(rule.kind).rating(rule, scale, inputs._replace(ratings=values))
        fixed = {**{code: view.value(code) for code in read}, **values}
        found.append((ratings, limited(rule, scale, rating, fixed.get)[0]))
    return found


def _least_of_each(view: InspectionView, enough: Sequence[Vector]) -> Vector | None:
    """Of each standard the worst rating in any of some sets; None where there is no set."""
    if not enough:
        return None
    scales = view.inputs(OVERALL).scales.values()
    return tuple(
        min(ratings, key=lambda rating, scale=scale: scale.rank.get(rating or "", -1))  # type: ignore[misc]
        for scale, ratings in zip(scales, zip(*enough, strict=True), strict=True)
    )


def _are_enough(view: InspectionView, ratings: Vector, least: Vector) -> bool:
    """Whether no standard is rated worse than it must be."""
    ranks = [scale.rank for scale in view.inputs(OVERALL).scales.values()]
    pairs = zip(ranks, ratings, least, strict=True)
    return all(rank.get(rating or "", -1) >= rank.get(worst or "", -1) for rank, rating, worst in pairs)


def _needed_of_whole(view: InspectionView, rating: str, least: Vector, *, stays: bool) -> Needed | None:
    """`For it to stay Good: 1 must come to Good or better (of the 6 on 1.1 …)`; None where it cannot be said."""
    framework, parts, standards = view.framework, [], []
    for (code, scale), worst in zip(view.inputs(OVERALL).scales.items(), least, strict=True):
        wanted = _wanted_of_standard(view, code, worst) if worst and len(view.node(code).possible) > 1 else {}
        if wanted is None:
            return None
        if wanted and worst:
            needed = _needed_of_standard(view, code, worst, wanted, stays=view.node(code).rating == worst)
            better = " or better" if scale.rank[worst] < len(scale.rank) - 1 else ""
            answers = "; ".join(_answers_wanted(view, worst, wanted))
            parts.append((f"{code} must be {scale.answer(worst).label}{better}", f" ({answers})"))
            standards.append((code, needed))
    in_full = sum(len(needed.questions) for _, needed in standards) <= MOST_NAMED
    said = "; ".join(f"{what}{answers if in_full else ''}" for what, answers in parts)
    good, of = sum(each.good for _, each in standards), sum(each.of for _, each in standards)
    label = framework.inspection_scale(OVERALL).answer(rating).label
    start = f"For it to stay {label}" if stays else f"For {label}"
    return Needed(rating, good, of, f"{start}, if all not yet answered apply: {said}.", questions=tuple(standards))


def _by_share(view: InspectionView, question: str) -> bool:
    return question not in view.given and view.framework.inspection_rule(question).kind == "share_in_bands"


def _from_here(view: InspectionView, node: str) -> list[str]:
    """The rating of a node, and each better one, the nearest first."""
    rank, now = view.framework.inspection_scale(node).rank, view.node(node).rating
    return [code for code in sorted(rank, key=lambda code: rank[code]) if now is not None and rank[code] >= rank[now]]


def _wanted(view: InspectionView, node: str, rating: str) -> tuple[Wanted, ...] | None:
    """What is wanted of the answers to come for a rating or a better one; None where it cannot be said."""
    rule, question = view.framework.inspection_rule(node), view.framework.question(node)
    rated, scale = view.question(node), view.framework.scale_of(question)
    to_come = rated.share.to_come
    if not rule.several:
        fewest = _fewest(view, node).get(rating)
        return None if fewest is None else (Wanted(good_of(rule, scale), fewest, to_come),) if fewest else ()
    if rating not in [band.rating for band in rule.bands]:
        return None
    piles = piles_of(rule, scale, rated.counts, rated.share)
    found = wanted_to_come(rule, scale, view.framework.inspection_scale(node).rank, piles, rating)
    return None if found is None else tuple(each for each in found if each.least > 0 or each.most < to_come)


def _fewest(view: InspectionView, node: str) -> dict[str, int]:
    """Rating to the fewest good answers that give it or a better one, once every answer is given and applies."""
    share, rule = view.question(node).share, view.framework.inspection_rule(node)
    rank = view.framework.inspection_scale(node).rank
    everyone, found = share.applicable + share.to_come, dict[str, int]()
    for good in reversed(range(share.to_come + 1)):
        reached = rating_of(rule, share.good + good, everyone, view.minimum)
        found.update({code: good for code in rank if reached is not None and rank[code] <= rank[reached]})
    return found


def _needed(view: InspectionView, node: str, rating: str, wanted: tuple[Wanted, ...], *, stays: bool) -> Needed:
    framework, share = view.framework, view.question(node).share
    question, label = framework.question(node), framework.inspection_scale(node).answer(rating).label
    of, rule, scale, word = (
        share.to_come,
        framework.inspection_rule(node),
        framework.scale_of(question),
        _word(view, node),
    )
    asked = _asked([(each, word(each)) for each in wanted], of)
    where = "not yet answered" if not share.in_dispute else "not yet answered or with different judgements"
    applying = ", if all apply," if may_leave(framework, question) else ","
    end = f"for it to stay {label}" if stays else f"for {label}"
    start = f"Of the {of} {where}" if of > 1 else f"Of the one {where}"
    codes = frozenset(good_of(rule, scale))
    good = next((each.least for each in wanted if frozenset(each.of) == codes), 0)
    sentence = f"{start}{applying} {asked} {end}."
    return Needed(rating, good, of, sentence, wanted if rule.several else ())


def _needed_of_standard(view: InspectionView, node: str, rating: str, wanted: WantedOf, *, stays: bool) -> Needed:
    """`For it to stay Good, if all not yet answered apply: of the 6 on 1.1 at least 2 must be good.`"""
    framework, parts = view.framework, _answers_wanted(view, rating, wanted)
    questions = [(code, _needed(view, code, rating, some, stays=stays)) for code, some in wanted.items()]
    good, of = sum(each.good for _, each in questions), sum(each.of for _, each in questions)
    label = framework.inspection_scale(node).answer(rating).label
    leaves = any(may_leave(framework, framework.question(code)) for code in wanted)
    start = f"For it to stay {label}" if stays else f"For {label}"
    sentence = f"{start}{', if all not yet answered apply' if leaves else ''}: {'; '.join(parts)}."
    return Needed(rating, good, of, sentence, questions=tuple(questions))


def _answers_wanted(view: InspectionView, rating: str, wanted: WantedOf) -> list[str]:
    """`of the 6 on 1.1 at least 2 must be good`, question by question."""
    parts = []
    for code, some in wanted.items():
        of, word = view.question(code).share.to_come, _word(view, code)
        asked = _asked([(each, word(each)) for each in some], of)
        parts.append(f"of the {of} on {code} {asked}" if of > 1 else f"the one on {code}{asked[2:]}")
    return parts


def _word(view: InspectionView, question: str) -> Callable[[Wanted], str]:
    """What the answers are called that are wanted of a question."""
    rule, scale = view.framework.inspection_rule(question), view.framework.scale_of(view.framework.question(question))
    word = good_or_better if rule.several else good_word
    return lambda each: word(scale, each.of)


def _asked(wanted: Sequence[tuple[Wanted, str]], of: int) -> str:
    """`at least 6 must be good or better, at least 3 outstanding and at most 1 inadequate`."""
    least = [(_at_least(each.least, of), word) for each, word in wanted if each.least > 0]
    most = [(_at_most(each.most), word) for each, word in wanted if each.most < of]
    parts = [f"{number} {'must be ' if not place else ''}{word}" for place, (number, word) in enumerate(least)]
    if most and of == 1:
        parts += [f"{'must' if parts else 'it must'} not be {word}" for _, word in most]
    else:
        parts += [f"{number} {'may be ' if not place else ''}{word}" for place, (number, word) in enumerate(most)]
    return listed(parts)


def _at_least(number: int, of: int) -> str:
    return "it" if of == 1 else f"all {of}" if number == of else f"at least {number}"


def _at_most(number: int) -> str:
    return f"at most {number}" if number else "none"
