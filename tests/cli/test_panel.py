"""The panel by verb: show, judge, discretion, leave, take back, minute; and prompts."""

from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, LEAD, Run

SEATED = ("--member", LEAD, "--member", INSPECTOR, "--date", "2012-12-03", "--reason", "One case short of a band.")


def test_discretion_stands_beside_the_computed_rating(run: Run, sample_store: Path) -> None:
    before = run("summary", "--json", store=sample_store).json["standards"]["1"]["rating"]
    ran = run("discretion", "1", "good", *SEATED, store=sample_store, person=LEAD)
    assert ran.code == 0
    assert ran.out.startswith("Standard 1: panel of 3 December 2012 used professional discretion: Good instead of")
    after = run("summary", "--json", store=sample_store).json
    assert after["standards"]["1"]["rating"] == before
    assert after["panel"]["1"]["decided"] == "good"
    shown = run("panel", "show", "--json", store=sample_store).json["panel"]
    assert [panel_row["node"] for panel_row in shown] == ["1", "2", "3", "4", "5", "overall"]
    assert "Good (calculated Requires improvement)" in run("panel", "show", store=sample_store).out
    assert "Panel members: Margaret Oyelaran, Ruth Hallam." in run("panel", "minute", store=sample_store).out


def test_considered_and_left_and_taken_back(run: Run, sample_store: Path) -> None:
    assert run("panel", "leave", "2", *SEATED, "--json", store=sample_store, person=LEAD).json["kind"] == "panel"
    ran = run("panel", "take-back", "2", "--reason", "Wrong standard", store=sample_store, person=LEAD)
    assert ran.out == "Standard 2: the panel's decision withdrawn.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("panel", "judge", "1", "good"), "is calculated"),
        (("discretion", "9", "good"), "no standard “9”"),
        (("discretion", "1", "splendid"), "“splendid” is not a rating of standard 1"),
    ],
)
def test_what_no_panel_can_decide_is_bad_input(run: Run, sample_store: Path, words: tuple[str, ...], said: str) -> None:
    ran = run(*words, *SEATED, store=sample_store, person=LEAD)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err


def test_a_decision_without_a_reason_is_bad_usage(run: Run, sample_store: Path) -> None:
    assert run("discretion", "1", "good", "--member", LEAD, store=sample_store, person=LEAD).code == 2


def test_a_prompt_is_answered_and_taken_away(run: Run, sample_store: Path) -> None:
    ran = run("prompt", "GLA-02", "1.1", "a", "yes", store=sample_store, person=INSPECTOR)
    assert ran.out == "GLA-02 1.1 prompt a: yes.\n"
    assert (
        run("prompt", "GLA-02", "1.1", "a", "none", store=sample_store, person=INSPECTOR).out
        == "GLA-02 1.1 no answer.\n"
    )
    assert run("prompt", "GLA-02", "1.1", "z", "yes", store=sample_store, person=INSPECTOR).code == 3


def test_insufficient_evidence_is_a_mark_beside_the_answer(run: Run, sample_store: Path) -> None:
    judged = ("judge", "GLA-02", "1.1", "inadequate", "--rationale", "Nothing on file.", "--insufficient-evidence")
    assert run(*judged, store=sample_store, person=INSPECTOR).code == 0
    (last,) = run("history", "--case", "GLA-02", "--question", "1.1", "--json", store=sample_store).json["history"]
    assert last["content"]["insufficient_evidence"] is True
