"""What can be asked of a framework once it is read."""

import pytest

from reviewtui.framework.model import Answer, Band, Scale, UnknownCode
from reviewtui.framework.reader import read_framework
from tests.framework.small import SMALL

SMALL_FRAMEWORK = read_framework(SMALL, "small.yaml")


def answer(code: str, score: int | None = None, *, good: bool = False, applicable: bool = True) -> Answer:
    return Answer(code, code.title(), "1", score, "*", "S", good, applicable)


def test_a_question_is_found_by_its_code_with_its_standard_and_its_scale() -> None:
    question = SMALL_FRAMEWORK.question("B1")
    assert question.title == "Asked third"
    assert SMALL_FRAMEWORK.standard_of("B1") is SMALL_FRAMEWORK.standard("B")
    assert SMALL_FRAMEWORK.scale_of(question) is SMALL_FRAMEWORK.rating_scale


def test_questions_come_in_the_order_asked() -> None:
    assert [question.code for question in SMALL_FRAMEWORK.questions()] == ["A1", "A2", "B1"]


def test_does_not_apply_is_offered_unless_it_is_forbidden() -> None:
    offered = {q.code: [a.code for a in SMALL_FRAMEWORK.offered(q)] for q in SMALL_FRAMEWORK.questions()}
    assert offered["A1"] == ["strong", "fair", "weak", "none"]
    assert offered["A2"] == ["strong", "fair", "weak"]


def test_an_unknown_code_is_named_with_the_nearest_that_is_known() -> None:
    with pytest.raises(UnknownCode, match="no question “A3” in this framework; known: A1, A2, B1"):
        SMALL_FRAMEWORK.question("A3")
    with pytest.raises(UnknownCode, match="no rating “faire” in this framework; the nearest is “fair”"):
        SMALL_FRAMEWORK.rating("faire")
    with pytest.raises(UnknownCode, match="no standard “zzz” in this framework; known: A, B"):
        SMALL_FRAMEWORK.standard("zzz")
    with pytest.raises(UnknownCode, match="no scale “grade” in this framework; the nearest is “grades”"):
        SMALL_FRAMEWORK.scale("grade")
    with pytest.raises(UnknownCode, match="no answer “stronk”"):
        SMALL_FRAMEWORK.rating_scale.answer("stronk")


def test_a_rating_is_an_answer_of_the_rating_scale() -> None:
    assert SMALL_FRAMEWORK.rating("fair").label == "Fair"


def test_the_good_end_of_a_scale_is_its_best_whichever_way_it_is_listed() -> None:
    best_first = Scale("up", (answer("a", 1, good=True), answer("b", 2), answer("x", applicable=False)))
    worst_first = Scale("down", (answer("b", 2), answer("a", 1, good=True)))
    assert best_first.rank == worst_first.rank == {"b": 0, "a": 1}


def test_a_scale_of_nothing_has_no_ranks() -> None:
    assert Scale("empty", ()).rank == {}


@pytest.mark.parametrize(("numerator", "denominator", "written"), [(50, 1, "50"), (5, 10, "0.5"), (6405, 100, "64.05")])
def test_a_band_shows_its_limit_as_the_file_wrote_it(numerator: int, denominator: int, written: str) -> None:
    assert Band("fair", "below", numerator, denominator).limit == written
