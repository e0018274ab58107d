"""Reads the coded facts by which a framework file chooses cases: those that are measured, and those that are asked."""

from collections.abc import Sequence

from reviewtui.framework.block import Block
from reviewtui.framework.case_facts import FACTS, WantedFact


def read_facts(parent: Block, key: str, known: Sequence[str] = tuple(FACTS)) -> tuple[WantedFact, ...]:
    """The facts under a key, such as `{disposal_type: [referral_order]}`; none where it stands for every case."""
    parent.optional(key)
    if key not in parent.keys:
        return ()
    block = parent.block(key)
    wanted = tuple(WantedFact(fact, block.words(fact, FACTS[fact])) for fact in known if fact in block.keys)
    block.optional(*known)
    block.finish()
    if block.there and not block.keys:
        parent.fault(key, f"names no fact: use {', '.join(known)}")
    return wanted
