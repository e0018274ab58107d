"""The letter that stands for each type of event: small for what agencies do, capital for the steps of a case."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from reviewtui.casefile.event_types import EVENT_TYPES

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "concern": "c",
        "adult_risk": "k",
        "referral": "r",
        "informed": "m",
        "strategy_discussion": "s",
        "section_47": "q",
        "conference": "n",
        "core_group": "g",
        "review": "v",
        "assessment": "a",
        "plan": "p",
        "contact": "t",
        "failed_contact": "f",
        "intervention": "i",
        "disclosure": "D",
        "detection": "T",
        "offence": "O",
        "arrest": "A",
        "interview": "I",
        "bail": "B",
        "charge": "C",
        "discontinuance": "X",
        "hearing": "H",
        "conviction": "V",
        "sentence": "S",
        "release": "R",
        "transfer": "M",
        "social_worker_allocated": "w",
        "placement": "l",
        "exclusion": "e",
        "case_closed": "x",
        "other": "o",
    }
)
"""Type of event to its letter, each its own."""
BRIEF: Mapping[str, str] = MappingProxyType(
    {
        "strategy_discussion": "strategy",
        "assessment": "assessed",
        "failed_contact": "no show",
        "intervention": "work done",
        "discontinuance": "dropped",
        "conviction": "convicted",
        "social_worker_allocated": "worker",
        "placement": "placed",
        "exclusion": "excluded",
        "case_closed": "closed",
    }
)
"""Shorter words where a line must do; of the other types their own."""
SIGNS = (
    "2 several",
    "─ a period",
    "═ several periods",
    "┤ its end",
    "→ still open",
    "· some day within",
    "░ no work",
    "┄ not covered",
)
"""What else stands on a lane, and what it means."""
BRIEF_SIGNS = ("2 several", "─ period", "═ several", "┤ end", "→ open", "· some day", "░ no work", "┄ gap")
"""The same in shorter words, in the same order."""
MANY = "+"
"""More events on one cell than a digit can count."""


def mark_of(types: int, letter: str) -> str:
    """What stands on a cell with so many events: the letter of a single one, else how many there are."""
    return letter if types == 1 else str(types) if types < 10 else MANY


def legend(types: Iterable[str]) -> tuple[str, ...]:
    """`c concern`, `r referral` …: the types that occur, in the order in which a case meets them."""
    present = set(types)
    return tuple(f"{MARKS[code]} {name}" for code, name in EVENT_TYPES.items() if code in present)


def in_sight(cells: Iterable[str], *, brief: bool = False) -> tuple[str, ...]:
    """What the letters and signs on some cells mean, and nothing else; `brief` in shorter words."""
    found = {"2" if cell.isdigit() or cell == MANY else cell for cell in cells}
    names = {code: BRIEF.get(code, name) if brief else name for code, name in EVENT_TYPES.items()}
    letters = (f"{MARKS[code]} {name}" for code, name in names.items() if MARKS[code] in found)
    signs = (sign for sign in (BRIEF_SIGNS if brief else SIGNS) if sign[0] in found)
    return (*letters, *signs)


def flowing(items: Iterable[str], width: int) -> list[str]:
    """Items side by side, on as many lines as they need; none is broken."""
    lines = [""]
    for item in items:
        joined = f"{lines[-1]}  {item}" if lines[-1] else item
        if len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(item)
    return lines
