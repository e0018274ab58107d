"""Start-up speed: what is heavy is imported after the first rows are on the screen."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sqlmodel", "sqlalchemy", "yaml", "pydantic", "rich.markdown", "alembic", "reviewtui.tui.summary.screen")
WATCH = """
import asyncio, json, sys
from pathlib import Path
from reviewtui.services.store.stores import open_store
from reviewtui.tui.app import ReviewApp

seen = []

class Watched(ReviewApp):
    def warm_up(self):
        if not seen:
            strips = self.screen._compositor.render_strips()
            seen.append(sorted(sys.modules))
        super().warm_up()

async def main():
    app = Watched(open_store(Path(sys.argv[1])), person="Ada Lead")
    async with app.run_test() as pilot:
        while (not seen or app.calls.pending) and app.is_running:
            await pilot.pause(0.01)
    seen.append(sorted(sys.modules))

asyncio.run(main())
print(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def modules(_small_inspection: Path) -> list[set[str]]:
    """Names of the modules imported when the first rows came, and at the end."""
    import json

    ran = subprocess.run(
        [sys.executable, "-c", WATCH, str(_small_inspection)], capture_output=True, text=True, check=True, timeout=60
    )
    return [set(names) for names in json.loads(ran.stdout)]


@pytest.mark.parametrize("module", HEAVY)
def test_nothing_heavy_is_imported_before_the_first_rows(modules: list[set[str]], module: str) -> None:
    assert module not in modules[0]


def test_what_writing_needs_is_imported_in_the_background_afterwards(modules: list[set[str]]) -> None:
    assert "pydantic" in modules[1]
    assert not modules[1] & {"sqlmodel", "sqlalchemy"}
