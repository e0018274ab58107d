"""`casefile check --framework`: the measures and missed opportunities of case files, without a store."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from reviewtui.framework.shipped import source
from tests.conftest import Run

CODE = "hsb-joint-2013@1"
INSPECTION = {
    "format": "reviewtui/inspection",
    "format_version": 1,
    "framework": {"code": "hsb-joint-2013", "version": "1"},
}
SITES = [
    {"code": "NOR", "name": "North", "nation": "england", "caseload": 4},
    {"code": "GLA", "name": "Glannau", "nation": "wales", "caseload": 4},
]
MEASURE_KEYS = {"measure", "start", "end", "value", "unit", "verdict", "why"}
PUBLISHED_MEASURES = ("disclosure-to-sentence", "detection-to-sentence", "longest-stretch-without-work")

FOUND = {
    "CTY-01": {"referral-without-strategy-discussion": ["e25"]},
    "CTY-02": {
        "referral-without-strategy-discussion": ["e2", "e4", "e5", "e7", "e8", "e11"],
        "repeated-referrals-closed": ["e2 e3 e5 e6 e11 e12"],
        "long-stretch-without-work": ["e14 e19"],
    },
    "CTY-03": {"referral-without-strategy-discussion": ["e23"]},
    "EST-01": {"referral-without-strategy-discussion": ["e23"]},
    "GLA-04": {
        "referral-without-strategy-discussion": ["e23"],
        "no-social-worker": ["e1 e2 e14"],
        "long-stretch-without-work": ["e7 e13"],
        "concern-told-to-none": ["e11"],
    },
    "MOR-02": {
        "referral-without-strategy-discussion": ["e2", "e4", "e7", "e11"],
        "repeated-referrals-closed": ["e2 e3 e4 e5 e7 e8"],
    },
    "NOR-02": {"long-stretch-without-work": ["e7 e15"]},
    "NOR-03": {"referral-without-strategy-discussion": ["e4", "e7"], "no-social-worker": ["e9 e10 e11"]},
    "WLD-01": {
        "referral-without-strategy-discussion": ["e6", "e9", "e11"],
        "no-social-worker": ["e2 e3 e4", "e2 e4 e7", "e2 e7 e12", "e2 e12 e17"],
        "long-stretch-without-work": ["e14 e21"],
    },
    "WLD-02": {"referral-without-strategy-discussion": ["e26"]},
    "WLD-03": {"referral-without-strategy-discussion": ["e6"]},
}
"""Every finding of the sample by what it rests on; in each the file's own words say that it was so."""


def written(folder: Path, *lines: str, site: str = "NOR", name: str = "case.json") -> Path:
    """A case file of events written `agency type date`, `date/until` for a span and `date/` for an open one."""
    case = {"format": "reviewtui/case", "format_version": 1, "reference": "C-1", "site": site}
    file = folder / name
    file.write_text(json.dumps({**case, "events": [_event(*line.split()) for line in lines]}), "utf-8")
    return file


def _event(agency: str, type_: str, dates: str) -> dict[str, Any]:
    begun, slash, until = dates.partition("/")
    return {"agency": agency, "type": type_, "date": begun, **({"until": until or None} if slash else {})}


def described(folder: Path, **inspection: str) -> None:
    document = {**INSPECTION, "inspection": {"id": "i", **inspection}, "sites": SITES}
    (folder / "inspection.json").write_text(json.dumps(document), "utf-8")


def checked(run: Run, file: Path, framework: str | Path = CODE) -> Any:
    ran = run("casefile", "check", file, "--framework", framework, "--json")
    assert ran.code == 0
    return ran.json["files"][str(file)]


def measure(run: Run, file: Path, code: str, framework: str | Path = CODE) -> Any:
    return next(found for found in checked(run, file, framework)["measures"] if found["measure"] == code)


@pytest.fixture(scope="session")
def sample() -> dict[str, Any]:
    """The sample's files as checked, by reference."""
    from click.testing import CliRunner

    from reviewtui.cli.group import group
    from tests.conftest import SAMPLE

    ran = CliRunner().invoke(group, ["casefile", "check", str(SAMPLE), "--framework", CODE, "--json"])
    return {found["reference"]: found for found in json.loads(ran.stdout)["files"].values()}


def test_every_measure_of_every_case_has_the_same_keys_and_a_known_verdict(sample: dict[str, Any]) -> None:
    measures = [found for case in sample.values() for found in case["measures"]]
    assert {frozenset(found) for found in measures} == {frozenset(MEASURE_KEYS)}
    assert {found["verdict"] for found in measures} <= {"within", "late", "undetermined", "no_limit", "invalid"}
    for case in sample.values():
        assert {found["measure"] for found in case["measures"]} >= set(PUBLISHED_MEASURES)


def test_the_sample_s_missed_opportunities_are_those_its_files_tell_of_and_no_others(sample: dict[str, Any]) -> None:
    found: dict[str, dict[str, list[str]]] = {}
    for reference, case in sample.items():
        for finding in case["findings"]:
            assert set(finding) == {"check", "events", "sentence"}
            found.setdefault(reference, {}).setdefault(finding["check"], []).append(" ".join(finding["events"]))
    assert found == FOUND


@pytest.mark.parametrize(("code", "months"), [("disclosure-to-sentence", 8), ("detection-to-sentence", 6)])
def test_the_sample_s_mean_intervals_are_the_published_ones(sample: dict[str, Any], code: str, months: int) -> None:
    found = [one for case in sample.values() for one in case["measures"] if one["measure"] == code]
    values = [one["value"] for one in found if one["value"] is not None]
    assert len(values) == 21
    assert round(float(Fraction(sum(values), len(values)) / Fraction("30.4375")), 1) == months
    assert all(one["verdict"] == ("undetermined" if one["value"] is None else "no_limit") for one in found)


def test_bradley_waited_eight_months_from_disclosure_and_nobody_worked_with_him(sample: dict[str, Any]) -> None:
    measures = {found["measure"]: found for found in sample["CTY-02"]["measures"]}
    for code in ("disclosure-to-sentence", "longest-stretch-without-work"):
        assert [measures[code][key] for key in ("start", "end", "value", "unit")] == [
            "e14", "e20", 240, "calendar_days",
        ]  # fmt: skip


def test_a_case_without_a_sentence_is_undetermined_and_one_out_of_order_invalid(run: Run, tmp_path: Path) -> None:
    unsentenced = written(tmp_path, "police disclosure 2011-01-01", "police detection 2012-01-01")
    found = measure(run, unsentenced, "disclosure-to-sentence")
    assert (found["start"], found["end"], found["value"], found["verdict"]) == ("e1", None, None, "undetermined")
    backwards = written(tmp_path, "police detection 2012-01-01", "court sentence 2011-06-01", name="b.json")
    found = measure(run, backwards, "detection-to-sentence")
    assert (found["start"], found["end"], found["value"], found["verdict"]) == ("e1", "e2", None, "invalid")


def test_with_a_file_at_fault_the_others_are_still_looked_at(run: Run, tmp_path: Path) -> None:
    good, bad = written(tmp_path, "police referral 2011-01-01", name="good.json"), tmp_path / "bad.json"
    bad.write_text("{}", "utf-8")
    ran = run("casefile", "check", good, bad, "--framework", CODE, "--json")
    assert ran.code == 1
    files = ran.json["files"]
    assert [finding["events"] for finding in files[str(good)]["findings"]] == [["e1"]]
    assert (files[str(bad)]["measures"], files[str(bad)]["findings"]) == ([], [])
    assert files[str(bad)]["faults"]


@pytest.fixture
def limited(tmp_path: Path) -> Path:
    """The shipped framework with a limit that England alone had in 2011."""
    text = source(CODE).replace("from: 2013-04-15", "from: 2011-01-01\n        to: 2011-12-31", 1)
    file = tmp_path / "limited.yaml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("site", "verdict"),
    [("NOR", "within"), ("North", "within"), ("GLA", "no_limit"), ("Glannau", "no_limit"), ("XXX", "undetermined")],
)
def test_the_nation_is_that_of_the_site_in_the_inspection_beside_the_file(
    run: Run, tmp_path: Path, limited: Path, site: str, verdict: str
) -> None:
    described(tmp_path)
    lines = "police other 2010", "social_care referral 2011-05-03", "social_care assessment 2011-05-10"
    file = written(tmp_path, *lines, site=site)
    found = measure(run, file, "referral-to-assessment", limited)
    assert (found["start"], found["end"], found["value"], found["verdict"]) == ("e2", "e3", 5, verdict)


@pytest.mark.parametrize(
    "beside",
    [
        None,
        "{",
        "[]",
        "{}",
        '{"sites": [3, {"code": "NOR", "nation": "atlantis"}], "inspection": {"fieldwork_to": "x"}}',
    ],
)
def test_with_no_inspection_to_be_read_beside_the_file_the_nation_is_unknown(
    run: Run, tmp_path: Path, limited: Path, beside: str | None
) -> None:
    if beside is not None:
        (tmp_path / "inspection.json").write_text(beside, "utf-8")
    file = written(tmp_path, "social_care referral 2011-05-03", "social_care assessment 2011-05-10")
    found = measure(run, file, "referral-to-assessment", limited)
    assert found["verdict"] == "undetermined"
    assert "nation" in found["why"]
    earlier = written(tmp_path, "social_care referral 2010-05-04", "social_care assessment 2010-05-10")
    found = measure(run, earlier, "referral-to-assessment", limited)
    assert (found["verdict"], "No limit was in force" in found["why"]) == ("no_limit", True)


def test_nothing_is_missed_that_could_still_have_come_after_the_fieldwork(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "social_care referral 2012-11-10")
    assert len(checked(run, file)["findings"]) == 1
    described(tmp_path, fieldwork_to="2012-11-30")
    assert checked(run, file)["findings"] == []


def test_as_text_each_measure_has_its_verdict_and_each_finding_its_sentence(run: Run, sample_folder: Path) -> None:
    ran = run("casefile", "check", sample_folder / "NOR-03.json", "--framework", CODE)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("NOR-03: ")
    assert lines[1].startswith("  no limit     disclosure-to-sentence: 252 days from the")
    assert sum(line.startswith("  possible") for line in lines) == 3
    assert all(len(line) <= 80 for line in lines[1:])
    assert ran.err == "Files: 1. Errors: 0. Missed opportunities: 3.\n"


def test_a_case_with_no_events_has_nothing_to_be_measured_and_nothing_missed(sample: dict[str, Any]) -> None:
    empty = sample["WLD-04"]
    assert {found["verdict"] for found in empty["measures"]} == {"undetermined"}
    assert empty["findings"] == []


LEFT = ("._case.json", ".DS_Store", "Thumbs.db", "desktop.ini", "~$x.xlsx")


def test_what_a_computer_leaves_in_a_folder_is_passed_over_and_named_once(run: Run, tmp_path: Path) -> None:
    written(tmp_path, "police referral 2012-04-03")
    for name in LEFT:
        (tmp_path / name).write_bytes(b"\x00\x05\x16\x07\xff")
    ran = run("casefile", "check", tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.count("._case.json") == 1
    assert all(f"“{name}”" in ran.err for name in LEFT)
    assert "Files: 1. Errors: 0." in ran.err
    assert list(run("casefile", "check", tmp_path, "--json").json["files"]) == [str(tmp_path / "case.json")]


def test_only_what_a_computer_left_is_nothing_to_check(run: Run, tmp_path: Path) -> None:
    (left := tmp_path / "._case.json").write_bytes(b"\x00\x05\x16\x07\xff")
    ran = run("casefile", "check", left)
    assert ran.code == 3
    assert ran.err == "Not read, because the computer made them: “._case.json”. Name the files themselves.\n"
