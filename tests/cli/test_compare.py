"""`compare`: what changed since an earlier inspection, with margins only where the samples allow them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.exported import read

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path, run: Run) -> tuple[Path, dict[str, Any]]:
    """The sample as if it had been drawn at random, in a store, and its export."""
    home = tmp_path_factory.mktemp("drawn")
    shutil.copytree(sample_folder, home / "files")
    for described in (home / "files" / "inspection.json", *(home / "files").glob("record-*.json")):
        document = json.loads(described.read_text("utf-8"))
        document["inspection"]["sample_method"] = "random"
        described.write_text(json.dumps(document), "utf-8")
    store = home / "drawn.store"
    assert run("new", store, "--plain").code == 0
    assert run("import", home / "files", store=store).code == 0
    return store, read(store)


def _earlier(folder: Path, document: dict[str, Any], change: Change) -> Path:
    made = json.loads(json.dumps(document))
    made["inspection"].update(id="hsb-2009", title="The inspection of 2009")
    change(made)
    made.pop("history")
    made.pop("heads")
    file = folder / "old.json"
    file.write_text(json.dumps(made), "utf-8")
    return file


def test_changes_have_margins_where_both_samples_were_drawn(
    drawn: tuple[Path, dict[str, Any]], tmp_path: Path, run: Run
) -> None:
    store, document = drawn

    def lower(old: dict[str, Any]) -> None:
        old["summary"]["questions"]["1.2"]["share"]["good"] -= 12
        old["summary"]["questions"]["1.2"]["rating"] = "inadequate"
        for case in old["summary"]["timeliness"]["disclosure-to-sentence"]["cases"].values():
            case["value"] = case["value"] and case["value"] + 200

    old = _earlier(tmp_path, document, lower)
    found = run("compare", old, "--json", store=store).json
    assert (found["before"], found["now"]) == ("The inspection of 2009", document["inspection"]["title"])
    rows = {row["node"]: row for row in found["rows"]}
    assert set(rows) == {"overall", *document["summary"]["standards"], *document["summary"]["questions"]}
    share = document["summary"]["questions"]["1.2"]["share"]
    changed = rows["1.2"]
    assert changed["before"] == {"rating": "inadequate", "good": share["good"] - 12, "applicable": share["applicable"]}
    assert changed["now"]["rating"] == "good"
    assert changed["change"] == pytest.approx(12 / share["applicable"], abs=1e-6)
    assert 0 < changed["margin"][0] < changed["change"] < changed["margin"][1]
    assert [row["node"] for row in rows.values() if row["clear"]] == ["1.2"]
    assert rows["1.1"]["change"] == 0
    assert rows["1.1"]["margin"][0] < 0 < rows["1.1"]["margin"][1]
    printed = run("compare", old, store=store)
    assert printed.code == 0
    assert max(map(len, printed.out.splitlines())) <= 80
    assert "Changed by more than chance explains: 1.2." in printed.out
    times = {row["measure"]: row for row in found["timeliness"]}
    now = document["summary"]["timeliness"]["disclosure-to-sentence"]
    slower = times["disclosure-to-sentence"]
    assert slower["now"] == {"n": now["n"], "mean": now["mean"]}
    assert slower["before"]["mean"] == pytest.approx(now["mean"] + 200, abs=0.1)
    assert slower["margin"][0] < slower["change"] == -200 < slower["margin"][1] < 0
    assert [row["measure"] for row in times.values() if row["clear"]] == ["disclosure-to-sentence"]
    assert times["conference-to-review"]["margin"] is None
    assert f"Mean changed by more than chance explains: {now['title']}." in printed.out

    # No margin where one was picked on purpose, nor of an inspection beside itself.
    purposive = _earlier(tmp_path, document, lambda old: old["summary"]["sample"].update(method="purposive"))
    described = run("compare", purposive, "--json", store=store).json
    assert all(row["margin"] is None for row in (*described["rows"], *described["timeliness"]))
    same = _earlier(tmp_path, document, lambda old: old["inspection"].update(id=document["inspection"]["id"]))
    ran = run("compare", same, store=store)
    assert "the same inspection" in ran.out
    assert "chance" not in ran.out


def test_a_file_that_cannot_be_compared_is_one_sentence(
    drawn: tuple[Path, dict[str, Any]], tmp_path: Path, run: Run
) -> None:
    store, document = drawn
    questions = "summary", "questions", "1.2"

    def at(old: dict[str, Any], *keys: str) -> dict[str, Any]:
        for key in keys:
            old = old[key]
        return old

    changes: tuple[tuple[Change, str], ...] = (
        (
            lambda old: old["framework"].update(version="1", text=None),
            "version 1, and this store hsb-joint-2013 version 2",
        ),
        (lambda old: old.pop("summary"), "has no summary"),
        (lambda old: at(old, *questions).update(rating="splendid"), "the rating of 1.2 is not one of this framework"),
        (lambda old: at(old, *questions).update(rating=["good"]), "the rating of 1.2 is not one of this framework"),
        (lambda old: at(old, *questions, "share").update(good=99), "the counts of 1.2 are not numbers of cases"),
        (lambda old: at(old, *questions, "share").update(good="9"), "is not a whole number"),
        (
            lambda old: at(old, "summary", "timeliness", "disclosure-to-sentence", "cases", "NOR-01").update(value=-1),
            "what a case took is not a whole number",
        ),
        (lambda old: at(old, "summary", "sample").update(population=0), "the sample was drawn from 0 cases, and "),
        (lambda old: at(old, "summary", "sample").update(population=9), "the sample was drawn from 9 cases, and "),
        (lambda old: old.update(sites="none"), "cannot be compared with"),
    )
    for change, words in changes:
        ran = run("compare", _earlier(tmp_path, document, change), store=store)
        assert (ran.code, ran.out) == (3, ""), words
        assert words in ran.err
    for path in (tmp_path, tmp_path / "none.json", store):
        assert run("compare", path, store=store).code == 3
