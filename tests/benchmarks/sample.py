"""The demo's store, made for the benchmarks in a folder of their own, and the environment that leads to it."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

INSPECTOR = "Ruth Hallam"
LEAD = "Margaret Oyelaran"
"""Judged no case, so that her list opens at its first."""
FIRST_CASE = "CTY-01"
"""The first row of the list."""
ALONE = "Ann Lee"
PROGRAM = str(Path(sysconfig.get_path("scripts")) / "reviewtui")
DEMO = (PROGRAM, "--as", LEAD, "demo")
"""Opens at the list's first case: an inspector's list opens at the one last worked on."""
BARE_COUNTS = (sys.executable, str(Path(__file__).with_name("bare_counts.py")))
MINIMAL_APP = (sys.executable, "-m", "tests.benchmarks.minimal_app")


def installed() -> dict[str, str]:
    """This environment as one in which a module is compiled once, as where it is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def demo() -> Iterator[dict[str, str]]:
    """An environment whose demo was made and used before, so that the next start is not its first."""
    with tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-") as room:
        shutil.copytree(_made().name, room, dirs_exist_ok=True)
        environment = _environment(room)
        _choose(store_of(environment))
        yield environment


def _environment(room: str) -> dict[str, str]:
    environment = {**installed(), "XDG_DATA_HOME": f"{room}/data", "XDG_CONFIG_HOME": f"{room}/config"}
    environment.pop("REVIEWTUI_STORE", None)
    return environment


@cache
def _made() -> tempfile.TemporaryDirectory[str]:
    """The demo as its first start leaves it, for as long as this process runs."""
    room = tempfile.TemporaryDirectory(prefix="reviewtui-benchmark-")
    environment = _environment(room.name)
    subprocess.run([PROGRAM, "demo"], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return room


def empty_cases(environment: dict[str, str], number: int) -> tuple[Path, list[str]]:
    """A store with cases that nobody judged, under the checklist of which a good answer owes nothing."""
    path, cases = Path(environment["XDG_DATA_HOME"]) / "empty.store", [f"N-{each + 1}" for each in range(number)]
    new = "new", str(path), "--plain", "--title", "Inspection", "--framework", "hsb-joint-2013@1", "--site", "N=North"
    acting = "--store", str(path), "--as", ALONE
    for verb in ((*new, "--inspector", ALONE), *((*acting, "case-add", case, "N") for case in cases)):
        subprocess.run([PROGRAM, *verb], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return path, cases


def store_of(environment: dict[str, str]) -> Path:
    """The demo's store in such an environment."""
    return Path(environment["XDG_DATA_HOME"]) / "reviewtui" / "demo" / "demo.store"


def counting(environment: dict[str, str]) -> tuple[str, ...]:
    """A process of the driver alone that reads what a summary of the demo's store reads."""
    from reviewtui.services.store.stores import open_store
    from reviewtui.services.summary.summaries import summarise

    path, statements = store_of(environment), store_of(environment).with_name("statements.json")
    read: list[str] = []
    store = open_store(path)
    try:
        with store.read() as connection:
            connection.set_trace_callback(read.append)
        summarise(store)
    finally:
        store.close()
    statements.write_text(json.dumps([one for one in read if one.lstrip().startswith(("SELECT", "WITH"))]), "utf-8")
    return (*BARE_COUNTS, str(path), str(statements))


def _choose(path: Path) -> None:
    from reviewtui.services.people.acting_person import choose
    from reviewtui.services.store.stores import open_store

    store = open_store(path)
    try:
        choose(store, INSPECTOR)
    finally:
        store.close()
