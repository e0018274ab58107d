"""A team works apart without a network, by verbs alone: handed out, joined in any order, agreed, signed off."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Ran, Run
from tests.services.conftest import INSPECTOR as BEN
from tests.services.conftest import LEAD as ADA
from tests.services.conftest import OTHER as CAI
from tests.services.conftest import write_files

TWICE = "NOR-1"


class Team:
    """Four stores, and verbs that have to succeed."""

    def __init__(self, run: Run, place: Path) -> None:
        self._run, self.place = run, place

    def do(self, store: str, person: str, *arguments: object) -> str:
        """What a verb printed."""
        ran = self.tried(store, person, *arguments)
        assert ran.code == 0, (arguments, ran.err)
        return ran.out

    def tried(self, store: str, person: str, *arguments: object) -> Ran:
        """What came of a verb that may fail."""
        return self._run(*arguments, store=self.file(f"{store}.store"), person=person)

    def new(self, store: str, source: Path) -> None:
        """A store with what a file or folder brings."""
        assert self._run("new", self.file(f"{store}.store"), "--plain").code == 0
        ran = self._run("import", source, store=self.file(f"{store}.store"))
        assert ran.code == 0, ran.err

    def file(self, name: str) -> Path:
        return self.place / name

    def export(self, store: str) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.do(store, ADA, "export", "-"))
        return document

    def handin(self, store: str, person: str, name: str) -> Path:
        self.do(store, person, "handin", self.file(name))
        return self.file(name)


def test_a_team_without_a_network(run: Run, tmp_path: Path) -> None:
    team = Team(run, tmp_path)
    team.new("lead", write_files(tmp_path / "files"))
    hand_out(team)
    judge_apart(team)
    from_ben, from_cai = team.handin("ben", BEN, "ben-1.json"), team.handin("cai", CAI, "cai-1.json")

    team.do("lead", ADA, "export", team.file("whole.json"))
    team.new("deputy", team.file("whole.json"))
    for store, order in (("lead", (from_ben, from_cai)), ("deputy", (from_cai, from_ben))):
        for file in order:
            team.do(store, ADA, "merge", file)
    assert team.export("lead") == team.export("deputy")

    moderate(team)
    again = return_and_resubmit(team)
    team.do("deputy", ADA, "merge", again)
    team.do("lead", ADA, "merge", again)
    sign_off(team)

    team.do("deputy", ADA, "merge", team.handin("lead", ADA, "lead.json"))
    assert team.export("deputy") == team.export("lead")
    for store in ("lead", "deputy", "ben", "cai"):
        team.do(store, ADA, "check")
    assert "Nothing new" in team.do("lead", ADA, "merge", from_cai, from_ben, again, team.file("lead.json"))


def hand_out(team: Team) -> None:
    """Every case to one inspector, and one case to a second, blind."""
    team.do("lead", ADA, "allocate", TWICE, "--to", BEN)
    team.do("lead", ADA, "allocate", "NOR-2", "GLA-1", "--to", CAI)
    team.do("lead", ADA, "allocate", TWICE, "--to", CAI, "--second")
    for store, person in (("ben", BEN), ("cai", CAI)):
        team.do("lead", ADA, "bundle", team.file(f"for-{store}.json"), "--for", person)
        team.new(store, team.file(f"for-{store}.json"))


def judge_apart(team: Team) -> None:
    """The same case twice, neither knowing of the other; an alert; and all that each was given is submitted."""
    team.do("ben", BEN, "judge", TWICE, "1.1", "good", "--rationale", "Heron.", "--evidence", "e1")
    team.do("ben", BEN, "alert", "raise", TWICE, "child_at_risk", "The child is not safe there.")
    said = team.do("cai", CAI, "judge", TWICE, "1.1", "inadequate", "--rationale", "Kingfisher.", "--evidence", "e2")
    assert said == f"{TWICE} second review 1.1 judged Inadequate.\n"
    for case in ("NOR-2", "GLA-1"):
        team.do("cai", CAI, "judge", case, "1.1", "good")
    for store, person, cases in (("ben", BEN, (TWICE,)), ("cai", CAI, (TWICE, "NOR-2", "GLA-1"))):
        for case in cases:
            team.do(store, person, "submit", case, "--incomplete")
    assert "Heron" not in team.do("cai", CAI, "history", "--json")
    assert "Kingfisher" not in team.do("ben", BEN, "history", "--json")


def moderate(team: Team) -> None:
    """The two judgements side by side, and what was agreed."""
    (differing,) = json.loads(team.do("lead", ADA, "moderate", "--json"))["compared"]
    assert [(side["inspector"], side["rationale"]) for side in differing["judgements"]] == [
        (BEN, "Heron."),
        (CAI, "Kingfisher."),
    ]
    team.do("lead", ADA, "moderate", TWICE, "1.1", "inadequate", "--reason", "The school knew for a week.")
    judged = [each for each in team.export("lead")["judgements"] if each["case"] == TWICE]
    assert [(each["review"], each["answer"], each["counts"]) for each in judged] == [
        ("first", "good", False),
        ("second", "inadequate", False),
    ]
    assert team.export("lead")["moderation"][0]["answer"] == "inadequate"


def return_and_resubmit(team: Team) -> Path:
    """One case goes back to its inspector with a comment, and comes again."""
    team.do("lead", ADA, "comment", "add", "NOR-2", "1.1", "Which plan?")
    team.do("lead", ADA, "return", "NOR-2", "--reason", "See the comment.")
    team.do("lead", ADA, "bundle", team.file("for-cai-2.json"), "--for", CAI)
    team.do("cai", CAI, "merge", team.file("for-cai-2.json"))
    assert "Heron" in team.do("cai", CAI, "history", "--json"), "both reviews are submitted"
    assert [each["case"] for each in json.loads(team.do("cai", CAI, "moderate", "--all", "--json"))["compared"]] == [
        TWICE
    ]
    (comment,) = json.loads(team.do("cai", CAI, "comment", "list", "NOR-2", "--json"))["comments"]
    team.do("cai", CAI, "judge", "NOR-2", "1.1", "inadequate", "--rationale", "None was made.", "--evidence", "e1")
    team.do("cai", CAI, "comment", "resolve", "NOR-2", comment["id"])
    team.do("cai", CAI, "submit", "NOR-2", "--incomplete")
    return team.handin("cai", CAI, "cai-2.json")


def sign_off(team: Team) -> None:
    """What is in the way is seen to, one after the other, until nothing is."""
    refused = team.tried("lead", ADA, "signoff")
    assert (refused.code, refused.out.splitlines()) == (
        1,
        [
            "GLA-1: submitted, not accepted.",
            "NOR-1: submitted, not accepted.",
            "NOR-1: second review submitted, not accepted.",
            "NOR-1: an open alert.",
            "NOR-2: submitted, not accepted.",
        ],
    )
    for arguments in ((TWICE,), (TWICE, "--second"), ("NOR-2",), ("GLA-1",)):
        team.do("lead", ADA, "accept", *arguments)
    alert = json.loads(team.do("lead", ADA, "alert", "list", "--json"))["alerts"][0]["entry"]
    team.do(
        "lead", ADA, "alert", "told", alert, "--who-told", "Duty desk", "--when", "5 November 2012", "--action", "x"
    )
    team.do("lead", ADA, "signoff", "--check")
    shown = team.do("lead", ADA, "summary", "--json")
    assert team.do("lead", ADA, "signoff") == "The inspection was signed off.\n"
    assert team.do("lead", ADA, "signoff", "--summary") == shown
    assert {each["state"] for each in json.loads(team.do("lead", ADA, "submit", "--json"))["reviews"]} == {"signed_off"}
    shut = team.tried("lead", ADA, "reopen", "GLA-1", "--reason", "One more thing.")
    assert (shut.code, "signed off by" in shut.err) == (3, True)
