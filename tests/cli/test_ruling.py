"""`ruling`: added by the lead, listed with who answered before it, withdrawn; read line by line too."""

from pathlib import Path

from tests.conftest import INSPECTOR, LEAD, Run
from tests.exported import read

TEXT = "Count harm to the child too."


def test_it_is_added_listed_and_withdrawn(run: Run, sample_store: Path) -> None:
    added = run("ruling", "add", "1.1", TEXT, "--json", store=sample_store, person=LEAD).json
    ruling = added["subject"].partition("/")[2]
    assert (added["kind"], added["case"], added["question"]) == ("ruling", None, "1.1")
    listed = run("ruling", "list", "1.1", "--json", store=sample_store).json["rulings"]
    judged = [each for each in read(sample_store)["judgements"] if each["question"] == "1.1"]
    assert [(each["id"], each["text"], each["given_by"]) for each in listed] == [(ruling, TEXT, LEAD)]
    assert {each["case"] for each in listed[0]["answered_before"]} == {each["case"] for each in judged}
    out = run("ruling", "list", "1.1", store=sample_store).out
    assert f"({LEAD}): {TEXT}" in " ".join(out.split())
    assert "Answered before it: " in out
    ran = run("ruling", "withdraw", ruling, "--reason", "said in the guidance", store=sample_store, person=LEAD)
    assert ran.out == "1.1: ruling withdrawn.\n"
    assert run("ruling", "list", "1.1", store=sample_store).err == "Rulings: 0.\n"


def test_an_inspector_may_not_and_a_question_must_be_there(run: Run, sample_store: Path) -> None:
    ran = run("ruling", "add", "1.1", TEXT, store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (3, "")
    assert f"Ask {LEAD}." in ran.err
    assert run("ruling", "list", "9.9", store=sample_store).code == 3
