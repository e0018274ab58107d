"""`merge`: several laptops' work joined by verb, looked at first, and refused whole where anything is wrong."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, LEAD, Ran, Run

OTHER = "Mark Okafor"


class Laptops:
    """Two laptops set up from one store, each of which judged something, and what they handed in."""

    def __init__(self, run: Run, base: Path, folder: Path) -> None:
        self._run, self.base = run, base
        self.stick = folder / "stick"
        self.one, self.two = folder / "one.store", folder / "two.store"
        self.first, self.second = self.stick / "one.json", self.stick / "two.json"

    def work(self) -> None:
        """Both judge, and hand in."""
        self.stick.mkdir()
        for laptop in (self.one, self.two):
            shutil.copy(self.base, laptop)
        self._judge(self.one, INSPECTOR, "CTY-03", "1.1", "good")
        self._judge(self.two, LEAD, "CTY-03", "1.1", "inadequate")
        self._judge(self.two, LEAD, "CTY-03", "1.2", "good")
        assert (self.hand_in(self.one), self.hand_in(self.two)) == (self.first, self.second)

    def _judge(self, store: Path, person: str, case: str, question: str, answer: str) -> None:
        ran = self._run("judge", case, question, answer, "--rationale", "Seen.", store=store, person=person)
        assert ran.code == 0, ran.err

    def hand_in(self, store: Path) -> Path:
        """What a laptop exports, on the stick."""
        file = self.stick / f"{store.stem}.json"
        assert self._run("export", file, "--force", store=store).code == 0
        return file

    def exported(self) -> str:
        """What the joint store exports."""
        return self._run("export", "-", store=self.base).out

    def merge(self, *arguments: object) -> Ran:
        """Into the joint store."""
        return self._run("merge", *arguments, store=self.base, person=LEAD)


@pytest.fixture(scope="session")
def _worked(run: Run, _imported_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What lies on the two laptops' disks and on the stick; only ever copied."""
    folder = tmp_path_factory.mktemp("laptops")
    Laptops(run, _imported_sample, folder).work()
    return folder


@pytest.fixture
def laptops(run: Run, sample_store: Path, tmp_path: Path, _worked: Path) -> Laptops:
    shutil.copytree(_worked, tmp_path, dirs_exist_ok=True)
    return Laptops(run, sample_store, tmp_path)


def test_a_preview_says_what_would_come_and_writes_nothing(laptops: Laptops) -> None:
    before = laptops.exported()
    seen = laptops.merge(laptops.stick, "--preview", "--json")
    assert seen.code == 0
    assert json.loads(seen.out) == {
        "new": {"by_person": {INSPECTOR: 1, LEAD: 2}, "by_case": {"CTY-03": 3}, "entries": 3},
        "held": json.loads(seen.out)["held"],
        "disagreements": [
            {
                "case": "CTY-03",
                "question": "1.1",
                "sides": [
                    {"inspector": who, "answer": answer} for who, answer in sides_in_order(laptops, "CTY-03", "1.1")
                ],
            }
        ],
        "refused": [],
        "framework": "same",
    }
    assert json.loads(seen.out)["held"] == len(json.loads(before)["history"])
    assert laptops.exported() == before
    assert "Nothing was written." in laptops.merge(laptops.stick, "--preview").out


def sides_in_order(laptops: Laptops, case: str, question: str) -> list[tuple[str, str]]:
    """Who answered what, by the name of the device, as the whole record is ordered."""
    found = [
        (item["device"], item["person"], item["content"]["answer"])
        for file in (laptops.first, laptops.second)
        for item in json.loads(file.read_text("utf-8"))["history"]
        if item["kind"] == "judgement" and item["subject"] == f"{case}/first/{question}"
    ]
    return [(person, answer) for _, person, answer in sorted(found)]


def test_whoever_has_the_second_review_is_not_told_the_answers_of_the_first(laptops: Laptops, run: Run) -> None:
    second = "Daniel Okafor"
    given = run("allocate", "CTY-03", "--second", "--to", second, store=laptops.base, person=LEAD)
    assert given.code == 0, given.err
    for arguments in ((laptops.stick, "--preview"), (laptops.stick,), ("--check",)):
        told = run("merge", *arguments, "--json", store=laptops.base, person=second).json["disagreements"]
        assert told == [{"case": "CTY-03", "question": "1.1", "sides": []}]
    out = run("merge", "--check", store=laptops.base, person=second).out
    assert out == "CTY-03 1.1: the answers differ, and are shown once both reviews are submitted.\n"
    assert INSPECTOR in laptops.merge("--check").out


def test_what_was_handed_in_is_joined_after_a_backup_and_once(laptops: Laptops, run: Run) -> None:
    merged = laptops.merge(laptops.first, laptops.second)
    assert merged.code == 0
    assert f"Merged 3 entries ({LEAD} 2, {INSPECTOR} 1), on 1 case (CTY-03 3)." in merged.out
    assert "1 question answered differently." in merged.out
    assert len(json.loads(run("backup", "list", "--json", store=laptops.base).out)["backups"]) == 1
    joined = laptops.exported()
    again = laptops.merge(laptops.second, laptops.first, "--json")
    assert json.loads(again.out)["new"]["entries"] == 0
    assert laptops.merge(laptops.second).out.splitlines()[-1].startswith("Nothing new: all ")
    assert laptops.exported() == joined


def test_the_report_of_a_merge_is_written_to_a_file_too(laptops: Laptops, tmp_path: Path) -> None:
    report = tmp_path / "merged.txt"
    before = laptops.base.read_bytes()
    assert laptops.merge(laptops.first, "--report", tmp_path / "nowhere" / "merged.txt").code == 5
    assert laptops.base.read_bytes() == before
    merged = laptops.merge(laptops.first, laptops.second, "--report", report)
    assert merged.code == 0
    first, blank, *lines = report.read_text("utf-8").splitlines()
    assert (first.startswith("Merge, "), blank, report.stat().st_mode & 0o777) == (True, "", 0o600)
    assert lines[:2] == [f"From {laptops.first}", f"From {laptops.second}"]
    assert set(merged.out.splitlines()) <= set(lines)
    assert {f"  {LEAD}  2", f"  {INSPECTOR}  1", "  CTY-03  3"} <= set(lines)
    kept = report.read_text("utf-8")
    assert laptops.merge(laptops.first, "--report", report).code == 3
    assert report.read_text("utf-8") == kept
    assert laptops.merge("--check", "--report", tmp_path / "other.txt").code == 2
    laptops.first.write_bytes(laptops.first.read_bytes()[:-200])
    refused = laptops.merge(laptops.first, "--report", tmp_path / "refused.txt")
    assert refused.code == 3
    told = (tmp_path / "refused.txt").read_text("utf-8")
    assert "Nothing was merged. Refused:" in told
    assert str(laptops.first) in told


def test_any_order_gives_the_same_and_every_laptop_can_be_brought_up_to_date(laptops: Laptops, run: Run) -> None:
    laptops.merge(laptops.first)
    laptops.merge(laptops.second)
    for store, other in ((laptops.one, laptops.second), (laptops.two, laptops.first)):
        assert run("merge", other, store=store, person=LEAD).code == 0
        assert run("export", "-", store=store).out == laptops.exported()


def test_check_tells_whether_anybody_disagrees(laptops: Laptops, run: Run) -> None:
    assert laptops.merge("--check").code == 0
    assert laptops.merge(laptops.stick, "--check").code == 1
    told = laptops.merge("--check")
    assert (told.code, told.out.count("CTY-03 1.1: ")) == (1, 1)
    assert "Good (" in told.out
    assert json.loads(laptops.merge("--check", "--json").out)["disagreements"][0]["question"] == "1.1"
    settled = ("judge", "CTY-03", "1.1", "good", "--rationale", "Agreed.")
    assert run(*settled, store=laptops.base, person=LEAD).code == 0
    assert laptops.merge("--check").code == 0


def spoilt(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        document = json.loads(file.read_text("utf-8"))
        change(document)
        file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")

    return spoil


def _reword(document: dict[str, Any]) -> None:
    next(item for item in document["history"] if item["kind"] == "judgement")["content"]["rationale"] = "Other words."


def _drop(document: dict[str, Any]) -> None:
    del document["history"][-2]


def _another_inspection(document: dict[str, Any]) -> None:
    document["inspection"]["id"] = "another"


def _other_words(document: dict[str, Any]) -> None:
    document["framework"]["text"] = document["framework"]["text"].replace("agencies", "agency's", 1)


def _retitled(document: dict[str, Any]) -> None:
    document["inspection"]["title"] += "!"


def _newer(document: dict[str, Any]) -> None:
    document["format_version"] = 2


BAD: dict[str, Callable[[Path], object]] = {
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "altered": spoilt(_reword),
    "an entry left out": spoilt(_drop),
    "of another inspection": spoilt(_another_inspection),
    "with other words in its framework": spoilt(_other_words),
    "with another title": spoilt(_retitled),
    "of a newer format": spoilt(_newer),
    "empty": lambda file: file.write_bytes(b""),
    "a case file": lambda file: file.write_text(
        json.dumps({"format": "reviewtui/case", "format_version": 1, "reference": "X-1", "site": "CTY"}), "utf-8"
    ),
    "not there": lambda file: file.unlink(),
}


@pytest.mark.parametrize("fault", list(BAD))
def test_one_bad_file_refuses_all_with_its_name_and_changes_nothing(laptops: Laptops, fault: str) -> None:
    BAD[fault](laptops.second)
    before = laptops.base.read_bytes()
    ran = laptops.merge(laptops.first, laptops.second, "--json")
    assert ran.code == 3
    (refused,) = json.loads(ran.out)["refused"]
    assert refused["file"] == str(laptops.second)
    assert refused["why"] in ran.err
    assert ran.err.count("Nothing was ") == 1, ran.err
    assert "Nothing was " not in refused["why"]
    assert str(laptops.second) in ran.err
    assert laptops.base.read_bytes() == before


def test_a_folder_without_records_and_nothing_named_are_refused(laptops: Laptops, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert laptops.merge(empty).code == 3
    (empty / "settings.json").write_text("{}", "utf-8")
    assert "holds a laptop's record" in laptops.merge(empty).err
    assert laptops.merge().code == 2


def test_what_is_no_record_on_a_stick_is_named_and_passed_over(laptops: Laptops) -> None:
    (laptops.stick / "shopping.json").write_text('["milk"]', "utf-8")
    ran = laptops.merge(laptops.stick)
    assert ran.code == 0
    assert "so not read: “shopping.json”" in ran.out


def test_a_file_that_a_passphrase_opens_is_named_where_nobody_can_type_it(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    import pyrage

    file = tmp_path / "in.json.age"
    file.write_bytes(pyrage.passphrase.encrypt(b"{}", "a long passphrase"))
    ran = run("merge", file, store=sample_store, person=LEAD)
    assert (ran.code, ran.err.startswith(f"{file} is encrypted by a passphrase. Type it in a terminal, ")) == (2, True)
