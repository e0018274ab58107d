"""One person's work on one case: the sheet a review screen shows, and where it was left."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewtui.casefile.model import Case, Document, Event
from reviewtui.framework.model import Question, Standard
from reviewtui.services.alerts import Alert
from reviewtui.services.inspections import Inspection, Site

Evidence = Mapping[str, Any]
"""{"event": "e12"}, {"document": "d4", "page": 31} or {"source": "case manager"}."""


@dataclass(frozen=True)
class Judged:
    """What someone judged on one question."""

    entry: str
    inspector: str
    made_at: str
    answer: str | None
    rationale: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class QuestionState:
    """Where one question of a case stands."""

    question: Question
    standard: Standard
    judged: Judged | None
    """What stands; None while nothing is judged, and while two people disagree."""
    sides: tuple[Judged, ...]
    """More than one when two laptops disagree: each of them."""
    owes_rationale: bool
    owes_evidence: bool
    draft: str | None
    """Rationale typed and kept safe, but not yet made part of the judgement."""

    @property
    def owes(self) -> bool:
        """Whether the answer owes anything."""
        return self.owes_rationale or self.owes_evidence

    @property
    def answer(self) -> str | None:
        """The code of the answer that stands."""
        return self.judged.answer if self.judged else None


@dataclass(frozen=True)
class ReviewSheet:
    """Everything the review of a case shows, in one consistent snapshot."""

    inspection: Inspection
    case: Case
    site: Site
    questions: tuple[QuestionState, ...]
    chronology: tuple[Event, ...]
    documents: tuple[Document, ...]
    alerts: tuple[Alert, ...]
    place: str | None
    """Code of the question where this person left the case."""
    own_acts: int
    """Judgements, events and alerts recorded on this laptop: what exists only here."""

    @property
    def answers(self) -> dict[str, str]:
        """Question code to the answer that stands."""
        return {state.question.code: state.answer for state in self.questions if state.answer}

    @property
    def answered(self) -> int:
        """How many questions have an answer that stands."""
        return len(self.answers)

    @property
    def owed(self) -> tuple[QuestionState, ...]:
        """The questions whose answer owes a rationale or evidence."""
        return tuple(state for state in self.questions if state.owes)
