"""`retain`: told first, done with --yes, and the rule stated."""

from pathlib import Path

from tests.conftest import LEAD, Run


def test_it_is_told_first_and_done_when_asked(run: Run, sample_store: Path) -> None:
    rule = ("--rule", "Schedule 7.2")
    refused = run("retain", *rule, store=sample_store)
    assert (refused.code, refused.err.startswith("NOR-03 has an open alert.")) == (3, True)
    (alert,) = [
        one["entry"] for one in run("alert", "list", "--json", store=sample_store).json["alerts"] if one["open"]
    ]
    told = ("--told", "Duty desk", "--when", "today 14:30", "--done", "Visited.")
    assert run("alert", "told", alert, *told, store=sample_store, person=LEAD).code == 0
    copy = run("backup", store=sample_store).out.strip()

    plan = run("retain", *rule, store=sample_store)
    assert (plan.code, plan.err) == (0, "Nothing was changed. Add --yes to delete.\n")
    assert plan.out.startswith("The texts of 24 cases would be deleted, ")
    assert f"  {copy}\n" in plan.out
    assert "The inspection closed on 30 November 2012." in plan.out
    assert "NOR-01" in run("cases", store=sample_store).out

    done = run("retain", *rule, "--yes", "--json", store=sample_store, person=LEAD)
    assert done.code == 0
    assert (done.json["deleted"], done.json["cases"], done.json["copies"]) == (True, 24, [copy])
    assert "NOR-01" not in run("cases", store=sample_store).out
    assert run("check", store=sample_store).code == 0
    history = run("history", "--json", store=sample_store).json["history"]
    assert [item["person"] for item in history if item["kind"] == "retention"] == [LEAD]
    of_case = run("history", "--case", "NOR-03", store=sample_store, person=LEAD)
    assert (of_case.code, "deleted under" in of_case.out, "Visited." in of_case.out) == (0, True, False)
    again = run("retain", *rule, "--yes", store=sample_store)
    assert again.out.startswith("Nothing is left to delete.\n")
    assert run("undo", store=sample_store, person=LEAD).code == 3


def test_without_a_rule_nothing_goes(run: Run, sample_store: Path) -> None:
    ran = run("retain", "--yes", store=sample_store)
    assert (ran.code, ran.err.startswith("State the rule.")) == (3, True)
