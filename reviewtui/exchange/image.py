"""A picture that comes in to be shown: whether it is a whole PNG or JPEG, known by its bytes and not by its name."""

from typing import NamedTuple
from zlib import crc32

PNG, JPEG = "image/png", "image/jpeg"
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
PNG_HEAD, PNG_ROWS = b"IHDR", b"IDAT"
JPEG_START, JPEG_END, JPEG_KINDS = b"\xff\xd8\xff", b"\xff\xd9", (b"JFIF", b"Exif")
JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of the parts of a JPEG that say its height and width."""
JPEG_ROWS = 0xDA


class Image(NamedTuple):
    """A picture."""

    kind: str
    """Its media type."""
    data: bytes


def image_of(data: bytes) -> Image | None:
    """The picture that some bytes are; None for anything else, and for one that is cut off."""
    if data.startswith(PNG_START):
        return Image(PNG, data) if _is_whole_png(data) else None
    is_jpeg = data.startswith(JPEG_START) and data[6:10] in JPEG_KINDS and _leads_to_jpeg_rows(data)
    return Image(JPEG, data) if is_jpeg and data.rstrip(b"\0").endswith(JPEG_END) else None


def _is_whole_png(data: bytes) -> bool:
    """Whether its parts follow on each other to its end, each with its checksum: first its size, then rows of it."""
    place, names = len(PNG_START), set[bytes]()
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        name, said = data[place + 4 : place + 8], data[end - 4 : end]
        if end > len(data) or crc32(data[place + 4 : end - 4]) != int.from_bytes(said):
            return False
        if not names and (name != PNG_HEAD or not _are_sizes(data[place + 8 : end - 4], 4)):
            return False
        if name == PNG_END:
            return PNG_ROWS in names
        names.add(name)
        place = end
    return False


def _leads_to_jpeg_rows(data: bytes) -> bool:
    """Whether its parts follow on each other to its rows, and one of them says how high and wide it is."""
    place, is_sized = 2, False
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1]:
        marker = data[place + 1]
        if marker == JPEG_ROWS:
            return is_sized
        if marker == 0xFF:  # fills the space between two parts
            place += 1
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        is_sized = is_sized or (marker in JPEG_SIZES and _are_sizes(data[place + 5 : end], 2))
        place = end
    return False


def _are_sizes(said: bytes, each: int) -> bool:
    """Whether two numbers of so many bytes stand at its start, both above 0."""
    return len(said) >= 2 * each and any(said[:each]) and any(said[each : 2 * each])
