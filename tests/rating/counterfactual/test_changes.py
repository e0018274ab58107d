"""What would change a rating: in words as a lead would say it, and never more than it takes."""

import pytest

from reviewtui.framework.model import Rule, UnknownCode
from reviewtui.rating.counterfactual.changes import change_line
from reviewtui.rating.ways import Move
from tests.rating.counterfactual.asked import what_would_change, what_would_change_in_case
from tests.rating.tables import JOINT, PUBLISHED, SMALL_FRAMEWORK, counts_of, with_rules

COUNTS = counts_of(JOINT, PUBLISHED)


@pytest.mark.parametrize(
    ("node", "line"),
    [
        ("1.2", "10 of 20 = 50%. If one of the 10 good were not: Inadequate; if 3 of the 10 not good were good: Good."),
        (
            "1.1",
            "14 of 20 = 70%. If 2 of the 14 good were not: Requires improvement; "
            "if 2 of the 6 not good were good: Outstanding.",
        ),
        ("2.1", "7 of 20 = 35%. If 3 of the 13 not good were good: Requires improvement."),
        ("3", "Lowest: 3.1. If 3 of the 11 not good on 3.1 were good: Requires improvement."),
        (
            "overall",
            "4 rated standards score 1 out of 12. If 3 of the 11 not good on 3.1 and 5 of the 15 not good on 4.1 were "
            "good: Requires improvement.",
        ),
    ],
)
def test_one_line_says_what_would_change_a_node(node: str, line: str) -> None:
    assert change_line(JOINT, COUNTS, node, 24) == line


def test_the_changes_of_a_standard_name_every_question_that_must_move() -> None:
    down, up = what_would_change(JOINT, COUNTS, "1", 24)
    assert (down.rating, down.judgements, down.sentence) == (
        "inadequate", 1, "If one of the 10 good on 1.2 were not, it would be Inadequate.",
    )  # fmt: skip
    assert (up.rating, up.judgements) == ("good", 6)
    assert up.sentence == (
        "If 3 of the 10 not good on 1.2, 2 of the 9 not good on 1.3 and one of the 3 not good on 1.4 were good, "
        "it would be Good."
    )
    assert up.as_json() == {
        "rating": "good",
        "judgements": 6,
        "moves": [
            {"question": "1.2", "from": "other", "to": "good", "cases": 3},
            {"question": "1.3", "from": "other", "to": "good", "cases": 2},
            {"question": "1.4", "from": "other", "to": "good", "cases": 1},
        ],
        "sentence": up.sentence,
    }


def test_without_a_number_of_cases_every_case_counts_as_judged() -> None:
    assert change_line(JOINT, {"1.1": {"good": 1}}, "1.1", 1) == "1 of 1 = 100%. If the one good were not: Inadequate."
    assert change_line(JOINT, {}, "1.1", 0) == "There are no cases, so it is not rated."


def test_judging_more_is_named_where_a_change_would_jump_too_far() -> None:
    changes = what_would_change(JOINT, {"1.1": {"inadequate": 1}}, "1.1", 3)
    assert [change.sentence for change in changes] == [
        "With one more case judged good, it would be Requires improvement."
    ]
    two = what_would_change(JOINT, {"1.1": {"good": 1}}, "1.1", 12)
    assert [(change.rating, change.judgements) for change in two] == [("good", 2), ("requires_improvement", 1)]
    assert (
        two[0].sentence == "With one more case judged good and one more case judged less than good, it would be Good."
    )


def test_a_case_that_does_not_apply_may_be_what_makes_the_difference() -> None:
    changes = what_would_change(JOINT, {"1.4": {"good": 2, "inadequate": 1}}, "1.4", 3)
    assert changes[0].sentence == "With one judged not applicable instead of good, it would be Requires improvement."
    changes = what_would_change(JOINT, {"1.4": {"inadequate": 1, "not_applicable": 1}}, "1.4", 2)
    assert changes[0].sentence == "With one judged good instead of not applicable, it would be Requires improvement."


def test_a_scale_with_one_good_answer_is_spoken_of_by_that_answer() -> None:
    counts = {"A1": {"strong": 3, "weak": 2}}
    assert change_line(SMALL_FRAMEWORK, counts, "A1", 5) == (
        "3 of 5 = 60%. If one of the 3 strong were not: Weak; if one of the 2 not strong were strong: Strong."
    )
    more = what_would_change(SMALL_FRAMEWORK, {"A1": {"strong": 1}}, "A1", 2)
    assert more[0].sentence == "With one more case judged less than strong, it would be Fair."


def test_what_is_given_judged_or_not_rated_has_no_changes() -> None:
    assert what_would_change(JOINT, COUNTS, "1", 24, given={"1": "good"}) == ()
    assert change_line(JOINT, COUNTS, "1", 24, given={"1": "good"}) == (
        "Given as Good, whatever it would have come from."
    )
    assert change_line(JOINT, COUNTS, "1.1", 24, given={"1.1": "good"}).startswith("Given as Good")
    panel = with_rules(SMALL_FRAMEWORK, standard=Rule("judged"))
    assert what_would_change(panel, {}, "A", 1) == ()
    assert what_would_change(panel, {}, "A", 1, judged={"A": "fair"}) == ()
    assert change_line(panel, {}, "A", 1, judged={"A": "fair"}) == "A panel judged it Fair."


def test_a_given_question_stays_while_others_move() -> None:
    counts = {"A1": {"weak": 4}, "A2": {"weak": 1, "strong": 1}}
    changes = what_would_change(SMALL_FRAMEWORK, counts, "A", 4, given={"A1": "fair"})
    assert all(move.question == "A2" for change in changes for move in change.moves)


def test_an_unknown_node_is_named_with_the_nearest() -> None:
    with pytest.raises(
        UnknownCode, match="no standard or question “overal” in this framework; the nearest is “overall”"
    ):
        what_would_change(JOINT, COUNTS, "overal", 24)


def test_in_a_case_the_change_is_an_answer() -> None:
    answers = {"1.1": "good", "1.2": "good", "1.3": "requires_improvement"}
    down, up = what_would_change_in_case(JOINT, answers, "1")
    assert down.moves == (Move("1.4", None, "inadequate"),)
    assert down.sentence == "With Inadequate on 1.4, it would be Inadequate."
    assert up.sentence == "With Good on 1.3 instead of Requires improvement, it would be Good."


def test_a_case_that_may_become_not_applicable_is_a_change_too() -> None:
    changes = what_would_change_in_case(SMALL_FRAMEWORK, {"A1": "none", "A2": "fair"}, "A")
    assert [(change.rating, change.judgements) for change in changes] == [("weak", 1), ("strong", 1)]
    assert what_would_change_in_case(SMALL_FRAMEWORK, {}, "A") == ()
