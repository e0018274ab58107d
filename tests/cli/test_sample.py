"""`sample draw`: a sample from a caseload list, the same again with the same seed."""

import json
import random
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exchange.tables.sheets import workbook

ROWS = [(f"{team[:3].upper()}-{number:02}", team) for team in ("North", "City") for number in range(1, 11)]
ROWS += [(f"GLA-{number}", "Glannau") for number in range(1, 5)]


def listed(path: Path, rows: list[tuple[str, str]], headings: str = "Case ref,Team") -> Path:
    """A list as a CSV file."""
    path.write_text("\n".join([headings, *map(",".join, rows), ""]), "utf-8")
    return path


def test_it_is_stratified_by_site_and_the_same_again_whatever_the_order_of_the_rows(run: Run, tmp_path: Path) -> None:
    file = listed(tmp_path / "caseload.csv", ROWS)
    first = run("sample", "draw", file, "--size", 6, "--seed", "autumn", "--json")
    assert (first.code, first.err) == (0, "Drew 6 of 24 cases with seed autumn.\n")
    drawn = first.json
    assert {key: drawn[key] for key in ("seed", "method", "by", "caseload", "size")} == {
        "seed": "autumn", "method": "stratified", "by": ["Team"], "caseload": 24, "size": 6,
    }  # fmt: skip
    sizes = {stratum["stratum"]["Team"]: (stratum["caseload"], stratum["size"]) for stratum in drawn["strata"]}
    assert sizes == {"City": (10, 3), "Glannau": (4, 1), "North": (10, 2)}
    for stratum in drawn["strata"]:
        of_it = {reference for reference, team in ROWS if team == stratum["stratum"]["Team"]}
        both = [*stratum["sample"], *stratum["reserves"]]
        assert len(set(both)) == len(both)
        assert set(both) <= of_it
        assert len(stratum["reserves"]) == min(5, stratum["caseload"] - stratum["size"])
    shuffled = random.Random(1).sample(ROWS, len(ROWS))
    file = tmp_path / "caseload.xlsx"
    file.write_bytes(workbook([("Case ref", "Team"), *shuffled], lambda sheet: sheet.delete_rows(1)))
    again = run("sample", "draw", file, "--size", 6, "--seed", "autumn", "--json").json
    assert again["strata"] == drawn["strata"]
    assert run("sample", "draw", file, "--size", 6, "--seed", "spring", "--json").json["strata"] != drawn["strata"]


def test_without_a_size_or_a_seed_the_rule_sizes_it_and_a_seed_is_told(run: Run, tmp_path: Path) -> None:
    rows = [(f"C{number}", "North" if number % 2 else "") for number in range(200)]
    file = listed(tmp_path / "caseload.csv", rows, "Unit,Team")
    new = tmp_path / "sample.json"
    ran = run("sample", "draw", file, "--case", "unit", "--no-strata", "--reserves", 2, "--to", new)
    lines = ran.out.splitlines()
    assert (lines[0], len(lines)) == ("all cases: 91 of 200", 1 + 91 + 2)
    assert lines[-1].endswith("reserve")
    kept = json.loads(new.read_text("utf-8"))
    assert ran.err == f"Drew 91 of 200 cases with seed {kept['seed']}. Wrote {new}.\n"
    seeded = run("sample", "draw", file, "--case", "Unit", "--no-strata", "--reserves", 2, "--seed", kept["seed"])
    assert seeded.out == ran.out
    each = run("sample", "draw", file, "--case", "Unit", "--each", "--json").json["strata"]
    assert [(one["stratum"]["Team"], one["size"]) for one in each] == [("North", 63), ("not stated", 63)]
    again = run("sample", "draw", file, "--case", "Unit", "--to", new)
    assert (again.code, again.out) == (3, "")
    assert again.err == f"{new} exists already: name a new file.\n"
    assert json.loads(new.read_text("utf-8")) == kept


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "Tean"], "There is no column “Tean”; did you mean “Team”?"),
        (["--size", "30"], "The list has 24 cases, and --size asks for 30."),
        (["--size", "many"], "“many” is not a number of cases."),
        (["--size", "North=2"], "--size says nothing of “City”, “Glannau”. Give every stratum a number."),
        (["--size", "North=2", "--size", "City=1", "--size", "Glanau=1"], "There is no stratum “Glanau”"),
        (
            ["--size", "North=2", "--size", "City=1", "--size", "Glannau=5"],
            "Glannau has 4 cases, and --size asks for 5.",
        ),
        (["--sheet", "Cases"], "There is no sheet “Cases”"),
        (["--to", "/no/such/folder/file.json"], "there is no such folder."),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(run: Run, tmp_path: Path, options: list[str], said: str) -> None:
    ran = run("sample", "draw", listed(tmp_path / "caseload.csv", ROWS), "--seed", "1", *options)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_list_that_names_a_case_twice_or_none_is_refused_with_its_rows(run: Run, tmp_path: Path) -> None:
    rows = [*ROWS, ("NOR-01", "City"), ("", "Total"), ("A/1", "City")]
    ran = run("sample", "draw", listed(tmp_path / "caseload.csv", rows))
    assert ran.code == 3
    assert [line.partition(", column")[0] for line in ran.err.splitlines()[1:]] == [
        f"caseload.csv, row {number}" for number in (26, 27, 28)
    ]
    assert "“NOR-01” is in row 2 already. A caseload names each case once." in ran.err
    nothing = run("sample", "draw", listed(tmp_path / "other.csv", [("1", "2")], "Alpha,Beta"))
    assert "No column has the references of the cases. Name its heading with --case." in nothing.err
    assert run("sample", "draw", tmp_path / "none.csv").code == 3
