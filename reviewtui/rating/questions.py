"""Rates one question over all cases, from how many cases gave each answer."""

from collections.abc import Mapping

from reviewtui.framework.model import Framework, Question, Rule, Scale
from reviewtui.rating.nodes import given_rating, is_unconfirmed, judged_rating, spread, with_flags
from reviewtui.rating.rules import share_in_bands as share_rule
from reviewtui.rating.shared import flags_of, ratings_of, shared
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE, Because, NodeRating, QuestionRating, Share
from reviewtui.rating.taken import Taken

UNANSWERED = frozenset((HIDDEN, IN_DISPUTE))
"""What stands among the counts of answers and is none."""


def rate_question(
    framework: Framework,
    question: Question,
    counts: Mapping[str, int],
    total_cases: int,
    fixed: tuple[str | None, str | None],
    minimum: int,
) -> QuestionRating:
    """The question's rating, counts and flags.

    `fixed` holds what it is given as and what a panel judges, either of which leaves the counts as they are.
    """
    share = share_of(framework, question, counts, total_cases)
    rule, scale = framework.inspection_rule(question.code), framework.inspection_scale(question.code)
    given, judged = fixed
    if given is not None:
        node = _counted(given_rating(scale, given), share)
    elif rule.kind == "share_in_bands":
        node = _by_share(framework, question, rule, counts, share, max(minimum, 1))
    else:
        node = _counted(_unworked(rule, scale, judged), share)
    whole = framework.scale_of(question).count
    return node._replace(
        counts=_counts(framework, question, counts),
        hidden=counts.get(HIDDEN, 0) if question.asked else total_cases,
        total=sum(int(code) * number for code, number in counts.items() if code not in UNANSWERED) if whole else None,
    )


def share_of(framework: Framework, question: Question, counts: Mapping[str, int], total_cases: int) -> Share:
    """Where the cases stand. Raises UnknownCode, and ValueError when there are more answers than cases."""
    if not question.asked:
        return Share(good=0, applicable=0, not_applicable=total_cases, unjudged=0)
    good = applicable = out = 0
    scale = framework.scale_of(question)
    codes = share_rule.good_of(framework.inspection_rule(question.code), scale)
    in_dispute = counts.get(IN_DISPUTE, 0)
    for code, number in counts.items():
        if code == IN_DISPUTE:
            continue
        if code != HIDDEN and (scale.answer(code).applicable or question.not_applicable == "counted"):
            applicable += number
            good += number if code in codes else 0
        else:
            out += number
    unjudged = total_cases - applicable - out - in_dispute
    if unjudged < 0:
        raise ValueError(f"Question {question.code} has {total_cases - unjudged} answers for {total_cases} cases.")
    return Share(good, applicable, out, unjudged, in_dispute)


def taken_of(framework: Framework, question: Question, counts: Mapping[str, int], share: Share, minimum: int) -> Taken:
    """What the question's rule takes a share of."""
    rule, ratings = framework.inspection_rule(question.code), framework.inspection_scale(question.code)
    leaves = may_leave(framework, question)
    return Taken(rule, framework.scale_of(question), ratings, counts, share, minimum, leaves)


def may_leave(framework: Framework, question: Question) -> bool:
    """Whether judging can take a case out of the question's share: by its answer, or by a gate."""
    excluded = question.not_applicable == "excluded" and any(not a.applicable for a in framework.offered(question))
    return excluded or question.code in framework.gates


def _by_share(
    framework: Framework, question: Question, rule: Rule, counts: Mapping[str, int], share: Share, minimum: int
) -> QuestionRating:
    ratings = framework.inspection_scale(question.code)
    taken = shared(taken_of(framework, question, counts, share, minimum))
    found = QuestionRating(
        rating=taken.rating(),
        flags=(),
        because=Because(rule.kind, taken.because()),
        one_away=ratings_of(taken.one_away(share.given, counts)),
        next_away=ratings_of(taken.one_away(share.still_open, {})),
        share=share,
        **spread(taken.reach(), ratings),
    )
    flags = flags_of(taken, share.applicable) if found.rating is not None else set()
    place = "" if question.inspection else "inspection.question"
    if is_unconfirmed(framework, question.code, place, found):
        flags.add("unconfirmed")
    return found._replace(flags=with_flags(found, flags))


def _unworked(rule: Rule, scale: Scale, judged: str | None) -> NodeRating:
    """What a person says, or nothing."""
    if rule.kind == "judged" and judged is not None:
        return judged_rating(scale, judged)
    waiting = (
        "A panel decides this rating and has not decided it yet."
        if rule.kind == "judged"
        else "It is counted and never rated."
    )
    return NodeRating(None, (), Because(rule.kind, waiting), possible=frozenset((None,)))


def _counted(node: NodeRating, share: Share) -> QuestionRating:
    return QuestionRating(
        node.rating, (), node.because, worst=node.worst, best=node.best, possible=node.possible, share=share
    )


def _counts(framework: Framework, question: Question, counts: Mapping[str, int]) -> dict[str, int]:
    """Every answer offered, or every number given, with its cases."""
    if framework.scale_of(question).count:
        return {code: counts[code] for code in sorted(counts.keys() - UNANSWERED, key=int)}
    return {answer.code: counts.get(answer.code, 0) if question.asked else 0 for answer in framework.offered(question)}
