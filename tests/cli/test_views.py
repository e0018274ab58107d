"""Views of the cases by verb: what they hold is what the export and the summary say, and filters are always stated."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reviewtui.figures.exact_test import fisher_exact
from reviewtui.report.views.page import view_lines
from reviewtui.services.store.stores import open_store
from reviewtui.services.views.reading import view_of
from tests.conftest import Run
from tests.exported import read

LEAD, JUDGED_BY = "Margaret Oyelaran", "Daniel Okafor"


def view(run: Run, store: Path, name: str, *words: object) -> dict[str, Any]:
    ran = run("summary", "--view", name, *words, "--json", store=store)
    assert ran.code == 0, ran.err
    assert isinstance(ran.json, dict)
    return ran.json


def test_the_heat_map_is_every_answer_that_counts(run: Run, sample_store: Path) -> None:
    exported = read(sample_store)
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
    printed = " ".join(run("summary", "--view", "heatmap", store=sample_store).out.split())
    assert "O Outstanding, G Good, R Requires impr., I Inadequate, x Not applicable; - not asked" in printed


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
    words = ("--site", "north", "--group", "looked_after=Yes", "--state", "complete", "--inspector", JUDGED_BY)
    found = view(run, sample_store, "heatmap", *words)
    assert found["rows"] == [{"case": "NOR-04", "site": "NOR"}]
    assert found["filter"] == {
        "site": "NOR", "inspector": JUDGED_BY, "state": "judged", "group": {"looked_after": "yes"},
    }  # fmt: skip
    page = run("summary", "--view", "heatmap", *words, store=sample_store).out
    said = " ".join(page.split())
    assert f"Filter: site North, inspector {JUDGED_BY}, complete, looked after yes · 1 case" in said
    assert "NOR-04 North G O O x R G G G R O G G G O O I O R G G R R" in said
    assert view(run, sample_store, "sites", "--site", "NOR")["rows"] == [{"site": "NOR", "name": "North", "cases": 4}]
    summary = " ".join(run("summary", *words, store=sample_store).out.split())
    assert f"Filter: site North, inspector {JUDGED_BY}, complete, looked after yes · 1 case" in summary
    assert "1 of 1 case complete" in summary


def test_cases_stand_in_the_order_asked_for(run: Run, sample_store: Path) -> None:
    lowest = view(run, sample_store, "heatmap", "--sort", "lowest")
    assert [row["case"] for row in lowest["rows"]][:2] == ["WLD-01", "CTY-02"]
    assert {row["case"] for row in lowest["rows"][-4:]} == {"EST-04", "GLA-02", "CTY-03", "WLD-04"}
    patterns = view(run, sample_store, "heatmap", "--sort", "pattern")
    first = [cells[0] for cells in patterns["cells"]]
    assert first == sorted(first, key=["requires_improvement", "good", "outstanding", None].index)


def test_groups_are_compared_exactly_or_not_told_apart(run: Run, sample_store: Path) -> None:
    found = view(run, sample_store, "groups")
    rows = {(row["group"], row["value"]): number for number, row in enumerate(found["rows"])}
    disabled = found["cells"][rows["disability", "yes"]]
    filtered = view(run, sample_store, "sites", "--group", "disability=yes")
    for place in range(len(found["columns"])):
        for key in ("good", "applicable"):
            assert disabled[place][key] == sum(cells[place][key] for cells in filtered["cells"])
    compared = [each for each in found["comparisons"] if each["group"] == "disability"]
    assert compared
    for each in compared:
        place = found["columns"].index(each["question"])
        one, other = (found["cells"][rows["disability", value]][place] for value in each["values"])
        assert min(one["applicable"], other["applicable"]) >= 5
        p = fisher_exact(one["good"], one["applicable"], other["good"], other["applicable"])
        assert (each["p"], each["differs"]) == (pytest.approx(p, abs=1e-6), each["p_corrected"] < 0.05)
        assert each["p"] <= each["p_corrected"] <= min(1, len(compared) * p) + 1e-6
    page = " ".join(run("summary", "--view", "groups", store=sample_store).out.split())
    assert "Cannot tell whether groups differ: no question has 5 applicable cases in two of them." in page
    assert "none beyond chance" in page


def test_a_group_that_differs_by_more_than_chance_is_named_with_both_counts(
    run: Run, first_checklist_store: Path, tmp_path: Path
) -> None:
    for number in range(20):
        reference, in_care = f"NOR-{number:02}", number < 10
        case = {"format": "reviewtui/case", "format_version": 1, "reference": reference, "site": "NOR"}
        file = tmp_path / f"{reference}.json"
        file.write_text(json.dumps({**case, "characteristics": {"looked_after": in_care}}), "utf-8")
        assert run("import", file, store=first_checklist_store).code == 0
        answer = ["good"] if in_care else ["inadequate", "--rationale", "Nobody asked."]
        ran = run("judge", reference, "1.1", *answer, store=first_checklist_store, person=JUDGED_BY)
        assert ran.code == 0, ran.err
    page = " ".join(run("summary", "--view", "groups", store=first_checklist_store).out.split())
    assert "1.1 differs by more than chance: no 0/10, yes 10/10 (p 0.000)." in page
    assert "On 13 questions there are too few cases to compare." in page


def test_the_other_views_say_what_the_verbs_on_the_same_figures_say(run: Run, sample_store: Path) -> None:
    times = view(run, sample_store, "timeliness")
    told = run("timeliness", "--json", store=sample_store).json["timeliness"]
    assert times["columns"] == list(told)
    assert times["rows"][-1] == {"site": None, "name": "All sites"}
    for code, cell in zip(times["columns"], times["cells"][-1], strict=True):
        assert cell == {key: told[code][key] for key in cell}
    missed = view(run, sample_store, "missed")
    findings = run("missed", "--json", store=sample_store).json
    assert {row["case"] for row in missed["rows"]} == set(findings["missed_opportunities"][""]["cases"]) | {
        row["case"]
        for row, cells in zip(missed["rows"], missed["cells"], strict=True)
        if set(cells) <= {None, "dismissed"}
    }
    progress, whole = view(run, sample_store, "progress"), run("summary", "--json", store=sample_store).json["progress"]
    sites = [cells for row, cells in zip(progress["rows"], progress["cells"], strict=True) if "site" in row]
    days = [cells for row, cells in zip(progress["rows"], progress["cells"], strict=True) if "day" in row]
    for place, name in enumerate(progress["columns"]):
        assert sum(cells[place] for cells in sites) == whole[name]
    assert sum(cells[4] for cells in days) == whole["judgements"]
    for name, said in (
        ("timeliness", "North: 191, 191, 252, 378 (4 of 4)"),
        ("missed", "CTY-01 City ✓ Referral without a strategy discussion"),
        ("progress", "North 4 4 0 0 88 0"),
    ):
        assert said in " ".join(run("summary", "--view", name, store=sample_store).out.split())
    north = view(run, sample_store, "missed", "--site", "NOR")
    assert north["rows"] == [row for row in missed["rows"] if row["site"] == "NOR"]


def test_agreement_and_departures_are_for_a_lead(run: Run, sample_store: Path) -> None:
    agreement = run("summary", "--view", "agreement", "--json", store=sample_store, person=LEAD).json
    told = run("moderate", "--agreement", "--json", store=sample_store, person=LEAD).json["agreement"]
    assert [row["node"] for row in agreement["rows"]] == [row["node"] for row in told]
    assert agreement["cells"] == [[row[name] for name in agreement["columns"]] for row in told]
    page = run("summary", "--view", "departures", store=sample_store, person=LEAD).out
    assert "4.1 Work before sentence: 4 of 21 suggestions answered otherwise" in page
    for name in ("agreement", "departures"):
        ran = run("summary", "--view", name, store=sample_store, person=JUDGED_BY)
        assert (ran.code, ran.out) == (3, "")
        assert "Only a lead inspector sees" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--view", "heat"), 2, "Invalid value for “--view”: “heat” is not one of"),
        (("--view", "sites", "--group", "looked_after"), 2, "A group is KEY=VALUE"),
        (("--view", "sites", "--group", "looked=yes"), 3, "Cases are not grouped by “looked”; did you mean"),
        (("--view", "sites", "--group", "gender=robot"), 3, "No case has “robot” as its gender;"),
        (("--view", "sites", "--site", "Nort"), 3, "did you mean “North”?"),
        (
            ("--view", "sites", "--site", "WLD", "--state", "judged", "--group", "looked_after=not_recorded"),
            3,
            "No case",
        ),
        (("--view", "groups", "--site", "NOR", "--group", "looked_after=yes"), 3, "Only one case fits the filter"),
        (("--group", "looked_after=yes", "--by-site"), 2, "--by-site shows all cases of each site."),
        (("--group", "looked_after=yes", "--site", "Glannau"), 3, "No cases match the filter. Leave out a part of it."),
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


@pytest.mark.parametrize("name", ["progress", "agreement"])
def test_no_figure_is_cut_on_the_smallest_terminal(sample_store: Path, name: str) -> None:
    with closing(open_store(sample_store)) as store:
        found = view_of(store, name, person=LEAD)
    narrow, wide = (
        sorted(word for line in view_lines(found, width) for word in line.plain.split() if word[0].isdigit())
        for width in (58, 100)
    )
    assert set(narrow) == set(wide)
    assert not any("…" in line.plain or line.cell_len > 58 for line in list(view_lines(found, 58))[2:])
