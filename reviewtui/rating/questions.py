"""Rates one question over all cases, from how many cases gave each answer."""

from collections.abc import Mapping
from dataclasses import replace

from reviewtui.framework.model import Framework, Question
from reviewtui.rating.nodes import given_rating, is_unconfirmed
from reviewtui.rating.rules import share_in_bands as share_rule
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
    share = share_of(framework, question, counts, total_cases)
    if given is None:
        node = _worked_out(framework, question, share, max(minimum, 1))
        node = replace(node, flags=_flags(framework, question, node))
    else:
        because = given_rating(framework, given).because
        node = QuestionRating(given, (), because, worst=given, best=given, share=share)
    return replace(node, counts={answer.code: counts.get(answer.code, 0) for answer in framework.offered(question)})


def share_of(framework: Framework, question: Question, counts: Mapping[str, int], total_cases: int) -> Share:
    """Where the cases stand. Raises UnknownCode, and ValueError when there are more answers than cases."""
    good = applicable = out = 0
    scale = framework.scale_of(question)
    for code, number in counts.items():
        answer = scale.answer(code)
        if answer.applicable or question.not_applicable == "counted":
            applicable += number
            good += number if answer.good else 0
        else:
            out += number
    unjudged = total_cases - applicable - out
    if unjudged < 0:
        raise ValueError(f"Question {question.code} has {total_cases - unjudged} answers for {total_cases} cases.")
    return Share(good, applicable, out, unjudged)


def may_leave(framework: Framework, question: Question) -> bool:
    """Whether an answer can take a case out of the question's share."""
    return question.not_applicable == "excluded" and any(not a.applicable for a in framework.offered(question))


def _worked_out(framework: Framework, question: Question, share: Share, minimum: int) -> QuestionRating:
    rule, scale = framework.inspection_rules.question, framework.scale_of(question)
    everyone = share.applicable + share.unjudged
    leaves = may_leave(framework, question)
    return QuestionRating(
        rating=share_rule.rating_of(rule, share.good, share.applicable, minimum),
        flags=(),
        because=Because(rule.kind, share_rule.because(rule, scale, framework.rating_scale, share, minimum)),
        worst=share_rule.rating_of(rule, share.good, everyone, minimum),
        best=share_rule.rating_of(rule, share.good + share.unjudged, everyone, minimum),
        one_away=frozenset(share_rule.one_away(rule, share, minimum, may_leave=leaves)),
        share=share,
    )


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
        "near_boundary": share_rule.near_boundary(rule, good, applicable),
        "one_judgement_changes": bool(node.one_away - {node.rating, None}),
        "small_sample": applicable <= SMALL,
        "rounds_across": share_rule.rounds_across(rule, good, applicable),
    }
    return {flag for flag, up in raised.items() if up}
