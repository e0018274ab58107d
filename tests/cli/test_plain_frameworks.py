"""The review line by line on frameworks of any shape: prompts, whole numbers, hidden questions, what is not found."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import open_store
from tests.conftest import Ran, Run
from tests.tui.review import frameworks

CASE = frameworks.CASES[0]
Review = Callable[..., Ran]


@pytest.fixture
def review(run: Run, tmp_path: Path) -> Review:
    """`review("cfsr-osri", "2", "q")`: the review of an untouched case with these lines typed."""

    def review(code: str, *lines: str) -> Ran:
        path = tmp_path / f"{code}.store"
        if not path.exists():
            frameworks.make(path, code).close()
        typed = "".join(f"{line}\n" for line in lines)
        return run("review", CASE, "--plain", store=path, person=frameworks.WHO, input=typed)

    return review


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[str], ReviewSheet]:
    """What the store of a framework says of the case."""

    def sheet(code: str) -> ReviewSheet:
        store = open_store(tmp_path / f"{code}.store")
        try:
            return open_review(store, frameworks.WHO, CASE)
        finally:
            store.close()

    return sheet


def test_prompts_are_shown_with_their_answers_and_answered_by_letter(
    review: Review, sheet: Callable[[str], ReviewSheet]
) -> None:
    ran = review("hmip-youth-2018", "pa y", "pb n", "pc x", "p", "pb -", "p", "q")
    assert ran.code == 0
    assert "3 of 3 prompts answered" in ran.out
    assert "2 of 3 prompts answered" in ran.out
    assert sheet("hmip-youth-2018").questions[0].prompts == {"a": "yes", "c": "not_applicable"}
    assert sheet("hmip-youth-2018").answered == 0
    assert "“maybe” is not an answer to a prompt. Use y, n, x, -." in review("hmip-youth-2018", "pa maybe", "q").out
    assert "has no prompt" in review("hmip-youth-2018", "pz y", "q").out


def test_insufficient_evidence_is_marked_asked_about_and_taken_back(
    review: Review, sheet: Callable[[str], ReviewSheet]
) -> None:
    ran = review("hmip-youth-2018", "i", "No file at all.", "", "y", "n", "k", "q")
    assert "i Insufficient evidence to judge: allowed with No." in " ".join(ran.out.split())
    assert "you can mark “insufficient evidence” only with No." in ran.out
    judged = sheet("hmip-youth-2018").questions[0].judged
    assert judged is not None
    assert (judged.answer, judged.insufficient_evidence, judged.rationale) == ("no", True, "No file at all.")
    assert "Insufficient evidence." in ran.out
    review("hmip-youth-2018", "2.1.1", "i", "q")
    judged = sheet("hmip-youth-2018").questions[0].judged
    assert judged is not None
    assert not judged.insufficient_evidence
    assert "is not allowed on this question" in review("structured-judgement-review", "i", "q").out


def test_whole_numbers_are_typed_and_hidden_questions_passed_over(
    review: Review, sheet: Callable[[str], ReviewSheet]
) -> None:
    ran = review("cfsr-osri", "2", "y", "12", "100", "7", "n", "late again", "", "q")
    assert "A whole number, 0 to 99." in ran.out
    assert "“100” is not an answer to 1B: use a whole number, 0 to 99." in ran.out
    assert "Protected from abuse and neglect › 1 Prompt investigation, question 3 of 54" in " ".join(ran.out.split())
    assert sheet("cfsr-osri").answers == {"type": "in_home", "1AC": "yes", "1A": "12", "1B": "7", "1C": "no"}
    assert ran.out.endswith("37 not asked.\n")
    ran = review("cfsr-osri", "1AC", "n", "", "k", "j", "q")
    assert "Left at 2AC." in ran.out
    assert "Not asked in this case, because of answers given before." in review("cfsr-osri", "1A", "q").out
    assert "is not asked in this case" in review("cfsr-osri", "1A", "3", "q").out


def test_a_forbidden_combination_is_refused_with_its_reason(review: Review) -> None:
    ran = review("cfsr-osri", "1", "y", "1", "0", "x", "q")
    assert "At least one report was late, so 1C must say whether every delay was" in " ".join(ran.out.split())
    assert "Left at 1C." in ran.out


def test_ratings_are_said_and_explained_only_where_and_when_they_may_be(review: Review) -> None:
    assert "1AC" in review("cfsr-osri", "j", "e", "q").out
    assert "1 Prompt investigation so far: shown once 1AC is answered." in review("cfsr-osri", "e", "q").out
    assert "type is part of nothing that is rated in one case." in review("cfsr-osri", "g", "e", "q").out
    assert "2.1.1 is part of nothing that is rated in one case." in review("hmip-youth-2018", "y", "k", "e", "q").out
    assert "is part of nothing" in review("jtai-tracking", "1", "", "e", "q").out
    assert "it is looked at only where 1AC is not No." in review("cfsr-osri", "1AC", "n", "", "1AC", "e", "q").out


def test_nothing_of_it_needs_a_screen(review: Review) -> None:
    ran = review("cfsr-osri", "?", "G", "[", "]", "q")
    assert json.dumps(ran.out).count("\\u001b") == 0
    assert ran.code == 0
