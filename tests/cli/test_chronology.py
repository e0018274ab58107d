"""The chronology by verb: the list, the timeline, and one JSON document."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import INSPECTOR, Run

CASE = "NOR-03"


def test_it_prints_every_event_with_its_text_and_source(run: Run, sample_store: Path) -> None:
    ran = run("chronology", CASE, store=sample_store)
    assert ran.code == 0
    assert ran.err == "Events: 26.\n"
    assert " 11 September 2007 to 18 September 2007 School, exclusion" in ran.out
    assert "   e6, d1 Primary school safeguarding file, page 40" in ran.out


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--agency", "CAMHS"], ["e12"]),
        (["--agency", "pol", "--type", "referral"], ["e4", "e7"]),
        (["--agency", "police", "--agency", "school", "--type", "concern", "--type", "charge"], ["e1", "e19"]),
        (["--type", "social worker allocated"], ["e9", "e11"]),
        (["--type", "social_worker_allocated", "--find", "waiting LIST"], ["e9"]),
        (["--find", "nothing like it"], []),
    ],
    ids=" ".join,
)
def test_it_is_narrowed_by_agency_type_and_words(
    run: Run, sample_store: Path, options: list[str], ids: list[str]
) -> None:
    ran = run("chronology", CASE, *options, "--json", store=sample_store)
    assert [event["id"] for event in ran.json["events"]] == ids
    assert run("chronology", CASE, *options, store=sample_store).err == f"Events: {len(ids)} of 26.\n"


def test_events_in_json_are_written_as_case_files_write_them(run: Run, sample_store: Path, sample_folder: Path) -> None:
    import json

    written = json.loads((sample_folder / f"{CASE}.json").read_text("utf-8"))["events"]
    ran = run("chronology", CASE, "--json", store=sample_store)
    assert ran.err == ""
    assert ran.json["case"] == CASE
    assert ran.json["events"] == sorted(written, key=lambda event: (event["date"] + "-01-01")[:10])


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_timeline_has_a_lane_for_each_agency_and_says_what_its_letters_mean(
    run: Run, sample_store: Path, width: int
) -> None:
    ran = run("chronology", CASE, "--timeline", store=sample_store, env={"COLUMNS": str(width)})
    assert [line.split()[0] for line in ran.out.splitlines()[:6]] == ["CSC", "POL", "SCH", "CAM", "YOT", "CRT"]
    assert "w social worker allocated" in ran.out
    assert "░ no work" in ran.out
    assert max(cell_len(line) for line in ran.out.splitlines()) <= width


def test_a_narrowed_timeline_has_only_the_lanes_that_are_left(run: Run, sample_store: Path) -> None:
    ran = run("chronology", CASE, "--timeline", "--agency", "court", store=sample_store)
    assert ran.out.splitlines()[0].startswith("CRT")
    assert "POL" not in ran.out


def test_a_case_without_events_says_so(run: Run, sample_store: Path) -> None:
    run("case-add", "NOR-90", "North", store=sample_store, person=INSPECTOR)
    assert run("chronology", "NOR-90", "--timeline", store=sample_store).out.strip() == "No events."
    ran = run("chronology", "NOR-90", store=sample_store)
    assert (ran.out, ran.err) == ("", "Events: 0.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["NOR-77"], "NOR-77"),
        ([CASE, "--agency", "polce"], "“polce” is not an agency; did you mean “police”?"),
        ([CASE, "--type", "refferal"], "“refferal” is not an event type; did you mean “referral”?"),
    ],
)
def test_a_name_nobody_knows_is_bad_input(run: Run, sample_store: Path, arguments: list[str], said: str) -> None:
    ran = run("chronology", *arguments, store=sample_store)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err


def test_missed_opportunities_stand_under_their_event_with_what_was_decided(run: Run, sample_store: Path) -> None:
    finding = "referral-without-strategy-discussion:e4"
    options = ("--agency", "police", "--type", "referral")
    first = run("chronology", CASE, *options, "--json", store=sample_store).json["findings"][0]
    assert (first["id"], first["decision"], first["events"][0]) == (finding, "confirmed", "e4")
    run("finding", CASE, finding, "dismiss", "--reason", "told by telephone", store=sample_store, person=INSPECTOR)
    printed = run("chronology", CASE, *options, store=sample_store).out
    assert "┄ dismissed: Expected: a referral to social care" in printed
    assert f"{INSPECTOR}: told by telephone" in printed
    assert printed.index("e4, d3") < printed.index("┄ dismissed") < printed.index("e7, d3")
    assert "findings" not in run("chronology", CASE, "--agency", "court", "--json", store=sample_store).json


def test_events_taken_out_and_what_was_not_found_stand_where_they_belong(run: Run, sample_store: Path) -> None:
    run("event", CASE, "e1", "--withdraw", "--reason", "another child", store=sample_store, person=INSPECTOR)
    run("absence", CASE, "plan, social care, 2007", store=sample_store, person=INSPECTOR)
    printed = run("chronology", CASE, store=sample_store).out
    assert "another child" in printed
    places = [printed.index(words) for words in ("Withdrawn, e1", "e2, d2", "No evidence found of a plan", "e6, d1")]
    assert places == sorted(places)
