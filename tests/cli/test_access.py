"""`history --access`: who opened a case and what left, in words and as one document."""

import hashlib
from pathlib import Path

from tests.conftest import INSPECTOR, Run


def test_the_log_is_shown_newest_first(run: Run, sample_store: Path, tmp_path: Path) -> None:
    assert run("history", "--access", store=sample_store).err == "The access log is empty.\n"
    run("review", "NOR-01", "--plain", store=sample_store, person=INSPECTOR, input="q\n")
    out = tmp_path / "out.json"
    run("export", out, "--for", "Ofsted \x1b[2J", store=sample_store, person=INSPECTOR)
    run("export", "-", store=sample_store)
    ran = run("history", "--access", store=sample_store, env={"COLUMNS": "500"})
    assert (ran.code, ran.err) == (0, "Lines of the access log: 3.\n")
    sha256 = hashlib.sha256(out.read_bytes()).hexdigest()
    last, file, opened = ran.out.splitlines()
    assert "Exported the inspection. " in last
    assert f"{INSPECTOR}" in file
    assert f"Exported the inspection to {out}, for Ofsted ␛[2J. {out.stat().st_size:,} bytes, SHA-256 {sha256}." in file
    assert opened.endswith("Opened NOR-01.")
    document = run("history", "--access", "--json", store=sample_store).json
    assert [line["what"] for line in document["access"]] == ["exported", "exported", "opened"]
    assert document["access"][1]["sha256"] == sha256


def test_it_stands_alone(run: Run, sample_store: Path) -> None:
    for others in (("--case", "NOR-01"), ("--verify",)):
        assert run("history", "--access", *others, store=sample_store).code == 2
