"""A picture that comes in to be shown: whether it is a whole PNG or JPEG, known by its bytes and not by its name."""

from typing import NamedTuple
from zlib import crc32

PNG, JPEG = "image/png", "image/jpeg"
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
JPEG_START, JPEG_END, JPEG_KINDS = b"\xff\xd8\xff", b"\xff\xd9", (b"JFIF", b"Exif")


class Image(NamedTuple):
    """A picture."""

    kind: str
    """Its media type."""
    data: bytes


def image_of(data: bytes) -> Image | None:
    """The picture that some bytes are; None for anything else, and for one that is cut off."""
    if data.startswith(PNG_START):
        return Image(PNG, data) if _is_whole_png(data) else None
    is_jpeg = data.startswith(JPEG_START) and data[6:10] in JPEG_KINDS
    return Image(JPEG, data) if is_jpeg and data.rstrip(b"\0").endswith(JPEG_END) else None


def _is_whole_png(data: bytes) -> bool:
    """Whether its parts follow on each other to its end, each with its checksum."""
    place = len(PNG_START)
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        name, said = data[place + 4 : place + 8], data[end - 4 : end]
        if end > len(data) or crc32(data[place + 4 : end - 4]) != int.from_bytes(said):
            return False
        if name == PNG_END:
            return True
        place = end
    return False
