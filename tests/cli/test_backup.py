"""`backup` and `restore`, as they are typed."""

import json
from pathlib import Path

from tests.conftest import INSPECTOR, Run


def test_a_store_is_backed_up_listed_and_restored_once_that_is_asked_for(run: Run, sample_store: Path) -> None:
    assert run("backup", "list", store=sample_store).err.startswith("There is no backup yet")
    made = Path(run("backup", store=sample_store).out.strip())
    listed = run("backup", "list", "--json", store=sample_store).json["backups"]
    assert [item["path"] for item in listed] == [str(made)]
    assert made.stem in run("backup", "list", store=sample_store).out
    before = run("cases", "--json", store=sample_store).json
    run("case-add", "WLD-99", "WLD", store=sample_store, person=INSPECTOR)
    refused = run("restore", made.stem, store=sample_store)
    assert refused.code == 2
    assert "1 entry made since would be lost" in refused.out
    assert "--yes" in refused.err
    assert run("cases", "--json", store=sample_store).json != before
    restored = run("restore", "--yes", store=sample_store)
    assert (restored.code, restored.out.splitlines()[1][:30]) == (0, "Restored. The previous store w")
    assert json.dumps(run("cases", "--json", store=sample_store).json) == json.dumps(before)
    aside = [path for path in sample_store.parent.glob("*set-aside*") if path.suffix not in (".device", ".heads")]
    assert len(aside) == 1
    assert "WLD-99" in run("cases", store=aside[0]).out


def test_what_there_is_no_backup_of_is_one_sentence(run: Run, sample_store: Path) -> None:
    for name in (None, "nonsense"):
        ran = run("restore", *([name] if name else []), store=sample_store)
        assert (ran.code, ran.out) == (3, "")
        assert "backup" in ran.err
    assert run("backup", store=None).code == 2
    assert run("restore", store=None).code == 2
    assert run("backup", store=sample_store.with_name("no.store")).code == 4
