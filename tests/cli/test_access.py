"""`history --access`: who opened a case and what left, in words and as one document."""

import hashlib
from pathlib import Path

from tests.conftest import INSPECTOR, Run


def test_the_log_is_shown_newest_first(run: Run, sample_store: Path, tmp_path: Path) -> None:
    assert run("history", "--access", store=sample_store).err == "The access log is empty.\n"
    run("review", "NOR-01", "--plain", store=sample_store, person=INSPECTOR, input="q\n")
    out = tmp_path / "out.json"
    run("export", out, "--for", "Ofsted \x1b[2J", store=sample_store, person=INSPECTOR)
    run("export", "-", store=sample_store)
    ran = run("history", "--access", store=sample_store, env={"COLUMNS": "500"})
    assert (ran.code, ran.err) == (0, "Lines of the access log: 3.\n")
    sha256 = hashlib.sha256(out.read_bytes()).hexdigest()
    last, file, opened = ran.out.splitlines()
    assert "Exported the inspection. " in last
    assert f"{INSPECTOR}" in file
    assert f"Exported the inspection to {out}, for Ofsted ␛[2J. {out.stat().st_size:,} bytes, SHA-256 {sha256}." in file
    assert opened.endswith("Opened NOR-01.")
    document = run("history", "--access", "--json", store=sample_store).json
    assert [line["what"] for line in document["access"]] == ["exported", "exported", "opened"]
    assert document["access"][1]["sha256"] == sha256


def test_a_verb_that_shows_a_case_notes_who_read_it_once_a_day(run: Run, sample_store: Path) -> None:
    verbs = (
        ("chronology", "NOR-01"),
        ("event", "NOR-02", "e1"),
        ("absence", "NOR-03"),
        ("document", "NOR-04"),
        ("note", "EST-01"),
        ("explain", "1", "--case", "EST-02"),
        ("history", "--case", "EST-03"),
        ("comment", "list", "EST-04"),
        ("missed", "--case", "GLA-01"),
        ("timeliness", "--case", "GLA-02"),
    )
    for verb in (*verbs, *verbs[:2]):
        assert run(*verb, store=sample_store, person=INSPECTOR).code == 0, verb
    run("chronology", "GLA-03", store=sample_store)
    for shows_all in (("summary",), ("explain", "1"), ("cases",), ("history",), ("missed",), ("search", "school")):
        assert run(*shows_all, store=sample_store, person=INSPECTOR).code == 0
    first, *found = run("history", "--access", "--json", store=sample_store).json["access"]
    cases = [next(word for word in verb if word[:4] in ("NOR-", "EST-", "GLA-")) for verb in verbs]
    assert first == {"at": first["at"], "person": INSPECTOR, "what": "listed"}
    assert run("history", "--access", store=sample_store).out.splitlines()[0].endswith("Listed several cases.")
    assert [(line["person"], line["case"]) for line in reversed(found)] == [
        *((INSPECTOR, case) for case in cases),
        (None, "GLA-03"),
    ]


def test_what_is_only_read_or_named_by_a_stranger_is_not_noted(run: Run, sample_store: Path) -> None:
    assert run("--read-only", "chronology", "NOR-01", store=sample_store, person=INSPECTOR).code == 0
    assert run("chronology", "NOR-99", store=sample_store, person=INSPECTOR).code == 3
    assert run("chronology", "NOR-01", store=sample_store, person="Nobody Known").code == 3
    assert run("history", "--access", store=sample_store).err == "The access log is empty.\n"


def test_it_stands_alone(run: Run, sample_store: Path) -> None:
    for others in (("--case", "NOR-01"), ("--verify",)):
        assert run("history", "--access", *others, store=sample_store).code == 2
