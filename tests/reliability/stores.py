"""Small stores to strike at, and what must hold of one whatever happened to it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import Store, create, open_store
from reviewtui.services.upkeep.checking import check_store

SAMPLE = Path(__file__).parents[2] / "sample_cases"
CASES = ("NOR-01", "NOR-02", "EST-01")
INSPECTOR = "Ruth Hallam"
PASSPHRASE, LEAST_COST = "seven dry herons", 2


def folder_of_cases(folder: Path, cases: tuple[str, ...] = CASES) -> Path:
    """The sample inspection with a few of its cases, as files to import."""
    folder.mkdir()
    for name in ("inspection", *cases):
        shutil.copy(SAMPLE / f"{name}.json", folder)
    return folder


def small_store(path: Path, *, keyed: bool = False) -> bytes | None:
    """Make a store of three cases; gives back its key where it is encrypted."""
    how = {"passphrase": PASSPHRASE, "cost": LEAST_COST} if keyed else {"plain": True}
    store = create(path, **how)  # type: ignore[arg-type]
    import_path(store, folder_of_cases(path.with_name(f"{path.name}.cases")))
    key = store.key
    store.close()
    return key


def faults_of(path: Path, key: bytes | None = None, *, missed: bool = True) -> list[str]:
    """What a check finds wrong with a store; with `missed` what its opening misses too."""
    store = open_store(path, key=key)
    try:
        found = [check.text for check in check_store(store) if not check.ok and (missed or check.check != "heads")]
        return [*found, *([store.doubt] if missed and store.doubt else [])]
    finally:
        store.close()


def entry_ids(path: Path, key: bytes | None = None) -> set[str]:
    """The ids of all entries."""
    store = open_store(path, key=key)
    try:
        with store.read() as connection:
            return {f"{device}-{number}" for device, number in connection.execute("SELECT device, sequence FROM entry")}
    finally:
        store.close()


def copied(source: Path, target: Path) -> Path:
    """A store with all that lies beside it, under another name."""
    for file in source.parent.glob(f"{source.name}*"):
        if file.is_file():
            shutil.copy(file, target.with_name(file.name.replace(source.name, target.name, 1)))
    return target


def altered(path: Path) -> closing[sqlite3.Connection]:
    """A connection that lets anything be changed behind the program's back."""
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("PRAGMA ignore_check_constraints=ON")
    return closing(connection)


__all__ = ["Store", "altered", "copied", "entry_ids", "faults_of", "folder_of_cases", "small_store"]
