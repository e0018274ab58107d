"""What a framework is once it has been read: plain frozen values, light enough for the first screen."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from reviewtui.framework.parts import Prompt, Question, Section, Standard, Variant
from reviewtui.framework.rule import Band, Demand, Forbidden, Limit, Outcome, Rule
from reviewtui.framework.scale import NOT_APPLICABLE, Answer, Scale, UnknownCode

if TYPE_CHECKING:
    from reviewtui.framework.case_facts import WantedFact
    from reviewtui.framework.check import Check
    from reviewtui.framework.expression import Condition, Tally
    from reviewtui.framework.measure import Measure

__all__ = [
    "NOT_APPLICABLE", "OVERALL", "Answer", "Band", "CaseRules", "Demand", "Forbidden", "Framework", "InspectionRules",
    "Limit", "Outcome", "Prompt", "Question", "Rule", "Scale", "Section", "Standard", "Unconfirmed", "UnknownCode",
    "Variant",
]  # fmt: skip

OVERALL = "overall"
"""The node above every standard; no standard, section or question may take this code."""

ABOUT_THE_CASE = "About the case"
"""Title of the standard that is none: it holds the framework's own questions."""


class CaseRules(NamedTuple):
    """How the answers of one case become its ratings, where a node has no rule of its own."""

    standard: Rule
    section: Rule = Rule("none")
    overall: Rule = Rule("none")
    """Of the case as a whole, from its standards."""


class InspectionRules(NamedTuple):
    """How all cases together become ratings, where a question or standard has no rule of its own."""

    question: Rule
    standard: Rule
    overall: Rule


class Unconfirmed(NamedTuple):
    """A part of the framework whose source has not been seen."""

    what: str
    """Code of a standard, section or question, or the place of a rule, such as `inspection.question`."""
    why: str


class _Parts(NamedTuple):
    """What the file of a framework says."""

    code: str
    version: str
    title: str
    summary: str
    """One sentence for the list a person picks from."""
    source: str
    nations: tuple[str, ...]
    languages: tuple[str, ...]
    """The first is the one every text is written in."""
    scales: tuple[Scale, ...]
    ratings: str
    """Code of the scale that standards and the whole are rated on, unless a node says otherwise."""
    standards: tuple[Standard, ...]
    case_rules: CaseRules
    inspection_rules: InspectionRules
    min_to_rate: int
    """Fewest applicable cases that give a rating in a breakdown; never used for the whole inspection."""
    live_ratings: str
    """before, after or never: when a rating may be shown beside the inspector's own answer."""
    unconfirmed: tuple[Unconfirmed, ...] = ()
    case_questions: tuple[Question, ...] = ()
    """Asked first, about the case itself; they belong to no standard."""
    translations: "Mapping[str, Framework]" = MappingProxyType({})
    """Language to the same framework with its texts in that language, wherever the file gives them."""
    measures: "tuple[Measure, ...]" = ()
    """How long things may take, worked out from each chronology."""
    checks: "tuple[Check, ...]" = ()
    """What a chronology without an opportunity taken looks like."""
    breaks_unanimity: str = ""
    """Why answers that are all alike may give another rating; empty where they never do."""
    variants: tuple[Variant, ...] = ()
    """The types of inspection there are, where a person picks which standards are rated."""
    variant: str = ""
    """Code of the type that was picked; empty where all standards are rated."""
    owed_below_good: tuple[str, ...] = ()
    """What an answer below good is to say besides, `responsible` or `phase`; it is missing from no judgement."""


class Framework(_Parts):
    """A whole framework: what is asked, on which scales, and how it rolls up."""

    @cached_property
    def memory(self) -> dict[object, Any]:
        """Room for what rating worked out from it and may need again: no part of what it says."""
        return {}

    def in_language(self, language: str) -> "Framework":
        """The framework with its texts in a language; each text falls back to the first language by itself."""
        return self.translations.get(language, self)

    def of_variant(self, code: str) -> "Framework":
        """The framework with the standards of a type of inspection alone; itself for none. Raises UnknownCode."""
        if not code:
            return self
        picked = next((each for each in self.variants if each.code == code), None)
        if picked is None:
            raise UnknownCode("type of inspection", code, tuple(each.code for each in self.variants))
        return self._replace(
            standards=tuple(standard for standard in self.standards if standard.code in picked.standards),
            inspection_rules=self.inspection_rules._replace(**({} if picked.overall else {"overall": Rule("none")})),
            variant=code,
            translations={language: other.of_variant(code) for language, other in self.translations.items()},
        )

    def for_case(self, facts: Mapping[str, Any]) -> "Framework":
        """The framework as it is asked of a case, by what its file says of the facts in `asked_when`.

        What another kind of case is asked is asked of none there. A fact that the file leaves out hides nothing.
        """
        return self.without(self.left_out(facts))

    def without(self, out: frozenset[str]) -> "Framework":
        """The framework with questions of some codes asked of no case."""
        if not out:
            return self
        narrowed: Framework | None = self.memory.get(out)
        if narrowed is None:
            narrowed = self._replace(
                standards=tuple(_without(standard, out) for standard in self.standards),
                case_questions=tuple(_unasked(question, out) for question in self.case_questions),
            )
            self.memory[out] = narrowed
        return narrowed

    def left_out(self, facts: Mapping[str, Any]) -> frozenset[str]:
        """Codes of the questions that a case is not asked because of its facts."""
        return frozenset(
            code
            for code, wanted in self.asked_when.items()
            if any(each.is_so(facts.get(each.fact)) is False for each in wanted)
        )

    def why_left_out(self, code: str, facts: Mapping[str, Any]) -> str:
        """The fact for which a case is not asked a question, `disposal type is final warning`; empty where it is."""
        wanted = ((each, facts.get(each.fact)) for each in self.asked_when.get(code, ()))
        return next((each.found(fact) for each, fact in wanted if each.is_so(fact) is False), "")

    def question(self, code: str) -> Question:
        """The question of a code. Raises UnknownCode."""
        return self._placed(code)[1]

    def standard_of(self, code: str) -> Standard:
        """The standard that holds a question; for the framework's own questions `about_case`. Raises UnknownCode."""
        return self._placed(code)[0]

    def sections_of(self, code: str) -> tuple[Section, ...]:
        """The sections that a question stands in, innermost first. Raises UnknownCode."""
        return self._placed(code)[2]

    def standard(self, code: str) -> Standard:
        """The standard of a code. Raises UnknownCode."""
        for standard in self.standards:
            if standard.code == code:
                return standard
        raise UnknownCode("standard", code, tuple(standard.code for standard in self.standards))

    def case_node(self, code: str) -> Standard | Section:
        """The standard or section of a code. Raises UnknownCode."""
        found = self.case_nodes.get(code)
        if found is None:
            what = "standard or section" if any(standard.sections for standard in self.standards) else "standard"
            raise UnknownCode(what, code, tuple(self.case_nodes))
        return found

    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order asked."""
        return self._questions

    def scale(self, code: str) -> Scale:
        """The scale of a code. Raises UnknownCode."""
        for scale in self.scales:
            if scale.code == code:
                return scale
        raise UnknownCode("scale", code, tuple(scale.code for scale in self.scales))

    def scale_of(self, question: Question) -> Scale:
        """The scale a question is answered on."""
        return self.scale(question.scale)

    def is_graded(self, question: str) -> bool:
        """Whether any answer to a question counts as good. Raises UnknownCode."""
        return bool(self.scale_of(self.question(question)).good_codes)

    def answer_to(self, question: str, code: str) -> Answer:
        """What a code means as the answer to a question. Raises UnknownCode for either."""
        return self.scale_of(self.question(question)).answer(code)

    def offered(self, question: Question) -> tuple[Answer, ...]:
        """The answers a person may pick: the scale's, less "does not apply" where that is forbidden.

        Empty where the answer is a whole number.
        """
        answers = self.scale_of(question).answers
        return tuple(answer for answer in answers if answer.applicable or question.not_applicable != "forbidden")

    def case_rule(self, node: Standard | Section) -> Rule:
        """The rule of a standard or section in one case."""
        usual = self.case_rules.section if isinstance(node, Section) else self.case_rules.standard
        return node.case or usual

    def case_scale(self, node: Standard | Section) -> Scale:
        """The scale a standard or section is rated on in one case."""
        return self.scale(self.case_rule(node).scale or self.ratings)

    def inspection_rule(self, code: str) -> Rule:
        """The rule of the whole, a standard or a question over all cases. Raises UnknownCode.

        Whole numbers, and what is asked about the case itself, are never rated unless they have a rule of their own.
        """
        if code == OVERALL:
            return self.inspection_rules.overall
        if code in self._standards:
            return self._standards[code].inspection or self.inspection_rules.standard
        standard, question, _ = self._placed(code)
        uncounted = standard is self.about_case or self.scale_of(question).count
        return question.inspection or (Rule("none") if uncounted else self.inspection_rules.question)

    def inspection_scale(self, code: str) -> Scale:
        """The scale that the whole, a standard or a question is rated on over all cases. Raises UnknownCode."""
        own = self._standards[code].scale if code in self._standards else ""
        return self.scale(self.inspection_rule(code).scale or own or self.ratings)

    @cached_property
    def rating_scale(self) -> Scale:
        """The scale that standards and the whole are rated on, unless a node says otherwise."""
        return self.scale(self.ratings)

    def rating(self, code: str) -> Answer:
        """The rating of a code, on the usual scale or else on the first that has it. Raises UnknownCode."""
        for scale in (self.rating_scale, *self.scales):
            if code in scale.by_code:
                return scale.by_code[code]
        raise UnknownCode("rating", code, tuple(self.rating_scale.by_code))

    @cached_property
    def about_case(self) -> Standard:
        """The framework's own questions, in the shape of a standard without a code: it is never rated."""
        return Standard("", ABOUT_THE_CASE, ABOUT_THE_CASE, self.case_questions)

    @cached_property
    def whole_case(self) -> Standard | None:
        """The case as a whole, in the shape of a standard that takes in the others; None where it is not rated."""
        rule = self.case_rules.overall
        if rule.kind == "none":
            return None
        rated = (each for each in self.standards if each.contributes and self.case_rule(each).kind != "none")
        return Standard(
            OVERALL, "Overall", "Overall", (), case=rule._replace(of=rule.of or tuple(s.code for s in rated))
        )

    @cached_property
    def case_nodes(self) -> dict[str, Standard | Section]:
        """Every section and standard by its code, then the whole case; what stands inside comes first, as rated."""
        found: dict[str, Standard | Section] = {}
        for standard in self.standards:
            found |= {section.code: section for section in _within(standard)}
            found[standard.code] = standard
        return {**found, OVERALL: self.whole_case} if self.whole_case is not None else found

    @cached_property
    def gates(self) -> dict[str, tuple["Condition", ...]]:
        """Code of each gated question and section to its conditions, outermost first: it is open where all hold."""
        found = {question.code: _own(question.applies) for question in self.case_questions}
        for standard in self.standards:
            found |= _gates(standard.own_questions, standard.sections, ())
        return {code: conditions for code, conditions in found.items() if conditions}

    @cached_property
    def asked_when(self) -> "dict[str, tuple[WantedFact, ...]]":
        """Code of each question that is asked of some kinds of case only to the facts of those."""
        return {question.code: question.asked_when for question in self._questions if question.asked_when}

    @property
    def asks_by_case(self) -> bool:
        """Whether one case may be asked what another is not."""
        return bool(self.gates or self.asked_when)

    @cached_property
    def tallies(self) -> dict[str, "Tally"]:
        """Every condition on numbers of cases, by the name it is read as."""
        rules = [
            self.inspection_rules.overall,
            *(self.inspection_rule(standard.code) for standard in self.standards),
            *(self.inspection_rule(question.code) for question in self._questions),
        ]
        return {each.code: each for rule in rules for each in rule.tallies}

    def node_of(self, name: str) -> str:
        """The node that a condition reads under a name: itself, or the question whose cases are counted."""
        return self.tallies[name].question if name in self.tallies else name

    @cached_property
    def unasked(self) -> frozenset[str]:
        """Codes of the questions that no case is asked."""
        return frozenset(question.code for question in self._questions if not question.asked)

    @cached_property
    def _standards(self) -> dict[str, Standard]:
        return {standard.code: standard for standard in self.standards}

    @cached_property
    def _places(self) -> dict[str, tuple[Standard, Question, tuple[Section, ...]]]:
        found = {question.code: (self.about_case, question, _NOWHERE) for question in self.case_questions}
        for standard in self.standards:
            for question, within in _placed_in(standard, ()):
                found[question.code] = standard, question, within
        return found

    @cached_property
    def _questions(self) -> tuple[Question, ...]:
        return tuple(question for _, question, _ in self._places.values())

    def _placed(self, code: str) -> tuple[Standard, Question, tuple[Section, ...]]:
        found = self._places.get(code)
        if found is None:
            raise UnknownCode("question", code, tuple(self._places))
        return found


_NOWHERE: tuple[Section, ...] = ()
_Node = TypeVar("_Node", Standard, Section)


def _within(node: Standard | Section) -> Iterator[Section]:
    for section in node.sections:
        yield from _within(section)
        yield section


def _placed_in(node: Standard | Section, within: tuple[Section, ...]) -> Iterator[tuple[Question, tuple[Section, ...]]]:
    for question in node.own_questions:
        yield question, within
    for section in node.sections:
        yield from _placed_in(section, (section, *within))


def _own(applies: "Condition | None") -> tuple["Condition", ...]:
    return () if applies is None else (applies,)


def _unasked(question: Question, codes: Collection[str]) -> Question:
    return question._replace(asked=False) if question.code in codes else question


def _without(node: _Node, codes: Collection[str]) -> _Node:
    """A standard or section in which questions of some codes are asked of no case."""
    return node._replace(
        own_questions=tuple(_unasked(question, codes) for question in node.own_questions),
        sections=tuple(_without(section, codes) for section in node.sections),
    )


def _gates(
    questions: tuple[Question, ...], sections: tuple[Section, ...], above: tuple["Condition", ...]
) -> dict[str, tuple["Condition", ...]]:
    """The gates of what stands in a node whose own gates are `above`; a gate never hides what it reads."""
    found = {
        question.code: (*(gate for gate in above if question.code not in gate.reads), *_own(question.applies))
        for question in questions
    }
    for section in sections:
        found[section.code] = (*above, *_own(section.applies))
        found |= _gates(section.own_questions, section.sections, found[section.code])
    return found
