"""The inspection summary, whole and by site, and why a rating is what it is."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db import queries
from db.store import Store
from reviewtui.rating.explain import explain as rating_explained
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput, as_json
from reviewtui.services.cases.filters import Filter
from reviewtui.services.chronology.timing_figures import Suggested
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import create, open_store
from reviewtui.services.summary.explaining import explain
from reviewtui.services.summary.summaries import by_site, summarise
from reviewtui.services.summary.tallies import cases_of, tallies_on
from reviewtui.services.team.progress import progress_on

from ..conftest import INSPECTION, INSPECTOR, OTHER, case_file, put

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


NO_SUCH_NUMBER = -1
CHRONOLOGY = (("timeliness", "disclosure-to-sentence"), ("missed_opportunities", ""))
"""Keys of what is worked out from the chronologies, and one code of each."""


def test_the_summary_is_what_rating_the_same_table_gives(judged: Store) -> None:
    framework = inspection_of(judged).framework
    table = {case: CaseInput("NOR", given) for case, given in ANSWERS.items()}
    shown = summarise(judged).as_json()
    progress, sample = shown.pop("progress"), shown.pop("sample")
    assert {shown.pop(key)[some]["of"] for key, some in CHRONOLOGY} == {3}
    assert shown.pop("suggestions") == {"4.1": dict.fromkeys(Suggested._fields, 0)}
    assert (sample["method"], sample["cases"], sample["population"]) == ("purposive", 3, 30)
    assert shown == as_json(rate(framework, table))
    assert (progress["cases"], progress["started"], progress["judgements"]) == (3, 3, 6)
    assert {person["name"]: person["judgements"] for person in progress["people"]} == {INSPECTOR: 5, OTHER: 1}


def test_a_site_below_the_least_to_rate_has_counts_and_no_rating(judged: Store) -> None:
    north, glannau = by_site(judged)
    assert (north.cases, glannau.cases) == (2, 1)
    question = north.summary.questions["1.1"]
    assert (question.share.good, question.share.applicable, question.rating) == (1, 2, None)


def test_a_filter_gives_the_figures_of_its_cases_alone(sample_store: Path) -> None:
    with closing(open_store(sample_store)) as store:
        whole, sites = summarise(store), by_site(store)
        chosen = {site.code: summarise(store, wanted=Filter(site=site.code)) for site in sites}
        judged_by = summarise(store, wanted=Filter(inspector="Daniel Okafor", state="judged")).as_json()
        with pytest.raises(BadInput, match="No cases match the filter"):
            summarise(store, wanted=Filter(site="NOR", state="untouched"))
    for site in sites:
        assert chosen[site.code].summary._replace(cases={}) == site.summary
        assert len(chosen[site.code].summary.cases) == site.cases
    for field in ("cases", "judged", "started", "untouched", "judgements", "owed", "alerts_open", "disagreements"):
        assert sum(getattr(one.progress, field) for one in chosen.values()) == getattr(whole.progress, field)
    for person in whole.progress.people:
        theirs = [each for one in chosen.values() for each in one.progress.people if each.name == person.name]
        assert sum(each.judgements for each in theirs) == person.judgements
    purposive = "Purposive sample: figures describe these 4 cases only, with no margin of error."
    assert chosen["NOR"].note == f"{purposive} A rating needs at least 5 cases."
    assert chosen["NOR"].filter_words == "site North · 4 cases"
    assert "sample" not in judged_by
    assert judged_by["filter"] == {"site": None, "inspector": "Daniel Okafor", "state": "judged", "group": None}
    assert judged_by["progress"]["cases"] == len(judged_by["cases"]) == judged_by["progress"]["judged"] == 7
    assert max(measure["of"] for measure in judged_by["timeliness"].values()) == 7


def test_whose_judgements_there_are_is_the_same_off_the_list_and_entry_by_entry(sample_store: Path) -> None:
    with closing(open_store(sample_store)) as store, store.read() as connection:
        every = tallies_on(connection, framework_on(connection))
        north = {case for case, site in queries.all_cases(connection).items() if site == "NOR"}
        of_north = tallies_on(connection, framework_on(connection), north)
        for tallies, among in ((every, None), (of_north, north), (of_north, (*north, "no such case"))):
            off_the_list = progress_on(connection, tallies.answers, among)
            assert off_the_list == progress_on(connection, NO_SUCH_NUMBER, among)
            assert sum(person.judgements for person in off_the_list.people) == tallies.answers


@pytest.mark.parametrize("few", [1, 5, 23, 24])
def test_answers_of_some_cases_are_counted_alike_by_themselves_and_without_the_others(
    sample_store: Path, few: int
) -> None:
    with closing(open_store(sample_store)) as store, store.read() as connection:
        some = [*queries.all_cases(connection)][:few]
        assert queries.counts_of(connection, some, ()) == queries.counts_among(connection, some)


@pytest.mark.parametrize(
    ("method", "caseload", "noted"),
    [
        ("random", 80, "of 90 cases"),
        ("random", None, "the caseload of North is not known"),
        ("purposive", 80, "Purposive"),
    ],
)
def test_a_drawn_sample_from_a_known_caseload_has_margins_beside_its_shares(
    make_store: Callable[..., Store], tmp_path: Path, method: str, caseload: int | None, noted: str
) -> None:
    inspection = {
        **INSPECTION,
        "inspection": {**INSPECTION["inspection"], "sample_method": method},
        "sites": [{**INSPECTION["sites"][0], "caseload": caseload}, INSPECTION["sites"][1]],
    }
    cases = [put(tmp_path / f"{number}.json", case_file(f"NOR-{number}")) for number in range(12)]
    store = make_store("drawn", put(tmp_path / "inspection.json", inspection), *cases)
    for number in range(12):
        record(store, INSPECTOR, f"NOR-{number}", "1.1", answer="good" if number < 6 else "inadequate")
        if number < 9:
            record(store, INSPECTOR, f"NOR-{number}", "1.2", answer="good")
    shown = summarise(store).as_json()
    assert noted in shown["sample"]["note"]
    given = method == "random" and caseload is not None
    assert ("margins" in shown["questions"]["1.1"]) == given
    assert "margins" not in shown["questions"]["1.2"]
    if given:
        assert [(each["level"], each["text"]) for each in shown["questions"]["1.1"]["margins"]] == [
            (80, "33% to 67%"),
            (95, "26% to 74%"),
        ]
        of_site = summarise(store, wanted=Filter(site="NOR"))
        assert of_site.note.startswith("Random sample of 12 of 80 cases: margins where 10 cases or more apply.")
        assert of_site.as_json()["questions"]["1.1"]["margins"][0]["text"] == "33% to 67%"
        of_group = summarise(store, wanted=Filter(site="NOR", state="started"))
        assert of_group.progress.cases == 12
        assert of_group.note.startswith("Cases of a filter: no margins.")
        assert "margins" not in of_group.as_json()["questions"]["1.1"]


def test_a_store_without_an_inspection_has_no_summary(tmp_path: Path) -> None:
    store = create(tmp_path / "empty.store", plain=True)
    with pytest.raises(BadInput, match="holds no inspection yet"):
        summarise(store)
    store.close()


def test_explain_names_the_rule_and_the_answers(judged: Store) -> None:
    told = explain(judged, "1.1")
    assert told.rule == "share_in_bands"
    assert explain(judged, "1", "NOR-1").rating == "requires_improvement"


def test_one_case_is_explained_as_it_is_among_all_others(judged: Store) -> None:
    among_all = rating_explained(inspection_of(judged).framework, cases_of(judged), "1", "NOR-1")
    assert explain(judged, "1", "NOR-1") == among_all


@pytest.mark.parametrize(("node", "case"), [("9.9", None), ("1", "NOR-9")])
def test_what_is_not_there_cannot_be_explained(judged: Store, node: str, case: str | None) -> None:
    with pytest.raises(BadInput, match="There is no"):
        explain(judged, node, case)
