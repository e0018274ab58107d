"""The one display helper: text from a case is shown exactly and can do nothing to the screen it is shown on.

Whatever could steer a terminal, reorder a line or hide in it becomes a visible mark; ordinary text is left alone.
What is stored never changes. Wide emoji stay as they are. The joiner inside an emoji sequence, and the selectors
that choose an emoji's coloured or plain form, are dropped: terminals disagree about the width of a joined picture,
and nothing a reader needs is lost. A joiner anywhere else, and every other selector, is marked, since text can be
hidden in them.
"""

import unicodedata
from itertools import pairwise

NEWLINE_MARK = "␤"

_JOINER = "\u200d"
_PICTURE_SELECTORS = ("\ufe0e", "\ufe0f")
_TAB_WIDTH = 4
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Unicode calls these letters or marks, and draws nothing for them.
_HIDDEN_LETTERS = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xE0100, 0xE01EF),
)


def visible(text: str, multiline: bool = False) -> str:
    """`text` with every character that is not plainly seen replaced by a mark (`␛`, `⟨U+202E⟩`).

    On one line a tab is a space and a line's end is `␤`; with `multiline` line ends stay, and tabs are filled up
    with spaces. CR LF is one line's end. Doing it twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = _without_picture_joins(text.replace("\r\n", "\n"))
    if multiline:
        return "\n".join(line.expandtabs(_TAB_WIDTH).translate(_MARKS) for line in kept.split("\n"))
    return kept.translate(_MARKS)


def quoted(text: str, limit: int = 40) -> str:
    """A short code or key in quotation marks for a message: made visible, and cut at `limit` characters."""
    shown = visible(text[: limit + 1])
    return f"“{shown}”" if len(shown) <= limit else f"“{shown[: limit - 1]}…”"


def _without_picture_joins(text: str) -> str:
    if text.isascii():
        return text
    for selector in _PICTURE_SELECTORS:
        text = text.replace(selector, "")
    if _JOINER not in text:
        return text
    parts = text.split(_JOINER)
    joined = [parts[0]]
    for before, after in pairwise(parts):
        joined.append("" if _is_picture(before[-1:]) and _is_picture(after[:1]) else _JOINER)
        joined.append(after)
    return "".join(joined)


def _is_picture(character: str) -> bool:
    """Emoji are other symbols; a skin tone is a modifier symbol."""
    return character != "" and unicodedata.category(character) in ("So", "Sk")


def _mark(code: int) -> str:
    """What stands for a character on the screen; itself, if it can be seen."""
    if code < 0x20:
        return {0x09: " ", 0x0A: NEWLINE_MARK}.get(code, chr(0x2400 + code))
    if code == 0x7F:
        return "␡"
    if unicodedata.category(chr(code)) in _HIDDEN_CATEGORIES or _is_hidden_letter(code):
        return f"⟨U+{code:04X}⟩"
    return chr(code)


def _is_hidden_letter(code: int) -> bool:
    return any(first <= code <= last for first, last in _HIDDEN_LETTERS)


class _Marks(dict[int, str]):
    """A translation table that fills itself: each character is looked up in Unicode's tables once."""

    def __missing__(self, code: int) -> str:
        mark = _mark(code)
        self[code] = mark
        return mark


_MARKS = _Marks()
