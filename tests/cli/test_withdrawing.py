"""`case withdraw` and `case reinstate`: a case leaves the sample, and comes back."""

from pathlib import Path

from tests.conftest import INSPECTOR, LEAD, Run

WHY = "Out of scope."


def test_a_case_is_withdrawn_listed_and_reinstated(run: Run, sample_store: Path) -> None:
    ran = run("case", "withdraw", "NOR-01", "--reason", WHY, "--replaced-by", "NOR-02", store=sample_store, person=LEAD)
    assert ran.out.startswith("NOR-01 withdrawn from the sample, replaced by NOR-02.")
    listed = run("cases", store=sample_store)
    assert listed.out.splitlines()[-1].split(maxsplit=2)[::2] == ["NOR-01", f"Withdrawn, replaced by NOR-02: {WHY}"]
    assert listed.err == "Cases: 23. Withdrawn: 1.\n"
    (item,) = run("cases", "--state", "withdrawn", "--json", store=sample_store).json["cases"]
    assert (item["reference"], item["withdrawn"]) == ("NOR-01", f"Withdrawn, replaced by NOR-02: {WHY}")
    refused = run("judge", "NOR-01", "1.1", "inadequate", "--replace", store=sample_store, person=INSPECTOR)
    assert (refused.code, refused.err.startswith(f"This case was withdrawn by {LEAD}.")) == (3, True)
    assert (
        f"Withdrawn, replaced by NOR-02: {WHY}"
        in run("review", "NOR-01", "--plain", store=sample_store, person=INSPECTOR, input="q\n").out
    )
    assert "· 1 withdrawn ·" in " ".join(run("summary", store=sample_store).out.split())
    back = run("case", "reinstate", "NOR-01", "--reason", "Misread.", store=sample_store, person=LEAD)
    assert back.out == "NOR-01 returned to the sample.\n"
    cases = run("cases", "--json", store=sample_store).json["cases"]
    assert len(cases) == 24
    assert "withdrawn" not in run("summary", "--json", store=sample_store).json["progress"]
    assert not any("withdrawn" in case for case in cases)
