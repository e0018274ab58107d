"""Why a rating is what it is: the rule, what it read, what it left out, each step, and what would change it."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.graph import inspection_inputs
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.framework.node_words import title_of, titles_of
from reviewtui.rating import rule_words
from reviewtui.rating.counterfactual.changes import Prospects, prospects, require_node
from reviewtui.rating.counterfactual.to_come import still_to_come
from reviewtui.rating.explain_case import explain_case
from reviewtui.rating.explanation import Explanation, prospect_step
from reviewtui.rating.inputs import NodeInputs, node_inputs
from reviewtui.rating.inspection_view import NOBODY, Counts, Fixed, InspectionView
from reviewtui.rating.profile import profiles_of
from reviewtui.rating.readings import (
    DISPUTED,
    OUTSIDE,
    Reading,
    answers_left_out,
    answers_read,
    case_ratings_left_out,
    case_ratings_read,
    nodes_left_out,
    nodes_read,
    not_contributing,
    piles_of,
    two_lowest,
)
from reviewtui.rating.rules import Inputs
from reviewtui.rating.summary import CaseInput, could_be, profile_sentence
from reviewtui.rating.weakest import weakest_sentence

__all__ = ["Explanation", "Reading", "UnknownCaseError", "explain"]
Cases = Mapping[str, CaseInput]


class UnknownCaseError(LookupError):
    """There is no case of that reference among those rated."""


def explain(
    framework: Framework,
    cases: Cases,
    node: str = OVERALL,
    case: str | None = None,
    judged: Fixed | None = NOBODY,
    given: Fixed = NOBODY,
    counts: Counts | None = None,
    total: int | None = None,
    minimum: int = 1,
) -> Explanation:
    """Explain a node over all cases, or with `case` one case's rating of a standard or section.

    `node` is `overall`, a standard or a question; with `case` a standard or section. With `counts` of the answers in
    `total` cases the cases need hold those alone that are named with their cases, where none must be looked at.
    `minimum` is the fewest applicable cases that give a rating; `judged` is None of a part of the cases, which no panel
    rates. Raises UnknownCode, and UnknownCaseError.
    """
    if case is not None and case not in cases:
        raise UnknownCaseError(f"There is no case “{case}” among the {len(cases)} that are rated.")
    if case is not None:
        return explain_case(framework, cases[case], node, case)
    require_node(framework, node)
    inputs = node_inputs(framework, cases, node, judged, given, counts, total, minimum)
    rated = inputs.view.node(node)
    fixed = rated.because.rule == "given"
    found = Prospects() if fixed else prospects(inputs, node, cases)
    said = _parts(framework, cases, inputs, node)
    weakest = weakest_sentence(inputs.view) if node == OVERALL else ""
    outlook = prospect_step(framework.inspection_scale(node), rated)
    profile = profile_sentence(profiles_of(inputs.view)) if node == OVERALL else ""
    steps = (*said.words, rated.because.text, two_lowest(said.inputs, rated), weakest, outlook, found.note, profile)
    return Explanation(
        node=node,
        title=title_of(framework, node),
        case=None,
        rating=rated.rating,
        rule=rated.because.rule,
        sentence=rated.because.text,
        steps=(rated.because.text,) if fixed else tuple(step for step in steps if step),
        inputs=said.inputs,
        left_out=said.left_out,
        flags=rated.flags,
        changes=found.changes,
        still_to_come=still_to_come(inputs.view, node),
        could_be=could_be(rated),
    )


class _Parts(NamedTuple):
    """What a node's rule says, what it read and what it left out."""

    words: list[str]
    inputs: tuple[Reading, ...]
    left_out: tuple[Reading, ...]


def _parts(framework: Framework, cases: Cases, inputs: NodeInputs, node: str) -> _Parts:
    if node != OVERALL and all(standard.code != node for standard in framework.standards):
        return _of_question(framework, cases, inputs, node)
    if framework.inspection_rule(node).of_case_ratings:
        return _of_case_ratings(framework, cases, inputs, node)
    return _over_inputs(framework, cases, inputs, node)


def _of_question(framework: Framework, cases: Cases, inputs: NodeInputs, code: str) -> _Parts:
    question, piles = framework.question(code), _answers(cases, inputs, code)
    read, left_out = answers_read(framework, question, piles), answers_left_out(framework, question, piles)
    return _Parts(rule_words.of_question(framework, code), read, left_out)


def _answers(cases: Cases, inputs: NodeInputs, code: str) -> dict[str, list[str]]:
    """The cases by their answers to a question."""

    def value(reference: str) -> str | None:
        if inputs.views[reference].hidden(code):
            return OUTSIDE
        return DISPUTED if code in cases[reference].in_dispute else cases[reference].answers.get(code)

    return piles_of(cases, value)


def _of_case_ratings(framework: Framework, cases: Cases, inputs: NodeInputs, code: str) -> _Parts:
    scale = framework.case_scale(framework.standard(code))
    piles = piles_of(cases, lambda reference: inputs.own[reference][code].rating)
    _, _, beside = _nodes(framework, inputs.view, code)
    beside += _counted(framework, cases, inputs, code)
    words = rule_words.over_all(framework, code, Inputs({}, {}, "case"))
    return _Parts(words, (*case_ratings_read(scale, piles), *beside), case_ratings_left_out(scale, piles))


def _counted(framework: Framework, cases: Cases, inputs: NodeInputs, node: str) -> tuple[Reading, ...]:
    """The cases that conditions count, each answer that matters with its own."""
    found: dict[Reading, None] = {}
    for tally in framework.inspection_rule(node).tallies:
        piles = _answers(cases, inputs, tally.question)
        references = sorted(reference for answer in tally.answers for reference in piles.get(answer, ()))
        question = framework.question(tally.question)
        labels = [framework.scale_of(question).answer(answer).label for answer in tally.answers]
        text = f"{' or '.join(labels)} in {inputs.view.counting.figure(tally.code)} cases"
        found[Reading(tally.question, question.title, None, text, tuple(references))] = None
    return tuple(found)


def _over_inputs(framework: Framework, cases: Cases, inputs: NodeInputs, node: str) -> _Parts:
    view = inputs.view
    read, left_out, beside = _nodes(framework, view, node)
    beside += _counted(framework, cases, inputs, node)
    scales = inspection_inputs(framework, node)
    ratings = {code: view.value(code) for code in scales}
    noun = "standard" if node == OVERALL else "question"
    words = rule_words.over_all(framework, node, Inputs(ratings, scales, noun))
    standards = {standard.code: view.node(standard.code) for standard in framework.standards if node == OVERALL}
    outside = not_contributing(framework.standards, standards) if node == OVERALL else ()
    limiting = {reading.code for reading in beside}
    return _Parts(words, (*read, *beside), (*left_out, *(each for each in outside if each.code not in limiting)))


_Readings = tuple[Reading, ...]


def _nodes(framework: Framework, view: InspectionView, node: str) -> tuple[_Readings, _Readings, _Readings]:
    """The inputs that are rated, those that are not, and what limits read beside them."""
    titles, rule = titles_of(framework), framework.inspection_rule(node)
    taken = {code: view.node(code) for code in inspection_inputs(framework, node)}
    beside = {code: view.node(code) for code in rule.reads if code not in taken and code not in framework.tallies}
    unrated = {**taken, **(beside if rule.kind == "first_match" else {})}
    return nodes_read(framework, titles, taken), nodes_left_out(titles, unrated), nodes_read(framework, titles, beside)
