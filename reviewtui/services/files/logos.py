"""The logo of a report: a picture that a person names."""

from reviewtui.casefile.visible import visible
from reviewtui.exchange.image import Image, image_of
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import read_bytes

MOST = 2_000_000
"""Bytes; it is part of every copy of the report."""


def read_logo(path: str) -> Image:
    """The picture in a file. Raises BadInput where it is missing, too large, or not a PNG or JPEG image."""
    found = image_of(read_bytes(path, MOST))
    if found is None:
        raise BadInput(f"{visible(path)} is not a PNG or JPEG image, or is damaged. Nothing was written.")
    return found
