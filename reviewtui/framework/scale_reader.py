"""Reads the scales of a framework file."""

import re
from collections.abc import Iterable

from reviewtui.framework.model import Answer, Scale
from reviewtui.framework.section import Section

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
KEYS = frozenset("123456789ynx")
LABEL_LIMIT = 26
SHORT_LIMIT = 14


def read_scales(top: Section) -> tuple[Scale, ...]:
    """Every scale under `scales`."""
    section = top.section("scales")
    scales = tuple(_scale(section, code) for code in section.keys)
    if section.there and not scales:
        top.fault("scales", "must not be empty: a framework needs a scale to answer on")
    section.finish()
    return scales


def read_code(section: Section, key: str = "code") -> str:
    """A code that can stand in a file name, a path and a command: letters, digits, `.`, `_` and `-`."""
    code = section.text(key)
    if code and not CODE.fullmatch(code):
        section.fault(key, f"“{code}” cannot be a code: use letters, digits, `.`, `_` and `-`, at most 40")
    return code


def _scale(section: Section, code: str) -> Scale:
    if not CODE.fullmatch(code):
        section.fault(code, f"“{code}” cannot be a code: use letters, digits, `.`, `_` and `-`, at most 40")
    places = section.sections(code)
    scale = Scale(code, tuple(_answer(place) for place in places))
    for name in ("code", "key", "glyph", "letter"):
        _refuse_twins(places, name, [getattr(answer, name) for answer in scale.answers])
    if places:
        _check_order(section, scale)
    return scale


def _answer(section: Section) -> Answer:
    label = section.text("label", limit=LABEL_LIMIT)
    short = section.text("short", required=False, limit=SHORT_LIMIT) or label
    if len(short) > SHORT_LIMIT and "short" not in section.keys:
        section.fault("label", f"“{label}” needs a `short` label of at most {SHORT_LIMIT} characters")
    applicable = section.yes("applicable", default=True)
    answer = Answer(
        code=read_code(section),
        label=label,
        key=_key(section),
        score=section.whole("score", required=False),
        glyph=_one_mark(section, "glyph"),
        letter=_one_mark(section, "letter"),
        good=section.yes("good", default=False),
        applicable=applicable,
        short=short,
    )
    if not applicable and (answer.good or answer.score is not None):
        section.fault("applicable", "an answer that does not apply has no score and is not good")
    section.finish()
    return answer


def _key(section: Section) -> str:
    key = section.text("key")
    if key and key not in KEYS:
        section.fault("key", f"“{key}” cannot be an answer's key: use one of 1–9, y, n, x")
    return key


def _one_mark(section: Section, key: str) -> str:
    mark = section.text(key)
    if len(mark) > 1:
        section.fault(key, f"“{mark}” must be a single character")
    return mark


def _refuse_twins(places: Iterable[Section], name: str, values: list[str]) -> None:
    for place, (section, value) in enumerate(zip(places, values, strict=True)):
        if value and value in values[:place]:
            section.fault(name, f"“{value}” is already the {name} of an answer above")


def _check_order(section: Section, scale: Scale) -> None:
    """Best first or worst first, with the good answers together at the best end and scores running one way."""
    graded = scale.worst_to_best
    if not any(answer.good for answer in graded):
        section.fault(scale.code, "has no good answer: mark at least one `good: true`")
        return
    goodness = [answer.good for answer in graded]
    if goodness != sorted(goodness):
        section.fault(
            scale.code, "the good answers must stand together at one end: list answers best first or worst first"
        )
    scores = [answer.score for answer in graded if answer.score is not None]
    if scores not in (sorted(set(scores)), sorted(set(scores), reverse=True)):
        section.fault(scale.code, "the scores must rise or fall from answer to answer, none twice")
