"""The panel: discretion beside what was worked out, never in its place; taking it back is an entry too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.decisions import decide, panel_rows, take_back
from reviewtui.services.standing.panel import PanelRow, as_json
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.undoing import undo
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER

GIVEN: dict[str, Any] = {"sat": [LEAD, OTHER], "held_on": "2026-06-01", "reason": "One case short of the next band."}


@pytest.fixture
def judged(store: Store) -> Store:
    for case in ("NOR-1", "NOR-2"):
        record(store, INSPECTOR, case, "1.1", answer="good")
    record(store, INSPECTOR, "GLA-1", "1.1", answer="inadequate", rationale="Nothing found.")
    return store


def panel_row(store: Store, node: str) -> PanelRow:
    return next(found for found in panel_rows(store) if found.node == node)


def test_every_standard_and_the_whole_has_a_seat(judged: Store) -> None:
    assert [found.node for found in panel_rows(judged)] == ["1", "2", "3", "4", "overall"]
    assert panel_row(judged, "1").computed.rating == "good"
    assert "small_sample" in panel_row(judged, "1").grounds
    assert panel_row(judged, "1").decision is None


def test_discretion_stands_beside_the_computed_rating(judged: Store) -> None:
    change = decide(judged, LEAD, "1", "discretion", rating="Outstanding", **GIVEN)
    assert change.sentence == (
        "Standard 1: panel of 1 June 2026 used professional discretion: Outstanding instead of Good."
    )
    found = panel_row(judged, "1")
    assert (found.computed.rating, found.decided) == ("good", "outstanding")
    assert found.decision is not None
    assert (found.decision.computed, found.decision.sat) == ("good", (LEAD, OTHER))
    whole = panel_row(judged, "overall")
    assert (whole.computed.rating, whole.decided) == ("good", "outstanding")
    assert summarise(judged).departures == 2


def test_the_summary_json_keeps_both(judged: Store) -> None:
    assert "panel" not in summarise(judged).as_json()
    decide(judged, LEAD, "1", "discretion", rating="outstanding", **GIVEN)
    shown = summarise(judged).as_json()
    assert shown["standards"]["1"]["rating"] == "good"
    assert shown["panel"]["1"]["decided"] == "outstanding"
    assert shown["panel"]["1"]["decision"]["reason"] == GIVEN["reason"]
    assert as_json(panel_row(judged, "2"))["decision"] is None


def test_considered_and_left_keeps_the_computed_rating(judged: Store) -> None:
    decide(judged, LEAD, "1", "left", **GIVEN)
    found = panel_row(judged, "1")
    assert found.decision is not None
    assert (found.decision.decision, found.decided) == ("left", "good")
    assert summarise(judged).departures == 0


def test_the_whole_can_be_departed_from(judged: Store) -> None:
    decide(judged, LEAD, "overall", "discretion", rating="requires_improvement", **GIVEN)
    assert panel_row(judged, "overall").decided == "requires_improvement"
    assert panel_row(judged, "1").decided == "good"


def test_a_decision_can_be_taken_back_and_undone(judged: Store) -> None:
    decide(judged, LEAD, "1", "discretion", rating="outstanding", **GIVEN)
    assert take_back(judged, LEAD, "1", "Recorded against the wrong standard").entry
    assert panel_row(judged, "1").decision is None
    undo(judged, LEAD)
    assert panel_row(judged, "1").decided == "outstanding"
    told = [line.sentence for line in page(judged).lines[:3]]
    assert told[1] == "Standard 1: the panel's decision withdrawn."
    with pytest.raises(BadInput, match="No panel has decided on “2”"):
        take_back(judged, LEAD, "2", "x")


@pytest.mark.parametrize(
    ("node", "decision", "more", "words"),
    [
        ("9", "left", {}, "no standard “9”"),
        ("1", "guess", {}, "“guess” is not a decision"),
        ("1", "judged", {"rating": "good"}, "Standard 1 is calculated"),
        ("1", "discretion", {"rating": "good"}, "is already Good"),
        ("1", "discretion", {"rating": "fine"}, "“fine” is not a rating of standard 1"),
        ("1", "discretion", {}, "is not a rating of standard 1"),
        ("1", "left", {"rating": "good"}, "gives no other"),
        ("1", "left", {"sat": [" "]}, "panel members"),
        ("1", "left", {"held_on": "June 2026"}, "“June 2026” is not a day; write it as 12/3/2006 or 12 March 2006."),
        ("1", "left", {"reason": " "}, "needs a reason"),
    ],
)
def test_half_a_decision_is_refused(judged: Store, node: str, decision: str, more: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        decide(judged, LEAD, node, decision, **{**GIVEN, **more})
    assert summarise(judged).decisions == {}


def test_decisions_travel_with_the_export(judged: Store, make_store: Callable[..., Store], tmp_path: Path) -> None:
    decide(judged, LEAD, "1", "discretion", rating="outstanding", **GIVEN)
    decide(judged, LEAD, "overall", "left", **GIVEN)
    whole = document(judged)
    assert [item["node"] for item in whole["discretion"]] == ["1"]
    assert [item["node"] for item in whole["panel"]] == ["overall"]
    (tmp_path / "out.json").write_bytes(to_bytes(judged, None))
    assert to_bytes(make_store("second", tmp_path / "out.json"), None) == to_bytes(judged, None)
