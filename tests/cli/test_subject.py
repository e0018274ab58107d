"""`subject`: all about one child, nobody else's case, and everybody else marked."""

import hashlib
from pathlib import Path

from tests.conftest import INSPECTOR, Run


def test_every_entry_of_the_case_is_there_in_full_and_no_other(run: Run, sample_store: Path) -> None:
    found = run("subject", "GLA-03", "--json", store=sample_store).json
    assert (found["format"], found["case"]) == ("reviewtui/subject", "GLA-03")
    recorded = run("history", "--case", "GLA-03", "--json", store=sample_store).json["history"]
    ids = [f"{item['device']}-{item['sequence']}" for item in recorded]
    assert sorted(entry["entry"] for entry in found["entries"]) == sorted(ids)
    contents = {f"{item['device']}-{item['sequence']}": item["content"] for item in recorded}
    assert all(entry["content"] == contents[entry["entry"]] for entry in found["entries"])


def test_everybody_else_is_marked(run: Run, sample_store: Path) -> None:
    found = run("subject", "GLA-03", "--json", store=sample_store).json
    others = {(other["role"], other["text"]) for other in found["third_parties"]}
    assert others >= {("inspector", "Siân Prydderch"), ("case manager", "Siôn Môrwyn"), ("name", "Siôn Môrwyn")}
    (case,) = [entry for entry in found["entries"] if entry["kind"] == "case"]
    assert {"role": "name", "text": "Siôn Môrwyn"} in case["third_parties"]
    said = run("subject", "GLA-03", store=sample_store)
    assert " ‡ case manager: Siôn Môrwyn\n" in said.out
    assert "Read it through before you hand it on." in said.err


def test_notes_drafts_and_who_opened_it_are_in_it_and_hostile_text_is_harmless(run: Run, sample_store: Path) -> None:
    from reviewtui.services.judging.drafts import keep
    from reviewtui.services.store.stores import open_store

    run("note", "NOR-01", "1.1", "Ask \x1b]52;c;eA==\x07 again", store=sample_store, person=INSPECTOR)
    run("review", "NOR-01", "--plain", store=sample_store, person=INSPECTOR, input="q\n")
    store = open_store(sample_store)
    keep(store, INSPECTOR, "NOR-01", "1.2", "Half a sen")
    keep(store, INSPECTOR, "NOR-011", "1.2", "of another case")
    store.close()
    said = run("subject", "NOR-01", store=sample_store).out
    assert "text: Ask ␛]52;c;eA==␇ again" in said
    assert f"{INSPECTOR} ‡: Half a sen" in said
    assert "of another case" not in said
    assert "Who opened the case" in said
    assert "\x1b" not in said


def test_the_access_log_keeps_that_it_left_and_its_fingerprint(run: Run, sample_store: Path) -> None:
    said = run("subject", "NOR-01", "--for", "the solicitor", "--json", store=sample_store)
    (noted,) = run("history", "--access", "--json", store=sample_store).json["access"]
    assert (noted["what"], noted["content"], noted["whom"]) == ("extracted", "NOR-01", "the solicitor")
    assert noted["sha256"] == hashlib.sha256(said.out.encode()).hexdigest()


def test_a_case_that_is_not_there_is_said(run: Run, sample_store: Path) -> None:
    assert run("subject", "NOR-99", store=sample_store).code == 3
