"""Lists and figures by verb: cases, history, alerts, summary, explanations; as text, and as one JSON document."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, Run
from tests.exported import read

READING = [
    ["cases"], ["cases", "--sort", "worst", "--descending"], ["history"], ["history", "--case", "NOR-01"], ["summary"],
    ["summary", "--site", "nor"], ["summary", "--by-site"], ["explain"], ["explain", "1"], ["explain", "1.2"],
    ["explain", "1.2", "--case", "NOR-01"], ["alert", "list"], ["alert", "list", "--case", "NOR-90"],
    ["chronology", "GLA-01"],
]  # fmt: skip


@pytest.fixture(scope="session")
def _judged_sample(tmp_path_factory: pytest.TempPathFactory, run: Run, _imported_sample: Path) -> Path:
    """The sample with some judgements and an alert: made once a test process, only ever copied."""
    store = Path(shutil.copy(_imported_sample, tmp_path_factory.mktemp("judged") / "judged.store"))
    for case, answer in (("NOR-90", "good"), ("NOR-91", "inadequate"), ("NOR-92", "requires_improvement")):
        run("case-add", case, "North", store=store, person=INSPECTOR)
        run("judge", case, "1.2", answer, "--rationale", "why \x1b[2J", store=store, person=INSPECTOR)
    run("alert", "raise", "NOR-90", "child_at_risk", "left alone \u202eevil", store=store, person=INSPECTOR)
    return store


@pytest.fixture
def judged(tmp_path: Path, _judged_sample: Path) -> Path:
    """The same in a store of this test's own."""
    return Path(shutil.copy(_judged_sample, tmp_path / "judged.store"))


@pytest.mark.parametrize("verb", READING, ids=" ".join)
def test_json_is_one_document_and_nothing_else(run: Run, judged: Path, verb: list[str]) -> None:
    ran = run(*verb, "--json", store=judged)
    assert (ran.code, ran.err) == (0, "")
    assert isinstance(ran.json, dict)
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


@pytest.mark.parametrize("width", [80, 60, 40])
@pytest.mark.parametrize("verb", READING, ids=" ".join)
def test_text_fits_the_width_and_cannot_steer_the_terminal(run: Run, judged: Path, verb: list[str], width: int) -> None:
    from rich.cells import cell_len

    ran = run(*verb, store=judged, env={"COLUMNS": str(width)})
    assert ran.code == 0
    assert ran.out
    assert max(cell_len(line) for line in ran.out.splitlines()) <= width
    assert not set(ran.out) & {"\x1b", "\u202e"}


def test_text_is_80_columns_wide_without_a_terminal(run: Run, judged: Path) -> None:
    assert max(len(line) for line in run("summary", store=judged).out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("options", "references"),
    [
        (["--text", "nor-9"], ["NOR-90", "NOR-91", "NOR-92"]),
        (["--text", "nor-9", "--descending"], ["NOR-92", "NOR-91", "NOR-90"]),
        (["--text", "nor-9", "--grade", "Inadequate"], ["NOR-91"]),
        (["--text", "nor-9", "--grade", "2"], ["NOR-90"]),
        (["--text", "nor-9", "--answer", "1.2=requires_improvement"], ["NOR-92"]),
        (["--text", "nor-9", "--answer", "1.2="], []),
        (["--text", "nor-9", "--answer", "1.1="], ["NOR-90", "NOR-91", "NOR-92"]),
        (["--text", "nor-9", "--state", "not-started"], []),
        (["--text", "nor-9", "--person", INSPECTOR.lower()], ["NOR-90", "NOR-91", "NOR-92"]),
        (["--text", "nor-9", "--site", "north"], ["NOR-90", "NOR-91", "NOR-92"]),
        (["--text", "nor-9", "--site", "EST"], []),
    ],
    ids=lambda value: " ".join(value),
)
def test_cases_are_narrowed_and_sorted(run: Run, judged: Path, options: list[str], references: list[str]) -> None:
    found = run("cases", *options, "--json", store=judged).json["cases"]
    assert [case["reference"] for case in found] == references
    listed = run("cases", *options, store=judged).out.splitlines()[1:]
    assert [line.split()[0] for line in listed] == references


def test_an_answer_to_narrow_by_needs_its_question(run: Run, judged: Path) -> None:
    assert run("cases", "--answer", "good", store=judged).code == 2


def test_a_question_of_the_history_needs_its_case(run: Run, judged: Path) -> None:
    assert run("history", "--question", "1.2", store=judged).code == 2


def test_the_whole_list_is_read_page_by_page(run: Run, judged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reviewtui.cli import cases, history

    whole = run("cases", store=judged).out, run("history", store=judged).out
    monkeypatch.setattr(cases, "PAGE", 2)
    monkeypatch.setattr(history, "PAGE", 3)
    assert (run("cases", store=judged).out, run("history", store=judged).out) == whole


def test_history_shows_the_reasons_and_what_was_replaced(run: Run, judged: Path) -> None:
    run("judge", "NOR-90", "1.2", "outstanding", "--reason", "read again", store=judged, person=INSPECTOR)
    text = run("history", "--case", "NOR-90", "--question", "1.2", store=judged).out
    assert "Outstanding" in text
    assert "Reason: read again" in text
    assert "(replaced since)" in text
    assert "why ␛[2J" in text


def test_the_history_of_one_person_holds_what_they_recorded_and_no_more(run: Run, judged: Path) -> None:
    whole = run("history", "--json", store=judged).json["history"]
    own = run("history", "--person", INSPECTOR.upper(), "--json", store=judged).json["history"]
    assert own == [item for item in whole if item["person"] == INSPECTOR]
    assert 0 < len(own) < len(whole)
    told = run("history", "--person", INSPECTOR, "--case", "NOR-90", store=judged).out
    assert INSPECTOR in told
    assert "imported" not in told
    assert run("history", "--person", "Nobody Known", store=judged).code == 3
    assert run("history", "--person", INSPECTOR, "--verify", store=judged).code == 2


def test_the_summary_is_the_export_s_and_has_every_standard_and_question(run: Run, judged: Path) -> None:
    summary = run("summary", "--json", store=judged).json
    assert summary == read(judged)["summary"]
    assert list(summary["standards"]) == ["1", "2", "3", "4", "5"]
    assert len(summary["questions"]) == 22
    assert summary["progress"]["cases"] == 27


def test_a_site_has_the_same_figures_and_says_which_it_is(run: Run, judged: Path) -> None:
    site = run("summary", "--site", "North", "--json", store=judged).json
    assert site["site"]["code"] == "NOR"
    assert run("summary", "--by-site", "--json", store=judged).json["sites"]["NOR"] == site


def test_the_summary_shows_one_letter_a_case(run: Run, judged: Path) -> None:
    share = run("summary", "--json", store=judged).json["questions"]["1.2"]
    line = next(
        line for line in run("summary", store=judged, env={"COLUMNS": "120"}).out.splitlines() if "  1.2 " in line
    )
    letters = {"outstanding": "O", "good": "G", "requires_improvement": "R", "inadequate": "I", "not_applicable": "x"}
    strip = "".join(letters[code] * number for code, number in share["counts"].items())
    assert strip + "·" * share["share"]["unjudged"] in line


def test_a_case_s_rating_is_explained_by_standard_or_question_and_not_overall(run: Run, judged: Path) -> None:
    by_question = run("explain", "1.2", "--case", "NOR-91", "--json", store=judged).json
    assert by_question == run("explain", "1", "--case", "NOR-91", "--json", store=judged).json
    assert by_question["rating"] == "inadequate"
    assert run("explain", "--case", "NOR-91", store=judged).code == 2


def test_raising_an_alert_says_that_it_tells_no_one_and_whom_to_ring(run: Run, judged: Path) -> None:
    ran = run("alert", "raise", "NOR-91", "conduct", "papers left in a cafe", "--json", store=judged, person=INSPECTOR)
    assert ran.json["kind"] == "alert"
    assert ran.err.startswith("Now phone Margaret Oyelaran")
    assert "07700 900461" in ran.err


def test_an_alert_is_open_until_who_was_told_when_and_what_was_done_are_recorded(run: Run, judged: Path) -> None:
    def alert() -> dict[str, object]:
        return run("alert", "list", "--case", "NOR-90", "--json", store=judged).json["alerts"][0]

    assert alert()["open"] is True
    told = ["--who-told", "Duty desk", "--when", "today 14:30", "--action", "discussion called"]
    ran = run("alert", "told", alert()["entry"], *told, store=judged, person=INSPECTOR)
    assert ran.code == 0
    assert (alert()["open"], alert()["told"], alert()["done"]) == (False, "Duty desk", "discussion called")
    assert "Told Duty desk, today 14:30" in run("alert", "list", "--case", "NOR-90", store=judged).out


def test_alerts_are_listed_as_the_export_lists_them(run: Run, judged: Path) -> None:
    exported = read(judged)["alerts"]
    listed = run("alert", "list", "--json", store=judged).json["alerts"]
    by_entry = {alert["entry"]: alert for alert in listed}
    assert {alert["entry"]: {**by_entry[alert["entry"]], **alert} for alert in exported} == by_entry
