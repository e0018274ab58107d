"""The settings a person writes down: `config.toml`. A line that cannot be used is said by its number, and left out."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reviewtui.framework.nearest import nearest
from reviewtui.services.preferences.locking import LEAST, MOST, USUAL

LARGEST = 100_000
NAME = "config.toml"
CLIPBOARD_SECONDS = 10
"""How long copied text may stay where other programs can read it."""


class Setting(NamedTuple):
    """One setting: what it may be, what it is where nobody says, and what it is for."""

    values: tuple[str | bool | int, ...]
    otherwise: str | bool | int
    purpose: str
    listed: str = ""
    """How its values are said, where they are too many to list."""

    @property
    def choice(self) -> str:
        """What it may be, in words."""
        return self.listed or f"one of: {', '.join(map(as_toml, self.values))}"


SETTINGS: Mapping[str, Setting] = {
    "theme": Setting(
        ("dark", "light", "high-contrast", "mono"), "dark", "The colours. NO_COLOR in the environment comes first."
    ),
    "language": Setting(("en", "cy"), "en", "The language of a framework's texts, where the framework has it."),
    "move_on": Setting((True, False), True, "Whether an answer that needs nothing more leads to the next question."),
    "lock_minutes": Setting(
        tuple(range(LEAST, MOST + 1)),
        USUAL,
        "After how many minutes without a key an encrypted store is locked. REVIEWTUI_LOCK_MINUTES comes first.",
        f"a whole number from {LEAST} to {MOST}",
    ),
    "flash": Setting((True, False), True, "Whether what has changed flashes once."),
    "date_style": Setting(
        ("british", "iso"), "british", "How the chronology and lists show a day: 28/03/2006 or 2006-03-28."
    ),
    "checklist_width": Setting(
        (0, *range(20, 61)),
        0,
        "How many characters wide the checklist is, in a window that shows three columns.",
        "a whole number from 20 to 60, or 0 for what suits the window",
    ),
    "chronology_width": Setting(
        (0, *range(25, 61)),
        0,
        "How much of the window's width the chronology has, in hundredths.",
        "a whole number from 25 to 60, or 0 for what suits the window",
    ),
    "clipboard": Setting(
        (False, True),
        False,
        f"Whether what you copy also goes to the laptop's clipboard, for {CLIPBOARD_SECONDS} seconds. "
        "Other programs can read it there.",
    ),
}
KEYS = "keys"
"""The table of keys of one's own: the id of an action to its keys."""


class Fault(NamedTuple):
    """What is wrong with a line."""

    line: int
    text: str


class Stated(NamedTuple):
    """The keys that a person gives an action."""

    keys: tuple[str, ...]
    line: int


class Config(NamedTuple):
    """What the file says, as far as it can be used."""

    settings: Mapping[str, Any]
    keys: Mapping[str, Stated]
    faults: tuple[Fault, ...]

    def said(self, fault: Fault) -> str:
        """A fault in one sentence."""
        return f"{config_path()}:{fault.line}: {fault.text}"


NOTHING = Config({}, {}, ())


def config_path() -> Path:
    """Where the file is looked for."""
    from platformdirs import user_config_path

    return user_config_path("reviewtui", appauthor=False) / NAME


def read_config() -> Config:
    """What the file says; nothing where there is none."""
    path = config_path()
    if not path.is_file():
        return NOTHING
    try:
        if path.stat().st_size > LARGEST:
            return _unusable(f"The file is larger than {LARGEST:,} bytes. It is not used.")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError):
        return _unusable("The file cannot be read as UTF-8 text. It is not used.")
    return parse(text)


def parse(text: str) -> Config:
    """What such a text says."""
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return NOTHING._replace(faults=(_not_toml(str(error), text),))
    settings: dict[str, Any] = {}
    keys: dict[str, Stated] = {}
    faults: list[Fault] = []
    for name, value in found.items():
        if name == KEYS and isinstance(value, dict):
            _take_keys(value, text, keys, faults)
        elif (fault := _wrong(name, value)) is not None:
            faults.append(Fault(line_of(text, name), fault))
        else:
            settings[name] = value
    return Config(settings, keys, tuple(sorted(faults)))


def _unusable(why: str) -> Config:
    return NOTHING._replace(faults=(Fault(1, why),))


def line_of(text: str, name: str) -> int:
    """The line on which a key is given its value; the first line where it cannot be found."""
    begins = re.compile(rf"""\s*(?:{KEYS}\s*\.\s*)?(?:\[\s*)?["']?{re.escape(name)}["']?\s*[\]=.]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), 1)


def meant(word: str, valid: tuple[str, ...]) -> str:
    """A sentence with the valid word that this one most resembles, else with all of them."""
    likeliest = nearest(word[:80], valid)
    return f"Did you mean “{likeliest}”?" if likeliest else f"Use one of: {', '.join(valid)}."


def _wrong(name: str, value: object) -> str | None:
    setting = SETTINGS.get(name)
    if setting is None:
        return f"“{name[:80]}” is not a setting. {meant(name, (*SETTINGS, KEYS))}"
    if any(type(value) is type(valid) and value == valid for valid in setting.values):
        return None
    if isinstance(value, str) and isinstance(setting.otherwise, str):
        return f"“{value[:80]}” is not a {name}. {meant(value, tuple(map(str, setting.values)))}"
    return f"{name} must be {setting.choice}."


def _take_keys(found: Mapping[str, object], text: str, keys: dict[str, Stated], faults: list[Fault]) -> None:
    for name, value in found.items():
        line, listed = line_of(text, name), [value] if isinstance(value, str) else value
        if isinstance(listed, list) and listed and all(isinstance(each, str) for each in listed):
            keys[name] = Stated(tuple(listed), line)
        else:
            faults.append(Fault(line, f"“{name[:80]}” must be a key in quotation marks, or a list of them."))


def _not_toml(problem: str, text: str) -> Fault:
    """The parser says where it stopped: `Expected '=' after a key in a key/value pair (at line 1, column 7)`."""
    what, _, where = problem.partition(" (at ")
    number = re.match(r"line (\d+)", where)
    return Fault(int(number[1]) if number else len(text.splitlines()), f"This is not TOML: {what}. Nothing is used.")


def as_toml(value: str | bool | int) -> str:
    """A value as it is written in the file."""
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
