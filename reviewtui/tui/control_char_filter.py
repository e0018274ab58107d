"""The net under the display of untrusted text: no control character reaches the terminal from any widget."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

DANGEROUS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class ControlCharFilter(LineFilter):
    """Replaces control and direction characters, one cell for one character."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments with a visible mark for each dangerous character."""
        if not any(not control and DANGEROUS.search(text) for text, _, control in segments):
            return segments
        return [
            segment if segment.control else Segment(DANGEROUS.sub(_mark, segment.text), segment.style)
            for segment in segments
        ]


def _mark(match: re.Match[str]) -> str:
    """Unicode's picture of an old control character, and a plain mark for the others."""
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
