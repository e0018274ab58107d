"""All cases together: shares banded exactly, standards by their lowest question, the whole by the mean."""

import pytest

from reviewtui.framework.model import Rule, UnknownCode
from reviewtui.rating.inspection import rate, rate_counts
from reviewtui.rating.summary import CaseInput, Share, Summary
from tests.rating.tables import JOINT, PUBLISHED, SMALL_FRAMEWORK, cases_of, counts_of, with_rules


def small(total: int | None = None, minimum: int = 1, **letters: str) -> Summary:
    """The small framework over letters, one a case."""
    cases = max(map(len, letters.values()), default=0) if total is None else total
    return rate_counts(SMALL_FRAMEWORK, counts_of(SMALL_FRAMEWORK, letters), cases, minimum=minimum)


@pytest.fixture(scope="module")
def published() -> Summary:
    return rate(JOINT, cases_of(JOINT, PUBLISHED))


def test_a_whole_inspection_is_rated_as_its_summary_screen_shows(published: Summary) -> None:
    letters = {JOINT.rating(node.rating).letter + code for code, node in published.questions.items() if node.rating}
    assert " ".join(sorted(letters)) == "G1.1 G2.2 G4.3 I2.1 I2.4 I3.1 I4.1 R1.2 R1.3 R1.4 R2.3 R3.2 R3.3 R4.2"
    assert {code: node.rating for code, node in published.standards.items()} == {
        "1": "requires_improvement",
        "2": "inadequate",
        "3": "inadequate",
        "4": "inadequate",
    }
    assert (published.overall.rating, published.overall.score, published.overall.max) == ("inadequate", 1, 12)


def test_its_flags_are_those_of_the_summary_screen(published: Summary) -> None:
    nodes = {**published.questions, **published.standards, "overall": published.overall}
    one_away = {code for code, node in nodes.items() if "one_judgement_changes" in node.flags}
    near = {code for code, node in nodes.items() if "near_boundary" in node.flags}
    assert one_away == {"1.2", "1.4", "2.2", "2.3", "3.2", "4.3", "1"}
    assert near - one_away == {"1.1", "1.3"}
    assert not any("small_sample" in node.flags for node in nodes.values())


def test_counts_say_how_many_are_good_applicable_not_applicable_and_unjudged(published: Summary) -> None:
    assert published.questions["1.4"].share == Share(good=5, applicable=8, not_applicable=12, unjudged=4)
    assert published.questions["1.4"].counts == {
        "outstanding": 1,
        "good": 4,
        "requires_improvement": 2,
        "inadequate": 1,
        "not_applicable": 12,
    }


def test_a_standard_names_the_questions_that_decide_it_lowest_share_first(published: Summary) -> None:
    assert published.standards["1"].decided_by == ("1.2", "1.3", "1.4")
    assert published.standards["2"].decided_by == ("2.4", "2.1")


def test_every_reason_is_one_plain_sentence(published: Summary) -> None:
    assert published.questions["1.2"].because.rule == "share_in_bands"
    assert published.questions["1.2"].because.text == (
        "10 of 20 applicable cases are good or better (50%), which is Requires improvement (50% or more, below 65%)."
    )
    assert published.standards["1"].because.text == (
        "Requires improvement is the lowest of 4 rated questions: 1.2, 1.3 and 1.4."
    )
    assert published.overall.because.text == (
        "4 rated standards score 1 out of 12, an average of 0.25. That is Inadequate (at most 0.5)."
    )


def test_11_of_17_requires_improvement_and_says_that_it_rounds_across() -> None:
    rated = rate_counts(JOINT, {"1.1": {"good": 11, "inadequate": 6}}, 17).questions["1.1"]
    assert rated.rating == "requires_improvement"
    assert rated.flags == ("near_boundary", "one_judgement_changes", "rounds_across")
    assert "(64.7%, which only rounds to 65%)" in rated.because.text


@pytest.mark.parametrize(
    ("good", "rating"),
    [(9, "inadequate"), (10, "requires_improvement"), (12, "requires_improvement"), (13, "good"), (16, "outstanding")],
)
def test_a_share_on_a_boundary_belongs_to_the_higher_band(good: int, rating: str) -> None:
    assert rate_counts(JOINT, {"1.1": {"good": good, "inadequate": 20 - good}}, 20).questions["1.1"].rating == rating


def test_outstanding_counts_as_good_and_not_applicable_leaves_the_share() -> None:
    counts = {"1.4": {"outstanding": 2, "inadequate": 1, "not_applicable": 7}}
    assert rate_counts(JOINT, counts, 10).questions["1.4"].share == Share(2, 3, 7, 0)


def test_not_applicable_stays_in_the_share_where_it_is_counted() -> None:

    first = SMALL_FRAMEWORK.standards[0]
    counted = first._replace(own_questions=(first.questions[0]._replace(not_applicable="counted"),))
    framework = SMALL_FRAMEWORK._replace(standards=(counted,))
    rated = rate_counts(framework, {"A1": {"strong": 1, "none": 1}}, 2).questions["A1"]
    assert rated.share == Share(good=1, applicable=2, not_applicable=0, unjudged=0)


def test_a_question_nobody_answered_is_listed_and_not_rated() -> None:
    rated = small(total=3)
    assert list(rated.questions) == ["A1", "A2", "B1"]
    assert rated.questions["A1"].rating is None
    assert rated.questions["A1"].because.text == "None of 3 cases is answered yet, so it is not rated."
    assert rated.questions["A1"].flags == ("unconfirmed", "undetermined")
    assert rated.standards["A"].because.text == "None of its 2 questions is rated, so it is not rated."
    assert (rated.overall.rating, rated.overall.score, rated.overall.max) == (None, 0, 0)
    assert rated.overall.flags == ("undetermined", "input_not_rated")


def test_no_cases_at_all_leave_everything_not_rated_and_nothing_undetermined() -> None:
    rated = rate(SMALL_FRAMEWORK, {})
    assert rated.questions["A1"].because.text == "There are no cases, so it is not rated."
    assert rated.overall.flags == ("input_not_rated",)


def test_a_question_without_an_applicable_case_is_left_out_with_a_flag() -> None:
    rated = small(A1="xxx", A2="SSS", B1="SSS")
    assert rated.questions["A1"].rating is None
    assert rated.questions["A1"].because.text == "No case is applicable (3 not applicable), so it is not rated."
    assert rated.standards["A"].rating == "strong"
    assert "input_not_rated" in rated.standards["A"].flags
    assert rated.standards["A"].because.text == (
        "Strong is the lowest of 1 rated question: A2. A1 has no rating and is left out."
    )
    assert (
        small(A1="xx·")
        .questions["A1"]
        .because.text.startswith("No case is applicable (2 not applicable and 1 not answered")
    )


def test_a_standard_without_a_rating_shrinks_the_most_the_score_could_be() -> None:
    rated = small(A1="SS", A2="SS")
    assert (rated.overall.rating, rated.overall.score, rated.overall.max) == ("strong", 2, 2)
    assert "input_not_rated" in rated.overall.flags
    assert rated.overall.because.text.endswith("That is Strong (above 1.5). B has no rating and is left out.")


def test_a_mean_on_a_half_is_rounded_down() -> None:
    rated = small(A1="SS", A2="SS", B1="FF")
    assert (rated.standards["A"].rating, rated.standards["B"].rating) == ("strong", "weak")
    half = rate_counts(JOINT, {"1.1": {"good": 4}, "2.1": {"good": 3, "inadequate": 1}}, 4)
    assert (half.standards["1"].rating, half.standards["2"].rating) == ("outstanding", "good")
    assert (half.overall.score, half.overall.rating) == (5, "good")
    assert rated.overall.rating == "fair"


def test_five_applicable_cases_are_a_small_sample_and_six_are_not() -> None:
    assert "small_sample" in small(A1="SSSSS").questions["A1"].flags
    assert "small_sample" not in small(A1="SSSSSS").questions["A1"].flags
    assert "small_sample" in small(A1="SSSSS").standards["A"].flags


def test_a_standard_takes_over_flags_only_from_the_lowest_share() -> None:
    rated = small(A1="S" * 10 + "W" * 10, A2="S" * 5 + "W" * 15)
    assert "near_boundary" in rated.questions["A1"].flags
    assert "near_boundary" not in rated.standards["A"].flags
    assert "near_boundary" in small(A1="S" * 10 + "W" * 10, A2="S" * 20).standards["A"].flags


def test_an_unconfirmed_rule_or_node_is_flagged_where_it_applies() -> None:
    rated = small(A1="SSSSSS")
    assert "unconfirmed" in rated.questions["A1"].flags
    assert "unconfirmed" not in rated.standards["A"].flags

    part = SMALL_FRAMEWORK.unconfirmed[0]
    framework = SMALL_FRAMEWORK._replace(unconfirmed=(part._replace(what="A"), part._replace(what="overall")))
    rated = rate_counts(framework, {}, 1)
    assert [node.flags[0] for node in (rated.standards["A"], rated.overall)] == ["unconfirmed"] * 2
    assert "unconfirmed" not in rated.questions["A1"].flags


def test_answers_still_to_come_leave_a_rating_undetermined_only_where_they_could_change_it() -> None:
    assert "undetermined" in small(A1="SSSSSSSW··").questions["A1"].flags
    assert "undetermined" not in small(A1="S" * 19 + "·").questions["A1"].flags
    rated = small(A1="SSSSSSSW··").questions["A1"]
    assert (rated.worst, rated.best) == ("fair", "strong")


def test_too_few_applicable_cases_in_a_breakdown_give_counts_and_no_rating() -> None:
    rated = small(minimum=3, A1="SSx", A2="SSS")
    assert rated.questions["A1"].rating is None
    assert rated.questions["A1"].share.good == 2
    assert rated.questions["A1"].because.text == (
        "2 of 2: fewer than 3 applicable cases, so no percentage and no rating."
    )
    assert rated.questions["A2"].rating == "strong"
    assert "undetermined" not in rated.questions["A1"].flags
    assert "undetermined" in small(minimum=3, total=4, A1="SSx").questions["A1"].flags


def test_the_whole_inspection_never_asks_for_a_minimum() -> None:
    assert rate(SMALL_FRAMEWORK, {"C": CaseInput(None, {"A1": "strong"})}).questions["A1"].rating == "strong"


def test_a_given_rating_stands_whatever_it_would_have_come_from() -> None:
    cases = {"C1": CaseInput("North", {"A1": "weak", "A2": "weak", "B1": "strong"})}
    rated = rate(SMALL_FRAMEWORK, cases, given={"A1": "strong", "B": "weak"})
    assert rated.questions["A1"].rating == "strong"
    assert rated.questions["A1"].share.good == 0
    assert rated.questions["A1"].because.rule == "given"
    assert rated.questions["A1"].flags == ()
    assert rated.standards["A"].rating == "weak"
    assert rated.standards["B"].because.text == "Given as Weak, whatever it would have come from."
    given = rate(SMALL_FRAMEWORK, {}, given={"A1": "strong", "A2": "fair"})
    assert given.standards["A"].rating == "fair"
    assert given.overall.score == 1


def test_a_judged_standard_waits_for_its_panel() -> None:
    framework = with_rules(SMALL_FRAMEWORK, standard=Rule("judged"), overall=Rule("judged"))
    waiting = rate(framework, {})
    assert waiting.standards["A"].because.text == "A panel decides this rating and has not decided it yet."
    assert waiting.standards["A"].flags == ()
    judged = rate(framework, {}, judged={"A": "fair", "overall": "strong"})
    assert judged.standards["A"].because.rule == "judged"
    assert (judged.overall.rating, judged.overall.score, judged.overall.max) == ("strong", 1, 2)


def test_a_panel_s_word_does_not_touch_what_is_worked_out() -> None:
    assert rate(SMALL_FRAMEWORK, {}, judged={"A": "fair"}).standards["A"].rating is None


def test_a_lowest_overall_still_carries_its_score() -> None:
    framework = with_rules(SMALL_FRAMEWORK, overall=Rule("lowest"))
    rated = rate_counts(framework, counts_of(framework, {"A1": "SSS", "B1": "WWW"}), 3)
    assert (rated.overall.rating, rated.overall.score, rated.overall.max) == ("weak", 2, 4)
    assert rated.overall.because.text == "Weak is the lowest of 2 rated standards: B."


def test_a_scale_without_scores_gives_no_score() -> None:

    scale = SMALL_FRAMEWORK.scales[0]
    bare = scale._replace(answers=tuple(answer._replace(score=None) for answer in scale.answers))
    framework = with_rules(SMALL_FRAMEWORK._replace(scales=(bare,)), overall=Rule("lowest"))
    overall = rate_counts(framework, {"A1": {"strong": 1}}, 1).overall
    assert (overall.rating, overall.score, overall.max) == ("strong", None, None)


def test_a_mean_may_rate_standards_too() -> None:
    framework = with_rules(SMALL_FRAMEWORK, standard=SMALL_FRAMEWORK.inspection_rules.overall)
    rated = rate_counts(framework, counts_of(framework, {"A1": "SSSS", "A2": "WWWW"}), 4)
    assert rated.standards["A"].rating == "fair"
    assert "small_sample" not in rated.standards["A"].flags


def test_an_answer_that_is_not_on_the_scale_is_never_counted() -> None:
    with pytest.raises(UnknownCode, match="no answer “good”"):
        rate_counts(SMALL_FRAMEWORK, {"A1": {"good": 1}}, 1)


def test_more_answers_than_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="Question A1 has 3 answers for 2 cases"):
        rate_counts(SMALL_FRAMEWORK, {"A1": {"strong": 3}}, 2)


def test_answers_to_questions_of_another_framework_are_passed_over() -> None:
    rated = rate(SMALL_FRAMEWORK, {"C1": CaseInput(None, {"Z9": "strong"})})
    assert rated.questions["A1"].share == Share(0, 0, 0, 1)


def test_a_rule_kind_nobody_knows_is_refused() -> None:
    with pytest.raises(LookupError, match="no rule kind “loudest”"):
        rate(with_rules(SMALL_FRAMEWORK, standard=Rule("loudest")), {})
