"""Timeliness, missed opportunities and suggestions by verb: every figure leads to its cases and events."""

import re
from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, Run
from tests.exported import read

MISSED = "referral-without-strategy-discussion"


def flat(text: str) -> str:
    """Printed text as one line."""
    return re.sub(r"\s+", " ", text)


def test_the_summary_prints_both_published_intervals_with_their_events(run: Run, sample_store: Path) -> None:
    page = flat(run("summary", store=sample_store).out)
    assert "Disclosure to sentence: mean 8.0 months (244 days), 21 of 24 cases;" in page
    assert "Detection to sentence: mean 6.0 months (183 days), 21 of 24 cases;" in page
    assert "Days in each case, longest first: NOR-02 328 · CTY-02 240" in page
    assert "Could not be calculated: CTY-03, GLA-02, WLD-04." in page


def test_the_summary_counts_missed_opportunities_by_kind_and_site(run: Run, sample_store: Path) -> None:
    page = flat(run("summary", store=sample_store).out)
    may = (
        "of 23 cases has a possible missed opportunity before the index offence, 4.6 years before it; 8 more confirmed"
    )
    assert f"1 {may}, from 8 months to 9.3 years before it" in page
    assert "Without a social worker: 1 of 23 cases possible, 2 more confirmed; 1 before the offence (12.2 years" in page
    assert "none at Estuary, Moorside or City" in page
    assert "No chronology yet in 1 case, which is not counted here." in page
    shown = run("summary", "--json", store=sample_store).json["missed_opportunities"]
    assert (shown[""]["of"], shown[""]["no_chronology"]) == (23, 1)
    assert {"CTY-02", "NOR-03", "MOR-02", "WLD-01"} <= set(shown[""]["confirmed_cases"])
    assert {"CTY-02", "WLD-01"} <= set(shown[""]["cases"])
    assert shown[MISSED]["before_offence"]["CTY-02"] == 2811
    assert set(shown[MISSED]["sites"]["CTY"]) == {"cases", "of"}


def test_a_site_of_few_cases_has_counts_and_no_share(run: Run, sample_store: Path) -> None:
    measure = run("summary", "--json", store=sample_store).json["timeliness"]["referral-to-strategy-discussion"]
    within, unknown = measure["within"], measure["cannot_tell"]
    assert within + measure["late"] + unknown + measure["no_limit"] == measure["of"] == 24
    shares = measure["share_within"], measure["share_least"], measure["share_most"]
    assert shares == (None, round(within / 24, 3), round((within + unknown) / 24, 3))
    assert {site["share_most"] for site in measure["sites"].values()} == {None}


def test_a_figure_leads_to_its_cases_and_they_to_their_events(run: Run, sample_store: Path) -> None:
    listed = flat(run("timeliness", "longest-stretch-without-work", store=sample_store).out)
    assert "NOR-02 no limit 328 days without contact or intervention from the contact recorded by" in listed
    alone = run("timeliness", "disclosure-to-sentence", "--case", "CTY-02", store=sample_store).out
    assert "240 days from the" in flat(alone)
    assert "Index offence disclosed to the police." in alone


def test_as_json_the_cases_and_events_come_with_the_figures(run: Run, sample_store: Path) -> None:
    shown = run("timeliness", "disclosure-to-sentence", "--case", "CTY-02", "--json", store=sample_store).json
    case = shown["timeliness"]["disclosure-to-sentence"]["cases"]["CTY-02"]
    assert (case["value"], case["verdict"], case["start"], case["end"]) == (240, "no_limit", "e14", "e20")
    assert [event["id"] for event in shown["events"]] == ["e14", "e20"]
    site = run("timeliness", "--site", "North", "--json", store=sample_store).json["timeliness"]
    assert set(site["disclosure-to-sentence"]["cases"]) == {"NOR-01", "NOR-02", "NOR-03", "NOR-04"}


def test_findings_are_listed_with_their_ids_and_decided_by_them(run: Run, sample_store: Path) -> None:
    finding = f"{MISSED}:e2"
    assert finding in run("missed", MISSED, "--case", "CTY-02", store=sample_store).out
    as_inspector = {"store": sample_store, "person": INSPECTOR}
    assert run("finding", "CTY-02", finding, "dismiss", **as_inspector).code == 3
    ran = run("finding", "CTY-02", finding, "dismiss", "--reason", "Held by telephone.", **as_inspector)
    dismissed = "CTY-02 missed opportunity “Referral without a strategy discussion”: dismissed."
    assert ran.out == f"{dismissed} Its events are still evidence for 3.1, 5.1.\n"
    assert run("finding", "CTY-02", f"{MISSED}:e4", "confirm", **as_inspector).code == 0
    shown = run("missed", "--case", "CTY-02", "--json", store=sample_store).json
    decided = {one["id"]: (one["decision"], one["reason"]) for one in shown["findings"]}
    assert decided[finding] == ("dismissed", "Held by telephone.")
    assert decided[f"{MISSED}:e4"] == ("confirmed", None)
    assert "dismissed by Ruth Hallam: Held by telephone." in flat(run("missed", store=sample_store).out)


def test_the_events_of_a_finding_become_evidence(run: Run, sample_store: Path) -> None:
    link = ("finding", "CTY-02", "repeated-referrals-closed:e2+e3+e5+e6+e11+e12", "link")
    assert run(*link, store=sample_store, person=INSPECTOR).code == 2
    refused = run(*link, "--question", "3.1", store=sample_store, person=INSPECTOR)
    assert (refused.code, refused.err[:39]) == (3, "Only a confirmed missed opportunity can")
    assert run(*link[:3], "confirm", store=sample_store, person=INSPECTOR).code == 0
    ran = run(*link, "--question", "3.1", store=sample_store, person=INSPECTOR)
    assert ran.code == 0
    judged = read(sample_store)["judgements"]
    evidence = next(one["evidence"] for one in judged if (one["case"], one["question"]) == ("CTY-02", "3.1"))
    assert {"event": "e12"} in evidence


def test_a_suggestion_is_shown_taken_over_and_set_aside(run: Run, sample_store: Path) -> None:
    shown = run("suggestion", "NOR-02", "4.1", store=sample_store).out
    assert shown.startswith("Inadequate: 328 days without contact or intervention")
    done = run("suggestion", "NOR-02", "4.1", "set-aside", store=sample_store, person=INSPECTOR)
    assert done.out == "NOR-02 suggestion for 4.1: dismissed.\n"
    assert "Inadequate (dismissed)" in run("suggestion", "NOR-02", "4.1", store=sample_store).out
    counted = run("summary", "--json", store=sample_store).json["suggestions"]["4.1"]
    assert counted["set_aside"] == 3
    assert counted["same_answer"] + counted["other_answer"] + counted["unanswered"] == counted["offered"] == 21


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("timeliness", "disclosure-to-sentense"), "did you mean “disclosure-to-sentence”?"),
        (("timeliness", "--case", "NOR-99"), "There is no case “NOR-99”"),
        (("timeliness", "--site", "Nowhere"), "Unknown site “Nowhere”"),
        (("missed", "nothing"), "“nothing” is not a check of this framework"),
        (("suggestion", "NOR-02", "9.9"), "no question “9.9”"),
    ],
)
def test_what_nobody_knows_is_bad_input(run: Run, sample_store: Path, words: tuple[str, ...], said: str) -> None:
    ran = run(*words, store=sample_store)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err


def test_a_framework_without_measures_has_neither_section(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "plain.store"
    made = ("new", str(store), "--plain", "--title", "T", "--framework", "cfsr-osri", "--nation", "united_states")
    ran = run(*made)
    assert ran.code == 0, ran.err
    assert "Timeliness" not in run("summary", store=store).out
    assert not {"timeliness", "missed_opportunities", "suggestions"} & set(run("summary", "--json", store=store).json)
    assert run("timeliness", store=store).err == "This framework measures no time.\n"
