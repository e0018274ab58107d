"""One spelling of a text that programs save in several ways: its line ends, its accents and the blanks after a line."""

import re
from unicodedata import combining, normalize

_NOT_TOLD_APART = re.compile(r"[\W_]+")


def one_spelling(text: str) -> str:
    """The text as every program that saves it is taken to have meant it; twice changes nothing more."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in text:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    return text if text.isascii() else normalize("NFC", text)


def rough_spelling(text: str) -> str:
    """The letters and digits of a text alone: two texts that agree in these can hardly be told apart."""
    return _NOT_TOLD_APART.sub("", normalize("NFKC", normalize("NFKC", text).casefold()))


def without_accents(text: str) -> str:
    """The text in small letters without their accents, as one types it who is in a hurry: `sian` for Siân."""
    return "".join(each for each in normalize("NFD", text.casefold()) if not combining(each))
