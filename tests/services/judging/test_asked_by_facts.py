"""What a case is asked where its disposal decides it: on the sheet, in the list, in figures and when it is judged."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from reviewtui.rating.summary import HIDDEN
from reviewtui.services.cases.case_facts import set_facts
from reviewtui.services.cases.caselist import line
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.views.reading import view_of

from ..conftest import INSPECTION, INSPECTOR, case_file, put

TYPES = {"NOR-1": "final_warning", "NOR-2": "referral_order", "NOR-3": "other", "NOR-4": None}


@pytest.fixture
def youth(make_store: Callable[..., Store], tmp_path: Path) -> Store:
    """Four cases on the youth programme: out of court, in court, something else, and nobody said."""
    described = {**INSPECTION, "framework": {"code": "hmip-youth-2018", "version": "1"}}
    files = [put(tmp_path / "inspection.json", described)]
    for name, kind in TYPES.items():
        content: dict[str, Any] = case_file(name)
        content |= {"disposal_type": kind} if kind else {}
        files.append(put(tmp_path / f"{name}.json", content))
    return make_store("youth", *files)


def asked(store: Store, case: str) -> set[str]:
    """The standards of the questions that a case is asked."""
    sheet = open_review(store, INSPECTOR, case)
    assert line(store, case).applicable == len(sheet.asked)
    return {state.standard.code for state in sheet.asked}


COURT, OUT_OF_COURT = {"2.1", "2.2", "2.3", "2.4"}, {"3.1", "3.2", "3.3"}


def test_the_disposal_decides_which_domain_a_case_is_asked(youth: Store) -> None:
    assert asked(youth, "NOR-1") == OUT_OF_COURT
    assert asked(youth, "NOR-2") == COURT
    assert open_review(youth, INSPECTOR, "NOR-1").first_asked == "3.1.1"
    assert open_review(youth, INSPECTOR, "NOR-2").first_asked == "2.1.1"
    assert asked(youth, "NOR-3") == asked(youth, "NOR-4") == COURT | OUT_OF_COURT


def test_what_is_left_out_is_in_no_figure_and_cannot_be_judged(youth: Store) -> None:
    record(youth, INSPECTOR, "NOR-1", "3.1.1", answer="yes")
    record(youth, INSPECTOR, "NOR-2", "2.1.1", answer="no", rationale="Nothing was asked.", evidence=["e1"])
    with pytest.raises(BadInput, match=r"NOR-1 2\.1\.1 is not asked in this case, because its disposal type is final"):
        record(youth, INSPECTOR, "NOR-1", "2.1.1", answer="yes")
    found = summarise(youth).summary.questions
    assert (found["2.1.1"].hidden, found["2.1.1"].share.applicable, found["2.1.1"].share.unjudged) == (1, 1, 2)
    assert (found["3.1.1"].hidden, found["3.1.1"].share.good) == (1, 1)
    heat = view_of(youth, "heatmap")
    cells = dict(zip(heat.columns, heat.cells[0], strict=True))
    assert {code for code, cell in cells.items() if cell == HIDDEN} == {
        f"{standard}.{place}" for standard in COURT for place in (1, 2, 3)
    }


def test_another_disposal_asks_the_other_domain_and_keeps_what_was_answered(youth: Store) -> None:
    record(youth, INSPECTOR, "NOR-1", "3.1.1", answer="yes")
    sheet = open_review(youth, INSPECTOR, "NOR-1")
    set_facts(youth, INSPECTOR, "NOR-1", ["disposal_type=referral_order"], "The order was found.")
    assert asked(youth, "NOR-1") == COURT
    assert sheet.why_hidden("2.1.1") == "not asked in this case, because its disposal type is final warning"
    now = open_review(youth, INSPECTOR, "NOR-1")
    kept = {state.question.code: state for state in now.questions if state.hidden}
    assert kept["3.1.1"].answer == "yes"
    assert "3.1.1" not in now.answers
    assert summarise(youth).summary.questions["3.1.1"].share.good == 0
