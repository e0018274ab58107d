"""`search` by verb: hits in context, and as JSON."""

import json
from pathlib import Path

from tests.conftest import INSPECTOR, Run


def test_words_are_found_in_context(run: Run, sample_store: Path) -> None:
    ran = run("search", "custody", "record", store=sample_store, person=INSPECTOR)
    assert ran.code == 0
    assert "NOR-03   Document d7" in ran.out
    assert "Custody record and interview summary" in ran.out
    assert "Found: 2 in 2 cases." in ran.out


def test_the_words_around_a_hit_are_whole(run: Run, sample_store: Path) -> None:
    ran = run("search", "school", store=sample_store, person=INSPECTOR)
    whole = {word for hit in run("search", "school", "--json", store=sample_store, person=INSPECTOR).json["hits"]
             for word in hit["text"].split()}  # fmt: skip
    cut = [line.strip() for line in ran.out.splitlines() if line.endswith("…") and line.startswith("   ")]
    assert len(cut) > 10
    assert {line.strip("…").split()[-1] for line in cut} <= whole | {word.rstrip(",;:·") for word in whole}


def test_several_words_in_quotation_marks_stand_together(run: Run, sample_store: Path) -> None:
    ran = run("search", "custody record", "--json", store=sample_store, person=INSPECTOR)
    document = json.loads(ran.out)
    assert (document["total"], document["cases"]) == (1, 1)
    (hit,) = document["hits"]
    assert (hit["case"], hit["kind"], hit["piece"]) == ("NOR-03", "document", {"document": "d7"})


def test_nothing_found_is_said(run: Run, sample_store: Path) -> None:
    ran = run("search", "zzzz", store=sample_store, person=INSPECTOR)
    assert (ran.code, "Nothing was found" in ran.out) == (0, True)


def test_an_unknown_case_is_bad_input(run: Run, sample_store: Path) -> None:
    assert run("search", "custody", "--case", "NOR-99", store=sample_store, person=INSPECTOR).code == 3
