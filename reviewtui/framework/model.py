"""What a framework is once it has been read: plain frozen values, light enough for the first screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

OVERALL = "overall"
"""The node above every standard; no standard or question may take this code."""


class UnknownCode(LookupError):
    """The framework has nothing of that code."""

    def __init__(self, what: str, code: str, known: tuple[str, ...]) -> None:
        """`what` is the field's word (question, standard, rating …); `known` are the codes it could have been."""
        from reviewtui.framework.nearest import did_you_mean

        super().__init__(f"There is no {what} “{code}” in this framework{did_you_mean(code, known)}.")
        self.code = code
        self.known = known


class Answer(NamedTuple):
    """One answer of a scale, or one rating: both are picked from a scale."""

    code: str
    label: str
    key: str
    """The one key that gives it: `1`–`9`, `y`, `n` or `x`."""
    score: int | None
    glyph: str
    letter: str
    """One letter for distributions: `OGGRRI`."""
    good: bool
    """Counts as good in shares."""
    applicable: bool = True
    """False for "does not apply"."""
    short: str = ""
    """The label where room is scarce; the label itself when the file gives none."""


@dataclass(frozen=True)
class Scale:
    """Answers in the file's order, best first or worst first."""

    code: str
    answers: tuple[Answer, ...]

    def answer(self, code: str) -> Answer:
        """The answer of a code. Raises UnknownCode."""
        found = self.by_code.get(code)
        if found is None:
            raise UnknownCode("answer", code, tuple(self.by_code))
        return found

    @cached_property
    def by_code(self) -> dict[str, Answer]:
        """The answers by their codes, in the file's order."""
        return {answer.code: answer for answer in self.answers}

    @cached_property
    def worst_to_best(self) -> tuple[Answer, ...]:
        """The applicable answers, worst first: the end that is good is the best, whichever way the scores run."""
        graded = tuple(answer for answer in self.answers if answer.applicable)
        return graded[::-1] if graded and graded[0].good else graded

    @cached_property
    def rank(self) -> dict[str, int]:
        """How good each applicable answer is: 0 for the worst."""
        return {answer.code: place for place, answer in enumerate(self.worst_to_best)}


class Prompt(NamedTuple):
    """Something to look for under a question: lettered, counted, never rated."""

    code: str
    text: str


class Question(NamedTuple):
    """One key question asked of every case."""

    code: str
    title: str
    """At most 26 characters, for lists."""
    text: str
    """At most two lines of 74."""
    guidance: str
    scale: str
    """Code of its scale."""
    legend: Mapping[str, str]
    """Answer code to what that answer looks like, one line each of at most 55 characters."""
    prompts: tuple[Prompt, ...]
    not_applicable: str
    """excluded, forbidden or counted."""
    owes_rationale: tuple[str, ...]
    """Answers that owe a rationale."""
    owes_evidence: tuple[str, ...]
    """Answers that owe evidence."""


class Standard(NamedTuple):
    """What questions are grouped under, and what is rated."""

    code: str
    title: str
    short: str
    questions: tuple[Question, ...]


class Band(NamedTuple):
    """One band of a rule: the ratings up to a limit, kept as an exact fraction."""

    rating: str
    edge: str = ""
    """below, at_most, or empty for the last band, which has no limit."""
    numerator: int = 0
    denominator: int = 1
    """A power of ten: the decimals the file wrote."""

    @property
    def limit(self) -> str:
        """The limit as the file wrote it: `50`, `0.5`."""
        places = len(str(self.denominator)) - 1
        whole, rest = divmod(self.numerator, self.denominator)
        return f"{whole}.{rest:0{places}d}" if places else str(whole)


class Rule(NamedTuple):
    """How one kind of node is rated."""

    kind: str
    """Named in the file and in every explanation: lowest, share_in_bands, mean_in_bands, judged."""
    bands: tuple[Band, ...] = ()
    """In ascending order, for the kinds that band a figure."""


class CaseRules(NamedTuple):
    """How the answers of one case become its ratings."""

    standard: Rule


class InspectionRules(NamedTuple):
    """How all cases together become ratings of questions, standards and the whole."""

    question: Rule
    standard: Rule
    overall: Rule


class Unconfirmed(NamedTuple):
    """A part of the framework whose source has not been seen."""

    what: str
    """Code of a standard or question, or the place of a rule, such as `inspection.question`."""
    why: str


@dataclass(frozen=True)
class Framework:
    """A whole framework: what is asked, on which scales, and how it rolls up."""

    code: str
    version: str
    title: str
    summary: str
    """One sentence for the list a person picks from."""
    source: str
    nations: tuple[str, ...]
    languages: tuple[str, ...]
    scales: tuple[Scale, ...]
    ratings: str
    """Code of the scale that standards and the whole are rated on."""
    standards: tuple[Standard, ...]
    case_rules: CaseRules
    inspection_rules: InspectionRules
    min_to_rate: int
    """Fewest applicable cases that give a rating in a breakdown; never used for the whole inspection."""
    live_ratings: str
    """before, after or never: when a rating may be shown beside the inspector's own answer."""
    unconfirmed: tuple[Unconfirmed, ...] = field(default=())

    def question(self, code: str) -> Question:
        """The question of a code. Raises UnknownCode."""
        return self._placed(code)[1]

    def standard_of(self, code: str) -> Standard:
        """The standard that holds a question. Raises UnknownCode."""
        return self._placed(code)[0]

    def standard(self, code: str) -> Standard:
        """The standard of a code. Raises UnknownCode."""
        for standard in self.standards:
            if standard.code == code:
                return standard
        raise UnknownCode("standard", code, tuple(standard.code for standard in self.standards))

    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order asked."""
        return tuple(question for _, question in self._places.values())

    def scale(self, code: str) -> Scale:
        """The scale of a code. Raises UnknownCode."""
        for scale in self.scales:
            if scale.code == code:
                return scale
        raise UnknownCode("scale", code, tuple(scale.code for scale in self.scales))

    def scale_of(self, question: Question) -> Scale:
        """The scale a question is answered on."""
        return self.scale(question.scale)

    def offered(self, question: Question) -> tuple[Answer, ...]:
        """The answers a person may give: the scale's, less "does not apply" where that is forbidden."""
        answers = self.scale_of(question).answers
        return tuple(answer for answer in answers if answer.applicable or question.not_applicable != "forbidden")

    @cached_property
    def rating_scale(self) -> Scale:
        """The scale that standards and the whole are rated on."""
        return self.scale(self.ratings)

    def rating(self, code: str) -> Answer:
        """The rating of a code. Raises UnknownCode."""
        found = self.rating_scale.by_code.get(code)
        if found is None:
            raise UnknownCode("rating", code, tuple(self.rating_scale.by_code))
        return found

    @cached_property
    def _places(self) -> dict[str, tuple[Standard, Question]]:
        return {question.code: (standard, question) for standard in self.standards for question in standard.questions}

    def _placed(self, code: str) -> tuple[Standard, Question]:
        found = self._places.get(code)
        if found is None:
            raise UnknownCode("question", code, tuple(self._places))
        return found
