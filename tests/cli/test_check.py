"""`check`: exit code 0 for a sound store and 1 for one that was altered, in words and as one document."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import reviewtui
from reviewtui.cli.quick import quick_verb
from reviewtui.services.errors import StoreUnusable
from reviewtui.services.upkeep import checking
from tests.conftest import LEAD, Run


def test_a_sound_store_is_called_sound(run: Run, sample_store: Path) -> None:
    ran = run("check", store=sample_store)
    assert (ran.code, ran.err) == (0, "The store is sound.\n")
    assert "Every link of the record is sound: " in ran.out
    document = run("check", "--json", store=sample_store).json
    assert (document["ok"], document["broken"]) == (True, [])
    assert [check["check"] for check in document["checks"]] == [
        "file", "record", "heads", "current", "counted", "references", "framework", "cases", "timeliness"
    ]  # fmt: skip
    assert all(check["count"] > 0 for check in document["checks"])


def test_an_altered_one_is_not_and_each_entry_is_named(run: Run, sample_store: Path) -> None:
    with closing(sqlite3.connect(sample_store)) as connection:
        connection.execute("DROP TRIGGER entry_header_stays")
        connection.execute("UPDATE entry SET person = 'Somebody Else' WHERE device = 'hallam03' AND sequence = 7")
        connection.commit()
    ran = run("check", store=sample_store)
    assert ran.code == 1
    assert "hallam03-7" in ran.out
    assert "header was changed" in ran.out
    assert run("check", "--json", store=sample_store).json["broken"] == ["hallam03-7"]
    exported = run("export", "-", store=sample_store)
    assert exported.code == 4
    assert "hallam03-7" in exported.err
    assert run("cases", store=sample_store).code == 0


def test_nothing_is_changed(run: Run, sample_store: Path) -> None:
    before = sample_store.read_bytes()
    run("check", store=sample_store)
    assert sample_store.read_bytes() == before


def test_links_alone_are_checked_by_history(run: Run, sample_store: Path) -> None:
    ran = run("history", "--verify", store=sample_store)
    assert ran.code == 0
    assert ran.out.startswith("Every link of the record is sound: ")
    assert [check["check"] for check in run("history", "--verify", "--json", store=sample_store).json["checks"]] == [
        "record", "heads"
    ]  # fmt: skip
    with closing(sqlite3.connect(sample_store)) as connection:
        connection.execute("DROP TRIGGER entry_header_stays")
        connection.execute("UPDATE entry SET person = 'Somebody Else' WHERE device = 'hallam03' AND sequence = 7")
        connection.commit()
    ran = run("history", "--verify", store=sample_store)
    assert ran.code == 1
    assert "Entry hallam03-7 cannot be trusted" in ran.out
    assert run("history", "--verify", "--case", "NOR-01", store=sample_store).code == 2


def test_what_opening_doubts_is_said_and_reading_goes_on(run: Run, sample_store: Path) -> None:
    assert "missing" not in run("cases", store=sample_store).err
    assert "missing" not in run("cases", store=sample_store).err
    with closing(sqlite3.connect(sample_store)) as connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute("DROP TRIGGER entry_replaces_is_kept")
        connection.execute("DELETE FROM entry WHERE device = 'hallam03' AND sequence > 100")
        connection.commit()
    ran = run("cases", store=sample_store)
    assert ran.code == 0
    assert "Entries are missing that were in this store when it was last open" in ran.err
    assert "`reviewtui check`" in ran.err


def test_what_is_damaged_is_read_around_and_the_exit_code_says_so(run: Run, sample_store: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample_store)) as connection:
        connection.execute("DROP TRIGGER entry_content_stays")
        connection.execute("UPDATE entry SET content = replace(content, 'a', 'e') WHERE id = 300")
        connection.commit()
    refused = run("export", str(tmp_path / "all.json"), store=sample_store)
    assert (refused.code, "--read-only reads on" in refused.err) == (4, True)
    ran = run("--read-only", "export", str(tmp_path / "all.json"), store=sample_store)
    assert (ran.code, ran.err.count("1 entry is damaged and left out"), ran.err.count("Wrote ")) == (4, 1, 1)
    for file in ("report.html", "feedback.html"):
        site = ("--site", "North") if file == "feedback.html" else ()
        assert run("--read-only", Path(file).stem, tmp_path / file, *site, store=sample_store).code == 4
        page = (tmp_path / file).read_text("utf-8")
        assert re.search(r'class="draft">DRAFT, not .*\. 1 entry is damaged and left out of this document<', page)
    ran = run("--read-only", "publish", tmp_path / "public", store=sample_store)
    assert (ran.code, "is damaged (an entry is not what was recorded)" in ran.err) == (4, True)
    assert not (tmp_path / "public").exists()
    assert run("--read-only", "check", store=sample_store).code == 1


def test_the_list_of_cases_and_timeliness_are_calculated_again(run: Run, sample_store: Path) -> None:
    def altered(*statements: str) -> dict[str, str]:
        """What checks find wrong once these were run behind the program's back."""
        with closing(sqlite3.connect(sample_store)) as connection:
            for statement in statements:
                assert connection.execute(statement).rowcount > 0, statement
            connection.commit()
        ran = run("check", "--json", store=sample_store)
        assert ran.code == 1
        return {check["check"]: check["text"] for check in ran.json["checks"] if not check["ok"]}

    assert altered(
        "UPDATE case_standing SET answered = answered - 1 WHERE case_ref = 'NOR-01'",
        "UPDATE case_standing SET ratings = '{}' WHERE case_ref = 'MOR-01'",
        "DELETE FROM case_standing WHERE case_ref = 'WLD-04'",
        "INSERT INTO case_standing (case_ref, site, inspectors, state, answered, applicable, owed, ratings, alerts, "
        "disagreements, search) VALUES ('NOR-77', 'NOR', '[]', 'untouched', 0, 22, 0, '{}', 0, 0, '')",
    ) == {"cases": "The list of cases does not match the record, at 4 of 25 cases: MOR-01, NOR-01, NOR-77, WLD-04."}
    assert run("check", "--repair", store=sample_store).code == 0
    assert altered("UPDATE measure_count SET cases = cases + 1 WHERE place = 0 AND site = 'NOR'") == {
        "timeliness": "Timeliness over all cases does not match timeliness case by case."
    }
    assert altered(
        "UPDATE case_measure SET verdict = 'over' WHERE case_ref = 'NOR-01' AND place = 8",
        "UPDATE case_found SET day = '2001-01-01' WHERE case_ref = 'CTY-01'",
        "UPDATE case_timing SET offence = '2001-01-01' WHERE case_ref = 'EST-01'",
        "UPDATE case_said SET said = (SELECT said FROM case_said WHERE case_ref = 'GLA-01') WHERE case_ref = 'GLA-03'",
    ) == {"timeliness": "Timeliness does not match the record, at 4 of 24 cases: CTY-01, EST-01, GLA-03, NOR-01."}
    assert run("check", "--repair", store=sample_store).code == 0


def test_of_many_cases_some_are_calculated_again_unless_all_are_asked_for(
    run: Run, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MOST_CASES", 10)
    said = run("check", store=sample_store).out
    assert "The list of cases matches the record: 8 of 24 cases checked. --all checks all." in said
    assert "Timeliness matches the record: 24 checked." in run("check", "--all", store=sample_store).out


def test_repair_calculates_again_after_a_backup(run: Run, sample_store: Path) -> None:
    with closing(sqlite3.connect(sample_store)) as connection:
        connection.execute("DELETE FROM counted")
        connection.commit()
    assert run("check", store=sample_store).code == 1
    for line in (
        "summary", "summary --json", "summary --by-site", "summary --view heatmap", "explain 1.2",
        "explain 1 --case NOR-01", "panel show", "panel minutes", "recommend list", "moderate --agreement",
        "panel leave 1 --member A --date 12/3/2024 --reason B", "recommend add A B --on 1",
    ):  # fmt: skip
        ran = run(*line.split(), store=sample_store, person=LEAD)
        assert (ran.code, ran.out, "what figures count is not what was recorded" in ran.err) == (4, "", True), line
    quick = quick_verb(["--store", str(sample_store), "summary", "--json"])
    assert quick is not None
    with pytest.raises(StoreUnusable, match="what figures count is not what was recorded"):
        quick()
    with reviewtui.open(sample_store) as read, pytest.raises(StoreUnusable, match="what figures count"):
        read.summary()
    ran = run("--read-only", "summary", store=sample_store)
    assert (ran.code, "is calculated again here. `reviewtui check --repair`" in ran.err) == (4, True)
    ran = run("check", "--repair", store=sample_store)
    assert ran.code == 0
    assert "A backup was made first: " in ran.err
    assert ran.err.endswith("The store is sound.\n")
    assert run("check", store=sample_store).code == 0
