"""What several stories do on the screen of a review."""

import re

from tests.journeys.conftest import INSPECTOR, Open, Place
from tests.journeys.window import Window


def open_review(open_window: Open, place: Place, case: str, question: str, person: str = INSPECTOR) -> Window:
    """A window on a case of the store, standing at a question."""
    window = open_window("--store", place.store, "--as", person, "review", case)
    window.wait_for(at(question))
    return window


def grade(window: Window, key: str, entries: int) -> None:
    """One answer; the screen says that so many entries exist on this laptop."""
    window.press(key)
    window.wait_for(re.compile(rf"Only on this laptop: {entries} entr"))


def at(question: str) -> re.Pattern[str]:
    """The line where a question's text begins."""
    return re.compile(rf"^ {re.escape(question)} \w", re.MULTILINE)
