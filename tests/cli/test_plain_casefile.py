"""The case file in the review line by line: events, “no evidence found”, documents and notes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, Ran, Run

CASE = "NOR-03"


@pytest.fixture
def review(run: Run, sample_store: Path) -> Callable[..., Ran]:
    """`review("d", "q")`: the review of the case with these lines typed."""

    def review(*lines: str) -> Ran:
        typed = "".join(f"{line}\n" for line in lines)
        return run("review", CASE, "--plain", store=sample_store, person=INSPECTOR, input=typed)

    return review


def test_an_event_is_corrected_and_taken_out_with_a_reason_asked_for(review: Callable[..., Ran]) -> None:
    out = review("E e4 3/5/2006 police referral d3 p31 the log", "read the log", "/the log", "D e1", "twice", "/").out
    assert "Why is it corrected?" in out and f"{CASE} referral (police record, 3 May 2006) corrected." in out
    assert " e4 3 May 2006 Police referral, doc d3 p31: the log (corrected)\n" in out
    assert f"{CASE} concern (school record, 13 March 2006) withdrawn." in out
    assert out.count(" e1 13 March 2006") == 0


def test_without_a_reason_nothing_is_changed(review: Callable[..., Ran]) -> None:
    out = review("D e1", "", "/").out
    assert "Give a reason" in out
    assert " e1 13 March 2006" in out


def test_a_line_that_begins_with_no_says_that_no_evidence_was_found(review: Callable[..., Ran]) -> None:
    sentence = "No evidence found of a strategy discussion, social care, 2006 to 2009."
    out = review("a no strategy discussion, social care, 2006 to 2009: asked both", "/no evidence").out
    assert f"{CASE}: {sentence}" in out
    found = re.search(r" (\w+-\d+) No evidence found of a strategy", out)
    assert found is not None
    absence = found[1]
    out = review(f"v absence {absence}", f"D {absence}", "found it", "/").out
    assert "rests on it" in out
    assert out.count(sentence[:40]) == 1


def test_documents_are_listed_marked_and_asked_for(review: Callable[..., Ran]) -> None:
    out = review("d", "d d4 read", "d add police custody record, 2006", "d").out
    assert "not read     d4 Statement" not in out and " not read     d4 School, Statement" in out
    assert f"{CASE} document added, requested: custody record." in out
    assert " read         d4 School, Statement" in out


def test_a_note_waits_under_its_question_until_it_is_moved(review: Callable[..., Ran]) -> None:
    out = review("1.1", "w d4 p2 Never asked.", "w plain words", "w", "1.2", "1.1", "W 1", "w").out
    assert "Unused note 1: Never asked. (doc d4 p2)\n" in out
    assert "1 1.1: Never asked. (doc d4 p2)\n2 1.1: plain words\n" in out
    assert f"{CASE} 1.1: note moved into the rationale.\n" in out
    assert out.rstrip().endswith("answered.") and "1 1.1: plain words\n" in out


@pytest.mark.parametrize("typed", ["E e4", "D", "D e99", "W 1", "d d99 read", "w d4 p99 too far", "a no plam"])
def test_what_cannot_be_done_is_said_and_the_review_goes_on(review: Callable[..., Ran], typed: str) -> None:
    ran = review(typed, "q")
    assert ran.code == 0
    assert "Left at" in ran.out
    assert "Traceback" not in ran.out + ran.err
