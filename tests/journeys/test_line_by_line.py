"""A case worked with `review CASE --plain`: a line is printed, a line is read, with the same keys as the screens."""

from tests.journeys.conftest import INSPECTOR, Open, Place
from tests.journeys.window import Window

CASE = "EST-04"


def test_a_case_is_worked_line_by_line(open_window: Open, sample: Place) -> None:
    window = open_window("--store", sample.store, "--as", INSPECTOR, "review", CASE, "--plain")
    window.wait_for(f"{CASE} Estuary")
    line(window, "2", "1.2 Was")
    line(window, "4", "Rationale (an empty line ends it):")
    line(window, "Played down as curiosity", "")
    line(window, "by the school.", "")
    line(window, "", "Evidence missing")
    line(window, "v e1", "Saved")
    line(window, "v source case manager", "Saved")
    line(window, "u", "done")
    line(window, "U", "redone")
    line(window, "a 12/3/2010 police referral p3 Second report", "Event added")
    line(window, "/second", "Second report")
    line(window, "e", "Inadequate")
    line(window, "]", "1.3 Did")
    line(window, "9", "is not a key here")
    line(window, "q", "Left at 1.3. 2 of 14 answered.")
    assert window.wait_for_end() == 0

    judged = sample.judgements(CASE)
    assert judged["1.2"]["rationale"] == "Played down as curiosity\nby the school."
    assert judged["1.2"]["evidence"] == [{"event": "e1"}, {"source": "case manager"}]
    again = open_window("--store", sample.store, "--as", INSPECTOR, "review", CASE, "--plain")
    again.wait_for("question 3 of 14")
    again.press("\x04")
    assert again.wait_for_end() == 0


def line(window: Window, typed: str, answer: str) -> None:
    """Type a line; its answer comes."""
    window.forget()
    window.type(typed + "\r")
    window.wait_for_more(answer)
