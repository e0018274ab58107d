"""Signing off: what is in the way comes first, what was signed is shown again, and nothing under it changes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging import alerts, comments, notes
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead import moderation, signing_off
from reviewtui.services.lead.decisions import decide
from reviewtui.services.reviewing import submissions
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.team import courses
from reviewtui.services.team.allocations import allocate
from reviewtui.services.undoing import undo
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER, case_file, put

CASES = ("GLA-1", "NOR-1", "NOR-2")


def accept(store: Store, *cases: str) -> None:
    """Have cases submitted and accepted, whatever they lack."""
    for case in cases:
        submissions.submit(store, INSPECTOR, case, incomplete=True)
        submissions.accept(store, LEAD, case)


def waiting(store: Store) -> list[str]:
    return [each.sentence for each in signing_off.in_the_way(store)]


def test_what_is_in_the_way_is_listed_case_by_case_and_stops_it(store: Store) -> None:
    allocate(store, LEAD, ["NOR-1"], OTHER, "second")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, OTHER, "NOR-1", "1.1", answer="inadequate")
    comments.comment(store, LEAD, "NOR-1", "1.2", "Which plan?")
    submissions.submit(store, INSPECTOR, "NOR-2", incomplete=True)
    alerts.raise_alert(store, INSPECTOR, "GLA-1", "child_at_risk", "Not safe.")
    assert waiting(store) == [
        "GLA-1: not submitted.",
        "GLA-1: an open alert.",
        "NOR-1: not submitted.",
        "NOR-1: second review not submitted.",
        "NOR-1 1.1: different judgements.",
        "NOR-1 1.2: an open comment.",
        "NOR-2: submitted, not accepted.",
    ]
    with pytest.raises(signing_off.NotReady, match="In the way: 7"):
        signing_off.sign_off(store, LEAD)
    assert signing_off.signature(store) is None
    moderation.moderate(store, LEAD, "NOR-1", "1.1", "good", "Agreed.")
    submissions.accept(store, LEAD, "NOR-2")
    assert len(waiting(store)) == 5
    assert (
        signing_off.sign_off(store, LEAD, incomplete=True).sentence
        == "The inspection was signed off with 5 items open."
    )


def test_what_was_signed_is_kept_and_nothing_under_it_changes_until_it_is_reopened(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    accept(store, *CASES)
    heads, shown = document(store)["heads"], summarise(store).as_json()
    signing_off.sign_off(store, LEAD)
    signed = signing_off.signature(store)
    assert signed is not None
    assert {head["device"]: (head["sequence"], head["hash"]) for head in signed.heads} == {
        device: (head["sequence"], head["hash"]) for device, head in heads.items()
    }
    assert list(signed.summary) == list(shown)
    assert (signed.summary, signed.since, signed.in_the_way) == (json.loads(json.dumps(shown, default=dict)), 0, 0)
    assert {course.state for course in courses.courses(store)} == {"signed_off"}
    put(tmp_path / "NOR-3.json", case_file("NOR-3"))
    sat = {"sat": [LEAD], "held_on": "2012-11-30", "reason": "Why not."}
    for act in (
        lambda: submissions.reopen(store, LEAD, "NOR-1", "One more thing."),
        lambda: allocate(store, LEAD, ["NOR-1"], OTHER),
        lambda: decide(store, LEAD, "1", "left", **sat),  # type: ignore[arg-type]
        lambda: moderation.moderate(store, LEAD, "NOR-1", "1.1", "inadequate", "Why."),
        lambda: import_path(store, tmp_path / "NOR-3.json"),
        lambda: signing_off.sign_off(store, OTHER),
    ):
        with pytest.raises(BadInput, match="was signed off by Ada Lead"):
            act()
    with pytest.raises(BadInput, match="Signing off is not undone"):
        undo(store, LEAD)
    alerts.raise_alert(store, INSPECTOR, "GLA-1", "child_at_risk", "Not safe.")
    comments.comment(store, LEAD, "NOR-1", "1.1", "For the report.")
    notes.take(store, INSPECTOR, "NOR-1", "1.1", "My own.")
    later = signing_off.signature(store)
    assert later is not None
    assert (later.since, later.summary) == (3, signed.summary)
    assert signing_off.reopen(store, LEAD, "The custody record came.").sentence == "The inspection was reopened."
    assert page(store, limit=1).lines[0].detail == "The custody record came."
    submissions.reopen(store, LEAD, "NOR-1", "One more thing.")
    for act in (lambda: signing_off.reopen(store, LEAD, "Again."), lambda: signing_off.reopen(store, LEAD, " ")):
        with pytest.raises(BadInput):
            act()


def test_two_leads_who_signed_differently_are_named_and_others_records_still_come_in(
    make_store: Callable[..., Store], folder: Path, tmp_path: Path
) -> None:
    one, other = make_store("one", folder), make_store("other", folder)
    record(other, INSPECTOR, "NOR-1", "1.1", answer="good")
    signing_off.sign_off(one, LEAD, incomplete=True)
    signing_off.sign_off(other, OTHER, incomplete=True)
    (tmp_path / "record.json").write_bytes(to_bytes(other, None))
    import_path(one, tmp_path / "record.json")
    with pytest.raises(BadInput, match=r"more than once, and not alike: by \w+ \w+ on .*, by \w+ \w+ on "):
        signing_off.signature(one)
    signing_off.reopen(one, LEAD, "Two of us signed.")
    signing_off.sign_off(one, LEAD, incomplete=True)
    assert signing_off.signature(one) is not None
