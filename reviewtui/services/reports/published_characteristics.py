"""Cases counted by characteristic, as they are published: in bands, and without words that only a few cases have."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from db import queries
from db.entries import Connection
from reviewtui.casefile.case_codes import plain
from reviewtui.services.inspections import Inspection

NOT_RECORDED, OTHERS = "not recorded", "all others"
Counts = Mapping[str, int]

AGES = {"under 10": 10, "10 to 11": 12, "12 to 13": 14, "14 to 15": 16, "16 to 17": 18, "18 and over": 99}
"""Bands of age at the offence, and the first age that is no longer in them."""


def characteristics(connection: Connection, inspection: Inspection, least: int) -> list[tuple[str, Counts]]:
    """Each characteristic with its values; the cases of each add up to all cases. `least` is the lowest count shown.

    Of two laptops that disagree on a case the first one counts.
    """
    sites, names = queries.all_cases(connection), {site.code: site.name for site in inspection.sites}
    said = tuple(queries.live(connection, "case", sites).values())
    found = [
        ("age at the offence", _in_order(_age(case.get("age_at_offence")) for case in said)),
        ("gender", _pooled((_words(case.get("gender")) for case in said), least)),
        ("ethnicity", _pooled((_words(case.get("ethnicity")) for case in said), least)),
        ("looked after", Counter(_yes_no(case.get("looked_after")) for case in said)),
        ("any disability", Counter(_yes_no(case.get("disability")) for case in said)),
        ("type of disposal", Counter(plain(case.get("disposal_type") or NOT_RECORDED) for case in said)),
        ("site", Counter(names.get(sites[case["reference"]], sites[case["reference"]]) for case in said)),
    ]
    return [(title, counts) for title, counts in found if set(counts) - {NOT_RECORDED, OTHERS}]


def _age(age: int | None) -> str:
    return NOT_RECORDED if age is None else next(band for band, end in AGES.items() if age < end)


def _in_order(bands: Iterator[str]) -> Counts:
    found = Counter(bands)
    return {band: found[band] for band in (*AGES, NOT_RECORDED) if found[band]}


def _words(text: str | None) -> str:
    return " ".join((text or NOT_RECORDED).split())


def _pooled(words: Iterable[str], least: int) -> Counts:
    """Free words of case files: a rare one could name somebody by itself, so rare ones are counted together.

    If those are still few, the least common of the other words joins them: no count is small, so none is hidden.
    """
    found = Counter(words)
    common = {word: number for word, number in sorted(found.items()) if number >= max(least, RARE)}
    while common and 0 < (others := found.total() - sum(common.values())) < max(least, RARE):
        del common[min(common, key=lambda word: common[word])]
    others = found.total() - sum(common.values())
    return {**common, **({OTHERS: others} if others else {})}


RARE = 5
"""Cases from which on a free word is published, where the threshold is lower."""


def _yes_no(value: bool | Sequence[Any] | None) -> str:
    return NOT_RECORDED if value is None else "yes" if value else "no"
