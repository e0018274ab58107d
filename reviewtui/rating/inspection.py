"""Rates all cases together: counts become shares, shares questions' ratings, and those the standards' and the whole."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from reviewtui.framework.graph import inspection_inputs, rated_nodes
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.inspection_view import NOBODY, NOTHING, Counts, Fixed, InspectionView
from reviewtui.rating.profile import profiles_of
from reviewtui.rating.rules.scores import most_of, score_of
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE, Because, CaseInput, NodeRating, Summary

if TYPE_CHECKING:
    from reviewtui.rating.case_view import CaseView

Cases = Mapping[str, CaseInput]
Views = Mapping[str, "CaseView"]
_Tallies = dict[str, dict[str, int]]


def rate(framework: Framework, cases: Cases, judged: Fixed = NOBODY, given: Fixed = NOBODY) -> Summary:
    """Rate cases: their own ratings and those of the whole inspection.

    `judged` holds the panel's ratings of judged nodes; `given` fixes any standard or question. The order of cases
    never matters. Raises UnknownCode for an answer that is not on its question's scale.
    """
    from reviewtui.rating.case_view import view_of

    views = {reference: view_of(framework, case) for reference, case in cases.items()}
    counts = count_answers(framework, cases, views=views)
    own = rate_cases(framework, cases, views=views)
    case_counts, unsettled = count_ratings(framework, own)
    view = InspectionView(framework, counts, len(cases), judged, given, 1, case_counts, unsettled)
    return _summary(view)._replace(
        cases={reference: {code: node.rating for code, node in nodes.items()} for reference, nodes in own.items()},
        unratable={reference: reasons for reference, nodes in own.items() if (reasons := _unratable(nodes))},
    )


def rate_counts(
    framework: Framework,
    counts: Counts,
    total_cases: int,
    judged: Fixed | None = NOBODY,
    given: Fixed = NOBODY,
    *,
    minimum: int = 1,
    case_counts: Counts = NOTHING,
    unsettled: Counts = NOTHING,
) -> Summary:
    """Rate counted answers of `total_cases` cases, without ratings of single cases.

    A question's counts may hold under `hidden` the cases it is not asked in, and under `≠` those in dispute.
    `case_counts` holds the cases' own ratings, section or standard code to rating to number of cases, where rules take
    shares of them; `unsettled` those among them that answers still to come could change. `minimum` is the fewest
    applicable cases that give a rating: the framework's `min_to_rate` in a breakdown by site or group, and 1 for a
    whole inspection; `judged` is None of a part of the cases, which no panel rates. Raises UnknownCode for an answer
    that is not on its question's scale, and ValueError when a question has more answers than there are cases.
    """
    return _summary(InspectionView(framework, counts, total_cases, judged, given, minimum, case_counts, unsettled))


def count_answers(
    framework: Framework, cases: Cases, asked: Collection[str] | None = None, views: Views | None = None
) -> dict[str, dict[str, int]]:
    """How many cases gave each answer to each question, under `hidden` how many are not asked it, and under `≠` in how
    many two laptops answered it differently.

    Answers to questions unknown here are passed over; with `asked` only these questions are counted. `views` are the
    cases where somebody looks at them already.
    """
    from reviewtui.rating.case_view import view_of

    codes = (question.code for question in framework.questions())
    counts: _Tallies = {code: {} for code in codes if asked is None or code in asked}
    gated = [code for code in {**framework.gates, **framework.asked_when} if code in counts]
    for reference, case in cases.items():
        view = view_of(framework, case) if views is None else views[reference]
        hidden = {code for code in gated if view.hidden(code)}
        given = {code: answer for code, answer in case.answers.items() if code in counts and code not in hidden}
        disputed = ((code, IN_DISPUTE) for code in case.in_dispute if code in counts and code not in hidden)
        for question, answer in (*given.items(), *((code, HIDDEN) for code in hidden), *disputed):
            counts[question][answer] = counts[question].get(answer, 0) + 1
    return counts


def rate_cases(
    framework: Framework, cases: Cases, codes: Iterable[str] | None = None, views: Views | None = None
) -> dict[str, dict[str, NodeRating]]:
    """Each case's own ratings, section and standard by code; with `codes` only of these."""
    from reviewtui.rating.case_view import view_of

    nodes = rated_nodes(framework) if codes is None else tuple(codes)
    if views is None:
        views = {reference: view_of(framework, case) for reference, case in cases.items()}
    return {reference: {code: view.node(code) for code in nodes} for reference, view in views.items()}


def count_ratings(
    framework: Framework, cases: Mapping[str, Mapping[str, NodeRating]]
) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """How many cases have each rating of each section and standard, and how many of those are not settled."""
    counts: _Tallies = {code: {} for code in rated_nodes(framework)}
    unsettled: _Tallies = {code: {} for code in counts}
    for nodes in cases.values():
        for code, node in nodes.items():
            if node.rating is not None:
                counts[code][node.rating] = counts[code].get(node.rating, 0) + 1
                if node.possible != {node.rating}:
                    unsettled[code][node.rating] = unsettled[code].get(node.rating, 0) + 1
    return counts, unsettled


def _unratable(nodes: Mapping[str, NodeRating]) -> dict[str, Because]:
    """Why answers that are all there give no rating: they cannot stand together, or no line is for them."""
    return {
        code: node.because
        for code, node in nodes.items()
        if node.because.rule == "first_match" and node.possible == {None}
    }


def _summary(view: InspectionView) -> Summary:
    return Summary(
        overall=_with_score(view)._replace(profile=profiles_of(view)),
        standards={standard.code: view.node(standard.code) for standard in view.framework.standards},
        questions={question.code: view.question(question.code) for question in view.framework.questions()},
        cases={},
        case_counts=view.case_counts,
    )


def _with_score(view: InspectionView) -> NodeRating:
    """The overall with the sum of the rated standards' scores, before any limit, and the most it could be."""
    overall, scales = view.node(OVERALL), inspection_inputs(view.framework, OVERALL)
    unscored = any(answer.score is None for scale in scales.values() for answer in scale.worst_to_best)
    rule = view.framework.inspection_rules.overall
    if rule.kind == "none" or unscored or not scales:
        return overall
    rated = {code: rating for code in scales if (rating := view.value(code)) is not None}
    return overall._replace(
        score=sum(rule.weight_of(code) * score_of(scales[code], rating) for code, rating in rated.items()),
        max=sum(rule.weight_of(code) * most_of(scales[code]) for code in rated),
    )
