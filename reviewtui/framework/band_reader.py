"""Reads the bands of a rule: whole, in order, and every limit an exact fraction."""

import re
from collections.abc import Iterable
from itertools import pairwise
from math import prod

from reviewtui.framework.block import Block
from reviewtui.framework.model import Band, Demand, Scale
from reviewtui.framework.nearest import did_you_mean

_NUMBER = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,4}))?")
_EDGES = ("below", "at_most")
_ANY_EDGE = ("at_least", "above", *_EDGES)
MOST_WAYS = 200
"""Ways in which all bands before the last may fail, of one share each, that are looked through one by one."""
_Placed = list[tuple[Block, Band]]


def read_bands(block: Block, kind: str, ratings: Scale | None, *, case: bool = False) -> tuple[Band, ...]:
    """The bands of a rule of one case or of all; `ratings` is the scale it rates on, None while it is unknown."""
    places = block.blocks("bands")
    bands = tuple(_band(place, last=place is places[-1]) for place in places)
    placed = list(zip(places, bands, strict=True))
    limits = [(place, band) for place, band in placed if band.edge]
    for (_, before), (place, band) in pairwise(limits):
        if before.numerator * band.denominator >= band.numerator * before.denominator:
            place.fault(band.edge, f"{band.limit} is not above {before.limit}: bands rise from one to the next")
    if kind in ("share_in_bands", "per_cent_in_bands"):
        _check_per_cents(limits)
    if ratings is not None and ratings.good_codes:
        _check_ratings(placed, _heights(kind, ratings), either_way=case and kind != "share_in_bands")
    return bands


def _band(block: Block, *, last: bool) -> Band:
    rating = block.text("rating")
    block.optional("below", "at_most")
    edges = [edge for edge in ("below", "at_most") if edge in block.keys]
    if last and edges:
        block.fault(edges[0], "the last band has no limit, so that no figure is left out")
    if not last and len(edges) != 1:
        block.fault("", "a band needs one limit, `below` or `at_most`; only the last has none")
    number = _number(block, edges[0]) if edges else None
    block.finish()
    return Band(rating) if number is None else Band(rating, edges[0], *number)


def ask_for_several(block: Block) -> bool:
    """Whether the bands of a rule ask for more than the share of the good answers."""
    places = block.without_faults().blocks("bands")
    return any("and" in place.keys for place in places)


def read_several(block: Block, ratings: Scale | None, answers: Iterable[str]) -> tuple[Band, ...]:
    """Bands in any order, each with all the shares it asks for; the last is for all that is left.

    `answers` are the codes that a share may count.
    """
    known, places = tuple(answers), block.blocks("bands")
    bands = tuple(_several(place, known, last=place is places[-1]) for place in places)
    if prod(len(band.demands) + bool(band.edge) for band in bands[:-1]) > MOST_WAYS:
        block.fault("bands", "they ask for too many shares to be proved: give fewer to a band")
    seen: set[str] = set()
    for place, band in zip(places, bands, strict=True):
        if band.rating and ratings is not None and band.rating not in ratings.rank:
            place.fault("rating", f"unknown rating “{band.rating}”{did_you_mean(band.rating, ratings.rank)}")
        elif band.rating in seen:
            place.fault("rating", f"“{band.rating}” is given twice: each rating has one band")
        seen.add(band.rating)
    return bands


def _several(block: Block, answers: tuple[str, ...], *, last: bool) -> Band:
    rating = block.text("rating")
    edge, number = _edge(block)
    demands = tuple(_demand(each, answers) for each in block.blocks("and", required=False))
    block.optional("and")
    if last and (edge or demands):
        block.fault("", "the last band asks for no share, so that nothing is left out")
    if not last and not edge and not demands:
        block.fault("", "a band needs a share to ask for; only the last has none")
    block.finish()
    return Band(rating, edge, *number, demands) if edge else Band(rating, demands=demands)


def _demand(block: Block, answers: tuple[str, ...]) -> Demand:
    of = block.words("of", answers)
    edge, number = _edge(block)
    if not edge:
        block.fault("", f"needs one limit: {', '.join(f'`{each}`' for each in _ANY_EDGE)}")
    block.finish()
    return Demand(of, edge or "at_least", *number)


def _edge(block: Block) -> tuple[str, tuple[int, int]]:
    """The one edge of a share and its per cent; an empty edge where there is none."""
    block.optional(*_ANY_EDGE)
    edges = [each for each in _ANY_EDGE if each in block.keys]
    numbers = [_number(block, each) for each in edges]
    if len(edges) > 1:
        block.fault(edges[1], "a share has one limit")
    if not edges or numbers[0] is None:
        return "", (0, 1)
    numerator, denominator = numbers[0]
    if numerator > 100 * denominator:
        block.fault(edges[0], "is not a percentage: use a number from 0 to 100")
    return edges[0], (numerator, denominator)


def _number(block: Block, key: str) -> tuple[int, int] | None:
    """A decimal number as an exact fraction over a power of ten; no float ever holds it."""
    word = block.text(key)
    found = _NUMBER.fullmatch(word)
    if found is None:
        if word:
            block.fault(key, f"“{word}” is not a number such as 50 or 0.5")
        return None
    whole, decimals = found[1], found[2] or ""
    return int(whole + decimals), 10 ** len(decimals)


def _check_per_cents(limits: _Placed) -> None:
    for place, band in limits:
        if not 0 < band.numerator <= 100 * band.denominator:
            place.fault(band.edge, f"{band.limit} is not a percentage: use a number above 0 and up to 100")


def _check_ratings(bands: _Placed, height: dict[str, int], *, either_way: bool) -> None:
    """Each band gives a rating of the scale, none twice, from low to high; in one case from high to low will do."""
    known = [height[band.rating] for _, band in bands if band.rating in height]
    if either_way and known == sorted(known, reverse=True):
        height = {code: -place for code, place in height.items()}
    last: int | None = None
    for place, band in bands:
        if band.rating and band.rating not in height:
            place.fault("rating", f"unknown rating “{band.rating}”{did_you_mean(band.rating, height)}")
        elif band.rating:
            if last is not None and height[band.rating] <= last:
                place.fault(
                    "rating", f"“{band.rating}” must be better than the band before it: bands run from low to high"
                )
            last = height[band.rating]


def _heights(kind: str, ratings: Scale) -> dict[str, int]:
    """What "higher" means: for a share, better; for a sum or a mean, the greater score."""
    graded = ratings.worst_to_best
    if kind == "share_in_bands" or any(answer.score is None for answer in graded):
        return ratings.rank
    return {answer.code: answer.score or 0 for answer in graded}
