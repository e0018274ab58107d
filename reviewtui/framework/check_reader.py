"""Reads the missed-opportunity checks of a framework file."""

from collections.abc import Callable, Mapping

from reviewtui.framework.block import Block
from reviewtui.framework.check import (
    PATTERNS,
    UNITS,
    Before18,
    Check,
    Covered,
    FollowedBy,
    Overdue,
    Pattern,
    Repeated,
    Stretch,
    Told,
)
from reviewtui.framework.event_reader import read_end, read_kind, read_kinds, read_start
from reviewtui.framework.measure import CALENDAR_OF
from reviewtui.framework.measure_reader import TITLE_LIMIT, refuse_twins
from reviewtui.framework.scale_reader import read_code

USUAL_UNIT = UNITS[0]


def read_checks(top: Block, nations: tuple[str, ...]) -> tuple[Check, ...]:
    """The checks under `checks`, none where the file has none; `nations` are the framework's own."""
    blocks = top.blocks("checks", required=False)
    checks = [_check(block, nations) for block in blocks]
    refuse_twins(blocks, [check.code if check else "" for check in checks], "check")
    return tuple(check for check in checks if check)


def _check(block: Block, nations: tuple[str, ...]) -> Check | None:
    """A check; None where its kind is unknown, so that its other keys mean nothing."""
    kind = block.choice("kind", PATTERNS)
    if not kind:
        if "kind" not in block.keys:
            block.fault("kind", f"“kind” is missing: write one of {', '.join(PATTERNS)}")
        return None
    check = Check(
        code=read_code(block),
        title=block.text("title", limit=TITLE_LIMIT, spoken=True),
        kind=kind,
        expected=_expected(block),
        source=block.prose("source", required=True, spoken=True),
        pattern=_READERS[kind](block),
    )
    strange = [nation for nation in nations if nation not in CALENDAR_OF]
    if getattr(check.pattern, "unit", "") == "working_days" and strange:
        block.fault("unit", f"no bank holidays are known for {strange[0]}, so working days cannot be counted there")
    block.finish()
    return check


def _expected(block: Block) -> str:
    """The half sentence; what the file shows is added to it."""
    text = block.text("expected", spoken=True)
    if text.endswith((".", ";")):
        block.fault("expected", "must not end with a full stop or semicolon: what the file shows is added to it")
    return text


def _followed_by(block: Block) -> FollowedBy:
    event, by, within = read_kind(block, "event"), read_kind(block, "by"), _whole(block, "within")
    return FollowedBy(event, by, within, _unit(block), block.whole("around", required=False) or 0)


def _told(block: Block) -> Told:
    return Told(read_kind(block, "event"), read_kinds(block, "to"), _whole(block, "within"), _unit(block))


def _stretch(block: Block) -> Stretch:
    return Stretch(read_start(block), read_end(block), read_kind(block, "without"), _whole(block, "longer_than"))


def _covered(block: Block) -> Covered:
    closed_by = read_kind(block, "closed_by") if "closed_by" in block.keys else None
    block.optional("closed_by")
    between = block.yes("between", default=False)
    return Covered(read_kind(block, "period"), read_kind(block, "by"), _whole(block, "longer_than"), closed_by, between)


def _repeated(block: Block) -> Repeated:
    return Repeated(
        read_kind(block, "event"), read_kind(block, "closed_by"), read_kind(block, "without"), _times(block)
    )


def _overdue(block: Block) -> Overdue:
    event = read_kind(block, "event")
    if event.types not in ((), ("review",)):
        block.fault("event", "only a review says when it was due: write {type: review}")
    return Overdue(event, _whole(block, "within"), _unit(block))


def _times(block: Block) -> int:
    times = block.whole("times", required=False)
    if times is not None and times < 2:
        block.fault("times", f"{times} is not repeated: write 2 or more")
    return 2 if times is None else times


def _whole(block: Block, key: str) -> int:
    return block.whole(key) or 0


def _unit(block: Block) -> str:
    return block.choice("unit", UNITS, default=USUAL_UNIT)


def _before_18(block: Block) -> Before18:
    return Before18(read_kind(block, "work"), read_kind(block, "by"), _whole(block, "months"))


_READERS: Mapping[str, Callable[[Block], Pattern]] = {
    "followed_by": _followed_by,
    "told": _told,
    "stretch": _stretch,
    "covered": _covered,
    "repeated": _repeated,
    "overdue": _overdue,
    "before_18": _before_18,
}
