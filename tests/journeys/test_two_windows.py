"""Two windows on one store follow each other, and neither loses what the other did."""

import re

from tests.journeys.conftest import OTHER, Open, Place
from tests.journeys.review import at, grade, open_review

CASE = "EST-04"
SOON = 5.0
"""Seconds in which one window must show the other's work. They follow each other within one; a busy machine adds."""


def test_two_windows_on_one_store_follow_each_other(open_window: Open, sample: Place) -> None:
    first = open_review(open_window, sample, CASE, "1.1")
    second = open_review(open_window, sample, CASE, "1.1", person=OTHER)
    cases = open_window("--store", sample.store, "--as", OTHER)
    cases.wait_for(re.compile(rf"{CASE} +Estuary +– +0/14"))

    grade(first, "2", 1)
    second.wait_for("1 of 14", SOON)
    cases.wait_for(re.compile(rf"{CASE} +Estuary +Ruth Hallam +1/14"), SOON)

    second.press("right")
    second.wait_for(at("1.2"))
    grade(second, "2", 2)
    first.wait_for("2 of 14", SOON)
    cases.wait_for(re.compile(rf"{CASE} +Estuary +Ruth Hallam, Daniel… +2/14"), SOON)
    judged = sample.judgements(CASE)
    assert {question: judgement["inspector"] for question, judgement in judged.items()} == {
        "1.1": "Ruth Hallam",
        "1.2": OTHER,
    }


def test_an_alert_raised_by_a_verb_shows_in_an_open_window(open_window: Open, sample: Place) -> None:
    window = open_review(open_window, sample, CASE, "1.1")
    sample.run("alert", "raise", CASE, "child_at_risk", "Back home since Monday.", person=OTHER)
    window.wait_for("2 OPEN ALERTS", SOON)
