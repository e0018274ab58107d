"""Puts the pictures of the screens and the key table into the README: `python -m tests.readme.blocks`."""

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
PERSON = "Daniel Okafor"
PICTURES = {
    "**Cases**: every case, how far it is, what it owes, a grade for each standard.": (),
    "**Review**: the question, its answers and the save state are always in sight.": ("/", *"nor-03", "enter", "enter"),
    "**Timeline**: the chronology on lanes, a letter an event; `░` no work on the case, `┄` no social worker.": (
        *("/", *"nor-03", "enter", "enter", "j", "j", "j", "j", "j", "t", "right", "right", "right"),
    ),
    "**Summary**: one letter a case, best to worst; what is missing; what would change a rating.": ("S", "j", "j"),
    "**Timeliness**: how long things took, always between two events; each case a dot along the time.": ("S", "t"),
    "**Missed opportunities**: what the chronologies do not show, for an inspector to confirm or dismiss.": (
        *("S", "m", "j", "enter", "j", "c"),
    ),
    "**Panel**: what was worked out, the grounds for discretion, and what was decided.": ("S", "p"),
    "**Record**: who did what, when, and the alerts.": ("L",),
}
"""What stands above each picture, and the keys that lead to it."""


async def screen_after(path: Path, keys: tuple[str, ...]) -> str:
    """What a person sees at 80×24 after some keys, on the sample inspection."""
    from reviewtui.services.stores import open_store

    store = open_store(path)
    app = ReviewApp(store, person=PERSON)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        return "\n".join(lines(pilot))


def pictures() -> str:
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
    return "\n\n".join(parts)


def filled(readme: str) -> str:
    """The README with both blocks as the program makes them now."""
    for name, block in (("pictures", pictures()), ("keys", key_table().strip())):
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        readme = pattern.sub(lambda found, block=block: f"{found[1]}\n{block}\n\n{found[2]}", readme)
    return readme


if __name__ == "__main__":
    README.write_text(filled(README.read_text("utf-8")), "utf-8")
