"""All cases together with gates, counts, limits, a panel and shares of case ratings: ratings, reasons, changes."""

import json

import pytest

from reviewtui.framework.model import OVERALL, Framework, UnknownCode
from reviewtui.framework.reader import read_framework
from reviewtui.rating.counterfactual import case_ways, first_match_ways, levels
from reviewtui.rating.counterfactual.changes import change_line
from reviewtui.rating.explain import explain
from reviewtui.rating.inspection import count_answers, count_ratings, rate, rate_cases, rate_counts
from reviewtui.rating.summary import CaseInput, Share, as_json
from reviewtui.rating.table import FaultyAnswers, read_table
from tests.rating.counterfactual.asked import what_would_change, what_would_change_in_case
from tests.rating.rich import RICH, RICH_FRAMEWORK

ANSWERS: dict[str, dict[str, str]] = {
    "C1": {"kind": "home", "1AC": "yes", "1A": "2", "1B": "no", "2A": "strong", "2B": "fair"}
    | dict.fromkeys(("Q1", "Q2", "S1"), "yes"),
    "C2": {"kind": "away", "1AC": "yes", "1A": "0", "1B": "yes", "2A": "weak", "Q1": "yes", "Q2": "no", "S1": "yes"},
    "C3": {"1AC": "no", "Q1": "not_applicable"},
    "C4": {"kind": "home", "1AC": "yes", "1A": "1", "1B": "not_applicable"},
}
CASES = {name: CaseInput(None, answers) for name, answers in ANSWERS.items()}
COUNTS = count_answers(RICH_FRAMEWORK, CASES)


def variant(*changes: tuple[str, str]) -> Framework:
    text = RICH
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_framework(text, "rich.yaml")


def test_a_hidden_answer_is_counted_as_hidden_and_stands_among_the_not_applicable() -> None:
    found = rate(RICH_FRAMEWORK, CASES).questions["1B"]
    assert found.share == Share(good=0, applicable=1, not_applicable=3, unjudged=0)
    assert (found.hidden, found.counts) == (2, {"yes": 0, "no": 1, "not_applicable": 1})
    assert found.because.text == "0 of 1 applicable case is yes (0%), which is Weak (below 50%)."


def test_whole_numbers_are_counted_and_added_up() -> None:
    printed = as_json(rate(RICH_FRAMEWORK, CASES))["questions"]["1A"]
    assert printed["share"] == {"good": 0, "applicable": 3, "not_applicable": 1, "unjudged": 0}
    assert (printed["numbers"], printed["counts"], printed["hidden"]) == (
        {"n": 3, "sum": 3},
        {"0": 1, "1": 1, "2": 1},
        1,
    )
    assert printed["because"] == {"rule": "none", "text": "It is counted and never rated."}


def test_a_standard_may_take_a_share_of_its_cases_own_ratings() -> None:
    summary = rate(RICH_FRAMEWORK, CASES)
    found = summary.standards["P"]
    assert found.because.text == "1 of 2 applicable cases is met (50%), which is Fails (below 60%)."
    assert summary.case_counts["P"] == {"unmet": 1, "met": 1}
    assert summary.cases["C3"] == {"1": "not_applicable", "2": None, "P": None}
    printed = as_json(summary)["standards"]["P"]
    assert printed["share"] == {"good": 1, "applicable": 2, "not_applicable": 0, "unjudged": 2}


def test_counts_of_case_ratings_alone_give_the_same() -> None:
    case_counts, unsettled = count_ratings(RICH_FRAMEWORK, rate_cases(RICH_FRAMEWORK, CASES))
    counted = rate_counts(RICH_FRAMEWORK, COUNTS, 4, case_counts=case_counts, unsettled=unsettled)
    assert counted == rate(RICH_FRAMEWORK, CASES)._replace(cases={}, unratable={})


def test_answers_that_give_no_rating_are_told_beside_the_ratings_of_their_case() -> None:
    printed = as_json(rate(RICH_FRAMEWORK, CASES))["cases"]
    assert printed["C4"] == {
        "ratings": {"1": None, "2": None, "P": None},
        "because": {"1": {"rule": "first_match", "text": "Not rated: B says why a report was late."}},
    }
    assert list(printed["C1"]) == ["ratings"]


def test_a_share_of_cases_that_are_not_rated_yet_is_not_rated() -> None:
    assert rate_counts(RICH_FRAMEWORK, {}, 3).standards["P"].because.text == (
        "None of 3 cases is rated yet, so it is not rated."
    )
    shut = {f"C{n}": CaseInput(None, {"1AC": "no", "kind": "away"}) for n in range(3)}
    assert rate(RICH_FRAMEWORK, shut).standards["P"].because.text == (
        "No case is applicable (3 not applicable), so it is not rated."
    )


def test_a_case_that_is_rated_and_not_settled_leaves_the_share_undetermined() -> None:
    home = {"1AC": "no", "kind": "home", "2A": "fair"}
    found = rate(RICH_FRAMEWORK, {"C1": CaseInput(None, home)}).standards["P"]
    assert (found.rating, "undetermined" in found.flags) == ("conforms", True)
    assert found.possible >= {"conforms", "fails"}


def test_a_limit_changes_the_overall_and_leaves_the_score() -> None:
    strong = {f"C{n}": CaseInput(None, dict.fromkeys(("Q1", "Q2", "S1"), "yes")) for n in range(6)}
    free = rate(RICH_FRAMEWORK, strong, {"R": "fair"}).overall
    assert (free.rating, free.score, free.max, free.because.rule) == ("strong", 4, 4, "sum_in_bands")
    held = rate(RICH_FRAMEWORK, strong, {"R": "weak"}).overall
    assert (held.rating, held.score, held.max, held.because.rule) == ("fair", 4, 4, "limit")
    assert held.because.text == (
        "2 rated standards score 4 out of 4. That is Strong (above 3). Limited to no higher than Fair: without"
        " resources nothing is strong."
    )
    assert rate(RICH_FRAMEWORK, strong).overall.rating == "strong"
    assert change_line(RICH_FRAMEWORK, count_answers(RICH_FRAMEWORK, strong), OVERALL, 6, {"R": "weak"}).startswith(
        "2 rated standards score 4 out of 4. That is Strong (above 3). Limited"
    )


def test_a_limit_that_was_not_seen_in_a_source_is_flagged_where_it_changed_something() -> None:
    marks = "unconfirmed: [{what: inspection.overall.limits, why: w}, {what: inspection.overall.fewer, why: w}]\n"
    framework = variant(("ratings: grades\n", f"{marks}ratings: grades\n"))
    strong = {f"C{n}": CaseInput(None, dict.fromkeys(("Q1", "Q2", "S1"), "yes")) for n in range(6)}
    assert "unconfirmed" not in rate(framework, strong).overall.flags
    assert "unconfirmed" in rate(framework, strong, {"R": "weak"}).overall.flags
    fewer = {f"C{n}": CaseInput(None, {"S1": "yes"}) for n in range(6)}
    assert "unconfirmed" in rate(framework, fewer).overall.flags
    assert rate(framework, fewer).overall.because.text == (
        "1 rated standard scores 2 out of 2, in proportion 4 out of 4. That is Strong (above 3). Q has no rating and is"
        " left out."
    )


def test_a_limit_may_hold_a_panel_s_rating_and_a_share_of_cases() -> None:
    limit = "limits: [{when: S == weak, not_above: fair, why: it was slow}]"
    slow = {f"C{n}": CaseInput(None, {"S1": "no"}) for n in range(6)}
    framework = variant(("inspection: judged", f"inspection: {{rule: judged, {limit}}}"))
    found = rate(framework, slow, {"R": "strong"}).standards["R"]
    assert (found.rating, found.because.rule) == ("fair", "limit")
    assert found.because.text == "A panel judged it Strong. Limited to no higher than Fair: it was slow."
    line = change_line(framework, count_answers(framework, slow), "R", 6, {"R": "strong"})
    assert line.endswith("If 3 of the 6 not yes on S1 were yes: Strong.")
    share = variant(("      of: case_ratings\n", f"      of: case_ratings\n      {limit.replace('fair', 'fails')}\n"))
    home = {"kind": "home", "2A": "fair", "2B": "fair", "1AC": "no"}
    kept = {name: CaseInput(None, {**home, **case.answers}) for name, case in slow.items()}
    rated = rate(share, kept).standards["P"]
    assert (rated.rating, rated.because.rule) == ("fails", "limit")


def test_a_question_may_be_judged_by_a_panel() -> None:
    framework = variant(("title: In time\n", "title: In time\n        inspection: judged\n"))
    assert (
        rate(framework, CASES).questions["S1"].because.text == "A panel decides this rating and has not decided it yet."
    )
    judged = rate(framework, CASES, {"S1": "fair"})
    assert judged.questions["S1"].because.rule == "judged"
    assert judged.standards["S"].rating == "fair"
    assert explain(framework, CASES, "S1", judged={"S1": "fair"}).steps == (
        "A panel decides the rating. It is never calculated from answers.",
        "A panel judged it Fair.",
    )
    assert str(explain(framework, CASES, "S", judged={"S1": "fair"}).inputs[0]).startswith("S1 In time: Fair, 2 of 2")


def test_the_highest_question_may_rate_a_standard() -> None:
    framework = variant(("title: Quality\n", "title: Quality\n    inspection: {rule: highest}\n"))
    found = explain(framework, CASES, "Q")
    assert found.sentence == "Strong is the highest of 2 rated questions: Q1."
    assert change_line(framework, COUNTS, "Q", 4).startswith("Highest: Q1. If one of the 2 yes on Q1 were not: Fair.")


def test_a_framework_without_a_rated_whole_says_so() -> None:
    framework = read_framework(RICH[: RICH.index("    overall:\n")] + "    overall: none\n", "rich.yaml")
    overall = rate(framework, CASES).overall
    assert (overall.rating, overall.score, overall.max, overall.because.rule) == (None, None, None, "none")
    assert explain(framework, CASES).changes == ()
    assert [str(each) for each in explain(framework, CASES).left_out] == [
        "R Resources: It is rated by itself and does not count in the overall rating."
    ]


def test_the_whole_shows_what_its_limits_read_beside_what_it_adds_up() -> None:
    found = explain(RICH_FRAMEWORK, CASES, judged={"R": "weak"})
    assert [str(each) for each in found.inputs] == ["Q Quality: Fair", "S Speed: Strong", "R Resources: Weak"]
    assert found.left_out == ()
    assert found.steps[1] == "Where R is Weak, it is no higher than Fair."
    unjudged = explain(RICH_FRAMEWORK, CASES)
    assert [each.code for each in unjudged.left_out] == ["R"]


def test_a_share_of_cases_shows_the_cases_by_their_ratings() -> None:
    found = explain(RICH_FRAMEWORK, CASES, "P")
    assert [str(each) for each in found.inputs] == ["Met: 1 case: C2", "Unmet: 1 case: C1"]
    assert [str(each) for each in found.left_out] == ["Not rated yet: 2 cases: C3, C4"]
    assert found.steps[0] == (
        "The rating is by the percentage of applicable cases that are met: Fails below 60%; Conforms 60% or more."
    )
    (change,) = found.changes
    assert change.sentence == "With Fair on 2A in C3, it would be Conforms."
    assert change.as_json()["moves"] == [{"question": "2A", "from": None, "to": "fair", "cases": 1, "case": "C3"}]


def test_a_question_shows_the_cases_it_is_not_asked_in() -> None:
    found = explain(RICH_FRAMEWORK, CASES, "1B")
    assert [str(each) for each in found.left_out] == ["Does not apply: 1 case: C4", "Not asked: 2 cases: C2, C3"]
    numbers = explain(RICH_FRAMEWORK, CASES, "1A")
    assert [str(each) for each in numbers.inputs] == ["0: 1 case: C2", "1: 1 case: C4", "2: 1 case: C1"]


def test_one_case_shows_what_its_lines_read_and_which_answers_are_kept() -> None:
    found = explain(RICH_FRAMEWORK, CASES, "1", case="C2")
    assert [str(each) for each in found.inputs] == ["1AC Applies: Yes", "1A Late: 0"]
    assert [str(each) for each in found.left_out] == [
        "1B Beyond control: Not asked in this case. The answer Yes is kept and left out."
    ]
    assert found.steps == (
        "It is looked at where 1AC is not No; elsewhere it is Does not apply.",
        "Met where 1A is 0, or 1B is Yes.",
        "Unmet where 1A is above 0 and 1B is No.",
        "Not together: 1A is above 0 and 1B is Does not apply.",
        "Met, because 1A is 0.",
    )
    assert found.changes[0].sentence == "With 1 on 1A instead of 0 and No on 1B instead of Yes, it would be Unmet."


def test_a_shut_section_shows_its_gate_and_leaves_the_rest_out() -> None:
    found = explain(RICH_FRAMEWORK, CASES, "2", case="C2")
    assert [str(each) for each in found.inputs] == ["kind Kind of case: Away"]
    assert [each.code for each in found.left_out] == ["2A", "2B"]
    assert found.changes == ()
    above = explain(RICH_FRAMEWORK, CASES, "P", case="C2")
    assert above.left_out[0].text == "Does not apply: it is looked at only where kind is At home."


def test_a_node_over_others_shows_what_it_read_in_order() -> None:
    found = explain(RICH_FRAMEWORK, CASES, "P", case="C1")
    assert found.title == "C1 · P Protected"
    assert [str(each) for each in found.inputs] == ["1 Late reports: Unmet", "2 At home: Fair"]
    assert found.steps[0] == "The first of these lines that holds is taken."
    assert found.steps[3] == "Does not apply in every other case."


def test_what_a_shut_section_reads_from_elsewhere_is_left_out_as_not_looked_at() -> None:
    own = "case: {rule: lowest, scale: grades, of: [2B]}"
    framework = variant(
        ("case: {rule: lowest}", "case: {rule: lowest, of: [2A, S]}"), ("title: Speed\n", f"title: Speed\n    {own}\n")
    )
    found = explain(framework, CASES, "2", case="C2")
    assert [str(each) for each in found.left_out][-1] == "S Speed: Not looked at in this case."


def test_a_limit_in_a_case_is_said_with_its_rule() -> None:
    limited = "{rule: lowest, limits: [{when: 1A > 0, not_below: fair, why: a report was late}]}"
    framework = variant(("case: {rule: lowest}", f"case: {limited}"))
    assert explain(framework, CASES, "2", case="C1").steps[2] == "Where 1A is above 0, it is no lower than Fair."


@pytest.mark.parametrize("node", ["P", "1B"])
def test_what_depends_on_the_cases_is_not_worked_out_from_counts(node: str) -> None:
    assert what_would_change(RICH_FRAMEWORK, COUNTS, node, 4) == ()
    line = change_line(RICH_FRAMEWORK, COUNTS, "1B", 4)
    assert line == (
        "0 of 1 = 0%. What would change it is not calculated: it depends on which cases they are, and only counts are"
        " known here."
    )
    changes = what_would_change(RICH_FRAMEWORK, COUNTS, node, 4, cases=CASES)
    assert [change.judgements for change in changes] == [1]
    assert change_line(RICH_FRAMEWORK, COUNTS, node, 4, cases=CASES).endswith(
        f"{changes[0].start[1:]}: {changes[0].label}."
    )


def test_what_shares_questions_is_not_worked_out() -> None:
    twice = variant(("of: [Q, S]", "of: [Q, Q1]"))
    found = explain(twice, CASES)
    assert found.changes == ()
    assert found.steps[-2] == "What would change it is not calculated: its parts share questions."
    given = explain(twice, CASES, given={"Q": "fair"})
    assert given.changes != ()


def test_a_whole_over_shares_of_cases_is_changed_through_them() -> None:
    framework = variant(("of: [Q, S]", "of: [S, P]"))
    found = explain(framework, CASES)
    assert found.sentence == "2 rated standards score 2 out of 3. That is Fair (above 1 and at most 3)."
    assert [change.rating for change in found.changes] == ["weak"]
    apart = variant(("of: [Q, S]", "of: [1B, P]"))
    assert explain(apart, CASES).steps[-2].endswith("its parts share questions.")


def test_what_a_person_judges_in_a_case_has_no_changes() -> None:
    framework = variant(("case: {rule: lowest}", "case: judged"))
    found = explain(framework, CASES, "2", case="C1")
    assert (found.rule, found.changes) == ("judged", ())


def test_a_breakdown_that_can_never_have_cases_enough_is_settled() -> None:
    few = rate_counts(RICH_FRAMEWORK, {"S1": {"yes": 1}}, 3, minimum=5)
    assert "undetermined" not in few.questions["S1"].flags
    assert "undetermined" in rate_counts(RICH_FRAMEWORK, {"S1": {"yes": 1}}, 5, minimum=5).questions["S1"].flags


def test_what_would_take_too_long_is_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    limited = "{rule: lowest, limits: [{when: 1A > 0, not_below: fair, why: a report was late}]}"

    def note(node: str, case: str | None = None) -> str:
        read_framework.cache_clear()  # of one that was read before some is worked out already
        framework = variant(("case: {rule: lowest}", f"case: {limited}"))
        found = explain(framework, CASES, node, case, judged={"R": "weak"})
        assert found.changes == ()
        return next(step for step in reversed(found.steps) if not step.startswith("Answers that count overall"))

    with monkeypatch.context() as patch:
        patch.setattr(case_ways, "SHARED", 1)
        assert note("1", "C1").endswith("not calculated: too many of its parts share questions.")
        assert what_would_change_in_case(variant(), ANSWERS["C1"], "1") == ()
    with monkeypatch.context() as patch:
        patch.setattr(case_ways, "TRIED", 1)
        assert note("2", "C1").endswith("not calculated: its gates and limits read too much.")
    with monkeypatch.context() as patch:
        patch.setattr(first_match_ways, "TRIED", 1)
        assert note("1", "C1").endswith("not calculated: its rule reads too much.")
    with monkeypatch.context() as patch:
        patch.setattr(levels, "LIMITED", 0)
        assert note(OVERALL).endswith("not calculated: its conditions read too much.")


def test_a_not_applicable_answer_that_is_counted_stays_in_the_share_of_a_gated_question() -> None:
    framework = variant(
        ("not_applicable: excluded\n            applies", "not_applicable: counted\n            applies")
    )
    cases = {"C1": CaseInput(None, {"1AC": "yes", "1A": "1", "1B": "not_applicable"})}
    assert rate(framework, cases).questions["1B"].share == Share(0, 1, 0, 0)
    changes = what_would_change(framework, count_answers(framework, cases), "1B", 1, cases=cases)
    assert [change.sentence for change in changes] == [
        "With Yes on 1B instead of Does not apply in C1, it would be Strong."
    ]


def test_good_may_be_other_answers_than_the_scale_says() -> None:
    share = "{rule: share_in_bands, good: [home, away], bands: [{rating: weak, below: 50}, {rating: strong}]}"
    framework = variant(("title: Kind of case\n", f"title: Kind of case\n    inspection: {share}\n"))
    found = rate(framework, CASES).questions["kind"]
    assert found.because.text == "3 of 3 applicable cases are at home or better (100%), which is Strong (50% or more)."
    fair = share.replace("[home, away]", "[strong, weak]")
    framework = variant(("title: Seen\n", f"title: Seen\n            inspection: {fair}\n"))
    text = rate(framework, CASES).questions["2A"].because.text
    assert text == "1 of 1 applicable case is strong or weak (100%), which is Strong (50% or more)."
    one = variant(("title: Kind of case\n", f"title: Kind of case\n    inspection: {share.replace('home, ', '')}\n"))
    assert change_line(one, COUNTS, "kind", 4).startswith("1 of 3 = 33.3%.")


def table(**parts: object) -> bytes:
    return json.dumps({"cases": {"C1": {"answers": parts}}}).encode()


def test_a_table_holds_whole_numbers_as_numbers() -> None:
    read = read_table(table(**{"1A": 2, "1AC": "yes"}), RICH_FRAMEWORK, "answers.json")
    assert read.cases["C1"].answers == {"1A": "2", "1AC": "yes"}


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (3, "3 is not from 0 to 2"),
        (-1, "-1 is not from 0 to 2"),
        ("2", "must be a whole number without quotes, not text"),
        (True, "must be a whole number without quotes, not true"),
        (1.5, "must be a whole number without quotes, not a number"),
    ],
)
def test_a_number_that_cannot_be_is_named(answer: object, text: str) -> None:
    with pytest.raises(FaultyAnswers) as raised:
        read_table(table(**{"1A": answer}), RICH_FRAMEWORK, "answers.json")
    assert [(fault.key, fault.text) for fault in raised.value.faults] == [('cases["C1"].answers["1A"]', text)]


def test_judged_and_given_are_on_each_node_s_own_scale() -> None:
    data = json.dumps({"judged": {"R": "weak"}, "given": {"P": "fails", "Q1": "fair"}}).encode()
    read = read_table(data, RICH_FRAMEWORK, "answers.json")
    assert (read.judged, read.given) == ({"R": "weak"}, {"P": "fails", "Q1": "fair"})
    with pytest.raises(FaultyAnswers, match=r"unknown rating “weak”; known: fails, conforms|unknown rating"):
        read_table(b'{"given": {"P": "weak"}}', RICH_FRAMEWORK, "answers.json")
    with pytest.raises(FaultyAnswers, match="1A is never rated and not decided by a panel"):
        read_table(b'{"judged": {"1A": "weak"}}', RICH_FRAMEWORK, "answers.json")


def test_a_node_nobody_knows_has_no_changes() -> None:
    with pytest.raises(UnknownCode, match="no standard or question “1”"):
        what_would_change(RICH_FRAMEWORK, COUNTS, "1", 4)
