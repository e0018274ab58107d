"""What one person set on this machine: the theme, and the store last opened. Never anything about a case."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Settings of one person on one machine."""

    theme: str | None = None
    last_store: Path | None = None


def load() -> Settings:
    """The settings file, or the defaults when it is missing or unreadable."""


def save(settings: Settings) -> None:
    """Write the settings file (0600); a failure is no reason to stop and is ignored."""


def data_folder() -> Path:
    """Where this system keeps a person's data: the demo's store lives here."""
