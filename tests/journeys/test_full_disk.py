"""A disk that takes no more: the screen says that it was not saved and keeps the text, and the store is whole.

The disk is full by a limit on the size of files, put on the running program: that needs no right to mount a small one.
"""

import resource

from reviewtui.services.store.stores import open_store
from tests.journeys.conftest import Open, Place
from tests.journeys.review import grade, open_review
from tests.journeys.window import Window

CASE = "EST-04"
FIRST, SECOND = "The school had told", " nobody."


def test_a_full_disk_is_told_of_keeps_the_text_and_harms_nothing(open_window: Open, sample: Place) -> None:
    window = open_review(open_window, sample, CASE, "1.1")
    grade(window, "4", 1)
    window.wait_for("Esc save and leave")
    window.type(FIRST)
    window.wait_for("draft saved")
    fill_the_disk(window)

    window.type(SECOND)
    window.wait_for("! not saved")
    window.press("escape")
    window.wait_for("1.1 is not saved: Nothing was written")
    assert FIRST + SECOND in window.text
    assert "rationale" not in {key for key, value in sample.judgements(CASE)["1.1"].items() if value}

    make_room(window)
    window.press("r")
    window.wait_for("Esc save and leave")
    window.press("escape")
    window.wait_for("✓ saved")
    window.kill()
    assert sample.judgements(CASE)["1.1"]["rationale"] == FIRST + SECOND
    store = open_store(sample.store)
    try:
        with store.read() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        store.close()


def fill_the_disk(window: Window) -> None:
    """From now on the program can make no file longer."""
    resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))


def make_room(window: Window) -> None:
    """There is room again."""
    resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
