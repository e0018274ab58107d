"""What macOS, Windows and office programs leave beside files: nobody's file, so it is passed over, and named once."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from reviewtui.casefile.visible import quoted

_NAMES = frozenset({".ds_store", ".localized", "__macosx", "desktop.ini", "ehthumbs.db", "thumbs.db"})
_STARTS = ("._", "~$", ".~lock.")
"""A Mac's other half of a file, and what Office and LibreOffice write while a file is open."""

FEW = 5
"""How many are named; the rest are counted."""


def is_leaving(path: Path) -> bool:
    """Whether a file or folder is such a one, by its name."""
    name = path.name.casefold()
    return name in _NAMES or name.startswith(_STARTS)


def leavings_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those among some paths, and those that lie in folders among them."""
    found = (each for path in paths for each in (path, *_inside(path)))
    return tuple(dict.fromkeys(each for each in found if is_leaving(each)))


def passed_over(leavings: Sequence[Path]) -> str:
    """The sentence that names them; empty where there are none."""
    if not leavings:
        return ""
    named = ", ".join(quoted(path.name) for path in leavings[:FEW])
    more = f" and {len(leavings) - FEW:,} more" if len(leavings) > FEW else ""
    return f"Not read, because the computer made them: {named}{more}."


def _inside(path: Path) -> list[Path]:
    try:
        return sorted(path.iterdir()) if path.is_dir() and not is_leaving(path) else []
    except OSError:
        return []
