"""Reads which events a measure or a check means."""

from reviewtui.framework.block import Block
from reviewtui.framework.events import AGENCIES, END_WHICH, EVENT_TYPES, START_WHICH, Anchor, EventKind

NOTHING = EventKind(())


def read_kind(parent: Block, key: str) -> EventKind:
    """The kind of event under `key`: `{type: referral, agencies: [social_care, police]}`, or `types` for several."""
    block = parent.block(key)
    kind = kind_in(block)
    block.finish()
    return kind


def read_kinds(parent: Block, key: str) -> tuple[EventKind, ...]:
    """The kinds of event in the list under `key`."""
    found = []
    for block in parent.blocks(key):
        found.append(kind_in(block, another_agency=True))
        block.finish()
    return tuple(found)


def read_start(parent: Block) -> Anchor:
    """The event that a measure starts with."""
    return _anchor(parent, "start", START_WHICH)


def read_end(parent: Block) -> Anchor:
    """The event that a measure ends with."""
    return _anchor(parent, "end", END_WHICH)


def kind_in(block: Block, *, another_agency: bool = False) -> EventKind:
    """The kind of event that a block's own keys describe; `another_agency` where that key may be among them."""
    if not block.there:
        return NOTHING
    agencies = block.words("agencies", AGENCIES, required=False)
    return EventKind(_types(block), agencies, another_agency and block.yes("another_agency", default=False))


def _types(block: Block) -> tuple[str, ...]:
    if "types" in block.keys:
        return block.words("types", EVENT_TYPES)
    word = block.choice("type", EVENT_TYPES)
    return (word,) if word else ()


def _anchor(parent: Block, key: str, which: tuple[str, ...]) -> Anchor:
    block = parent.block(key)
    anchor = Anchor(kind_in(block), block.choice("which", which, default=which[0]))
    block.finish()
    return anchor
