"""The JSON that comes in and goes out."""

from reviewtui.exchange.case_model import CASE_FORMAT, CaseDocument
from reviewtui.exchange.contents import CaseContents, case_contents, case_item, document_item, event_item
from reviewtui.exchange.faults import Fault, FaultyFile
from reviewtui.exchange.inspection_model import INSPECTION_FORMAT, InspectionDocument
from reviewtui.exchange.reader import FORMAT_VERSION, kind_of, read_any, read_case, read_document
from reviewtui.exchange.schema import schema
from reviewtui.exchange.text import CASE_CAP, INSPECTION_CAP, check_size
from reviewtui.exchange.writer import write

__all__ = [
    "CASE_CAP",
    "CASE_FORMAT",
    "FORMAT_VERSION",
    "INSPECTION_CAP",
    "INSPECTION_FORMAT",
    "CaseContents",
    "CaseDocument",
    "Fault",
    "FaultyFile",
    "InspectionDocument",
    "case_contents",
    "case_item",
    "check_size",
    "document_item",
    "event_item",
    "kind_of",
    "read_any",
    "read_case",
    "read_document",
    "schema",
    "write",
]
