"""Reads the scales of a framework file."""

import re
from collections.abc import Iterable

from reviewtui.framework.block import Block
from reviewtui.framework.model import Answer, Scale

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
KEYS = frozenset("123456789ynx")
LABEL_LIMIT = 26
SHORT_LIMIT = 14
LEGEND_LIMIT = 55
HIDDEN = "hidden"
"""Stands among the counts of a question for the cases it is not asked in, so no answer may take it."""


def read_scales(top: Block) -> tuple[Scale, ...]:
    """Every scale under `scales`."""
    block = top.block("scales")
    scales = tuple(_scale(block, code) for code in block.keys)
    if block.there and not scales:
        top.fault("scales", "must not be empty: a framework needs a scale to answer on")
    block.finish()
    return scales


def read_code(block: Block, key: str = "code") -> str:
    """A code that can stand in a file name, a path and a command: letters, digits, `.`, `_` and `-`."""
    code = block.text(key)
    if code and not CODE.fullmatch(code):
        block.fault(key, f"“{code}” cannot be a code: use letters, digits, `.`, `_` and `-`, at most 40")
    return code


def _scale(block: Block, code: str) -> Scale:
    if not CODE.fullmatch(code):
        block.fault(code, f"“{code}” cannot be a code: use letters, digits, `.`, `_` and `-`, at most 40")
    if block.holds_mapping(code):
        return _numbers(block.block(code), code)
    places = block.blocks(code)
    scale = Scale(code, tuple(_answer(place) for place in places))
    for name in ("code", "key", "glyph", "letter"):
        _refuse_twins(places, name, [getattr(answer, name) for answer in scale.answers])
    _check_order(block, scale)
    return scale


def _numbers(block: Block, code: str) -> Scale:
    """A scale of whole numbers."""
    if not block.yes("count", default=False):
        block.fault("count", "a scale that is not a list of answers counts: write `count: true`")
    least, most = block.whole("least", required=False), block.whole("most")
    if least is not None and most is not None and most < least:
        block.fault("most", f"{most} is below {least}: no number would fit")
    block.finish()
    return Scale(code, (), count=True, least=least or 0, most=most or 0)


def _answer(block: Block) -> Answer:
    label = block.text("label", limit=LABEL_LIMIT, spoken=True)
    short = block.text("short", required=False, limit=SHORT_LIMIT, spoken=True) or label
    if len(short) > SHORT_LIMIT and "short" not in block.keys:
        block.fault("label", f"“{label}” needs a `short` label of at most {SHORT_LIMIT} characters")
    applicable = block.yes("applicable", default=True)
    answer = Answer(
        code=_answer_code(block),
        label=label,
        key=_key(block),
        score=block.whole("score", required=False),
        glyph=_one_mark(block, "glyph"),
        letter=_one_mark(block, "letter", spoken=True),
        good=block.yes("good", default=False),
        applicable=applicable,
        short=short,
        legend=block.text("legend", required=False, limit=LEGEND_LIMIT, spoken=True),
    )
    if not applicable and (answer.good or answer.score is not None):
        block.fault("applicable", "an answer that is not applicable has no score and is not good")
    block.finish()
    return answer


def _answer_code(block: Block) -> str:
    code = read_code(block)
    if code == HIDDEN:
        block.fault("code", f"“{HIDDEN}” means a question that is not asked: use another code")
    return code


def _key(block: Block) -> str:
    key = block.text("key", required=False)
    if key and key not in KEYS:
        block.fault("key", f"“{key}” cannot be an answer's key: use one of 1–9, y, n, x")
    return key


def _one_mark(block: Block, key: str, *, spoken: bool = False) -> str:
    mark = block.text(key, spoken=spoken)
    if len(mark) > 1:
        block.fault(key, f"“{mark}” must be a single character")
    return mark


def _refuse_twins(places: Iterable[Block], name: str, values: list[str]) -> None:
    for place, (block, value) in enumerate(zip(places, values, strict=True)):
        if value and value in values[:place]:
            block.fault(name, f"“{value}” is already the {name} of an answer above")


def _check_order(block: Block, scale: Scale) -> None:
    """Best first or worst first, with the good answers together at the best end and scores running one way."""
    graded = scale.worst_to_best
    goodness = [answer.good for answer in graded]
    if goodness != sorted(goodness):
        block.fault(scale.code, "the good answers must be together at one end: list answers best first or worst first")
    scores = [answer.score for answer in graded if answer.score is not None]
    if scores not in (sorted(set(scores)), sorted(set(scores), reverse=True)):
        block.fault(scale.code, "the scores must rise or fall from answer to answer, none twice")
