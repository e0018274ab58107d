"""What a framework asks, from the single prompt up to the standard."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.framework.rule import Rule
from reviewtui.framework.scale import NOT_APPLICABLE

if TYPE_CHECKING:
    from reviewtui.framework.case_facts import WantedFact
    from reviewtui.framework.expression import Condition


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
    """Of any length; where it takes more than two lines of 74, `short` stands for it."""
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
    insufficient_evidence: tuple[str, ...] = ()
    """Answers that may stand together with "insufficient evidence in the file"."""
    applies: "Condition | None" = None
    """When it is asked; None for always."""
    inspection: Rule | None = None
    """Its own rule over all cases; None for the framework's."""
    counts: bool = True
    """False where no rule reads it, on purpose."""
    asked: bool = True
    """False where no case is asked it: a panel judges it from what it knows of the service."""
    short: str = ""
    """What a screen shows in the place of a long text, at most two lines of 74; empty where the text itself fits."""
    asked_when: "tuple[WantedFact, ...]" = ()
    """The coded facts of the cases that are asked it; none for every case."""

    @property
    def at_a_glance(self) -> str:
        """The question in at most two lines of 74."""
        return self.short or self.text


class Section(NamedTuple):
    """A part of a standard, rated in each case."""

    code: str
    title: str
    short: str
    own_questions: tuple[Question, ...] = ()
    """Those directly in it, asked before those of its sections."""
    sections: tuple["Section", ...] = ()
    applies: "Condition | None" = None
    """When it is looked at; None for always. It gates every question in it but those that it reads."""
    otherwise: str = NOT_APPLICABLE
    """Its rating where it is not looked at."""
    case: Rule | None = None
    """Its own rule in a case; None for the framework's."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in it, those of its sections too, in the order asked."""
        return self.own_questions + tuple(question for section in self.sections for question in section.questions)


class Variant(NamedTuple):
    """A type of inspection by the same framework: some of its standards are rated, and the others are not there."""

    code: str
    title: str
    summary: str
    """One sentence for the list a person picks from."""
    standards: tuple[str, ...]
    """Codes of those that are rated."""
    overall: bool = True
    """Whether the whole is rated as well; otherwise counts and the profile of answers stand in its place."""


class Standard(NamedTuple):
    """What questions are grouped under, and what is rated."""

    code: str
    title: str
    short: str
    own_questions: tuple[Question, ...]
    """Those directly in it, asked before those of its sections."""
    sections: tuple[Section, ...] = ()
    scale: str = ""
    """Code of the scale of its rating over all cases; empty for the framework's."""
    contributes: bool = True
    """False where it is rated and the whole does not read it."""
    case: Rule | None = None
    """Its own rule in a case; None for the framework's."""
    inspection: Rule | None = None
    """Its own rule over all cases; None for the framework's."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in it, those of its sections too, in the order asked."""
        return self.own_questions + tuple(question for section in self.sections for question in section.questions)
