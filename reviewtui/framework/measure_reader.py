"""Reads the timeliness measures of a framework file."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations, pairwise

from reviewtui.framework.block import Block
from reviewtui.framework.event_reader import read_end, read_kind, read_start
from reviewtui.framework.events import EventKind
from reviewtui.framework.fact_reader import read_facts
from reviewtui.framework.measure import (
    CALENDAR_OF,
    CALENDARS,
    KINDS,
    TARGETS,
    UNITS,
    Measure,
    SuggestionBand,
    TimeLimit,
)
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.scale_reader import read_code

TITLE_LIMIT = 60
STRETCH_UNIT = "calendar_days"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Answers = Mapping[str, tuple[str, ...]]
"""Code of a question to the codes of the answers it offers, best ones and all."""


def read_measures(top: Block, nations: tuple[str, ...], answers: Answers) -> tuple[Measure, ...]:
    """The measures under `measures`, none where the file has none; `nations` are the framework's own."""
    blocks = top.blocks("measures", required=False)
    measures = tuple(_measure(block, nations, answers) for block in blocks)
    refuse_twins(blocks, [measure.code for measure in measures], "measure")
    return measures


def refuse_twins(blocks: Iterable[Block], codes: list[str], what: str) -> None:
    """Note every code that one above it has already."""
    for place, (block, code) in enumerate(zip(blocks, codes, strict=True)):
        if code and code in codes[:place]:
            block.fault("code", f"“{code}” is already the code of a {what} above")


def _measure(block: Block, nations: tuple[str, ...], answers: Answers) -> Measure:
    kind = block.choice("kind", KINDS, default=KINDS[0])
    question = _question(block, answers)
    measure = Measure(
        code=read_code(block),
        title=block.text("title", limit=TITLE_LIMIT, spoken=True),
        kind=kind,
        start=read_start(block),
        end=read_end(block),
        unit=block.choice("unit", UNITS),
        source=block.prose("source", required=True, spoken=True),
        limits=_limits(block, nations),
        without=_without(block, kind),
        question=question,
        suggests=_suggestions(block, answers.get(question, ())),
        applies_when=read_facts(block, "applies_when"),
        target=block.choice("target", TARGETS, default=""),
    )
    _check_target(block, measure)
    _check_unit(block, measure, nations)
    block.finish()
    return measure


def _without(block: Block, kind: str) -> EventKind | None:
    return read_kind(block, "without") if kind == "longest_stretch" else None


def _check_unit(block: Block, measure: Measure, nations: tuple[str, ...]) -> None:
    if measure.kind == "longest_stretch" and measure.unit not in ("", STRETCH_UNIT):
        block.fault("unit", f"a longest gap is counted in `{STRETCH_UNIT}`")
    strange = [nation for nation in nations if nation not in CALENDAR_OF]
    if measure.unit == "working_days" and strange:
        block.fault("unit", f"no bank holidays are known for {strange[0]}, so working days cannot be counted there")


def _check_target(block: Block, measure: Measure) -> None:
    """A mean is one figure, so that it has one target."""
    if measure.target and measure.kind == "longest_stretch":
        block.fault("target", "a longest gap has limits for each case alone")
    elif measure.target and len({limit.most for limit in measure.limits}) != 1:
        block.fault("target", "a target for the mean needs `limits` that all have the same `most`")


def _limits(block: Block, nations: tuple[str, ...]) -> tuple[TimeLimit, ...]:
    places = block.blocks("limits", required=False)
    limits = tuple(_limit(place, nations) for place in places)
    sound = [(place, limit) for place, limit in zip(places, limits, strict=True) if _is_sound(place, limit)]
    for (_, before), (place, limit) in combinations(sound, 2):
        if _overlap(before, limit):
            place.fault("", "is in force together with a limit above: each nation has one limit at a time")
    return limits


def _limit(block: Block, nations: tuple[str, ...]) -> TimeLimit:
    limit = TimeLimit(
        most=block.whole("most") or 0,
        source=block.prose("source", required=True, spoken=True),
        # A site may lie in a nation that the framework was not written for.
        nation=block.choice("nation", dict.fromkeys((*nations, *CALENDAR_OF)), default=""),
        since=_day(block, "from"),
        until=_day(block, "to"),
        calendar=block.choice("calendar", CALENDARS, default=""),
        only_within=block.yes("only_within", default=False),
    )
    if limit.until and limit.until < limit.since:
        block.fault("to", f"{limit.until} is before {limit.since}")
    block.finish()
    return limit


def _is_sound(place: Block, limit: TimeLimit) -> bool:
    """Whether it is known when and where it is in force: a faulty word says nothing of that."""
    given = {"nation": limit.nation, "from": limit.since, "to": limit.until}
    return all(value for key, value in given.items() if key in place.keys)


def _overlap(one: TimeLimit, other: TimeLimit) -> bool:
    if one.nation and other.nation and one.nation != other.nation:
        return False
    return all(not first.until or first.until >= second.since for first, second in ((one, other), (other, one)))


def _day(block: Block, key: str) -> str:
    """A day as YYYY-MM-DD; empty where there is none."""
    word = block.text(key, required=False)
    if word and not _is_day(word):
        block.fault(key, f"“{word}” is not a day written as YYYY-MM-DD")
        return ""
    return word


def _is_day(word: str) -> bool:
    try:
        return bool(_DAY.fullmatch(word) and date.fromisoformat(word))
    except ValueError:
        return False


def _question(block: Block, answers: Answers) -> str:
    code = block.text("question", required=False)
    if code and code not in answers:
        block.fault("question", f"unknown question “{code}”{did_you_mean(code, answers)}")
        return ""
    return code


def _suggestions(block: Block, answers: tuple[str, ...]) -> tuple[SuggestionBand, ...]:
    places = block.blocks("suggests", required=False)
    if places and "question" not in block.keys:
        block.fault("suggests", "a suggestion needs the `question` it is about")
    bands = tuple(_band(place, answers, last=place is places[-1]) for place in places)
    limits = [(place, band.at_most) for place, band in zip(places, bands, strict=True) if band.at_most is not None]
    for (_, before), (place, most) in pairwise(limits):
        if most <= before:
            place.fault("at_most", f"{most} is not above {before}: bands rise from one to the next")
    return bands


def _band(block: Block, answers: tuple[str, ...], *, last: bool) -> SuggestionBand:
    if last and "at_most" in block.keys:
        block.fault("at_most", "the last band has no limit, so that no figure is left out")
    answer = block.choice("answer", answers) if answers else block.text("answer")
    band = SuggestionBand(answer, block.whole("at_most", required=not last))
    block.finish()
    return band
