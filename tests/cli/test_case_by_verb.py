"""The case file by verb: documents, requests, notes, events and what was looked for in vain."""

import json
from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, LEAD, SAMPLE, Run
from tests.exported import rows

CASE = "NOR-03"


def test_documents_are_listed_with_their_states_and_marked(run: Run, sample_store: Path) -> None:
    ran = run("document", CASE, "D4", "part-read", store=sample_store, person=INSPECTOR)
    assert ran.out == f"{CASE} d4 Statement of special educational needs and annual reviews: part read.\n"
    listed = run("document", CASE, store=sample_store)
    assert " not read     d1 School, Primary school safeguarding file, July 2008, 44 pages\n" in listed.out
    assert " part read    d4 School, Statement" in listed.out
    assert listed.err == "Documents: 7. Read: 0.\n"
    document = run("document", CASE, "d4", "--json", store=sample_store).json["documents"]
    assert [(each["id"], each["state"]) for each in document] == [("d4", "part_read")]


def test_requests_are_plain_text_for_a_letter(run: Run, sample_store: Path) -> None:
    assert run("requests", store=sample_store).err == "Nothing to ask for.\n"
    run("document", CASE, "add", "police custody record, 12/3/2006, 8 pages", store=sample_store, person=INSPECTOR)
    run("document", "GLA-01", "d1", "not-supplied", store=sample_store, person=INSPECTOR)
    ran = run("requests", "North", store=sample_store)
    assert ran.out == f"North: please let us have\n\n{CASE}\n - Police: custody record, 12 March 2006, 8 pages\n"
    every = run("requests", "--json", store=sample_store).json["requests"]
    assert [(each["site"], each["state"]) for each in every] == [("NOR", "requested"), ("GLA", "not_supplied")]
    assert (every[0]["date"], every[0]["pages"]) == ("2006-03-12", 8)


def test_a_note_is_taken_listed_used_and_dropped(run: Run, sample_store: Path) -> None:
    def verb(*words: str) -> str:
        ran = run(*words, store=sample_store, person=INSPECTOR)
        assert ran.code == 0, ran.err
        return ran.out

    verb("note", CASE, "1.1", "Never asked\x1b[31m the school.", "--document", "d4", "--page", "2")
    assert "Never asked␛[31m the school." in verb("note", CASE)
    (note,) = run("note", CASE, "1.1", "--json", store=sample_store, person=INSPECTOR).json["notes"]
    assert (note["document"], note["page"]) == ("d4", 2)
    assert run("note", CASE, "--json", store=sample_store, person=LEAD).json["notes"] == []
    verb("note", CASE, "--change", note["id"], "Asked twice.")
    assert verb("note", CASE, "--use", note["id"]) == f"{CASE} 1.1: note moved into the rationale.\n"
    assert verb("note", CASE) == ""
    verb("undo")
    verb("note", CASE, "--drop", note["id"])
    assert verb("note", CASE) == ""


def test_notes_stay_out_of_an_export_unless_asked(run: Run, sample_store: Path) -> None:
    run("note", CASE, "1.1", "Mine alone.", store=sample_store, person=INSPECTOR)
    assert "Mine alone." not in run("export", "-", store=sample_store).out
    assert "Mine alone." in run("export", "-", "--notes", store=sample_store).out


def test_an_event_is_corrected_taken_out_and_shown_with_what_it_said(run: Run, sample_store: Path) -> None:
    corrected = run(
        "event", CASE, "e4", "--correct", "3/5/2006 police referral d3 p31 the log", "--reason", "read the log",
        store=sample_store, person=INSPECTOR,
    )  # fmt: skip
    assert corrected.out.startswith(
        f"{CASE} referral (police record, 3 May 2006) corrected. The judgements on 3.1 and 5.1 rest on it."
    )
    shown = run("event", CASE, "e4", store=sample_store).out
    assert " 3 May 2006 Police, referral\n   the log\n" in shown
    assert " Before: 2 May 2006 Police, referral: Parent of a girl of 6" in shown
    assert f"Changed by {INSPECTOR}" in shown and ": read the log" in shown
    run("event", CASE, "e1", "--withdraw", "--reason", "another child's", store=sample_store, person=INSPECTOR)
    changed = run("event", CASE, "--json", store=sample_store).json["events"]
    assert [(each["event"]["id"], each["withdrawn"]) for each in changed] == [("e4", False), ("e1", True)]
    assert changed[1]["versions"][0]["reason"] == "another child's"
    assert " Withdrawn, e1: " in run("event", CASE, "e1", store=sample_store).out


def test_an_event_taken_out_undone_and_done_again_says_who_took_it_out(run: Run, sample_store: Path) -> None:
    run("event", CASE, "e15", "--withdraw", "--reason", "another child's", store=sample_store, person=INSPECTOR)
    for act in ("undo", "redo"):
        run(act, store=sample_store, person=INSPECTOR)
    shown = run("event", CASE, "e15", store=sample_store).out
    assert f"Withdrawn by {INSPECTOR}, " in shown and "another child's" in shown and "Undone" not in shown
    found = run("chronology", CASE, "--find", "referral", store=sample_store)
    assert " Withdrawn, e15: " in found.out
    assert found.err == "Events: 3 of 25; withdrawn: 1.\n"


def test_an_event_is_added_by_its_line(run: Run, sample_store: Path) -> None:
    ran = run("event", CASE, "add", "4/2011 to now csc placement", "--json", store=sample_store, person=INSPECTOR)
    added = ran.json["subject"].partition("/")[2]
    assert run("event", CASE, added, "--json", store=sample_store).json["event"]["until"] is None


def test_no_evidence_found_is_recorded_listed_cited_and_taken_back(run: Run, sample_store: Path) -> None:
    line = "strategy discussion, social care, 2006 to 2009: asked both"
    assert run("absence", CASE, line, store=sample_store, person=INSPECTOR).code == 0
    (found,) = run("absence", CASE, "--json", store=sample_store).json["absences"]
    assert found["sentence"] == "No evidence found of a strategy discussion, social care, 2006 to 2009."
    assert f" {found['sentence']}\n   asked both\n" in run("absence", CASE, store=sample_store).out
    assert run("chronology", CASE, "--find", "evidence asked", "--json", store=sample_store).json == {
        "case": CASE, "events": [], "absences": [found],
    }  # fmt: skip
    assert f" {found['sentence']}\n" in run("chronology", CASE, "--agency", "csc", store=sample_store).out
    assert found["sentence"] not in run("chronology", CASE, "--agency", "police", store=sample_store).out
    cited = run("judge", CASE, "3.1", "--evidence", f"absence {found['id']}", store=sample_store, person=INSPECTOR)
    assert cited.code == 0
    back = run("absence", CASE, "--withdraw", found["id"], "--reason", "found", store=sample_store, person=INSPECTOR)
    assert "The judgement on 3.1 rests on it." in back.out
    assert run("absence", CASE, "--json", store=sample_store).json["absences"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("document", CASE, "add"), 2),
        (("document", CASE, "d4", "read", "--state", "read"), 2),
        (("document", CASE, "d99", "read"), 3),
        (("document", CASE, "d99"), 3),
        (("document", CASE, "d4", "half"), 3),
        (("document", CASE, "add", "polise record"), 3),
        (("document", "NOR-99"), 3),
        (("requests", "Nowhere"), 3),
        (("note", CASE, "1.1", "x", "--drop", "y"), 2),
        (("note", CASE, "1.1", "--page", "2"), 2),
        (("note", CASE, "1.1", "x", "--page", "2"), 3),
        (("note", CASE, "9.9"), 3),
        (("note", CASE, "--use", "nothing"), 3),
        (("event", CASE, "add"), 2),
        (("event", CASE, "e4", "a line"), 2),
        (("event", CASE, "e4", "--withdraw"), 2),
        (("event", CASE, "e4", "--reason", "why"), 2),
        (("event", CASE, "--withdraw", "--reason", "why"), 2),
        (("event", CASE, "e4", "--withdraw", "--correct", "x", "--reason", "why"), 2),
        (("event", CASE, "e4", "--withdraw", "--reason", " "), 3),
        (("event", CASE, "e99"), 3),
        (("event", CASE, "add", "31/2/2006 police referral"), 3),
        (("absence", CASE, "plan", "--withdraw", "x", "--reason", "y"), 2),
        (("absence", CASE, "--withdraw", "x"), 2),
        (("absence", CASE, "--withdraw", "x", "--reason", "y"), 3),
        (("absence", CASE, "no plam"), 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_one_plain_sentence_and_changes_nothing(
    run: Run, sample_store: Path, words: tuple[str, ...], code: int
) -> None:
    before = rows(sample_store)
    ran = run(*words, store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1 and "Traceback" not in ran.err
    assert rows(sample_store) == before


def test_an_event_with_the_id_add_is_shown_and_taken_out_like_any_other(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    case = json.loads((SAMPLE / f"{CASE}.json").read_text("utf-8"))
    case["events"].append({"id": "add", "agency": "police", "type": "arrest", "date": "2007"})
    file = tmp_path / "again.json"
    file.write_text(json.dumps(case), "utf-8")
    assert run("import", file, store=sample_store).code == 0
    assert run("event", CASE, "add", "--json", store=sample_store).json["event"]["type"] == "arrest"
    run("event", CASE, "add", "--withdraw", "--reason", "a slip", store=sample_store, person=INSPECTOR)
    assert run("event", CASE, "add", "--json", store=sample_store).json["withdrawn"]
