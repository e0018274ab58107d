"""An inspection of one type: what is asked and rated, what leaves the laptop, and what comes back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.files.choosing_framework import offered
from reviewtui.services.inspections import inspection_of
from reviewtui.services.new_inspection import begin, begun_with
from reviewtui.services.store.stores import create, open_store
from reviewtui.services.summary.summaries import summarise
from tests.conftest import Run

Made = Callable[[str], Path]


@pytest.fixture
def begun(tmp_path: Path) -> Made:
    """`begun("full")`: a store with an inspection of that type begun in it; empty for all standards."""

    def make(variant: str) -> Path:
        path = tmp_path / f"{variant or 'all'}.store"
        store = create(path, plain=True)
        begin(store, begun_with("hmip-youth-2025", "Youth", "North", "Ada", variant))
        store.close()
        return path

    return make


def standards(store: Store) -> list[str]:
    return [standard.code for standard in inspection_of(store).framework.standards]


def test_a_store_asks_and_rates_the_standards_of_its_type_alone(begun: Made) -> None:
    store = open_store(begun("children_and_victims"))
    assert standards(store) == ["2.1", "2.2", "2.3", "3.1"]
    assert list(summarise(store).summary.standards) == ["2.1", "2.2", "2.3", "3.1"]
    store.close()


def test_without_a_type_all_standards_are_there(begun: Made) -> None:
    store = open_store(begun(""))
    assert len(standards(store)) == 7
    store.close()


def test_each_type_is_offered_by_itself() -> None:
    found = [each.variant for each in offered() if each.code == "hmip-youth-2025"]
    assert found == ["children_and_victims", "full"]
    assert all(not each.variant for each in offered()[2:])


def test_the_panel_has_a_row_for_each_question_that_it_judges(begun: Made, run: Run) -> None:
    path = begun("children_and_victims")
    store = open_store(path)
    rows = [(row.node, row.title, row.rule) for row in summarise(store).panel_rows]
    store.close()
    assert rows[3:] == [
        ("3.1", "Victims", "lowest"),
        ("3.1.2", "Arrangements (V1.2)", "judged"),
        ("overall", "Overall", "mean_in_bands"),
    ]
    seat = ("--member", "Ada", "--date", "2026-06-01", "--reason", "Seen.")
    assert run("--store", path, "--as", "Ada", "panel", "judge", "3.1.2", "good", *seat).code == 0
    summary = run("--store", path, "summary", "--json").json
    assert summary["questions"]["3.1.2"]["rating"] == "good"
    assert summary["standards"]["3.1"]["rating"] == "good"


def test_no_case_is_judged_on_what_the_panel_judges(begun: Made, run: Run) -> None:
    path = begun("children_and_victims")
    at = ("--store", path, "--as", "Ada")
    assert run(*at, "case-add", "C1", "North").code == 0
    refused = run(*at, "judge", "C1", "3.1.2", "yes")
    assert refused.code == 3
    assert "no case is asked it; a panel judges it" in " ".join(refused.err.split())


def test_an_export_names_the_type_and_goes_round_byte_for_byte(begun: Made, run: Run, tmp_path: Path) -> None:
    first, again = tmp_path / "first.json", tmp_path / "again.json"
    assert run("--store", begun("children_and_victims"), "export", first).code == 0
    document = json.loads(first.read_text("utf-8"))
    assert document["framework"]["variant"] == "children_and_victims"
    other = tmp_path / "other.store"
    assert run("new", other, "--plain").code == 0
    assert run("--store", other, "import", first).code == 0
    assert run("--store", other, "export", again).code == 0
    assert again.read_bytes() == first.read_bytes()
    store = open_store(other)
    assert len(standards(store)) == 4
    store.close()


def test_an_inspection_of_another_type_is_not_mixed_in(begun: Made, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    described = {
        "format": "reviewtui/inspection",
        "format_version": 1,
        "framework": {"code": "hmip-youth-2025", "version": "1", "variant": "full"},
        "inspection": {"id": "youth", "title": "Youth"},
        "sites": [{"code": "NOR", "name": "North", "nation": "england"}],
        "people": [{"name": "Ada", "role": "lead_inspector"}],
    }
    (folder / "inspection.json").write_text(json.dumps(described), "utf-8")
    refused = run("--store", begun("children_and_victims"), "import", folder)
    assert refused.code == 3
    assert "is not of the same type of inspection" in " ".join(refused.err.split())


def test_an_unknown_type_is_refused_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no type of inspection “all” .* known: children_and_victims, full|nearest"):
        begun_with("hmip-youth-2025", "Youth", "North", "Ada", "all")
    made = run(
        "new", tmp_path / "x.store", "--plain", "--title", "T", "--framework", "hmip-youth-2025", "--variant", "ful"
    )
    assert made.code == 3
    assert "the nearest is “full”" in made.err
    assert not (tmp_path / "x.store").exists()


def test_new_says_that_all_standards_are_rated_where_no_type_was_picked(run: Run, tmp_path: Path) -> None:
    made = run("new", tmp_path / "x.store", "--plain", "--title", "T", "--framework", "hmip-youth-2025")
    assert made.code == 0
    assert "--variant: children_and_victims" in " ".join(made.err.split())


def test_trying_a_type_leaves_the_other_standards_out(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.json"
    table.write_text('{"given": {"2.1": "good"}}', "utf-8")
    tried = run("framework", "try", "hmip-youth-2025", table, "--variant", "children_and_victims", "--json")
    assert list(tried.json["standards"]) == ["2.1", "2.2", "2.3", "3.1"]
    assert len(run("framework", "try", "hmip-youth-2025", table, "--json").json["standards"]) == 7
