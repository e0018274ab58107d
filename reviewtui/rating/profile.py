"""The profile beside the overall: how many answers of each kind there are in what the whole is rated from."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reviewtui.framework.graph import inspection_inputs
from reviewtui.framework.model import Scale, Standard
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.questions import share_of
from reviewtui.rating.rules.share_in_bands import good_of
from reviewtui.rating.summary import Profile, Share
from reviewtui.rating.words import good_word


class _Counted(NamedTuple):
    """The answers to one question, or the cases' own ratings of one standard."""

    scale: Scale
    good: tuple[str, ...]
    counts: Mapping[str, int]
    share: Share


def profiles_of(view: InspectionView) -> tuple[Profile, ...]:
    """One for each scale that has good answers; none where no answer is better than another.

    All cases and all questions that the contributing standards take in are counted together, as far as they apply;
    where a standard takes the cases' own ratings, those.
    """
    found: dict[str, list[_Counted]] = {}
    for standard in view.framework.standards:
        for one in _counted(view, standard) if standard.contributes else ():
            if one.good:
                found.setdefault(one.scale.code, []).append(one)
    return tuple(_together(each) for each in found.values())


def _counted(view: InspectionView, standard: Standard) -> Iterator[_Counted]:
    framework, rule = view.framework, view.framework.inspection_rule(standard.code)
    if rule.of_case_ratings:
        scale, counts = framework.case_scale(standard), view.case_counts.get(standard.code, {})
        yield _Counted(scale, good_of(rule, scale), counts, view.share(standard.code))
        return
    worked_out = inspection_inputs(framework, standard.code) if rule_kind(rule.kind).over_inputs else ()
    for question in standard.questions:
        if question.counts and (not worked_out or question.code in worked_out):
            scale, counts = framework.scale_of(question), view.counts.get(question.code, {})
            good = good_of(framework.inspection_rule(question.code), scale)
            yield _Counted(scale, good, counts, share_of(framework, question, counts, view.total_cases))


def _together(counted: list[_Counted]) -> Profile:
    scale, good = counted[0].scale, counted[0].good
    graded = [answer for answer in scale.answers if answer.applicable]
    return Profile(
        scale.code,
        {answer.code: sum(each.counts.get(answer.code, 0) for each in counted) for answer in graded},
        {answer.code: answer.letter for answer in graded},
        sum(each.share.good for each in counted),
        sum(each.share.applicable for each in counted),
        good_word(scale, good),
    )
