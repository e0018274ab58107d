"""Views of the cases by verb: what they hold is what the export and the summary say, and filters are always stated."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

JUDGED_BY = "Daniel Okafor"


def view(run: Run, store: Path, name: str, *words: object) -> dict[str, Any]:
    ran = run("summary", "--view", name, *words, "--json", store=store)
    assert ran.code == 0, ran.err
    assert isinstance(ran.json, dict)
    return ran.json


def test_the_heat_map_is_every_answer_that_counts(run: Run, sample_store: Path) -> None:
    exported = run("export", "-", store=sample_store).json
    answers = {
        (one["case"], one["question"]): one["answer"] for one in exported["judgements"] if one["counts"]
    }  # fmt: skip
    found = view(run, sample_store, "heatmap")
    assert list(found) == ["view", "rows", "columns", "cells", "filter"]
    assert [row["case"] for row in found["rows"]][:5] == ["NOR-01", "NOR-02", "NOR-03", "NOR-04", "EST-01"]
    assert found["filter"] == {"site": None, "inspector": None, "state": None, "group": None}
    shown = {
        (row["case"], question): answer
        for row, cells in zip(found["rows"], found["cells"], strict=True)
        for question, answer in zip(found["columns"], cells, strict=True)
    }
    assert {place: answer for place, answer in shown.items() if answer is not None} == answers
    assert len(shown) == 24 * 22


def test_sites_by_questions_counts_what_the_summary_of_each_site_counts(run: Run, sample_store: Path) -> None:
    by_site = run("summary", "--by-site", "--json", store=sample_store).json["sites"]
    found = view(run, sample_store, "sites")
    for row, cells in zip(found["rows"], found["cells"], strict=True):
        shares = {code: node["share"] for code, node in by_site[row["site"]]["questions"].items()}
        expected = [{key: shares[code][key] for key in ("good", "applicable")} for code in found["columns"]]
        assert cells == expected
        assert row["cases"] == 4
    assert [row["name"] for row in found["rows"]] == [site["site"]["name"] for site in by_site.values()]


def test_filters_narrow_together_and_stand_in_what_is_printed(run: Run, sample_store: Path) -> None:
    words = ("--site", "north", "--group", "looked_after=Yes", "--state", "judged", "--inspector", JUDGED_BY)
    found = view(run, sample_store, "heatmap", *words)
    assert found["rows"] == [{"case": "NOR-04", "site": "NOR"}]
    assert found["filter"] == {
        "site": "NOR", "inspector": JUDGED_BY, "state": "judged", "group": {"looked_after": "yes"},
    }  # fmt: skip
    page = run("summary", "--view", "heatmap", *words, store=sample_store).out
    said = " ".join(page.split())
    assert f"Filter: site North, inspector {JUDGED_BY}, judged, looked after yes · 1 case" in said
    assert "NOR-04 North G O O x R G G G R O G G G O O I O R G G R R" in said
    assert view(run, sample_store, "sites", "--site", "NOR")["rows"] == [{"site": "NOR", "name": "North", "cases": 4}]


def test_cases_stand_in_the_order_asked_for(run: Run, sample_store: Path) -> None:
    lowest = view(run, sample_store, "heatmap", "--sort", "lowest")
    assert [row["case"] for row in lowest["rows"]][:2] == ["WLD-01", "CTY-02"]
    assert {row["case"] for row in lowest["rows"][-4:]} == {"EST-04", "GLA-02", "CTY-03", "WLD-04"}
    patterns = view(run, sample_store, "heatmap", "--sort", "pattern")
    first = [cells[0] for cells in patterns["cells"]]
    assert first == sorted(first, key=["requires_improvement", "good", "outstanding", None].index)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--view", "heat"), 2, "Invalid value for '--view': 'heat' is not one of"),
        (("--view", "sites", "--group", "looked_after"), 2, "A group is KEY=VALUE"),
        (("--view", "sites", "--group", "looked=yes"), 3, "Cases are not grouped by “looked”; did you mean"),
        (("--view", "sites", "--group", "gender=robot"), 3, "No case has “robot” as its gender;"),
        (("--view", "sites", "--site", "Nort"), 3, "did you mean “North”?"),
        (
            ("--view", "sites", "--site", "WLD", "--state", "judged", "--group", "looked_after=not_recorded"),
            3,
            "No case",
        ),
        (("--group", "looked_after=yes"), 2, "Name one with --view."),
        (("--view", "sites", "--by-site"), 2, "Leave out --by-site"),
        (("--view", "sites", "--sort", "lowest"), 2, "--sort is for `--view heatmap`."),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(
    run: Run, sample_store: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = run("summary", *words, store=sample_store)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
