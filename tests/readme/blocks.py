"""Puts the pictures and the keys into the README and the guides: `python -m tests.readme.blocks`."""

import asyncio
import os
import re
import tempfile
import time
from pathlib import Path

from reviewtui.services.import_.importing import import_path
from reviewtui.services.stores import create
from reviewtui.tui.actions import key_table
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import lines, press, settle

README = Path(__file__).parents[2] / "README.md"
SAMPLE = README.parent / "sample_cases"
SCREENS, KEYS = (README.parent / "reviewtui" / "docs" / name for name in ("screens.md", "keys.md"))
PERSON = "Daniel Okafor"
PICTURES = {
    "**Cases**: every case, its state, what is missing, and a rating for each standard.": (),
    "**Review**: the question, its answers and the save state are always in sight.": ("/", *"nor-03", "enter", "enter"),
    "**Timeline**: the chronology on lanes, a letter an event; `░` no work on the case, `┄` no social worker.": (
        *("/", *"nor-03", "enter", "enter", "j", "j", "j", "j", "j", "t", "right", "right", "right"),
    ),
    "**Summary**: one letter a case, best to worst; what is missing; what would change a rating.": ("S", "j", "j"),
    "**Timeliness**: how long things took, always between two events; each case a dot along the time.": ("S", "t"),
    "**Missed opportunities**: what the chronologies do not show, for an inspector to confirm or dismiss.": (
        *("S", "m", "j", "enter", "j", "c"),
    ),
    "**Panel**: calculated ratings, the grounds for discretion, and what was decided.": ("S", "p"),
    "**Record**: who did what, when, and the alerts.": ("L",),
}
"""What stands above each picture, and the keys that lead to it."""
README_SHOWS = "**Review**"
"""How the one picture of the README begins."""


async def screen_after(path: Path, keys: tuple[str, ...]) -> str:
    """What a person sees at 80×24 after some keys, on the sample inspection."""
    from reviewtui.services.stores import open_store

    store = open_store(path)
    app = ReviewApp(store, person=PERSON)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        return "\n".join(lines(pilot))


def pictures() -> list[str]:
    """The pictures as Markdown."""
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (caption, keys) in enumerate(PICTURES.items()):
            path = Path(folder) / f"{number}.store"
            store = create(path, plain=True)
            import_path(store, SAMPLE)
            store.close()
            seen = asyncio.run(screen_after(path, keys))
            parts.append(f"{caption}\n\n```text\n{seen}\n```")
    return parts


def filled() -> dict[Path, str]:
    """Each file that has a block, with its block as the program makes it now."""
    parts = pictures()
    blocks = {
        README: ("pictures", next(part for part in parts if part.startswith(README_SHOWS))),
        SCREENS: ("pictures", "\n\n".join(parts)),
        KEYS: ("keys", key_table()),
    }
    return {file: _with(file.read_text("utf-8"), *block) for file, block in blocks.items()}


def _with(text: str, name: str, block: str) -> str:
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return pattern.sub(lambda found: f"{found[1]}\n{block}\n\n{found[2]}", text)


if __name__ == "__main__":
    for file, text in filled().items():
        file.write_text(text, "utf-8")
