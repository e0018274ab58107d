"""Reads the rating rules of a framework file: which kind stands where, and bands whole and in order."""

import re
from itertools import pairwise

from reviewtui.framework.model import Band, CaseRules, InspectionRules, Rule, Scale
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.section import Section

BANDED = frozenset({"share_in_bands", "mean_in_bands"})
NODE_KINDS = ("lowest", "mean_in_bands", "judged")
_NUMBER = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,4}))?")


def read_rules(top: Section, ratings: Scale | None) -> tuple[CaseRules, InspectionRules]:
    """The rules of both stages; `ratings` is the scale they rate on, None while it is unknown."""
    rules = top.section("rules")
    case, inspection = rules.section("case"), rules.section("inspection")
    read = (
        CaseRules(standard=_rule(case, "standard", ("lowest",), ratings)),
        InspectionRules(
            question=_rule(inspection, "question", ("share_in_bands",), ratings),
            standard=_rule(inspection, "standard", NODE_KINDS, ratings),
            overall=_rule(inspection, "overall", NODE_KINDS, ratings),
        ),
    )
    for section in (case, inspection, rules):
        section.finish()
    return read


def _rule(parent: Section, node: str, kinds: tuple[str, ...], ratings: Scale | None) -> Rule:
    section = parent.section(node)
    kind = section.choice("rule", kinds)
    bands = _bands(section, kind, ratings) if kind in BANDED else ()
    section.finish()
    return Rule(kind, bands)


def _bands(section: Section, kind: str, ratings: Scale | None) -> tuple[Band, ...]:
    places = section.sections("bands")
    bands = tuple(_band(place, last=place is places[-1]) for place in places)
    limits = [(place, band) for place, band in zip(places, bands, strict=True) if band.edge]
    for (_, before), (place, band) in pairwise(limits):
        if before.numerator * band.denominator >= band.numerator * before.denominator:
            place.fault(band.edge, f"{band.limit} is not above {before.limit}: bands rise from one to the next")
    if kind == "share_in_bands":
        _check_per_cents(limits)
    if ratings is not None and any(answer.good for answer in ratings.answers):
        _check_ratings(list(zip(places, bands, strict=True)), kind, ratings)
    return bands


def _band(section: Section, *, last: bool) -> Band:
    rating = section.text("rating")
    section.optional("below", "at_most")
    edges = [edge for edge in ("below", "at_most") if edge in section.keys]
    if last and edges:
        section.fault(edges[0], "the last band has no limit, so that no figure is left out")
    if not last and len(edges) != 1:
        section.fault("", "a band needs one limit, `below` or `at_most`; only the last has none")
    number = _number(section, edges[0]) if edges else None
    section.finish()
    return Band(rating) if number is None else Band(rating, edges[0], *number)


def _number(section: Section, key: str) -> tuple[int, int] | None:
    """A decimal number as an exact fraction over a power of ten; no float ever holds it."""
    word = section.text(key)
    found = _NUMBER.fullmatch(word)
    if found is None:
        if word:
            section.fault(key, f"“{word}” is not a number such as 50 or 0.5")
        return None
    whole, decimals = found[1], found[2] or ""
    return int(whole + decimals), 10 ** len(decimals)


def _check_per_cents(limits: list[tuple[Section, Band]]) -> None:
    for place, band in limits:
        if not 0 < band.numerator <= 100 * band.denominator:
            place.fault(band.edge, f"{band.limit} is not a share in per cent: use a number above 0 and up to 100")


def _check_ratings(bands: list[tuple[Section, Band]], kind: str, ratings: Scale) -> None:
    """Each band gives a rating of the scale, none twice, from low to high."""
    height = _heights(kind, ratings)
    last = -1
    for place, band in bands:
        if band.rating and band.rating not in height:
            place.fault("rating", f"unknown rating “{band.rating}”{did_you_mean(band.rating, height)}")
        elif band.rating:
            if height[band.rating] <= last:
                place.fault(
                    "rating", f"“{band.rating}” must stand above the band before it: bands run from low to high"
                )
            last = height[band.rating]


def _heights(kind: str, ratings: Scale) -> dict[str, int]:
    """What "higher" means: for a share, better; for a mean, the greater score."""
    graded = ratings.worst_to_best
    if kind == "share_in_bands" or any(answer.score is None for answer in graded):
        return ratings.rank
    return {answer.code: answer.score or 0 for answer in graded}
