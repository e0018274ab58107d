"""Drawing a sample from a caseload list, reproducibly, with reserves in the order in which they are drawn."""

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reviewtui.casefile.nearest import meant
from reviewtui.casefile.visible import quoted, visible
from reviewtui.exchange.faults import FaultyFile
from reviewtui.figures.drawing import in_drawn_order, needed, shared
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import read_bytes, write_new_file

RESERVES = 5
"""Reserves of each stratum unless another number is asked for."""


class Stratum(NamedTuple):
    """The cases that have one thing in common, and those that were drawn of them."""

    name: str
    groups: tuple[str, ...]
    """What they have in common, column by column."""
    caseload: int
    sample: tuple[str, ...]
    """In drawn order, as the reserves."""
    reserves: tuple[str, ...]


class Sample(NamedTuple):
    """A sample that was drawn."""

    file: str
    seed: str
    by: tuple[str, ...]
    """The headings that the strata are made by; without any there is one stratum."""
    strata: tuple[Stratum, ...]
    notes: tuple[str, ...]

    @property
    def caseload(self) -> int:
        """How many cases it was drawn from."""
        return sum(stratum.caseload for stratum in self.strata)

    @property
    def size(self) -> int:
        """How many cases were drawn, without reserves."""
        return sum(len(stratum.sample) for stratum in self.strata)

    @property
    def sentence(self) -> str:
        """`Drew 91 of 200 cases with seed 7f3a.`"""
        return f"Drew {self.size:,} of {self.caseload:,} cases with seed {visible(self.seed)}."

    @property
    def lines(self) -> tuple[str, ...]:
        """Every stratum, with its cases and reserves in drawn order."""
        found = list[str]()
        for stratum in self.strata:
            found.append(f"{stratum.name}: {len(stratum.sample):,} of {stratum.caseload:,}")
            found += [f"  {place:>4}  {reference}" for place, reference in enumerate(stratum.sample, 1)]
            found += [f"  {place:>4}  {reference}  reserve" for place, reference in enumerate(stratum.reserves, 1)]
        return tuple(found)

    def as_json(self) -> dict[str, Any]:
        """As `sample draw --json` prints it."""
        return {
            "file": self.file,
            "seed": self.seed,
            "method": "stratified" if self.by else "random",
            "by": list(self.by),
            "caseload": self.caseload,
            "size": self.size,
            "strata": [
                {
                    "stratum": dict(zip(self.by, stratum.groups, strict=True)),
                    "caseload": stratum.caseload,
                    "size": len(stratum.sample),
                    "sample": list(stratum.sample),
                    "reserves": list(stratum.reserves),
                }
                for stratum in self.strata
            ],
        }


def draw(
    path: str,
    *,
    seed: str | None = None,
    case: str | None = None,
    by: Sequence[str] | None = None,
    sheet: str | None = None,
    sizes: Sequence[str] = (),
    each: bool = False,
    reserves: int = RESERVES,
) -> Sample:
    """Draw from a list. `sizes`: one number for all, or `NAME=NUMBER` for every stratum; none for the size by rule.

    With `each` the number, or the rule, is of every stratum. Raises BadInput for a list that cannot be read, for sizes
    that name no stratum or not all of them, and for more cases than there are.
    """
    from reviewtui.exchange.caseload import read_caseload

    try:
        listed = read_caseload(Path(path).name, read_bytes(path), case=case, by=by, sheet=sheet)
    except FaultyFile as faulty:
        faults = [str(fault) for fault in faulty.faults]
        raise BadInput(*faults) if len(faults) == 1 else BadInput("No sample was drawn.", faults) from None
    groups: dict[tuple[str, ...], list[str]] = {}
    for listed_case in listed.cases:
        groups.setdefault(listed_case.groups, []).append(listed_case.reference)
    names = {", ".join(group) or "all cases": group for group in sorted(groups)}
    counts = {name: len(groups[group]) for name, group in names.items()}
    wanted = _sizes(counts, sizes, each=each)
    seed = seed if seed is not None else secrets.token_hex(4)
    strata = []
    for name, group in names.items():
        order, size = in_drawn_order(groups[group], seed), wanted[name]
        strata.append(
            Stratum(name, group, len(order), tuple(order[:size]), tuple(order[size : size + max(reserves, 0)]))
        )
    return Sample(path, seed, listed.by, tuple(strata), listed.notes)


def write_new(path: str, sample: Sample) -> None:
    """Write a sample to a new file as JSON. Raises BadInput where it is there, or its folder is not; NotWritten."""
    write_new_file(path, json.dumps(sample.as_json(), ensure_ascii=False, indent=1) + "\n")


def _sizes(counts: Mapping[str, int], sizes: Sequence[str], *, each: bool) -> dict[str, int]:
    """How many cases of each stratum."""
    if not sizes:
        by_rule = {name: needed(number) for name, number in counts.items()}
        return by_rule if each else shared(counts, needed(sum(counts.values())))
    if len(sizes) == 1 and "=" not in sizes[0]:
        number = number_of(sizes[0])
        wanted = dict.fromkeys(counts, number) if each else shared(counts, number)
        if not each and number > sum(counts.values()):
            raise BadInput(f"The list has {sum(counts.values()):,} cases, and --size asks for {number:,}.")
    else:
        wanted = dict(_named(counts, words) for words in sizes)
        if missing := [name for name in counts if name not in wanted]:
            raise BadInput(f"--size says nothing of {', '.join(map(quoted, missing))}. Give every stratum a number.")
    for name, number in wanted.items():
        if number > counts[name]:
            raise BadInput(f"{visible(name)} has {counts[name]:,} cases, and --size asks for {number:,}.")
    return wanted


def _named(counts: Mapping[str, int], words: str) -> tuple[str, int]:
    name, sign, number = words.rpartition("=")
    if not sign:
        raise BadInput(f"{quoted(words)} names no stratum. Write --size NUMBER once, or NAME=NUMBER for every stratum.")
    for known in counts:
        if known.casefold() == name.strip().casefold():
            return known, number_of(number)
    raise BadInput(f"There is no stratum {quoted(name)}{meant(name, list(counts), '')}")


def number_of(words: str) -> int:
    """A number of cases as it was typed. Raises BadInput."""
    if not words.strip().isascii() or not words.strip().isdigit() or len(words.strip()) > 9:
        raise BadInput(f"{quoted(words)} is not a number of cases.")
    return int(words)
