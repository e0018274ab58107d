"""`custody`: who holds which case; noted by `bundle` and `handin`, given and claimed by hand."""

import json
from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, LEAD, Run
from tests.exported import read

CASE, OTHER = "NOR-01", "CTY-01"


def held(run: Run, store: Path) -> dict[str, tuple[str, str, bool]]:
    """Case to holder, how, and whether it was handed in."""
    listed = run("custody", "list", "--json", store=store).json["custody"]
    return {each["case"]: (each["holder"], each["how"], bool(each["handed_in"])) for each in listed}


def test_it_follows_a_bundle_out_and_back_and_is_claimed_when_a_laptop_is_gone(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    def done(*arguments: object, store: Path, person: str = LEAD) -> str:
        ran = run(*arguments, store=store, person=person)
        assert ran.code == 0, ran.err
        return ran.out

    laptop, stick = tmp_path / "laptop.store", tmp_path / "stick"
    stick.mkdir()
    done("allocate", CASE, OTHER, "--to", INSPECTOR, store=sample_store)
    refused = run("bundle", "/no/such/folder/b.json", "--for", INSPECTOR, store=sample_store, person=LEAD)
    assert refused.code == 5
    assert held(run, sample_store) == {}
    done("bundle", tmp_path / "bundle.json", "--for", INSPECTOR, store=sample_store)
    out = {CASE: (INSPECTOR, "bundle", False), OTHER: (INSPECTOR, "bundle", False)}
    assert held(run, sample_store) == out
    number = len(read(sample_store)["history"])
    done("bundle", tmp_path / "again.json", "--for", INSPECTOR, store=sample_store)
    assert len(read(sample_store)["history"]) == number

    assert run("new", laptop, "--plain").code == 0
    done("import", tmp_path / "bundle.json", store=laptop)
    assert held(run, laptop) == out
    done("judge", CASE, "1.1", "inadequate", "--rationale", "Seen.", "--replace", store=laptop, person=INSPECTOR)
    done("handin", stick, store=laptop, person=INSPECTOR)
    back = dict.fromkeys(out, (INSPECTOR, "handed_in", True))
    assert held(run, laptop) == back
    assert "1.1" in done("undo", store=laptop, person=INSPECTOR)
    done("merge", stick, store=sample_store)
    assert held(run, sample_store) == back

    taken = done("custody", "claim", CASE, "--reason", "The laptop was stolen.", store=sample_store)
    assert taken == f"{CASE} claimed by {LEAD}. Held before by {INSPECTOR}.\n"
    assert held(run, sample_store) == {**back, CASE: (LEAD, "claimed", False)}
    listed = run("custody", "list", store=sample_store)
    assert f"{CASE}  {LEAD} since " in listed.out
    assert listed.out.splitlines()[1].endswith(", claimed: The laptop was stolen.")
    assert listed.err == "Held: 2. Cases of which nobody holds a copy: 22.\n"
    assert len(run("custody", "list", "--holder", INSPECTOR, store=sample_store).out.splitlines()) == 1

    # The other laptop turns up: what it judged since is joined, and both say who holds the case.
    done("judge", OTHER, "1.1", "good", "--rationale", "Seen.", "--replace", store=laptop, person=INSPECTOR)
    done("handin", stick, store=laptop, person=INSPECTOR)
    done("merge", stick, store=sample_store)
    both = run("custody", "list", "--json", store=sample_store).json["custody"]
    assert {each["holder"] for each in both if each["case"] == CASE} == {LEAD, INSPECTOR}
    given = done("custody", "give", CASE, "--to", INSPECTOR, "--reason", "A new laptop.", store=sample_store)
    assert given == f"{CASE} held by {INSPECTOR}. Held before by {LEAD}.\n"
    assert json.loads(done("custody", "give", OTHER, "--to", LEAD, "--json", store=sample_store))["changes"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["claim", "NOR-99", "--reason", "Gone."], "There is no case “NOR-99”"),
        (["claim", CASE, "--reason", " "], "Say why the case is claimed, with --reason."),
        (["give", CASE, "--to", "Nobody Known"], "Nobody Known"),
        (["list", "--holder", "Nobody Known"], "Nobody Known"),
    ],
)
def test_what_cannot_be_noted_is_said_in_a_sentence(
    run: Run, sample_store: Path, arguments: list[str], said: str
) -> None:
    ran = run("custody", *arguments, store=sample_store, person=LEAD)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err


def test_nobody_claims_what_they_hold(run: Run, sample_store: Path) -> None:
    take = ("custody", "claim", CASE, "--reason", "The laptop was stolen.")
    assert run(*take, store=sample_store, person=LEAD).code == 0
    before = held(run, sample_store)
    several = run("custody", "claim", OTHER, *take[2:], store=sample_store, person=LEAD)
    assert (several.code, held(run, sample_store)) == (3, before), "all of them, or none"
    again = run(*take, store=sample_store, person=LEAD)
    assert (again.code, again.err) == (3, f"{CASE} is held by {LEAD} already.\n")
