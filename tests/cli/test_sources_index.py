"""The index of answers by source: equal to what the export says that each answer rests on."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exported import read


def test_every_source_has_the_answers_that_rest_on_it(run: Run, sample_store: Path) -> None:
    found = run("summary", "--sources", "--json", store=sample_store).json["sources"]
    exported = read(sample_store)
    counted = [item for item in exported["judgements"] if item["counts"] and item["answer"]]
    agency = {(each["case"], each["id"]): each["agency"] for each in exported["documents"]}
    child = {(item["case"], item["question"]) for item in counted if {"source": "child"} in item["evidence"]}
    yot = {
        (item["case"], item["question"])
        for item in counted
        for piece in item["evidence"]
        if "document" in piece and agency[item["case"], piece["document"]] == "yot"
    }
    for kind, source, wanted in (("person", "child", child), ("document", "yot", yot)):
        (row,) = [each for each in found if (each["kind"], each["source"]) == (kind, source)]
        assert {(each["case"], each["question"]) for each in row["at"]} == wanted
        assert (row["answers"], row["cases"]) == (len(wanted), len({case for case, _ in wanted}))
        assert wanted
    assert [each["kind"] for each in found] == sorted(
        (each["kind"] for each in found), key=["person", "document", "event", "absence"].index
    )
    text = run("summary", "--sources", store=sample_store).out
    good = next(each["good"] for each in found if each["source"] == "child")
    assert f"child: {len(child)} answers in {len({case for case, _ in child})} cases, {good} of them good." in text
    assert "Documents, by agency" in text


@pytest.mark.parametrize("more", [("--by-site",), ("--view", "heatmap"), ("--site", "North"), ("--responsible",)])
def test_it_covers_the_whole_inspection(more: tuple[str, ...], run: Run, sample_store: Path) -> None:
    ran = run("summary", "--sources", *more, store=sample_store)
    assert (ran.code, ran.out) == (2, "")
    assert "Leave out" in ran.err
