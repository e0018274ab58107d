"""What the palette offers, the best fit first: actions, cases, questions, documents, people, sites and guides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from reviewtui.services.cases.caselist import CaseQuery
from reviewtui.services.cases.targets import CASE, DOCUMENT, PERSON, QUESTION, SITE, Target, targets
from reviewtui.services.cases.typed import WITHIN, WORDS, fit
from reviewtui.services.preferences.guides import Heading, headings
from reviewtui.tui.actions import Action
from reviewtui.tui.messages import OpenAnswers, OpenCases, OpenGuide, OpenReview
from reviewtui.tui.text import fitted, plain

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

NAME_WIDTH = 15
ACTION, GUIDE = "action", "guide"
KINDS = (CASE, ACTION, QUESTION, DOCUMENT, PERSON, SITE, GUIDE)
"""In the order in which things that fit equally well are listed."""


@dataclass(frozen=True)
class Choice:
    """One line: what it is called, what it is, and what picking it does."""

    kind: str
    name: str
    """The keys of an action; what anything else is known by."""
    said: str
    picked: Action | Message
    fit: int = WITHIN

    @property
    def line(self) -> Content:
        """Name, what it is, and of which kind unless it is an action."""
        kind = "" if self.kind == ACTION else f"  {self.kind}"
        name = fitted(self.name, NAME_WIDTH, "$accent")
        return Content.assemble(name, "  ", plain(self.said), (kind, "$tone-quiet"))


def offered_actions(actions: Iterable[Action], typed: str) -> list[Choice]:
    """The actions that fit what is typed."""
    found = ((action, _fit_of(action, typed)) for action in actions)
    return [
        Choice(ACTION, action.all_keys, action.help.rstrip("."), action, how)
        for action, how in found
        if how is not None
    ]


def found_elsewhere(store: "Store | None", typed: str, case: str | None) -> list[Choice]:
    """What else fits, read in a thread."""
    if not typed.strip():
        return []
    there = targets(store, typed, case) if store is not None else ()
    return [*(_of_target(each, typed) for each in there), *_of_guides(headings(), typed)]


def ranked(choices: Iterable[Choice]) -> list[Choice]:
    """The best fit first; of equal ones in the order of their kinds, each kind in its own order."""
    return sorted(choices, key=lambda choice: (choice.fit, KINDS.index(choice.kind)))


def _fit_of(action: Action, typed: str) -> int | None:
    verb = action.name.replace("_", " ")
    return fit(typed, action.label or verb, f"{verb} {action.help}")


def _of_target(target: Target, typed: str) -> Choice:
    fits = (fit(typed, name, target.said) for name in (target.name, target.code))
    best = min((each for each in fits if each is not None), default=WORDS)
    return Choice(target.kind, target.name, target.said, _way_to(target), best)


def _way_to(target: Target) -> Message:
    """What leads there."""
    if target.kind == CASE:
        return OpenReview(target.code)
    if target.kind == DOCUMENT and target.case is not None:
        return OpenReview(target.case, piece={"document": target.code})
    if target.kind == QUESTION:
        return OpenAnswers(target.code) if target.case is None else OpenReview(target.case, target.code)
    if target.kind == PERSON:
        return OpenCases(CaseQuery(person=target.code), target.code)
    return OpenCases(CaseQuery(site=target.code), target.said.removeprefix("cases of "))


def _of_guides(every: Sequence[Heading], typed: str) -> list[Choice]:
    found = ((heading, fit(typed, heading.guide, heading.text)) for heading in every)
    return [
        Choice(GUIDE, heading.guide, heading.text, OpenGuide(heading.guide, heading.number), how)
        for heading, how in found
        if how is not None
    ]
