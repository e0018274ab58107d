"""Checklists of other tools (XLSForm, REDCap, CISO Assistant), read so that a framework can start from them."""

from reviewtui.exchange.surveys.ciso import is_library, read_library
from reviewtui.exchange.surveys.redcap import is_dictionary, read_dictionary
from reviewtui.exchange.surveys.survey import Survey
from reviewtui.exchange.surveys.xlsform import read_form

__all__ = ["Survey", "kind_of", "read_survey"]

_ZIP = b"PK\x03\x04"
KINDS = {
    "form": "a workbook (XLSForm)",
    "dictionary": "a REDCap data dictionary",
    "library": "a CISO Assistant library",
}


def kind_of(data: bytes) -> str:
    """What a file is, in words: `a workbook (XLSForm)`; empty where it is no checklist that is known here.

    A workbook is taken for an XLSForm until its sheets are read.
    """
    if data.startswith(_ZIP):
        return KINDS["form"]
    if is_dictionary(data):
        return KINDS["dictionary"]
    return KINDS["library"] if is_library(data) else ""


def read_survey(data: bytes, name: str) -> Survey:
    """The checklist in a file. Raises FaultyFile where it is none, or holds nothing to ask."""
    kind = kind_of(data)
    if kind == KINDS["form"]:
        return read_form(data, name)
    if kind == KINDS["dictionary"]:
        return read_dictionary(data, name)
    return read_library(data, name)
