"""What stands for a glyph where the terminal's character set lacks it: a letter or a sign of the plainest set."""

from unicodedata import category, normalize

PLAIN = {
    **dict(zip("★●◕◑◐◔○◆◇▲", "*#%d=co#o^", strict=True)),
    **dict(zip("⚑✓✗↺≠≈▸▾▴→←↑↓├┤│─━═┄░▒▓█·•–—›‹⟩⟨“”‘’†␤␡␛", "!vx@/=>vA><^v|||-==.:::#.*--><><\"\"''+^^^", strict=True)),
    "…": "...",
    "±": "+/-",
    "§": "see",
    "ß": "ss",
}
"""One sign for one, wherever columns have to stay in line."""


def plain(char: str) -> str:
    """A character in plain letters: its own look-alike, a letter without its accents, else what says which it was."""
    if char in PLAIN:
        return PLAIN[char]
    letters = "".join(part for part in normalize("NFKD", char) if part.isascii())
    if letters:
        return letters
    return "*" if category(char).startswith("S") else char.encode("ascii", "backslashreplace").decode()
