"""Beginning an inspection from a few words, where no `inspection.json` has been written."""

from collections.abc import Mapping
from typing import Any

from db.store import Store
from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.inspection_model import InspectionDocument
from reviewtui.exchange.reader import read_document
from reviewtui.exchange.writer import write
from reviewtui.services.describing import describe, framework_of
from reviewtui.services.errors import BadInput
from reviewtui.services.record_keeping import pen
from reviewtui.services.stores import plain_sentences

NAME = "The new inspection"
"""What faults call a description that stands in no file."""


def described(parts: Mapping[str, Any]) -> InspectionDocument:
    """The description of an inspection, read as strictly as a file's; its framework is known or carried.

    `parts` is the inspection document with only what describes the inspection. Raises BadInput with every fault.
    """
    try:
        document = read_document(write({"format": "reviewtui/inspection", "format_version": 1, **parts}), NAME)
    except FaultyFile as faulty:
        faults = [f"{fault.key}: {fault.text}" for fault in faulty.faults]
        raise BadInput("No store was made: the inspection cannot begin like this.", faults) from None
    framework_of(NAME, document["framework"])
    return document


def begin(store: Store, document: InspectionDocument, person: str | None = None) -> None:
    """Record the description in a store that holds no inspection yet. Raises BadInput, NotWritten."""
    with plain_sentences(), store.write() as writing:
        describe(writing, pen(store, writing, person), NAME, document)
