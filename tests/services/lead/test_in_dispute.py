"""What two laptops answered differently is in dispute: a bucket of its own, and never “not judged”."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.rating.summary import IN_DISPUTE, Share
from reviewtui.report.views.page import view_lines
from reviewtui.services.cases import caselist
from reviewtui.services.cases.caselist import CaseQuery
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.summary.explaining import explain
from reviewtui.services.summary.summaries import by_site, summarise
from reviewtui.services.views.reading import view_of
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER, Both, put

GOOD, INADEQUATE = {"answer": "good"}, {"answer": "inadequate", "rationale": "They never asked."}


@pytest.fixture
def disputed(both: Both) -> Store:
    return both(dict(GOOD), dict(INADEQUATE))


def share(store: Store, code: str = "1.1") -> Share:
    return summarise(store).summary.questions[code].share


def test_it_stands_beside_what_is_not_judged(disputed: Store) -> None:
    assert share(disputed) == Share(good=0, applicable=0, not_applicable=0, unjudged=2, in_dispute=1)
    question = summarise(disputed).summary.questions["1.1"]
    assert question.because.text == (
        "No case has an answer that counts (1 with different judgements and 2 not answered), so it is not rated."
    )
    assert "undetermined" in question.flags


def test_json_names_it_only_where_there_is_some(disputed: Store) -> None:
    questions = summarise(disputed).as_json()["questions"]
    assert questions["1.1"]["share"] == {
        "good": 0, "applicable": 0, "not_applicable": 0, "unjudged": 2, "in_dispute": 1,
    }  # fmt: skip
    assert questions["1.2"]["share"] == {"good": 0, "applicable": 0, "not_applicable": 0, "unjudged": 3}


def test_the_heat_map_marks_it(disputed: Store) -> None:
    found = view_of(disputed, "heatmap")
    marked = {row["case"]: cells[0] for row, cells in zip(found.rows, found.cells, strict=True)}
    assert marked == {"NOR-1": IN_DISPUTE, "NOR-2": None, "GLA-1": None}
    assert "NOR-1 North ≠ ·" in " ".join(" ".join(str(line) for line in view_lines(found, 80)).split())
    assert view_of(disputed, "sites").cells[0][0].as_json() == {"good": 0, "applicable": 0}


def test_it_is_in_dispute_at_its_own_site_only(disputed: Store) -> None:
    found = {site.code: site.summary.questions["1.1"].share for site in by_site(disputed)}
    assert found == {"NOR": Share(0, 0, 0, 1, 1), "GLA": Share(0, 0, 0, 1)}


def test_settling_it_makes_it_an_answer(disputed: Store) -> None:
    record(disputed, LEAD, "NOR-1", "1.1", answer="good")
    assert share(disputed) == Share(good=1, applicable=1, not_applicable=0, unjudged=2)


def test_the_same_answer_for_other_reasons_counts(both: Both) -> None:
    store = both({"answer": "good", "rationale": "Seen."}, {"answer": "good", "rationale": "Heard."})
    assert share(store) == Share(good=1, applicable=1, not_applicable=0, unjudged=2)


def test_explain_names_its_cases(disputed: Store) -> None:
    left_out = {reading.title: reading.cases for reading in explain(disputed, "1.1").left_out}
    assert left_out == {"Different judgements": ("NOR-1",), "Not answered yet": ("GLA-1", "NOR-2")}


def test_explain_of_the_case_says_that_it_was_answered_differently(disputed: Store) -> None:
    texts = {reading.code: reading.text for reading in explain(disputed, "1", "NOR-1").left_out}
    assert texts["1.1"] == "Two laptops answered it differently, and nobody has settled it."
    assert "differently" not in texts["1.2"]


def test_the_cases_in_dispute_are_not_among_those_to_do(disputed: Store) -> None:
    def cases(answer: str) -> list[str]:
        return [line.reference for line in caselist.page(disputed, CaseQuery(answer=("1.1", answer))).lines]

    assert (cases("≠"), cases(""), cases("good")) == (["NOR-1"], ["GLA-1", "NOR-2"], [])


def test_an_import_names_what_it_brought_into_dispute(
    make_store: Callable[..., Store], folder: Path, tmp_path: Path
) -> None:
    start = put(tmp_path / "start.json", document(make_store("first", folder)))
    files = []
    for name, who, said in (("one", INSPECTOR, GOOD), ("two", OTHER, INADEQUATE)):
        store = make_store(name, start)
        record(store, who, "NOR-1", "1.1", **said)  # type: ignore[arg-type]
        files.append(tmp_path / f"{name}.json")
        files[-1].write_bytes(to_bytes(store, None))
    joined = make_store("joined", files[0])
    brought = import_path(joined, files[1])
    assert brought.sentence.endswith(" 1 question answered differently: NOR-1 1.1.")
    assert brought.as_json()["disagreements"] == [{"case": "NOR-1", "question": "1.1"}]


def test_a_summary_that_counts_it_as_unjudged_says_the_same(
    disputed: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    whole = document(disputed)
    counted = whole["summary"]["questions"]["1.1"]["share"]
    counted["unjudged"] += counted.pop("in_dispute")
    assert import_path(make_store("again"), put(tmp_path / "older.json", whole)).judgements == 1
    counted["unjudged"] += 1
    with pytest.raises(BadInput, match="summary"):
        import_path(make_store("edited"), put(tmp_path / "edited.json", whole))
