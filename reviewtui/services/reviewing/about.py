"""Whose work an answer is about and which part of the case it is true of: as it is typed, and as it is asked for."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reviewtui.casefile.case_codes import PHASES, plain
from reviewtui.framework.model import Framework, Question

ASKED = {"responsible": "whose work it is about", "phase": "which part of the case"}
"""What an answer below good may be asked to say besides, in words."""


class About(NamedTuple):
    """What a person typed on one line; the agencies are words still."""

    responsible: list[str]
    phase: str


def typed_about(line: str) -> About:
    """`social care, police; to sentence`: what is no part of a case is an agency, and an empty line takes both away."""
    parts = [part.strip() for part in line.replace(";", ",").split(",") if part.strip()]
    phases = [part for part in parts if part.casefold().replace(" ", "_") in PHASES]
    return About([part for part in parts if part not in phases], phases[-1] if phases else "")


def line_about(responsible: Sequence[str], phase: str) -> str:
    """What was said, as one line to be changed."""
    return "; ".join(part for part in (", ".join(map(plain, responsible)), plain(phase)) if part)


def unsaid(framework: Framework, question: Question, content: Mapping[str, Any]) -> tuple[str, ...]:
    """What a judgement below good is to say by its framework and does not, `responsible` or `phase`."""
    code = content.get("answer")
    if code is None or not framework.owed_below_good:
        return ()
    answer = framework.scale_of(question).answer(code)
    if answer.good or not answer.applicable:
        return ()
    return tuple(each for each in framework.owed_below_good if not content.get(each))
