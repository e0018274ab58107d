"""`lowest` where a question with few applicable cases never drives its standard alone (`drives_from`).

The standard is rated the lowest that a question with cases enough is rated, or that two questions are rated or worse.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reviewtui.framework.model import Scale
from reviewtui.rating.summary import Ratings
from reviewtui.rating.ways import Way, Ways, keep_cheapest


class Standing(NamedTuple):
    """Where a question stands, or could."""

    rating: str | None
    few: bool
    """Whether it has fewer applicable cases than drive a standard alone."""


class _State(NamedTuple):
    """What some questions come to, as places on the scale; as many as it has where there is none."""

    lowest: int
    rated: int


def taken(scale: Scale, standings: Iterable[Standing]) -> str | None:
    """The rating that questions give; None where one with few cases is all that is rated, or none is."""
    state = _start(scale)
    for standing in standings:
        state = _with(state, standing, scale)
    return _rating(state, scale)


def reach(scale: Scale, possible: Iterable[Iterable[Standing]]) -> Ratings:
    """Every rating that the questions could give, each standing at any of its possible places."""
    states = {_start(scale)}
    for one in possible:
        states = {_with(state, standing, scale) for state in states for standing in one}
    return frozenset(_rating(state, scale) for state in states)


def ways(scale: Scale, questions: Iterable[Mapping[Standing, Way]]) -> Ways:
    """The cheapest way to each rating, from the cheapest ways of the questions."""
    states = {_start(scale): Way()}
    for one in questions:
        after: dict[_State, Way] = {}
        for state, so_far in states.items():
            for standing, way in one.items():
                keep_cheapest(after, _with(state, standing, scale), so_far.joined(way))
        states = after
    found: dict[str | None, Way] = {}
    for state, way in states.items():
        keep_cheapest(found, _rating(state, scale), way)
    return found


def _start(scale: Scale) -> _State:
    return _State(len(scale.rank), len(scale.rank))


def _with(state: _State, standing: Standing, scale: Scale) -> _State:
    """One question more: with the lowest so far it makes two, and by itself it counts where it has cases enough."""
    if standing.rating is None:
        return state
    place = scale.rank[standing.rating]
    rated = min(state.rated, max(state.lowest, place), len(scale.rank) if standing.few else place)
    return _State(min(state.lowest, place), rated)


def _rating(state: _State, scale: Scale) -> str | None:
    return dict(enumerate(scale.rank)).get(state.rated)
