"""Making stores, the demo, importing and exporting: what goes in comes out, byte for byte."""

import os
import stat
from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, Run
from tests.exported import read


def test_a_store_is_made_for_its_owner_only_and_never_over_another(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.store"
    assert run("new", path, "--plain").out == f"Made {path}.\n"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert run("new", path, "--plain").code == 4
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such modes")
def test_a_store_that_others_could_read_is_made_its_owners_alone_and_that_is_said(run: Run, new_store: Path) -> None:
    device = new_store.with_name(f"{new_store.name}.device")
    for path in (new_store, device):
        path.chmod(0o644)
    assert "Others on this computer could read" not in run("--read-only", "check", store=new_store).err
    assert "Others on this computer could read the store" in run("check", store=new_store).err
    assert [stat.S_IMODE(path.stat().st_mode) for path in (new_store, device)] == [0o600, 0o600]
    assert run("check", store=new_store).err == "The store is sound.\n"


def test_an_inspection_can_be_begun_and_worked_by_verbs_alone(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "own.store"
    begun = run(
        "new", store, "--plain", "--title", "Joint inspection 2026", "--site", "NOR=North", "--site", "SOU=South",
        "--lead", "Ann Lee", "--inspector", "Bob Day", "--ring", "Desk=0123", "--sample", "random",
    )  # fmt: skip
    assert begun.code == 0
    assert run("case-add", "N-1", "North", store=store, person="Bob Day").code == 0
    assert run("judge", "N-1", "1.1", "good", store=store, person="Bob Day").code == 0
    assert "Desk 0123" in run("alert", "raise", "N-1", "conduct", "text", store=store, person="Ann Lee").err
    document = read(store)
    assert document["inspection"]["id"] == "joint-inspection-2026"
    assert [site["code"] for site in document["sites"]] == ["NOR", "SOU"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--site", "NOR=North"], 2),
        (["--framework", "hsb-joint-2013"], 2),
        (["--nation", "wales"], 2),
        (["--title", "T", "--site", "North"], 2),
        (["--title", "T", "--site", "NOR="], 2),
        (["--title", "T", "--framework", "nonsense"], 3),
        (["--title", "T", "--id", "a/b"], 3),
        (["--title", " "], 3),
    ],
    ids=str,
)
def test_an_inspection_that_cannot_begin_makes_no_store(
    run: Run, tmp_path: Path, options: list[str], code: int
) -> None:
    path = tmp_path / "s.store"
    ran = run("new", path, "--plain", *options)
    assert (ran.code, ran.out) == (code, "")
    assert not path.exists()


def test_an_empty_store_says_that_it_holds_no_inspection(run: Run, new_store: Path) -> None:
    for verb in (["summary"], ["cases"], ["export", "-"], ["explain"]):
        ran = run(*verb, store=new_store)
        assert (ran.code, ran.out) == (3, "")
        assert "import" in ran.err


def test_the_sample_comes_in_whole_and_coming_again_brings_nothing(
    run: Run, new_store: Path, sample_folder: Path
) -> None:
    first = run("import", sample_folder, "--json", store=new_store).json
    assert first["cases"] == 24
    before = new_store.read_bytes()
    again = run("import", sample_folder, "--json", store=new_store).json
    assert (again["cases"], again["entries"]) == (0, 0)
    assert new_store.read_bytes() == before


def test_files_named_one_by_one_come_in_as_the_folder_does(run: Run, tmp_path: Path, sample_folder: Path) -> None:
    store = tmp_path / "files.store"
    run("new", store, "--plain")
    assert run("import", *sorted(sample_folder.glob("*.json")), store=store).out.startswith("Imported 24 cases")


def test_an_export_imported_into_a_new_store_exports_the_same_bytes(
    run: Run, sample_store: Path, new_store: Path, tmp_path: Path
) -> None:
    run("judge", "NOR-01", "1.1", "inadequate", "--reason", "again", store=sample_store, person=INSPECTOR)
    run("undo", store=sample_store, person=INSPECTOR)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert run("export", first, store=sample_store).out == ""
    assert run("import", first, store=new_store).code == 0
    assert run("export", second, store=new_store).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert run("export", "-", store=new_store).out.encode() == first.read_bytes()


@pytest.mark.uncounted  # the validator's lines are traced too
def test_an_export_is_valid_by_an_independent_validator(run: Run, sample_store: Path) -> None:
    from jsonschema import Draft202012Validator

    from reviewtui.exchange.schema import schema

    exported = read(sample_store)
    Draft202012Validator(schema("reviewtui/inspection")).validate(exported)


def test_an_export_is_written_for_its_owner_only(run: Run, sample_store: Path, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "out.json", store=sample_store)
    assert "bytes" in ran.err
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "out.json").stat().st_mode) == 0o600


def test_the_demo_prints_its_summary_without_a_terminal_and_can_be_made_anew(run: Run) -> None:
    first = run("demo")
    assert first.code == 0
    assert "Summary · Joint inspection" in first.out
    assert run("demo").out == first.out
    assert run("demo", "--reset").out == first.out


def test_a_drawn_sample_knows_what_it_was_drawn_from(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "drawn.store"
    sites = ["--site", "NOR=North", "--site", "SOU=South", "--caseload", "NOR=40", "--caseload", "SOU=25"]
    assert run("new", store, "--plain", "--title", "Drawn", *sites, "--sample", "random").code == 0
    assert run("summary", "--json", store=store).json["sample"]["population"] == 65


@pytest.mark.parametrize("caseload", ["SOU=3", "NOR=many", "NOR=-1", "NOR=1234567", "NOR"])
def test_a_caseload_is_a_whole_number_of_a_site_that_is_named(run: Run, tmp_path: Path, caseload: str) -> None:
    store = tmp_path / "drawn.store"
    ran = run("new", store, "--plain", "--title", "Drawn", "--site", "NOR=North", "--caseload", caseload)
    assert (ran.code, store.exists()) == (2, False)
    assert ran.err.startswith("--caseload")


def test_a_store_is_not_made_in_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "typo" / "s.store", "--plain")
    assert ran.code == 4
    assert "does not exist. Create it" in ran.err
    assert not (tmp_path / "typo").exists()


def test_a_review_without_a_terminal_names_the_plain_one(run: Run, sample_store: Path) -> None:
    ran = run("review", "NOR-01", store=sample_store, person=INSPECTOR)
    assert ran.code == 2
    assert "review CASE --plain" in ran.err


def test_an_export_over_a_file_names_the_option_that_replaces_it(run: Run, sample_store: Path, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("mine")
    ran = run("export", tmp_path / "out.json", store=sample_store)
    assert ran.code == 3
    assert "--force" in ran.err


def test_a_store_that_is_only_to_be_read_is_read_and_not_changed(run: Run, sample_store: Path) -> None:
    before = sample_store.read_bytes()
    shown = run("summary", "--json", store=sample_store).out
    assert run("--read-only", "summary", "--json", store=sample_store).out == shown
    assert run("--read-only", "export", "-", store=sample_store).json["format"] == "reviewtui/inspection"
    ran = run("--read-only", "judge", "NOR-01", "1.1", "good", store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == f"Nothing was written: the store is open for reading only ({sample_store}).\n"
    assert sample_store.read_bytes() == before
