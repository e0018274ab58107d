"""The profile of all answers stands beside the overall, and in its place where a type of inspection rates none."""

import pytest

from reviewtui.framework import shipped
from reviewtui.framework.model import OVERALL
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.explain import explain
from reviewtui.rating.inspection import rate, rate_counts
from reviewtui.rating.proof.prove import prove
from reviewtui.rating.summary import CaseInput, as_json, profile_words
from reviewtui.report.panel import panel_lines
from reviewtui.report.trial import trial_lines
from reviewtui.services.files.choosing_framework import offered
from reviewtui.services.standing.panel import as_json as panel_json
from reviewtui.services.standing.panel import panel_row_of
from tests.rating.tables import cases_of

JOINT = read_framework(source("hsb-joint-2013"), "hsb-joint-2013.yaml")
LETTERS = {"1.1": "OOGGRI··", "2.4": "GGGRxxI·", "2.5": "IIIIIIII", "5.1": "IIIIIIII"}
"""2.5 and 5.1 do not count for the whole."""
SAID = "Answers that count overall: "
WORDS = "O 2 G 5 R 2 I 2; 7 of 11 good"


def test_all_answers_that_the_whole_is_rated_from_are_counted_together() -> None:
    cases = cases_of(JOINT, LETTERS)
    (profile,) = rate(JOINT, cases).overall.profile
    assert str(profile) == WORDS
    assert profile.good_of == "7 of 11 good"
    assert as_json(rate(JOINT, cases))["overall"]["profile"] == [
        {
            "scale": "grades",
            "counts": {"outstanding": 2, "good": 5, "requires_improvement": 2, "inadequate": 2},
            "good": 7,
            "of": 11,
        }
    ]
    assert f"Answers that count overall: {WORDS}." in explain(JOINT, cases).steps
    assert not any("Answers that count overall" in step for step in explain(JOINT, cases, "1").steps)


@pytest.mark.parametrize("code", shipped.codes())
def test_the_explanation_counts_the_same_answers_whatever_the_standards_are_rated_by(code: str) -> None:
    framework = read_framework(source(code), code)
    offered = {question.code: framework.offered(question) for question in framework.questions()}
    cases = {
        f"C{place}": CaseInput(None, {asked: some[place % len(some)].code for asked, some in offered.items() if some})
        for place in range(3)
    }
    words = profile_words(rate(framework, cases).overall.profile)
    assert words == next(
        (step[len(SAID) : -1] for step in explain(framework, cases).steps if step.startswith(SAID)), ""
    )


def test_it_is_there_before_anything_is_judged() -> None:
    assert profile_words(rate_counts(JOINT, {}, 24).overall.profile) == "O 0 G 0 R 0 I 0; 0 of 0 good"


def test_a_scale_has_its_own_letters_and_its_own_word_for_good() -> None:
    framework = read_framework(source("hmip-youth-2018"), "hmip-youth-2018.yaml")
    found = rate_counts(framework, {"2.1.1": {"yes": 1, "no": 1}}, 2).overall.profile
    assert profile_words(found) == "Y 1 N 1; 1 of 2 yes"


def test_text_and_panel_show_it() -> None:
    summary = rate(JOINT, cases_of(JOINT, LETTERS))
    printed = [str(line) for line in trial_lines(JOINT, summary, 80)]
    assert printed[1] == f" Answers that count overall: {WORDS}"
    row = panel_row_of(JOINT, OVERALL, summary.overall, (), None)
    assert f"   Answers that count overall: {WORDS}." in [str(line) for line in panel_lines(JOINT, [row], 80)]
    assert panel_json(row)["profile"][0]["good"] == 7


def test_a_type_without_an_overall_keeps_standards_counts_and_profile() -> None:
    cases, narrowed = cases_of(JOINT, LETTERS), JOINT.of_variant("profile")
    before, after = rate(JOINT, cases), rate(narrowed, cases)
    assert after.overall.rating is None
    assert after.overall.because.text == "It is counted and never rated."
    assert (after.standards, after.questions) == (before.standards, before.questions)
    assert after.overall.profile == before.overall.profile
    assert prove(narrowed).findings == ()
    assert [str(line) for line in trial_lines(narrowed, after, 80)][:2] == [
        " No overall rating",
        f" Answers that count overall: {WORDS}",
    ]


def test_a_type_without_an_overall_is_picked_by_name_and_not_from_the_list() -> None:
    named = [(each.code, each.variant) for each in offered()]
    assert {each for each in named if each[0] in ("hsb-joint-2013", "hmip-youth-2025")} == {
        ("hmip-youth-2025", "children_and_victims"),
        ("hmip-youth-2025", "full"),
        ("hsb-joint-2013", ""),
    }
