"""A framework, ratings and the values of the services' shapes, small enough to read in a test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput, Summary

CODE = "hsb-joint-2013@1"


def framework() -> Framework:
    """The shipped framework."""
    return read_framework(source(CODE), CODE)


def rated(*answers: Mapping[str, str], given: Mapping[str, str] | None = None) -> Summary:
    """The summary of some cases, each given by its answers."""
    cases = {f"C{number}": CaseInput("North", each) for number, each in enumerate(answers, 1)}
    return rate(framework(), cases, given=given or {})


@dataclass(frozen=True)
class Person:
    name: str
    judged: int = 1
    started: int = 0
    judgements: int = 14
    owed: int = 0


@dataclass(frozen=True)
class Progress:
    cases: int = 24
    judged: int = 20
    owed: int = 0
    alerts_open: int = 0
    disagreements: int = 0
    people: Sequence[Person] = ()
    withdrawn: int = 0


@dataclass(frozen=True)
class Case:
    reference: str = "NOR-03"
    site: str = "North"
    site_code: str = ""
    inspectors: Sequence[str] = ("Ruth Hallam",)
    state: str = "started"
    answered: int = 4
    applicable: int = 14
    owed: int = 0
    ratings: Mapping[str, str] = field(default_factory=dict)
    alerts: int = 0
    disagreements: int = 0
    second_look: int = 0


@dataclass(frozen=True)
class Line:
    entry: str = "d-1"
    person: str = "Ruth Hallam"
    made_at: str = "2026-05-12T14:32:07Z"
    sentence: str = "NOR-03 1.2 judged Good."
    shown: str = sentence
    detail: str = ""
    current: bool = True


@dataclass(frozen=True)
class Alert:
    id: str = "d-7"
    case: str = "NOR-03"
    category: str = "child_at_risk"
    text: str = "left alone"
    raised_by: str = "Ruth Hallam"
    made_at: str = "2026-05-12T14:32:07Z"
    told: str | None = None
    told_at: str | None = None
    done: str | None = None
    withdrawn_because: str | None = None

    @property
    def open(self) -> bool:
        return not (self.told and self.told_at and self.done)


@dataclass(frozen=True)
class Contact:
    name: str
    role: str | None
    phone: str
