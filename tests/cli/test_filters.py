"""Every view and every verb that chooses cases, under every kind of filter: it is of those cases, and says which."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reviewtui.services.lead import commentary
from reviewtui.services.lead.challenges import Said, challenge
from reviewtui.services.store.stores import open_store
from reviewtui.services.views import VIEWS
from tests.conftest import LEAD, Run

JUDGED_BY = "Daniel Okafor"
FILTERS = {
    "site": (("--site", "north"), "site North"),
    "group": (("--group", "disability=yes"), "disability yes"),
    "state": (("--state", "complete"), "complete"),
    "two at once": (("--inspector", JUDGED_BY, "--state", "complete"), f"inspector {JUDGED_BY}, complete"),
}
NOTHING = ("--site", "north", "--state", "not-started")
SHOWN = {
    **{name: ("summary", "--view", name) for name in VIEWS},
    "summary": ("summary",),
    "overall": ("explain",),
    "standards": ("explain", "2"),
    "questions": ("explain", "1.2"),
    "recommendations": ("recommend", "list"),
    "challenges": ("challenge", "list"),
    "well and badly done": ("commentary", "list"),
    "times": ("timeliness",),
    "a time": ("timeliness", "disclosure-to-sentence"),
    "found": ("missed",),
}
QUESTIONS = 22


def cases_of(exported: dict[str, Any], kind: str) -> set[str]:
    """The cases that a filter leaves, by what the export says of each."""
    by_case: dict[str, list[dict[str, Any]]] = {case["reference"]: [] for case in exported["cases"]}
    for one in exported["judgements"]:
        by_case[one["case"]].append(one)
    complete = {case for case, found in by_case.items() if sum(one["counts"] for one in found) == QUESTIONS}
    return {
        "site": {case["reference"] for case in exported["cases"] if case["site"] == "NOR"},
        "group": {case["reference"] for case in exported["cases"] if case["characteristics"]["disability"]},
        "state": complete,
        "two at once": {
            case for case in complete if any(one["inspector"] == JUDGED_BY for one in by_case[case])
        },
    }[kind]  # fmt: skip


def named(document: Any) -> Iterator[str]:
    """Every case that a document names, in whatever place."""
    if isinstance(document, dict):
        for key, part in document.items():
            if key == "cases" and isinstance(part, list):
                yield from part
            elif key == "case" and isinstance(part, str):
                yield part
            else:
                yield from named(part)
    elif isinstance(document, list):
        for part in document:
            yield from named(part)


@pytest.mark.parametrize("kind", FILTERS)
def test_all_that_is_shown_is_of_the_cases_of_its_filter_and_says_so(run: Run, sample_store: Path, kind: str) -> None:
    words, said = FILTERS[kind]
    exported = run("export", "-", store=sample_store).json
    wanted = cases_of(exported, kind)
    inside, outside = min(wanted), min({case["reference"] for case in exported["cases"]} - wanted)
    with closing(open_store(sample_store)) as store:
        for case in (inside, outside):
            challenge(store, LEAD, case, Said("No plan was made.", "The service", "2026-06-01"))
            commentary.add(store, LEAD, case, "1", "done_well", "Told at once.")
    found = {
        name: run(*verb, *words, "--json", store=sample_store, person=LEAD).json
        for name, verb in SHOWN.items()
        if (name, kind) != ("summary", "site")
    }  # of one site the summary is its counts
    chosen = found["heatmap"]["filter"]
    assert any(chosen.values())
    assert {row["case"] for row in found["heatmap"]["rows"]} == set(named(found["questions"])) == wanted
    for name, document in found.items():
        assert document["filter"] == chosen, name
        assert set(named(document)) <= wanted, name
    for name in ("challenges", "well and badly done"):
        assert set(named(found[name])) == {inside}, name
    sites = zip(found["progress"]["rows"], found["progress"]["cells"], strict=True)
    assert sum(cells[0] for row, cells in sites if "site" in row) == len(wanted)
    if summary := found.get("summary"):
        assert found["overall"]["rating"] == summary["overall"]["rating"]
        for name in ("standards", "questions"):
            assert found[name]["rating"] == summary[name][found[name]["node"]]["rating"]
    for name, verb in SHOWN.items() if kind == "two at once" else ():
        printed = " ".join(run(*verb, *words, store=sample_store, person=LEAD).out.split())
        assert f"Filter: {said} · {len(wanted)} cases" in printed, name


def test_a_filter_that_leaves_nothing_is_refused_in_a_sentence(run: Run, sample_store: Path) -> None:
    for name, verb in SHOWN.items():
        ran = run(*verb, *NOTHING, store=sample_store, person=LEAD)
        assert (ran.code, ran.out) == (3, ""), name
        assert ran.err == "No cases match the filter. Leave out a part of it.\n"
    for verb in (("explain", "2", "--case"), ("timeliness", "--case"), ("missed", "--case"), ("challenge", "list")):
        ran = run(*verb, "NOR-01", "--site", "north", store=sample_store)
        assert (ran.code, ran.out) == (2, "")
        assert "names one case. Leave it out, or what chooses cases." in ran.err
    for verb in SHOWN.values():  # a name that a script left empty is no name, and is not passed over
        for option in ("--inspector", "--site"):
            ran = run(*verb, option, "", store=sample_store, person=LEAD)
            assert (ran.code, ran.out) == (3, ""), (verb, option)
