"""Before an export leaves, what is likely to identify somebody is listed, and the export is the same."""

from pathlib import Path

from tests.conftest import INSPECTOR, Run

FOUND = [
    "  CTY-04 event e3, text: date of birth “born 1 January 1995”",
    "  GLA-03, narrative: name “Siôn Môrwyn”",
]


def test_they_are_listed_with_their_places_and_the_export_goes_on(run: Run, sample_store: Path, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "out.json", store=sample_store)
    assert ran.code == 0
    assert ran.err.splitlines()[:-1] == ["Likely identifiers: 2. Check each before you hand the export over.", *FOUND]
    assert (tmp_path / "out.json").exists()
    assert run("export", "-", store=sample_store).out == (tmp_path / "out.json").read_text("utf-8")


def test_asked_for_alone_they_are_listed_and_nothing_leaves(run: Run, sample_store: Path, tmp_path: Path) -> None:
    ran = run("export", "--check-identifiers", store=sample_store)
    assert (ran.code, ran.out, ran.err.splitlines()[1:]) == (0, "", FOUND)
    run("export", tmp_path / "out.json", "--check-identifiers", store=sample_store)
    assert not (tmp_path / "out.json").exists()
    assert run("export", store=sample_store).code == 2


def test_names_of_ones_own_are_looked_for_and_stay_out_of_the_store(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("\n  Zebedee Quill \n", "utf-8")
    why = "Zebedee  Quill of 07700 900461 was\x1b[2J asked."
    said = run("judge", "NOR-01", "1.1", "good", "--replace", "--rationale", why, store=sample_store, person=INSPECTOR)
    assert said.code == 0
    ran = run("export", "--check-identifiers", "--names", names, store=sample_store)
    assert "  NOR-01 1.1, rationale: phone number “07700 900461”" in ran.err.splitlines()
    assert "  NOR-01 1.1, rationale: name “Zebedee  Quill”" in ran.err.splitlines()
    assert run("export", "--check-identifiers", "--names", tmp_path / "none", store=sample_store).code == 3
    names.write_bytes(b"\xff")
    assert run("export", "--check-identifiers", "--names", names, store=sample_store).code == 3


def test_what_begins_a_line_is_found_too(run: Run, sample_store: Path) -> None:
    said = ("judge", "NOR-01", "1.1", "good", "--replace", "--rationale", "Moved.\nSW1A 2AA")
    assert run(*said, store=sample_store, person=INSPECTOR).code == 0
    assert "NOR-01 1.1, rationale: postcode “SW1A 2AA”" in run("export", "--check-identifiers", store=sample_store).err


def test_working_notes_are_looked_through_only_where_they_leave(run: Run, sample_store: Path) -> None:
    run("note", "NOR-01", "1.1", "Ring 07700 900461.", store=sample_store, person=INSPECTOR)
    assert "07700 900461" not in run("export", "--check-identifiers", store=sample_store).err
    assert "07700 900461" in run("export", "--check-identifiers", "--notes", store=sample_store).err


def test_a_store_without_any_says_what_no_program_can_find(run: Run, new_store: Path) -> None:
    assert run("export", "--check-identifiers", store=new_store).err == (
        "No likely identifier was found. Nicknames, places and rare events can identify a person too.\n"
    )
