"""Puts the pictures and the keys into the README and the guides: `python -m tests.readme.blocks`."""

import asyncio
import os
import tempfile
import time
from pathlib import Path

from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import create
from reviewtui.tui.actions import key_table
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import lines, press, settle

README = Path(__file__).parents[2] / "README.md"
SAMPLE = README.parent / "sample_cases"
SCREENS, KEYS, WORKING = (
    README.parent / "reviewtui" / "docs" / name for name in ("screens.md", "keys.md", "working.md")
)
PERSON = "Daniel Okafor"
PICTURES = {
    "**Cases**: every case, its state, what is missing, and a rating for each standard.": (),
    "**Review**: the question, its answers and the save state are always in sight.": ("/", *"nor-03", "enter", "enter"),
    "**Timeline**: the chronology on lanes, a letter an event. `░` no work on the case, `┄` no social worker.": (
        *("/", *"nor-03", "enter", "enter", "j", "j", "j", "j", "j", "t", "right", "right", "right"),
    ),
    "**Summary**: one letter a case, best to worst. What is missing and would change a rating.": ("S", "j", "j"),
    "**Timeliness**: how long things took, always between two events. Each case is a dot along the time.": ("S", "t"),
    "**Missed opportunities**: what the chronologies do not show, for an inspector to confirm or dismiss.": (
        *("S", "m", "j", "enter", "j", "c"),
    ),
    "**Panel**: calculated ratings, the grounds for discretion, and what was decided.": ("S", "p"),
    "**Record**: who did what, when, and the alerts.": ("L",),
}
"""What stands above each picture, and the keys that lead to it."""
WALK = {
    "palette": (":", *"2.4"),
    "search": ("escape", "F", *"custody", "enter"),
    "help": ("escape", ":", *"nor-03", "enter", "r", "f1"),
    "writing": ("escape", "f5"),
}
"""Blocks of the guide to working on the screens, and the keys of one walk that lead from each to the next."""
README_SHOWS = "**Review**"
"""How the one picture of the README begins."""


async def screens_along(path: Path, *walk: tuple[str, ...]) -> list[str]:
    """What a person sees at 80×24 after each part of a walk, on the sample inspection."""
    from reviewtui.services.store.stores import open_store

    app, seen = ReviewApp(open_store(path), person=PERSON), []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in walk:
            await press(pilot, *keys)
            seen.append("\n".join(lines(pilot)))
    return seen


def sample_at(path: Path) -> Path:
    """A new store with the sample inspection in it."""
    store = create(path, plain=True)
    import_path(store, SAMPLE)
    store.close()
    return path


def pictures() -> list[str]:
    """The pictures as Markdown."""
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (caption, keys) in enumerate(PICTURES.items()):
            path = sample_at(Path(folder) / f"{number}.store")
            (seen,) = asyncio.run(screens_along(path, keys))
            parts.append(f"{caption}\n\n```text\n{seen}\n```")
    return parts


def walked() -> dict[str, str]:
    """The pictures of the guide to working on the screens, by the names of their blocks."""
    with tempfile.TemporaryDirectory() as folder:
        seen = asyncio.run(screens_along(sample_at(Path(folder) / "walk.store"), *WALK.values()))
    return {name: f"```text\n{each}\n```" for name, each in zip(WALK, seen, strict=True)}


def filled() -> dict[Path, str]:
    """Each file that has blocks, with its blocks as the program makes them now."""
    parts = pictures()
    blocks = {
        README: {"pictures": next(part for part in parts if part.startswith(README_SHOWS))},
        SCREENS: {"pictures": "\n\n".join(parts)},
        KEYS: {"keys": key_table()},
        WORKING: walked(),
    }
    return {file: _with(file.read_text("utf-8"), named) for file, named in blocks.items()}


def _with(text: str, blocks: dict[str, str]) -> str:
    for name, block in blocks.items():
        before, start, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}{start}\n{block}\n\n{end}{after}"
    return text


if __name__ == "__main__":
    for file, text in filled().items():
        file.write_text(text, "utf-8")
