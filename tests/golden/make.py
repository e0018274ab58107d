"""Writes what the program says now beside the kept stores: `python -m tests.golden.make`."""

import tempfile
from pathlib import Path

from tests.golden.said import FOLDER, KEPT, export_of, history_of, kept, lists_of_the_sample


def make() -> None:
    """Write every golden file anew."""
    with tempfile.TemporaryDirectory() as place:
        for name in KEPT:
            with kept(name, Path(place)) as store:
                (FOLDER / f"{name}.json").write_bytes(export_of(store))
                (FOLDER / f"{name}.history.txt").write_text(history_of(store), "utf-8")
        (FOLDER / "sample.json").write_bytes(lists_of_the_sample(Path(place)))


if __name__ == "__main__":
    make()
