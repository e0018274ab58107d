"""`submit`, `return`, `accept`, `reopen` and `comment`, by verb."""

import json
from pathlib import Path

from tests.conftest import INSPECTOR, LEAD, Run

CASE = "CTY-03"


def test_a_standard_of_a_case_is_submitted_by_whoever_was_given_it(run: Run, sample_store: Path) -> None:
    def do(person: str, *arguments: str) -> str:
        ran = run(*arguments, store=sample_store, person=person)
        assert ran.code == 0, ran.err
        return ran.out

    assert (
        do(LEAD, "allocate", CASE, "--standard", "3", "--to", INSPECTOR) == f"{CASE} standard 3 given to {INSPECTOR}.\n"
    )
    assert do(LEAD, "allocate", "--to", INSPECTOR).endswith(f"  3: {INSPECTOR}\n")
    (given,) = json.loads(do(LEAD, "allocate", "--to", INSPECTOR, "--json"))["allocations"]
    assert given["standards"] == {"3": [INSPECTOR]}
    assert do(INSPECTOR, "submit", CASE, "--incomplete") == f"{CASE} standard 3 submitted.\n"
    listed = [each for each in json.loads(do(LEAD, "submit", "--json"))["reviews"] if each["case"] == CASE]
    assert [(each.get("standard"), each["state"]) for each in listed] == [(None, "not_started"), ("3", "submitted")]
    assert run("judge", CASE, "3.1", "good", store=sample_store, person=INSPECTOR).code == 3
    do(LEAD, "return", CASE, "--standard", "3", "--reason", "See 3.1.")
    assert f"{CASE:<12} returned  {INSPECTOR}  standard 3" in do(LEAD, "submit").splitlines()
    lacking = json.loads(run("submit", CASE, "--json", store=sample_store, person=LEAD).out)["missing"]
    assert lacking[-1] == {"question": "3", "what": "standard not submitted", "by": INSPECTOR}
    do(LEAD, "allocate", CASE, "--standard", "3", "--nobody")
    for wrong in (("--second", "--to", LEAD), ("--to", LEAD, "--nobody"), ()):
        assert run("allocate", CASE, "--standard", "3", *wrong, store=sample_store, person=LEAD).code == 2


def test_a_case_goes_from_the_inspector_to_the_lead_and_back(run: Run, sample_store: Path) -> None:
    def do(person: str, *arguments: str) -> str:
        ran = run(*arguments, store=sample_store, person=person)
        assert ran.code == 0, ran.err
        return ran.out

    assert do(INSPECTOR, "judge", CASE, "1.1", "good", "--rationale", "Seen.")
    refused = run("submit", CASE, store=sample_store, person=INSPECTOR)
    assert refused.code == 1
    assert "1.2: not answered." in refused.out
    listed = run("submit", CASE, "--json", store=sample_store, person=INSPECTOR)
    assert (listed.code, json.loads(listed.out)["submitted"]) == (1, False)
    assert "submitted with" in do(INSPECTOR, "submit", CASE, "--incomplete")
    shut = run("judge", CASE, "1.1", "inadequate", store=sample_store, person=INSPECTOR)
    assert (shut.code, "reviewtui reopen" in shut.err) == (3, True)
    do(LEAD, "comment", "add", CASE, "1.1", "Which plan?")
    comment = json.loads(do(LEAD, "comment", "list", CASE, "--json"))["comments"][0]
    do(INSPECTOR, "comment", "reply", CASE, comment["id"], "That of May.")
    assert do(LEAD, "comment", "list", "--open").splitlines() == [
        f"{CASE} 1.1  {comment['id']}",
        f"  {LEAD}: Which plan?",
        "    Ruth Hallam: That of May.",
    ]
    do(LEAD, "comment", "resolve", CASE, comment["id"])
    assert do(LEAD, "comment", "list", "--open") == ""
    for unknown in ("", "NOPE"):
        ran = run("comment", "list", unknown, store=sample_store, person=LEAD)
        assert (ran.code, ran.out, f"There is no case “{unknown}”" in ran.err) == (3, "", True)
    do(LEAD, "comment", "reopen", CASE, comment["id"])
    assert do(LEAD, "return", CASE, "--reason", "See the comment.") == f"{CASE} returned.\n"
    assert do(INSPECTOR, "judge", CASE, "1.1", "inadequate", "--rationale", "Seen again.")
    do(INSPECTOR, "submit", CASE, "--incomplete")
    do(LEAD, "accept", CASE)
    assert f"{CASE:<12} accepted  {LEAD}" in do(LEAD, "submit").splitlines()
    do(LEAD, "reopen", CASE, "--reason", "The custody record came.")
    reviews = {each["case"]: each for each in json.loads(do(LEAD, "submit", "--json"))["reviews"]}
    assert (reviews[CASE]["state"], reviews[CASE]["reason"]) == ("reopened", "The custody record came.")
    assert run("submit", "--incomplete", store=sample_store, person=LEAD).code == 2
    assert run("accept", "NO-CASE", store=sample_store, person=LEAD).code == 3
