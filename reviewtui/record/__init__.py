"""The laws of the record: canonical form, chain, what is current, undo, union. Pure; knows no store and no clock."""

from reviewtui.record.acts import redoable, undoable
from reviewtui.record.canonical import NotCanonicalError, canonical
from reviewtui.record.chain import Breach, ChainFault, chain_faults, content_hash, header_hash, sealed
from reviewtui.record.current import current, disagreements, distinct
from reviewtui.record.entry import ACTS, KINDS, Entry, SubjectKey
from reviewtui.record.items import FaultyItemError, from_item, to_item
from reviewtui.record.union import Fork, union

__all__ = [
    "ACTS",
    "KINDS",
    "Breach",
    "ChainFault",
    "Entry",
    "FaultyItemError",
    "Fork",
    "NotCanonicalError",
    "SubjectKey",
    "canonical",
    "chain_faults",
    "content_hash",
    "current",
    "disagreements",
    "distinct",
    "from_item",
    "header_hash",
    "redoable",
    "sealed",
    "to_item",
    "undoable",
    "union",
]
