"""The laws of the record: canonical form, chain, what is current, undo, union. Pure; knows no store and no clock."""

from reviewtui.entries.canonical import NotCanonicalError, canonical
from reviewtui.entries.chain import Breach, ChainFault, chain_faults, content_hash, header_hash, sealed
from reviewtui.entries.current import current, disagreements, distinct
from reviewtui.entries.entry import ACTS, KINDS, Entry, SubjectKey
from reviewtui.entries.items import FaultyItemError, from_item, to_item
from reviewtui.entries.undo import redoable, undoable
from reviewtui.entries.union import Fork, union

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
