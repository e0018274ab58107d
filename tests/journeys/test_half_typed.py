"""A rationale half typed is there again, however the window went."""

import os
import signal

import pytest

from tests.journeys.conftest import INSPECTOR, Open, Place
from tests.journeys.review import at, grade, open_review
from tests.journeys.window import Window

CASE = "EST-04"
HALF = "The school had told nobody that"


def begin_typing(open_window: Open, sample: Place) -> Window:
    """An answer that owes a rationale, and half a sentence of it."""
    window = open_review(open_window, sample, CASE, "1.1")
    grade(window, "4", 1)
    window.wait_for("missing: 1 rationale, 1 evidence")
    window.wait_for("Esc save and leave")
    window.type(HALF)
    return window


def is_there_again(open_window: Open, sample: Place) -> None:
    """The case opens at the same question, with the answer as it was and the text in the rationale."""
    goes_on(open_review(open_window, sample, CASE, "1.1"), sample)


def goes_on(again: Window, sample: Place) -> None:
    """What was half typed is there, and is finished."""
    again.wait_for("draft saved")
    again.wait_for("The school had told nobody that")
    assert "rationale" not in {key for key, value in sample.judgements(CASE)["1.1"].items() if value}
    again.press("r")
    again.wait_for("Esc save and leave")
    again.type(" he had been moved.")
    again.press("escape")
    again.wait_for("✓ saved")
    again.wait_until_gone("draft saved")
    assert sample.judgements(CASE)["1.1"]["rationale"] == f"{HALF} he had been moved."


def test_after_the_window_was_closed_the_program_opens_on_its_review(open_window: Open, sample: Place) -> None:
    window = begin_typing(open_window, sample)
    window.wait_for(HALF)
    window.close()
    again = open_window("--store", sample.store, "--as", INSPECTOR)
    again.wait_for("You are back where you left.")
    goes_on(again, sample)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=["SIGHUP", "SIGTERM"])
def test_after_the_program_was_told_to_end(open_window: Open, sample: Place, number: int) -> None:
    window = begin_typing(open_window, sample)
    window.wait_for(HALF)
    window.send_signal(number)
    assert window.wait_for_end() == 130
    is_there_again(open_window, sample)


def test_after_a_kill_once_the_screen_said_it_was_kept(open_window: Open, sample: Place) -> None:
    window = begin_typing(open_window, sample)
    window.wait_for("draft saved")
    window.kill()
    is_there_again(open_window, sample)


def test_after_it_was_stopped_and_never_went_on(open_window: Open, sample: Place) -> None:
    window = begin_typing(open_window, sample)
    window.wait_for(HALF)
    window.send_signal(signal.SIGTSTP)
    os.waitid(os.P_PID, window.pid, os.WSTOPPED | os.WNOWAIT)
    window.kill()
    is_there_again(open_window, sample)


def test_undo_still_works_after_the_kill(open_window: Open, sample: Place) -> None:
    window = open_review(open_window, sample, CASE, "1.1")
    grade(window, "2", 1)
    window.wait_for(at("1.2"))
    sample.wait_for_place(CASE, "1.2")
    window.kill()
    again = open_review(open_window, sample, CASE, "1.2")
    again.press("u")
    again.wait_for("0 of 14")
    assert sample.judgements(CASE) == {}
