"""A template of somebody's own for a report: a file that a person names."""

from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import read_bytes

MOST = 1_000_000
"""Bytes."""


def read_template(path: str) -> str:
    """The text of a template. Raises BadInput where it is missing, too large, or no text in UTF-8."""
    try:
        return read_bytes(path, MOST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{visible(path)} is not a text in UTF-8. Nothing was written.") from None
