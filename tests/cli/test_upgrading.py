"""`framework upgrade`: looked at first, then recorded, once."""

from pathlib import Path

from tests.conftest import INSPECTOR, LEAD, Run


def test_it_is_looked_at_first_and_then_recorded_once(run: Run, first_checklist_store: Path) -> None:
    store = first_checklist_store
    assert run("case-add", "NOR-01", "North", store=store, person=LEAD).code == 0
    assert run("judge", "NOR-01", "1.1", "good", "--rationale", "Why.", store=store, person=INSPECTOR).code == 0
    upgrade = ("framework", "upgrade", "hsb-joint-2013", "--wording", "1.2,2.4", "--wording", "1.3")
    seen = run(*upgrade, "--preview", "--json", store=store).json
    assert (seen["from"], seen["to"], seen["preview"]) == ("1", "2", True)
    assert seen["answer_again"] == [
        {"case": "NOR-01", "review": "first", "question": "1.1", "inspector": INSPECTOR},
    ]
    worded = {each["question"] for each in seen["questions"] if each["how"] == "wording"}
    assert worded >= {"1.2", "1.3", "2.4"}
    assert {each["question"]: each["answers"] for each in seen["questions"]}["1.1"] == 1
    done = run(*upgrade, store=store, person=LEAD)
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert lines[0] == "1.1      meaning changed: 1 answer to give again"
    assert lines[-2] == f"Answer again: NOR-01 1.1 ({INSPECTOR})"
    assert lines[-1].startswith("Upgraded hsb-joint-2013 from version 1 to 2.")
    history = run("history", store=store).out
    assert "upgraded from version 1: " in " ".join(history.split())
    again = run(*upgrade, store=store, person=LEAD)
    assert (again.code, again.err) == (3, "This store asks version 2 of hsb-joint-2013 already.\n")
    assert run("check", store=store).code == 0
