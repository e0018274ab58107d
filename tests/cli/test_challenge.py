"""The factual accuracy check: decided by the lead, in the way of the sign-off, and no answer changed by it."""

from pathlib import Path

from tests.conftest import INSPECTOR, LEAD, Run

PASSAGE = "The plan of 4 May is left out."


def test_a_challenge_is_recorded_decided_and_changes_no_answer(
    sample_store: Path, new_store: Path, tmp_path: Path, run: Run
) -> None:
    add = ("challenge", "add", "NOR-03", PASSAGE, "--from", "North YOT", "--date", "3/12/2012")
    ran = run(*add, "--question", "1.1", "--evidence", "d4 p3", store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (0, "NOR-03 challenge recorded.\n")
    assert run(*add, store=sample_store, person=INSPECTOR).code == 0
    first, second = run("challenge", "list", "--open", "--json", store=sample_store).json["challenges"]
    assert {key: first[key] for key in ("case", "question", "raised_by", "received", "passage", "evidence")} == {
        "case": "NOR-03",
        "question": "1.1",
        "raised_by": "North YOT",
        "received": "2012-12-03",
        "passage": PASSAGE,
        "evidence": "d4 p3",
    }
    assert (second["question"], second["evidence"], second["outcome"]) == (None, None, None)
    waiting = run("signoff", "--check", store=sample_store)
    assert waiting.code == 1
    assert "NOR-03 1.1: an open challenge." in waiting.out + waiting.err
    over = run("signoff", "--incomplete", store=sample_store, person=LEAD)
    assert over.code == 1
    assert over.err.endswith("Decide the open challenges first (2): `reviewtui challenge list --open`.\n")
    before = run("summary", "--json", store=sample_store).out

    decide = ("challenge", "decide", "NOR-03", first["id"], "partly", "--reason", "It is in d4.")
    refused = run(*decide, store=sample_store, person=INSPECTOR)
    assert (refused.code, refused.out) == (3, "")
    assert refused.err == f"Only the lead inspector decides challenges. Ask {LEAD}.\n"
    decided = run(*decide, store=sample_store, person=LEAD)
    assert (decided.code, decided.out) == (0, "NOR-03 challenge partly upheld.\n")
    assert "reviewtui moderate NOR-03 1.1 ANSWER" in decided.err
    assert run(*decide, store=sample_store, person=LEAD).out == "NOR-03: nothing to change.\n"
    assert run("summary", "--json", store=sample_store).out == before
    moderate = run("moderate", "NOR-03", store=sample_store, person=LEAD)
    assert "NOR-03 1.1: " in moderate.out
    assert f"Challenge by North YOT, 3 December 2012, partly upheld: {PASSAGE}" in " ".join(moderate.out.split())
    (to_moderate,) = run("moderate", "NOR-03", "--json", store=sample_store, person=LEAD).json["compared"]
    assert [one["id"] for one in to_moderate["challenges"]] == [first["id"]]
    beside = run("review", "NOR-03", "--plain", store=sample_store, person=LEAD, input="q\n").out
    assert f"Challenge by North YOT, 3 December 2012, partly upheld: {PASSAGE}" in " ".join(beside.split())
    (left,) = run("challenge", "list", "NOR-03", "--open", "--json", store=sample_store).json["challenges"]
    assert left["id"] == second["id"]
    listed = run("challenge", "list", store=sample_store)
    assert f"NOR-03 1.1  {first['id']}  partly upheld\n" in listed.out
    assert f"  {LEAD}: It is in d4.\n" in listed.out
    assert listed.err == "Challenges: 2.\n"

    # It travels, and undo opens it again.
    exported, again = tmp_path / "out.json", tmp_path / "again.json"
    assert run("export", exported, store=sample_store).code == 0
    assert run("import", exported, store=new_store).code == 0
    assert run("export", again, store=new_store).code == 0
    assert exported.read_bytes() == again.read_bytes()
    assert run("undo", store=sample_store, person=LEAD).code == 0
    assert len(run("challenge", "list", "--open", "--json", store=sample_store).json["challenges"]) == 2


def test_bad_input_is_one_sentence_and_records_nothing(sample_store: Path, run: Run) -> None:
    named = ("--from", "North YOT", "--date", "2012-12-03")
    for arguments, code, words in (
        (("add", "NOR-33", PASSAGE, *named), 3, "NOR-33"),
        (("add", "NOR-03", PASSAGE, *named, "--question", "9.9"), 3, "9.9"),
        (("add", "NOR-03", " ", *named), 3, "needs the passage"),
        (
            ("add", "NOR-03", PASSAGE, "--from", "North YOT", "--date", "2012-12"),
            3,
            "is not a day; write it as",
        ),
        (("add", "NOR-03", PASSAGE, "--from", "North YOT", "--date", "31/11/2012"), 3, "is not a real date"),
        (("add", "NOR-03", PASSAGE, "--date", "2012-12-03"), 2, "--from"),
        (("decide", "NOR-03", "nobody-1", "upheld", "--reason", "x"), 3, "Unknown challenge “nobody-1”"),
        (("decide", "NOR-03", "nobody-1", "upheld", "--reason", " "), 3, "Say why"),
        (("decide", "NOR-03", "nobody-1", "maybe", "--reason", "x"), 2, "maybe"),
        (("list", "NOR-33"), 3, "NOR-33"),
    ):
        ran = run("challenge", *arguments, store=sample_store, person=LEAD)
        assert (ran.code, ran.out) == (code, ""), arguments
        assert words in ran.err
    assert run("challenge", "list", "--json", store=sample_store).json == {"challenges": []}
