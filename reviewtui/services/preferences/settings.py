"""What one person set on this machine: theme and language, and the store last opened. Never anything about a case."""

import json
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Settings of one person on one machine."""

    theme: str | None = None
    last_store: Path | None = None
    language: str | None = None
    """In which a framework's texts are shown."""
    move_on: bool = True
    """Whether an answer that needs nothing more leads to the next question."""
    lock_minutes: int | None = None
    """After how many minutes without a key an encrypted store is locked."""
    flash: bool = True
    """Whether what has changed flashes once."""
    date_style: str = "british"
    """How columns show a day: `british` or `iso`."""
    checklist_width: int = 0
    """Cells of the checklist; 0 for what suits the window."""
    chronology_width: int = 0
    """Hundredths of the window's width for the chronology; 0 for what suits the window."""
    clipboard: bool = False
    """Whether what is copied leaves the program, for the laptop's clipboard."""


def load() -> Settings:
    """What `config.toml` states, else what was last chosen by a key, else the defaults."""
    from reviewtui.services.preferences.config import read_config

    return replace(_chosen(), **read_config().settings)


def _chosen() -> Settings:
    """The settings file, or the defaults when it is missing or unreadable."""
    try:
        found = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    kept = {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}
    last = kept.get("last_store")
    on = not isinstance(found, dict) or found.get("move_on") is not False
    return Settings(kept.get("theme"), Path(last) if last else None, kept.get("language"), on)


def save(settings: Settings) -> None:
    """Write the settings file (0600); a failure is no reason to stop and is ignored.

    What only `config.toml` states is not written: it is for that file to change.
    """
    from reviewtui.services.preferences.config import read_config

    before, stated = _chosen(), read_config().settings
    settings = replace(
        settings, **{name: getattr(before, name) for name, value in stated.items() if getattr(settings, name) == value}
    )
    last = str(settings.last_store) if settings.last_store else None
    from db.replacing import written_whole

    kept = {"theme": settings.theme, "last_store": last, "language": settings.language, "move_on": settings.move_on}
    try:
        _file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with written_whole(_file()) as file:
            file.write(json.dumps(kept).encode())
    except OSError:
        return


def remember_store(path: Path) -> None:
    """Have `reviewtui` alone open this store next time."""
    known, opened = load(), path.absolute()
    if known.last_store != opened:
        save(replace(known, last_store=opened))


def data_folder() -> Path:
    """Where this system keeps a person's data: the demo's store lives here."""
    from platformdirs import user_data_path

    return user_data_path("reviewtui", appauthor=False)


def _file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("reviewtui", appauthor=False) / "settings.json"
