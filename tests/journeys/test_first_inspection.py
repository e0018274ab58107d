"""A new user's first inspection, from the first command to the JSON that leaves, with the window lost half way."""

import json
import re
from itertools import pairwise
from pathlib import Path

from jsonschema import Draft202012Validator

from reviewtui.exchange.schema import schema
from tests.journeys.conftest import INSPECTOR, Open, Place
from tests.journeys.window import Window

QUESTIONS = ("1.1", "1.2", "1.3", "1.4")
RATIONALE = "Nobody asked what the behaviour meant."


def test_a_new_user_grades_a_case_loses_the_window_and_exports(
    open_window: Open, environment: dict[str, str], tmp_path: Path
) -> None:
    place = Place(environment, Path(environment["XDG_DATA_HOME"]) / "reviewtui" / "demo" / "demo.store")
    window = open_window("demo")
    pick_who_is_acting(window)
    before = good_of(window, "1.3")

    open_case(window, "CTY-03")
    grade_a_standard(window)
    assert good_of(window, "1.3") == (before[0] + 1, before[1] + 1)

    open_case(window, "EST-04")
    for question, following in pairwise(QUESTIONS):
        answer(window, question, next_question=following)
    window.close()

    again = open_window("demo")
    open_case(again, "EST-04", question="1.4")
    assert set(place.judgements("CTY-03")) == set(QUESTIONS)
    assert set(place.judgements("EST-04")) == {"1.1", "1.2", "1.3"}
    worst = place.judgements("CTY-03")["1.2"]
    assert (worst["answer"], worst["rationale"], worst["inspector"]) == ("inadequate", RATIONALE, INSPECTOR)
    assert worst["evidence"] == [{"event": "e23"}]

    place.run("export", str(tmp_path / "out.json"))
    document = json.loads((tmp_path / "out.json").read_text("utf-8"))
    Draft202012Validator(schema("reviewtui/inspection")).validate(document)
    assert {judgement["case"] for judgement in document["judgements"]} >= {"CTY-03", "EST-04"}


def pick_who_is_acting(window: Window) -> None:
    """The first window that comes asks; the last of the team answers."""
    window.wait_for("Who are you?", seconds=60)
    window.wait_for(f"{INSPECTOR}        inspector")
    window.press("end", "enter")
    window.wait_for("These are the cases.")
    window.press("escape")
    window.wait_until_gone("These are the cases.")


def open_case(window: Window, reference: str, question: str = "1.1") -> None:
    """Find a case by typing, and open it."""
    window.press("C")
    window.wait_for(" Enter open")
    window.press("c", "/")
    window.wait_for(re.compile("^ /$", re.MULTILINE))
    window.type(reference)
    window.wait_for("1 of 24 cases")
    window.press("enter")
    window.wait_for_cursor_on(f"▸{reference}")
    window.press("enter")
    window.wait_for(re.compile(f"^ {re.escape(question)} ", re.MULTILINE))


def grade_a_standard(window: Window) -> None:
    """Good throughout, each with its reason, but for one answer that owes evidence as well."""
    answer(window, "1.1", next_question="1.2")
    window.press("4")
    window.wait_for("Rationale ! rationale and evid")
    window.wait_for("Esc save and leave")
    window.type(RATIONALE)
    window.wait_for("draft saved")
    window.press("escape")
    window.wait_for("1.2: rationale saved")
    window.press("down", "space")
    window.wait_for("Only on this laptop: 5 entries since ")
    window.press("right")
    window.wait_for(" 1.3 Before")
    answer(window, "1.3", next_question="1.4")
    answer(window, "1.4", next_question="2.1")


def answer(window: Window, question: str, next_question: str) -> None:
    """Good, and why: both are said to be saved, and the next question is there."""
    give_good(window)
    window.wait_for(f"{question}: rationale saved")
    window.press("right")
    window.wait_for(re.compile(f"^ {re.escape(next_question)} ", re.MULTILINE))


def give_good(window: Window) -> None:
    """One key, and the rationale that it owes."""
    window.press("2")
    window.wait_for("Rationale ! rationale missing")
    window.wait_for("Esc save and leave")
    window.type("Read and asked.")
    window.wait_for("draft saved")
    window.press("escape")


def good_of(window: Window, question: str) -> tuple[int, int]:
    """Good and applicable cases on a question's line of the summary."""
    window.press("S")
    found = window.wait_for(re.compile(rf"{re.escape(question)} \w.*?\s(\d+)/(\d+)"))
    return int(found[1]), int(found[2])
