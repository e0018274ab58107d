"""Margins of a summary: for drawn samples out of a known caseload, and the sentence that says so."""

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.inspection import rate
from reviewtui.rating.margins import Sampling, margins_json, margins_of, margins_words
from reviewtui.rating.summary import CaseInput
from tests.rating.tables import JOINT

CASELOADS = {"North": 80, "Glannau": 60}
RANDOM = Sampling("random", 24, CASELOADS)
CASES = {f"C{number}": CaseInput(None, {"1.1": "good" if number < 15 else "inadequate"}) for number in range(24)} | {
    f"D{number}": CaseInput(None, {"1.2": "good"}) for number in range(9)
}


def test_a_drawn_sample_has_margins_where_ten_cases_apply_and_nowhere_else() -> None:
    found = margins_of(JOINT, rate(JOINT, CASES), RANDOM)
    assert list(found) == ["1.1"]
    assert margins_words(found["1.1"]) == "50% to 74% (80% confidence), 44% to 78% (95%)"
    assert margins_json(found["1.1"])[0] == {"level": 80, "low": 0.50552, "high": 0.730974, "text": "50% to 74%"}


@pytest.mark.parametrize("method", ["purposive", ""])
def test_a_chosen_sample_has_none(method: str) -> None:
    assert margins_of(JOINT, rate(JOINT, CASES), RANDOM._replace(method=method)) == {}


@pytest.mark.parametrize("caseloads", [{}, {"North": None}, {"North": 80, "Glannau": None}, {"North": 23}])
def test_a_caseload_that_is_not_known_or_cannot_be_right_gives_none(caseloads: dict[str, int | None]) -> None:
    assert margins_of(JOINT, rate(JOINT, CASES), Sampling("random", 24, caseloads)) == {}


@pytest.mark.parametrize(
    ("method", "caseloads", "note"),
    [
        ("purposive", CASELOADS, "Purposive sample: figures describe these 24 cases only, with no margin of error."),
        ("random", CASELOADS, "Random sample of 24 of 140 cases: margins where 10 cases or more apply."),
        ("stratified", {}, "Stratified sample of 24 cases: no margins, as the caseload is not known."),
        ("random", {"A": 1, "B": None},
         "Random sample of 24 cases: no margins, as the caseload of B is not known."),
        ("random", {"A": 1, "B": None, "C": None},
         "Random sample of 24 cases: no margins, as the caseload of 2 sites is not known."),
        ("random", {"A": 10}, "Random sample of 24 cases: no margins, as the caseload given is smaller."),
        ("", CASELOADS, "Unstated sample of 24 cases."),
    ],
)  # fmt: skip
def test_the_note_says_what_the_figures_describe(method: str, caseloads: dict[str, int | None], note: str) -> None:
    assert Sampling(method, 24, caseloads).note == note


def test_answers_of_which_none_is_good_have_no_margin() -> None:
    framework = read_framework(source("cfsr-osri"), "cfsr-osri.yaml")
    cases = {f"C{number}": CaseInput(None, {"1A": "0", "1C": "yes", "3A": "yes"}) for number in range(12)}
    found = margins_of(framework, rate(framework, cases), RANDOM)
    assert "1A" not in found
    assert "S2" not in found
    assert "3A" in found


def test_a_single_case_is_not_these_cases() -> None:
    assert Sampling("purposive", 1, {}).note.startswith("Purposive sample: figures describe this case only")
