"""From bytes to text: a file is refused when it is too big, empty, or not UTF-8, before anything looks inside."""

from reviewtui.exchange.faults import faulty

CASE_CAP = 16_000_000
"""Bytes a case file may have, unless the caller says otherwise."""

INSPECTION_CAP = 1_000_000_000
"""Bytes an inspection may have, unless the caller says otherwise."""

_UTF_16_STARTS = (b"\xff\xfe", b"\xfe\xff")


def check_size(size: int, name: str, cap: int) -> None:
    """Raise FaultyFile if `size` bytes are more than `cap`; ask before reading a file into memory."""
    if size > cap:
        raise faulty(
            name,
            f"The file has {_shown(size)} and at most {_shown(cap)} are read; split it, or raise the limit.",
        )


def decoded(data: bytes, name: str, cap: int, otherwise: str = "") -> str:
    """The text of a file of at most `cap` bytes; a byte order mark of UTF-8 is fine, and dropped.

    `otherwise` is said where the encoding is another, after the advice to save the file as UTF-8.
    """
    check_size(len(data), name, cap)
    if data.startswith(_UTF_16_STARTS) or b"\0" in data[:2]:
        raise faulty(name, f"The file is UTF-16, as some Windows programs save text; save it as UTF-8{otherwise}.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = f"The file is not UTF-8 (byte {data[error.start]:#04x} on this line); save it as UTF-8{otherwise}."
        raise faulty(name, said, line) from None
    if not text.strip():
        raise faulty(name, "The file is empty.")
    return text


def _shown(size: int) -> str:
    return f"{size / 1_000_000:.10g} MB" if size >= 1_000_000 else f"{size} bytes"
