"""`publish`: figures that anybody may see, from which no hidden count can be worked out."""

import csv
import html
import re
import shutil
import stat
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, Run
from tests.exported import read
from tests.keyed import PASSPHRASE

Row = dict[str, str]
GROUPS = {"characteristics": "characteristic", "missed_opportunities": "check"}
PARTS = {"questions": ("good", "other", "not_counted"), "timeliness": ("within", "over", "no_result")}


def _tables(folder: Path) -> dict[str, list[Row]]:
    found = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def _equations(tables: dict[str, list[Row]]) -> list[tuple[set[str], int]]:
    """What the published tables say of their hidden counts: each sum of some, named by table and row."""
    sums: dict[tuple[str, str], tuple[dict[str, str], str]] = {}
    for table, group in GROUPS.items():
        for place, row in enumerate(tables[table]):
            cells, _ = sums.setdefault((table, row[group]), ({}, row["all_cases"]))
            cells[f"{table} {place}"] = row["cases"]
    for table, parts in PARTS.items():
        for place, row in enumerate(tables[table]):
            if row["all_cases"] != "c" and row[parts[0]]:
                cells = {f"{table} {place} {part}": row[part] for part in parts}
                sums[table, str(place)] = (cells, row["all_cases"])
    return [
        ({name for name, value in cells.items() if value == "c"}, int(total) - _sum(cells.values()))
        for cells, total in sums.values()
    ]


def _sum(values: Iterable[str]) -> int:
    return sum(int(value) for value in values if value != "c")


def _solved(equations: list[tuple[set[str], int]]) -> set[str]:
    """The unknowns that the equations leave no choice for, by Gauss and Jordan."""
    names = sorted({name for unknown, _ in equations for name in unknown})
    rows = [[Fraction(name in unknown) for name in names] + [Fraction(total)] for unknown, total in equations]
    done = 0
    for column in range(len(names)):
        pivot = next((place for place in range(done, len(rows)) if rows[place][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for place, row in enumerate(rows):
            if place != done and row[column]:
                rows[place] = [value - row[column] * by for value, by in zip(row, rows[done], strict=True)]
        done += 1
    left = [[name for name, value in zip(names, row, strict=False) if value] for row in rows]
    return {one[0] for one in left if len(one) == 1}


def test_the_solver_finds_what_can_be_found() -> None:
    assert _solved([({"a", "b"}, 5), ({"b"}, 2), ({"c", "d"}, 7)]) == {"a", "b"}


@pytest.mark.parametrize("least", [3, 5, 10])
def test_no_hidden_count_follows_from_all_published_tables_together(
    sample_store: Path, tmp_path: Path, run: Run, least: int
) -> None:
    folder = tmp_path / "out"
    assert run("publish", folder, "--threshold", least, store=sample_store).code == 0
    tables = _tables(folder)
    equations = _equations(tables)
    assert sum(len(unknown) for unknown, _ in equations) > 10
    assert _solved(equations) == set()
    for unknown, total in equations:  # of whole numbers above 0, as those of a group are
        assert len(unknown) != 1
        assert not unknown or total > len(unknown)
    for row in (*tables["characteristics"], *tables["missed_opportunities"]):
        assert row["cases"] == "c" or not 0 < int(row["cases"]) < least
    special = {row["measure"]: row["all_cases"] for row in tables["timeliness"]}
    assert special["From a referral order to its contract"] == "c"
    assert {row["table"] for row in tables["hidden"]} <= {*GROUPS, *PARTS}
    assert (
        all("c" in row.values() for row in tables["characteristics"] if row["value"] == "referral order") or least == 3
    )


def test_nothing_of_a_single_case_leaves_and_the_page_says_what_the_files_say(
    sample_store: Path, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "out"
    ran = run("publish", folder, "--for", "Web team", store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (0, "")
    tables, page = _tables(folder), (folder / "index.html").read_text("utf-8")
    everything = "\n".join([*(path.read_text("utf-8") for path in folder.glob("*.csv")), html.unescape(page)])
    document = read(sample_store)
    said = [case["reference"] for case in document["cases"]] + [person["name"] for person in document["people"]]
    said += [case["narrative"] for case in document["cases"]]
    said += [event["text"] for case in document["cases"] for event in case["events"] if event.get("text")]
    said += [item["rationale"] for item in document["judgements"] if item["rationale"]]
    assert [text for text in said if text in everything] == []
    assert all(row["status"] == "DRAFT" for rows in tables.values() for row in rows)
    assert "DRAFT, not signed off" in page
    cells = [html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", page)]
    for rows in tables.values():
        for row in rows:
            values = [value for name, value in row.items() if name != "status"]
            assert any(cells[place : place + len(values)] == values for place in range(len(cells))), values
    shares = {code: node["share"] for code, node in document["summary"]["questions"].items()}
    for row in tables["questions"]:
        if row["good"] != "c":
            share = shares[row["question"]]
            assert (int(row["good"]), int(row["other"])) == (share["good"], share["applicable"] - share["good"])
    log = [line for line in run("history", "--access", "--json", store=sample_store).json["access"] if "whom" in line]
    assert {Path(line["file"]).name for line in log} == {path.name for path in folder.iterdir()}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_out_of_an_encrypted_store_nothing_leaves_in_the_clear_unasked(
    keyed: Path, sample_folder: Path, tmp_path: Path, run: Run
) -> None:
    known, out = tmp_path / "known", tmp_path / "out"
    known.write_text(PASSPHRASE, "utf-8")
    known.chmod(0o600)
    more: dict[str, Any] = {"store": keyed, "env": {"REVIEWTUI_PASSPHRASE_FILE": str(known)}}
    files = [sample_folder / name for name in ("inspection.json", "NOR-01.json", "NOR-02.json")]
    assert run("import", *files, **more).code == 0
    out.mkdir()
    for arguments in (
        ("report", out / "report.html"),
        ("draft", out / "draft.docx", "--site", "North"),
        ("panel", "minute", out / "minutes.html"),
        ("export", "--tables", out / "tables"),
    ):
        ran = run(*arguments, **more)
        assert (ran.code, ran.out) == (2, ""), arguments
        assert "The store is encrypted" in ran.err
        assert list(out.iterdir()) == []
        assert run(*arguments, "--plain", **more).code == 0
        shutil.rmtree(out)
        out.mkdir()


def test_free_words_that_few_cases_have_are_counted_together_and_never_hidden(
    sample_store: Path, tmp_path: Path, run: Run
) -> None:
    facts = {"NOR-01": "Gypsy or Roma", "NOR-02": "Gypsy or Roma", "NOR-03": "Of the village of Exampleton"}
    for case, words in facts.items():
        arguments = ("case", "set", case, f"ethnicity={words}", "gender=female", "--reason", "Seen on the file.")
        assert run(*arguments, store=sample_store, person=INSPECTOR).code == 0
    assert run("publish", tmp_path / "out", store=sample_store).code == 0
    rows = _tables(tmp_path / "out")["characteristics"]
    cases = {(row["characteristic"], row["value"]): row["cases"] for row in rows}
    assert not any("Roma" in value or "Exampleton" in value for _, value in cases)
    ethnicity = {value: int(number) for (what, value), number in cases.items() if what == "ethnicity"}
    assert sum(ethnicity.values()) == 24
    assert min(ethnicity.values()) >= 5
    assert not any(what == "gender" for what, _ in cases)  # 21 and 3: nothing that could be shown apart


def test_what_cannot_be_published_is_one_sentence_and_nothing_is_there(
    sample_store: Path, new_store: Path, tmp_path: Path, run: Run
) -> None:
    folder, file = tmp_path / "out", tmp_path / "file"
    file.write_text("mine", "utf-8")
    for arguments, store, code, words in (
        ((folder, "--threshold", "100"), sample_store, 3, "Nothing is left to publish"),
        ((folder, "--threshold", "1"), sample_store, 2, "threshold"),
        ((folder, "--threshold", "few"), sample_store, 2, "“few” is not a whole number."),
        ((file,), sample_store, 3, "is not a folder"),
        ((folder,), new_store, 3, "holds no inspection"),
    ):
        ran = run("publish", *arguments, store=store)
        assert (ran.code, ran.out) == (code, ""), arguments
        assert words in ran.err
    assert not folder.exists()
    assert file.read_text("utf-8") == "mine"
