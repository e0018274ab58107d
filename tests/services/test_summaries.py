"""The inspection summary, whole and by site, and why a rating is what it is."""

import pytest

from db.store import Store
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput, as_json
from reviewtui.services.errors import BadInput
from reviewtui.services.explaining import explain, live
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judgements import record
from reviewtui.services.stores import create
from reviewtui.services.summaries import by_site, sample_note, summarise

from .conftest import INSPECTOR, OTHER

ANSWERS = {
    "NOR-1": {"1.1": "good", "1.2": "requires_improvement", "2.1": "outstanding"},
    "NOR-2": {"1.1": "inadequate"},
    "GLA-1": {"1.1": "good", "1.3": "not_applicable"},
}


@pytest.fixture
def judged(store: Store) -> Store:
    for case, given in ANSWERS.items():
        for question, answer in given.items():
            record(store, INSPECTOR if case != "NOR-2" else OTHER, case, question, answer=answer)
    return store


def test_the_summary_is_what_rating_the_same_table_gives(judged: Store) -> None:
    framework = inspection_of(judged).framework
    table = {case: CaseInput("NOR", given) for case, given in ANSWERS.items()}
    shown = summarise(judged).as_json()
    progress = shown.pop("progress")
    assert shown == as_json(rate(framework, table))
    assert (progress["cases"], progress["started"], progress["judgements"]) == (3, 3, 6)
    assert {person["name"]: person["judgements"] for person in progress["people"]} == {INSPECTOR: 5, OTHER: 1}


def test_a_site_below_the_least_to_rate_has_counts_and_no_rating(judged: Store) -> None:
    north, glannau = by_site(judged)
    assert (north.cases, glannau.cases) == (2, 1)
    question = north.summary.questions["1.1"]
    assert (question.share.good, question.share.applicable, question.rating) == (1, 2, None)


def test_a_chosen_sample_speaks_of_itself_only() -> None:
    assert sample_note("purposive", 24) == "Chosen sample, not random: no margins; it describes these 24 cases only."
    assert sample_note("random", 24) == "Random sample of 24 cases."
    assert sample_note("", 3) == "Unstated sample of 3 cases."


def test_a_store_without_an_inspection_has_no_summary(tmp_path: object) -> None:
    from pathlib import Path

    store = create(Path(str(tmp_path)) / "empty.store", plain=True)
    with pytest.raises(BadInput, match="holds no inspection yet"):
        summarise(store)
    store.close()


def test_explain_names_the_rule_and_the_answers(judged: Store) -> None:
    told = explain(judged, "1.1")
    assert told.rule == "share_in_bands"
    assert explain(judged, "1", "NOR-1").rating == "requires_improvement"


@pytest.mark.parametrize(("node", "case"), [("9.9", None), ("1", "NOR-9")])
def test_what_is_not_there_cannot_be_explained(judged: Store, node: str, case: str | None) -> None:
    with pytest.raises(BadInput, match="There is no"):
        explain(judged, node, case)


def test_the_live_line_waits_for_the_inspectors_own_answer(judged: Store) -> None:
    assert live(judged, "NOR-1", "1.3") == ""
    assert live(judged, "NOR-1", "1.1").startswith("1 Assessment so far: Requires improvement")
