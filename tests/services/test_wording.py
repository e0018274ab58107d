"""Entries in one sentence: plain words, the dates of the chronology, and no codes of the program."""

import pytest

from reviewtui.entries.kinds import KINDS
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.services.wording import entry_sentence


@pytest.fixture
def framework() -> Framework:
    return read_framework(source("hsb-joint-2013@1"), "hsb-joint-2013")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_withheld_is_named_by_its_kind(framework: Framework, kind: str) -> None:
    subject = "NOR-1/first/1.1/a" if KINDS[kind].of_question else "NOR-1/e1"
    said = entry_sentence(framework, kind, subject, "do", None)
    what = said.removeprefix("NOR-1 ").removeprefix("1.1 ").removesuffix(", withheld from this laptop.")
    assert what and what != kind and said.endswith(", withheld from this laptop.")


@pytest.mark.parametrize(
    ("date", "shown"), [("2006-03-12", "12 March 2006"), ("2006-03", "March 2006"), ("2006", "2006")]
)
@pytest.mark.parametrize("act", ["do", "undo", "redo"])
def test_an_event_has_the_date_of_the_chronology(framework: Framework, date: str, shown: str, act: str) -> None:
    content = {"case": "NOR-1", "id": "e1", "date": date, "agency": "police", "type": "referral"}
    assert f"referral (police record, {shown})" in entry_sentence(framework, "event", "NOR-1/e1", act, content)


@pytest.mark.parametrize(
    ("check", "named"),
    [
        ("referral-without-strategy-discussion", "“Referral without a strategy discussion”"),
        ("a-check-of-another-version", "“a-check-of-another-version”"),
    ],
)
def test_a_decision_names_its_check_by_the_title(framework: Framework, check: str, named: str) -> None:
    content = {"case": "NOR-1", "id": f"{check}:e1", "check": check, "decision": "open"}
    said = entry_sentence(framework, "finding", f"NOR-1/{check}:e1", "do", content)
    assert said == f"NOR-1 missed opportunity {named}: left open."
