"""The sample inspection in a store of its own, kept in the data folder."""

from pathlib import Path

from db.store import Store
from reviewtui.services.importing import Report


def demo_path() -> Path:
    """Where the demo's store is, or will be."""


def open_demo(*, reset: bool = False, report: Report | None = None) -> Store:
    """Open the demo, making it first when there is none; `reset` makes it anew and keeps the old one beside it."""
