"""One case with gates, counts and first-match rules: what it is rated, why, and what a question hidden from it is."""

import pytest

from reviewtui.framework.expression import parse
from reviewtui.framework.model import Framework, UnknownCode
from reviewtui.framework.reader import read_framework
from reviewtui.rating.case import (
    completeness,
    hidden_questions,
    questions_asked,
    rate_case,
    rate_case_node,
    refusal,
)
from reviewtui.rating.condition_words import in_a_case
from reviewtui.rating.live import live_line
from reviewtui.rating.rules.first_match import reach, verdict
from reviewtui.rating.summary import NodeRating
from tests.rating.rich import RICH, RICH_FRAMEWORK

LATE = {"1AC": "yes", "1A": "2"}


def one(code: str, answers: dict[str, str], framework: Framework = RICH_FRAMEWORK) -> NodeRating:
    return rate_case(framework, answers)[code]


def variant(*changes: tuple[str, str]) -> Framework:
    text = RICH
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_framework(text, "rich.yaml")


def test_every_node_with_a_rule_in_a_case_is_rated_inner_ones_first() -> None:
    assert list(rate_case(RICH_FRAMEWORK, {})) == ["1", "2", "P"]


def test_the_line_that_holds_gives_the_rating_and_says_what_made_it_hold() -> None:
    assert one("1", {"1AC": "yes", "1A": "0"}).because.text == "Met, because 1A is 0."
    found = one("1", {**LATE, "1B": "no"})
    assert (found.rating, found.because.rule, found.decided_by) == ("unmet", "first_match", ("1A", "1B"))
    assert found.because.text == "Unmet, because 1A is above 0 and 1B is No."
    assert found.flags == ()


def test_where_lines_are_taken_in_order_the_last_is_for_every_other_case() -> None:
    found = one("P", {"1AC": "no", "kind": "away"})
    assert found.rating == "not_applicable"
    assert found.because.text == "Does not apply, because nothing before it in its rule holds."


def test_what_waits_for_an_answer_says_for_which() -> None:
    found = one("1", LATE)
    assert (found.rating, found.flags) == (None, ("undetermined",))
    assert found.because.text == "Not rated yet: it waits for 1B."
    assert (found.worst, found.best) == ("unmet", "met")


def test_a_rating_that_every_completion_gives_is_given_already() -> None:
    assert one("1", {"1AC": "yes", "1B": "yes"}).because.text == "Met, because 1B is Yes."
    assert one("1", {"1AC": "yes", "1A": "0"}).rating == "met"


def test_answers_that_cannot_stand_together_leave_the_node_without_a_rating() -> None:
    found = one("1", {**LATE, "1B": "not_applicable"})
    assert (found.rating, found.because.text) == (None, "Not rated: B says why a report was late.")


def test_an_answer_that_cannot_stand_with_others_is_refused_with_the_reason() -> None:
    assert refusal(RICH_FRAMEWORK, LATE, "1B", "not_applicable") == "B says why a report was late."
    assert refusal(RICH_FRAMEWORK, LATE, "1B", "no") is None
    assert refusal(RICH_FRAMEWORK, {"1AC": "no", "1A": "2"}, "1B", "not_applicable") is None
    standing = {**LATE, "1B": "not_applicable"}
    assert refusal(RICH_FRAMEWORK, standing, "2A", "weak") is None
    with pytest.raises(UnknownCode):
        refusal(RICH_FRAMEWORK, LATE, "1B", "perhaps")


def test_a_gate_that_is_shut_gives_what_the_file_says_and_names_the_gate() -> None:
    found = one("2", {"kind": "away", "2A": "weak"})
    assert (found.rating, found.flags) == ("not_applicable", ())
    assert found.because.text == "Does not apply: it is looked at only where kind is At home."


def test_a_gate_that_is_not_known_yet_counts_as_open_and_says_so() -> None:
    found = one("2", {"2A": "fair", "2B": "strong"})
    assert (found.rating, found.flags) == ("fair", ("undetermined",))
    assert "not_applicable" in found.possible


def test_a_hidden_answer_is_kept_and_left_out() -> None:
    answers = {"1AC": "yes", "1A": "0", "1B": "no"}
    assert one("1", answers).rating == "met"
    (hidden,) = hidden_questions(RICH_FRAMEWORK, answers)
    assert (hidden.question.code, hidden.answer) == ("1B", "no")


def test_completeness_counts_what_is_asked_and_not_what_is_rated() -> None:
    answers = {"1AC": "no", "kind": "away", "2A": "weak", "Q1": "yes"}
    assert completeness(questions_asked(RICH_FRAMEWORK, {}), {}) == (0, 9)
    assert completeness(questions_asked(RICH_FRAMEWORK, answers), answers) == (3, 5)


def test_a_person_may_judge_a_node_of_a_case() -> None:
    framework = variant(("case: {rule: lowest}", "case: judged"))
    waiting = one("2", {"kind": "home"}, framework)
    assert (waiting.rating, waiting.because.rule, waiting.flags) == (None, "judged", ())
    judged = rate_case(framework, {"kind": "home"}, {"2": "fair"})["2"]
    assert (judged.rating, judged.because.text) == ("fair", "It was judged Fair.")
    assert live_line(framework, {"kind": "home"}, "2A").outlook == ""


def test_the_highest_may_be_taken() -> None:
    framework = variant(("case: {rule: lowest}", "case: {rule: highest}"))
    found = one("2", {"kind": "home", "2A": "fair", "2B": "weak"}, framework)
    assert found.because.text == "Fair is the highest of 2 answered questions: 2A."


SUMMED = (
    "{rule: sum_in_bands, of: [1A], bands: [{rating: strong, at_most: 0}, {rating: fair, at_most: 1}, {rating: weak}]}"
)


def test_whole_numbers_may_be_summed_and_more_may_be_worse() -> None:
    framework = variant(("case: {rule: lowest}", f"case: {SUMMED}"))
    answers = {"kind": "home", "1AC": "yes"}
    ratings = {number: one("2", {**answers, "1A": number}, framework).rating for number in "012"}
    assert ratings == {"0": "strong", "1": "fair", "2": "weak"}
    text = one("2", {**answers, "1A": "2"}, framework).because.text
    assert text == "1 answered question scores 2 out of 2. That is Weak (above 1)."
    assert one("2", {"kind": "home", "1AC": "no"}, framework).rating is None


def test_sections_and_questions_may_be_taken_in_together() -> None:
    mixed = "case: {rule: mean_in_bands, of: [2, 2A], bands: [{rating: weak, at_most: 0.5}, {rating: strong}]}"
    framework = variant(("title: Speed\n", f"title: Speed\n    {mixed}\n"))
    text = one("S", {"kind": "home", "2A": "strong", "2B": "weak"}, framework).because.text
    assert text == "2 rated inputs score 2 out of 4, an average of 1. That is Strong (above 0.5)."
    sections = framework.case_rule(framework.standard("S"))._replace(of=("2",))
    assert rate_case_node(framework, framework.standard("S")._replace(case=sections), {}).rating is None


LIMITED = "{rule: lowest, limits: [{when: kind == home and 1A > 0, not_above: fair, why: a report was late}]}"


def test_a_limit_holds_in_a_case_too() -> None:
    framework = variant(("case: {rule: lowest}", f"case: {LIMITED}"))
    strong = {"kind": "home", "2A": "strong", "2B": "strong", "1AC": "yes"}
    found = one("2", {**strong, "1A": "1"}, framework)
    assert (found.rating, found.because.rule) == ("fair", "limit")
    assert found.decided_by == ("kind", "1A")
    assert found.because.text == (
        "Strong is the lowest of 2 answered questions: 2A and 2B. Limited to no higher than Fair: a report was late."
    )
    assert one("2", {**strong, "1A": "0"}, framework).rating == "strong"
    open_ = one("2", strong, framework)
    assert (open_.rating, open_.flags) == ("strong", ("undetermined",))
    assert open_.possible == {"strong", "fair"}


def test_a_limit_may_hold_a_rating_up() -> None:
    up = LIMITED.replace("not_above: fair", "not_below: fair")
    framework = variant(("case: {rule: lowest}", f"case: {up}"))
    found = one("2", {"kind": "home", "2A": "weak", "1AC": "yes", "1A": "1"}, framework)
    assert found.because.text.endswith("Limited to no lower than Fair: a report was late.")


def test_two_lines_that_hold_clash_where_nothing_says_that_the_first_wins() -> None:
    framework = variant(
        ("- {rating: unmet, when: A > 0 and B == no}", "- {rating: unmet, when: 'A >= 0 and any_no(B, AC)'}")
    )
    found = one("1", {"1AC": "yes", "1A": "1", "1B": "no"}, framework)
    assert found.rating == "unmet"
    both = variant(("- {rating: unmet, when: A > 0 and B == no}", "- {rating: unmet, when: A == 0}"))
    found = one("1", {"1AC": "yes", "1A": "0"}, both)
    assert found.because.text == "Not rated: its answers match both Met (1A is 0) and Unmet (1A is 0)."


def test_answers_that_no_line_is_for_leave_a_gap() -> None:
    framework = variant(("when: A == 0 or B == yes", "when: A == 1"), ("when: A > 0 and B == no}", "when: A == 2}"))
    found = one("1", {"1AC": "yes", "1A": "0"}, framework)
    assert (found.rating, found.because.text) == (None, "Not rated: no line of its rule holds for these answers.")


def test_lines_in_order_may_leave_a_gap_too() -> None:
    framework = variant(("        - {rating: not_applicable}\n", ""))
    found = one("P", {"1AC": "no", "kind": "away"}, framework)
    assert found.because.text == "Not rated: no line of its rule holds for these answers."


def test_the_last_line_may_be_for_every_other_case_without_an_order() -> None:
    framework = variant(
        ("when: A > 0 and B == no}\n", "when: A > 0 and B == no}\n            - {rating: not_applicable}\n")
    )
    assert one("1", {"1AC": "yes", "1A": "0"}, framework).rating == "met"
    assert one("1", {"1AC": "yes"}, framework).possible == {"met", "unmet", "not_applicable"} - {"not_applicable"}


def test_an_answer_that_may_yet_be_hidden_leaves_open_only_what_can_come_of_it() -> None:
    found = one("1", {"1AC": "yes", "1B": "no"})
    assert found.rating is None
    assert found.possible == {"met", "unmet"}
    lines = ("when: A == 0 or B == yes", "when: 'B in (yes, not_applicable)'"), ("A > 0 and B == no}", "B == no}")
    assert one("1", {"1AC": "yes", "1B": "no"}, variant(*lines)).possible == {"met", "unmet"}


def test_a_case_rule_or_node_that_was_not_seen_in_a_source_is_flagged() -> None:
    parts = "unconfirmed: [{what: '1', why: not seen}, {what: case.section, why: not seen}]\nratings: grades"
    framework = variant(("ratings: grades", parts))
    assert "unconfirmed" in one("1", {}, framework).flags
    assert "unconfirmed" not in one("2", {}, framework).flags


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("1B != yes", "1B is not Yes"),
        ("1B in (yes, no)", "1B is Yes or No"),
        ("1B not in (yes)", "1B is not Yes"),
        ("1B not in (yes, no)", "1B is neither Yes nor No"),
        ("1A >= 1 and 1A <= 2 and 1A < 9", "1A is at least 1 and 1A is at most 2 and 1A is below 9"),
        ("any_no(1AC)", "1AC is No"),
        ("none_no(1AC)", "1AC is not No"),
        ("none_no(1AC, 1B)", "none of 1AC and 1B is No"),
        ("count_no(1AC, 1B) <= 1", "at most 1 of 1AC and 1B is No"),
        ("sum(1A) > 1", "1A add up to more than 1"),
        ("not 1A == 1", "not (1A is 1)"),
        ("(1A == 1 or 1A == 2) and 1B == no", "(1A is 1 or 1A is 2) and 1B is No"),
        ("1AC == not_applicable", "1AC is Does not apply"),
        ("1A == not_applicable", "1A is not applicable"),
        ("2 == weak", "2 is Weak"),
        ("Q == weak", "Q is weak"),
    ],
)
def test_a_condition_has_words(condition: str, words: str) -> None:
    assert in_a_case(RICH_FRAMEWORK, parse(condition)) == words


def test_what_is_no_condition_has_no_words() -> None:
    with pytest.raises(TypeError, match="no words"):
        in_a_case(RICH_FRAMEWORK, "A == b")  # type: ignore[arg-type]  # the point of the test


def test_a_reason_names_every_code_that_has_the_answer() -> None:
    framework = variant(("when: A > 0 and B == no}", "when: 'A > 0 and any_no(AC, B)'}"))
    assert one("1", {**LATE, "1B": "no"}, framework).because.text == "Unmet, because 1A is above 0 and 1B is No."


@pytest.mark.parametrize(
    ("answers", "question", "line"),
    [
        ({}, "1A", "1 Late reports: none of 3 answered yet · a 0 on 1A would make it Met"),
        (LATE, "1B", "1 Late reports so far: not rated yet: it waits for 1B · a y on 1B would make it Met"),
        ({"1AC": "yes", "1A": "0"}, "1A", "1 Late reports so far: Met"),
        ({"1AC": "no"}, "1B", "1 Late reports so far: Does not apply"),
        ({**LATE, "1B": "not_applicable"}, "1B", "1 Late reports so far: not rated: B says why a report was late"),
        ({"1B": "yes"}, "1B", "1 Late reports so far: Met · a n on 1AC would make it Does not apply"),
        (
            {"kind": "home", "2A": "fair"},
            "2A",
            "2 At home so far: Fair (lowest of 1 answered) · a 3 on 2B would make it Weak",
        ),
        ({}, "Q1", ""),
        ({}, "kind", ""),
    ],
)  # fmt: skip
def test_the_live_line_speaks_of_the_innermost_node_around_a_question(
    answers: dict[str, str], question: str, line: str
) -> None:
    assert live_line(RICH_FRAMEWORK, answers, question).text == line


def test_an_outcome_past_all_patience_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    from reviewtui.rating.rules import first_match

    monkeypatch.setattr(first_match, "BUDGET", 0)
    rule = RICH_FRAMEWORK.case_rule(RICH_FRAMEWORK.case_node("1"))
    domains = {"1A": ("0", "1"), "1B": ("yes", "no", "not_applicable")}
    assert reach(rule, domains, lambda values: True) == {"met", "unmet"}
    assert verdict(rule, domains).kind == "open"


def test_what_gates_read_may_be_too_much_to_try(monkeypatch: pytest.MonkeyPatch) -> None:
    from reviewtui.rating import case_view
    from reviewtui.rating.rules import limits

    monkeypatch.setattr(case_view, "COMBINATIONS", 1)
    monkeypatch.setattr(limits, "COMBINATIONS", 1)
    assert "not_applicable" in one("2", {}).possible
    framework = variant(("case: {rule: lowest}", f"case: {LIMITED}"))
    found = one("2", {"kind": "home", "2A": "strong", "2B": "strong", "1AC": "yes"}, framework)
    assert found.possible >= {"strong", "fair"}


def test_a_framework_forgets_what_is_too_much_to_keep(monkeypatch: pytest.MonkeyPatch) -> None:

    from reviewtui.rating import remembering

    framework = variant()
    monkeypatch.setattr(remembering, "REMEMBERED", 2)
    for number in "012":
        one("1", {"1AC": "yes", "1A": number}, framework)
    assert len(framework.memory) <= 2
