"""Rates one question over all cases, from how many cases gave each answer."""

from collections.abc import Mapping
from dataclasses import replace

from reviewtui.figures.fewest import Tally
from reviewtui.framework.model import Framework, Question
from reviewtui.rating.nodes import given_rating, is_unconfirmed
from reviewtui.rating.rules import share_in_bands as rule_
from reviewtui.rating.summary import Because, QuestionRating, Share, in_order

SMALL = 5
"""Applicable cases that make a small sample, and fewer."""


def rate_question(
    framework: Framework,
    question: Question,
    counts: Mapping[str, int],
    total_cases: int,
    given: str | None,
    minimum: int,
) -> QuestionRating:
    """The question's rating, counts and flags; `given` fixes the rating and leaves the counts as they are."""
    tally = tally_of(framework, question, counts, total_cases)
    share = Share(tally.good, tally.applicable, tally.out, tally.unjudged)
    listed = {answer.code: counts.get(answer.code, 0) for answer in framework.offered(question)}
    if given is not None:
        node = given_rating(framework, given)
        return QuestionRating(
            given, (), node.because, worst=given, best=given, one_away=node.one_away, share=share, counts=listed
        )
    rule, least = framework.inspection_rules.question, max(minimum, 1)
    scale = framework.scale_of(question)
    rating = rule_.rating_of(rule, tally.good, tally.applicable, least)
    everyone = tally.applicable + tally.unjudged
    node = QuestionRating(
        rating=rating,
        flags=(),
        because=Because(rule.kind, rule_.because(rule, scale, framework.rating_scale, tally, least)),
        worst=rule_.rating_of(rule, tally.good, everyone, least),
        best=rule_.rating_of(rule, tally.good + tally.unjudged, everyone, least),
        one_away=frozenset(rule_.one_away(rule, tally, least, may_leave=may_leave(framework, question))),
        share=share,
        counts=listed,
    )
    return replace(node, flags=_flags(framework, question, node))


def tally_of(framework: Framework, question: Question, counts: Mapping[str, int], total_cases: int) -> Tally:
    """The piles of one question. Raises UnknownCode, and ValueError when there are more answers than cases."""
    good = other = out = 0
    scale = framework.scale_of(question)
    for code, number in counts.items():
        answer = scale.answer(code)
        if answer.good:
            good += number
        elif answer.applicable or question.not_applicable == "counted":
            other += number
        else:
            out += number
    unjudged = total_cases - good - other - out
    if unjudged < 0:
        raise ValueError(f"Question {question.code} has {total_cases - unjudged} answers for {total_cases} cases.")
    return Tally(good, other, out, unjudged)


def may_leave(framework: Framework, question: Question) -> bool:
    """Whether an answer can take a case out of the question's share."""
    return question.not_applicable == "excluded" and any(not a.applicable for a in framework.offered(question))


def _flags(framework: Framework, question: Question, node: QuestionRating) -> tuple[str, ...]:
    flags = set()
    if is_unconfirmed(framework, question.code, "inspection.question"):
        flags.add("unconfirmed")
    if {node.worst, node.best} != {node.rating}:
        flags.add("undetermined")
    if node.rating is not None:
        flags |= _sample_flags(framework, node)
    return in_order(flags)


def _sample_flags(framework: Framework, node: QuestionRating) -> set[str]:
    """What a rated share must carry: how close it is, and how few cases it stands on."""
    rule, good, applicable = framework.inspection_rules.question, node.share.good, node.share.applicable
    raised = {
        "near_boundary": rule_.near_boundary(rule, good, applicable),
        "one_judgement_changes": bool(node.one_away - {node.rating, None}),
        "small_sample": applicable <= SMALL,
        "rounds_across": rule_.rounds_across(rule, good, applicable),
    }
    return {flag for flag, up in raised.items() if up}
