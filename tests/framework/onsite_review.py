"""The published item tables of the onsite review instrument, said in plain Python without any rule engine."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

S, ANI, NA = "strength", "needs_improvement", "not_applicable"
Y, N, X = "yes", "no", "not_applicable"

Named = Mapping[str, Any]
"""Short name of a sub-question (`A2`) to its answer; a number for a count."""
Literal = Callable[[Named], set[str]]


def ratings(strength: bool, needs_improvement: bool, not_applicable: bool = False) -> set[str]:
    """The ratings whose published condition holds."""
    return {code for code, holds in ((S, strength), (ANI, needs_improvement), (NA, not_applicable)) if holds}


def item_1(a: Named) -> set[str]:
    late = a["A"] > 0 or a["B"] > 0
    return ratings((a["A"] == 0 and a["B"] == 0) or (late and a["C"] == Y), late and a["C"] == N)


def item_2(a: Named) -> set[str]:
    return ratings((a["A"] == Y and a["B"] == X) or (a["A"] == N and a["B"] == Y), a["A"] == N and a["B"] in (N, X))


def item_3(a: Named) -> set[str]:
    good, bad = [a[name] for name in "ABC"], [a[name] for name in "DEF"]
    return ratings(set(good) <= {Y, X} and set(bad) <= {N, X}, N in good or Y in bad)


def item_4(a: Named) -> set[str]:
    return ratings(
        (a["A"] == 1 and a["C"] == Y) or (a["A"] > 1 and a["B"] == Y and a["C"] == Y),
        (a["A"] == 1 and a["C"] == N) or (a["A"] > 1 and (a["B"] == N or a["C"] == N)),
    )


def item_5(a: Named) -> set[str]:
    goal = [a["A2"], a["B"], a["C"]]
    petition = (
        a["D"] == N and a["E"] == N,
        a["D"] == Y and a["F"] == Y,
        a["D"] == N and a["E"] == Y and a["F"] == Y,
        (a["D"] == Y or a["E"] == Y) and a["F"] == N and a["G"] == Y,
    )
    return ratings(
        set(goal) <= {Y, X} and any(petition),
        N in goal or ((a["D"] == Y or a["E"] == Y) and a["F"] == N and a["G"] == N),
    )


def item_6(a: Named) -> set[str]:
    return ratings(a["B"] == Y or a["C"] == Y, a["B"] == N or a["C"] == N)


def item_7(a: Named) -> set[str]:
    return ratings(a["A"] == Y or (a["A"] == N and a["B"] == Y), a["A"] == N and a["B"] == N)


def one_yes_and_no_no(a: Named) -> set[str]:
    given = list(a.values())
    return ratings(Y in given and N not in given, N in given)


def item_9(a: Named) -> set[str]:
    return ratings(a["A"] == Y and a["C"] in (Y, X) and a["D"] in (Y, X), a["A"] == N or a["C"] == N or a["D"] == N)


def item_10(a: Named) -> set[str]:
    away = a["A1"] == N or a["A2"] == N
    return ratings(
        (a["A1"] == Y and a["A2"] == Y) or (away and a["B"] in (Y, X) and a["C"] in (Y, X)),
        away and (a["B"] == N or a["C"] == N),
    )


def section_12a(a: Named) -> set[str]:
    return ratings(a["1"] == Y and a["2"] in (Y, X), N in a.values())


def section_12b(a: Named) -> set[str]:
    return one_yes_and_no_no(a) | ratings(False, False, set(a.values()) == {X})


def section_12c(a: Named) -> set[str]:
    return section_12a(a) | ratings(False, False, set(a.values()) == {X})


def item_14(a: Named) -> set[str]:
    return ratings(a["A"] == Y and a["B"] == Y, a["A"] == N or a["B"] == N)


def item_16(a: Named) -> set[str]:
    return ratings(a["A"] == Y and a["B"] in (Y, X), N in a.values())


COUNTED = {"1A", "1B", "4A"}
TABLE: Mapping[str, tuple[tuple[str, ...], Literal]] = {
    "1": (("A", "B", "C"), item_1),
    "2": (("A", "B"), item_2),
    "3": (tuple("ABCDEF"), item_3),
    "4": (("A", "B", "C"), item_4),
    "5": (("A2", "B", "C", "D", "E", "F", "G"), item_5),
    "6": (("B", "C"), item_6),
    "7": (("A", "B"), item_7),
    "8": (tuple("ABCDEF"), one_yes_and_no_no),
    "9": (("A", "B", "C", "D"), item_9),
    "10": (("A1", "A2", "B", "C"), item_10),
    "11": (("A", "B"), one_yes_and_no_no),
    "12A": (("1", "2"), section_12a),
    "12B": (("1", "2", "3", "4"), section_12b),
    "12C": (("1", "2"), section_12c),
    "13": (("A", "B", "C"), one_yes_and_no_no),
    "14": (("A", "B"), item_14),
    "15": (tuple("ABCD"), one_yes_and_no_no),
    "16": (("A", "B"), item_16),
    "17": (("A1", "A2", "B1", "B2", "B3"), one_yes_and_no_no),
    "18": (("A", "B", "C"), one_yes_and_no_no),
}
"""Item or section to the short names of its sub-questions and its published rule."""


def combinations(code: str) -> Iterator[dict[str, Any]]:
    """Every combination of answers to a section's sub-questions; counts by 0, 1, 2 and 7."""
    names, _ = TABLE[code]
    values = [(0, 1, 2, 7) if code + name in COUNTED else (Y, N, X) for name in names]
    return (dict(zip(names, each, strict=True)) for each in product(*values))
