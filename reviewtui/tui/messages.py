"""What the program and its screens tell each other: a screen posts where it leads to, and imports no other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from reviewtui.framework.model import Standard
    from reviewtui.services.cases.caselist import CaseQuery
    from reviewtui.services.cases.filters import Filter
    from reviewtui.services.judging.alerts import Alert


class StoreChanged(Message):
    """To the screens: somebody has committed, another window, a verb, or this one."""

    bubble = False


@dataclass
class Go(Message):
    """Go to one of the main screens by its context: back to it when it is open, else on top."""

    place: str


class GoBack(Message):
    """Go back to the screen beneath; from the first one, leave."""


@dataclass
class OpenReview(Message):
    """Show the review of a case, at a question or where it was left, and at an event of its chronology."""

    case: str
    question: str | None = None
    event: str | None = None
    piece: Mapping[str, Any] | None = None
    """What to stand at besides, as evidence names it: an event, a document, what was not found; or a note."""
    said: str = ""
    """What its status line says of how one came there."""


@dataclass
class OpenCases(Message):
    """Show the cases of a query; `title` says what they have in common."""

    query: "CaseQuery"
    title: str


@dataclass
class OpenView(Message):
    """Show one of the lead's views, of the cases that a filter leaves."""

    name: str
    wanted: "Filter"
    at: str = ""
    """The line to stand at: a challenge, as `CASE/ID`."""


@dataclass
class OpenPanel(Message):
    """Show the panel's table, at a standard when one is given."""

    standard: str | None


@dataclass
class OpenJudgements(Message):
    """Show the judgements behind a standard."""

    standard: "Standard"
    wanted: "Filter | None" = None
    """Of which cases; None for all."""


@dataclass
class OpenAnswers(Message):
    """Show the answers to a question in all cases."""

    question: str
    wanted: "Filter | None" = None
    """Of which cases; None for all."""


@dataclass
class OpenGuide(Message):
    """Show a guide, at one of its headings."""

    guide: str
    heading: int = 0


@dataclass
class RaiseAlert(Message):
    """Ask for the category and one line, raise the alert and say whom to ring."""

    case: str


@dataclass
class RecordTold(Message):
    """Ask who was told of an open alert: the one given, else one of the case at hand."""

    alert: "Alert | None" = None
