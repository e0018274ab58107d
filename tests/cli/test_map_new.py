"""`map new`: the map that is proposed imports its tables, and says what is still to be answered."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.services.conftest import INSPECTION, put

CASES = "Case ref,Team\nNOR-41,North\n"
EVENTS = "Case ref,Date,Who,What,Notes\nNOR-41,{},Police,Arrest,Seen\n"


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two tables, in which the program is run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cases.csv").write_text(CASES, "utf-8")
    (tmp_path / "events.csv").write_text(EVENTS.format("13/04/2012"), "utf-8")
    return tmp_path


def test_the_proposed_map_imports_its_tables(run: Run, tables: Path, new_store: Path) -> None:
    made = run("map", "new", "cases.csv", "events.csv", "--to", "map.yaml")
    assert (made.code, made.out) == (0, "Wrote map.yaml.\n")
    assert made.err == "The map is complete. It reads 1 case and 1 event.\n"
    assert run("import", put(tables / "inspection.json", INSPECTION), store=new_store).code == 0
    brought = run("import", "cases.csv", "events.csv", "--map", "map.yaml", store=new_store)
    assert brought.out == "Imported 1 case, 1 event.\n"


def test_the_map_is_printed_where_no_file_is_named(run: Run, tables: Path) -> None:
    run("map", "new", "cases.csv", "--to", "map.yaml")
    assert run("map", "new", "cases.csv").out == (tables / "map.yaml").read_text("utf-8")


def test_an_open_question_is_counted(run: Run, tables: Path) -> None:
    (tables / "events.csv").write_text(EVENTS.format("03/04/2012"), "utf-8")
    ran = run("map", "new", "cases.csv", "events.csv")
    assert (ran.code, ran.err) == (0, "Questions to answer in the map before it can be used: 1.\n")


def test_a_file_that_is_there_is_never_written_over(run: Run, tables: Path) -> None:
    ran = run("map", "new", "cases.csv", "--to", "events.csv")
    assert (ran.code, ran.err) == (3, "events.csv exists already: name a new file.\n")
    assert (tables / "events.csv").read_text("utf-8") == EVENTS.format("13/04/2012")


def test_two_files_of_one_name_are_refused(run: Run, tables: Path) -> None:
    (tables / "other").mkdir()
    (tables / "other" / "cases.csv").write_text(CASES, "utf-8")
    ran = run("map", "new", "cases.csv", "other/cases.csv")
    assert ran.code == 3
    assert "Two files are called cases.csv" in ran.err


def test_a_table_of_which_nothing_is_known_is_refused(run: Run, tables: Path) -> None:
    (tables / "odd.csv").write_text("a,b\n1,2\n", "utf-8")
    ran = run("map", "new", "odd.csv")
    assert ran.code == 3
    assert ran.err.startswith("No map can be proposed.\nodd.csv:")
