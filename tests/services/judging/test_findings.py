"""Missed opportunities are found by the checks and decided by people."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.cases.casefiles import add_event
from reviewtui.services.chronology.timing_figures import timing_figures
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.findings import CaseFinding, decide, link
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.undoing import undo
from tests.exported import document, to_bytes
from tests.services.conftest import INSPECTOR, OTHER

REFERRAL, CONCERN = "referral-without-strategy-discussion:e2", "concern-told-to-none:e1"


def finding(store: Store, name: str = REFERRAL) -> CaseFinding:
    """A finding of NOR-1 as the review shows it."""
    return next(one for one in open_review(store, INSPECTOR, "NOR-1").findings if one.id == name)


def counts(store: Store, check: str = "referral-without-strategy-discussion") -> tuple[int, int, int, int]:
    """Cases, confirmed, dismissed and open of a check."""
    shown = timing_figures(store).as_json()["missed_opportunities"][check]
    return (len(shown["cases"]), shown["confirmed"], shown["dismissed"], shown["open"])


def test_a_finding_is_open_until_somebody_decides(store: Store) -> None:
    assert (finding(store).decision, finding(store).stands) == ("open", True)
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    assert (finding(store).decision, finding(store).decided_by) == ("confirmed", INSPECTOR)
    assert counts(store) == (3, 1, 0, 2)


def test_what_was_dismissed_counts_no_more(store: Store) -> None:
    change = decide(store, INSPECTOR, "NOR-1", REFERRAL, "dismissed", "Held by telephone, see the log.")
    assert change.sentence == "NOR-1 missed opportunity “Referral without a strategy discussion”: dismissed."
    assert finding(store).reason == "Held by telephone, see the log."
    assert counts(store) == (2, 0, 1, 2)
    undo(store, INSPECTOR)
    assert counts(store) == (3, 0, 0, 3)


def test_a_reason_belongs_to_the_decision_it_was_given_for(store: Store) -> None:
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed", "On the paper file.")
    assert decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed").entry == ""
    assert finding(store).reason == "On the paper file."
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "open")
    assert (finding(store).decision, finding(store).reason) == ("open", "")
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed", "On the paper file.")
    with pytest.raises(BadInput, match="Give a reason for dismissing it"):
        decide(store, INSPECTOR, "NOR-1", REFERRAL, "dismissed")


def test_deciding_the_same_twice_writes_nothing(store: Store) -> None:
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    assert decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed").entry == ""


@pytest.mark.parametrize(
    ("name", "decision", "reason", "said"),
    [
        (REFERRAL, "dismissed", " ", "Give a reason for dismissing it"),
        (REFERRAL, "maybe", None, "is not a decision"),
        ("nothing:e1", "confirmed", None, "has no possible missed opportunity “nothing:e1”. It has referral-"),
    ],
)
def test_what_cannot_be_decided_is_refused(store: Store, name: str, decision: str, reason: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        decide(store, INSPECTOR, "NOR-1", name, decision, reason)


def test_a_decision_outlives_what_it_was_about_and_says_so(store: Store) -> None:
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    sentence = finding(store).finding.sentence
    add_event(store, INSPECTOR, "NOR-1", "3/3/2011 social_care strategy_discussion held at once")
    after = finding(store)
    assert (after.decision, after.stands, after.finding.sentence) == ("confirmed", False, sentence)
    assert counts(store) == (2, 0, 0, 2)
    assert timing_figures(store).as_json()["missed_opportunities"][""]["no_longer_found"] == 1


def test_its_events_become_evidence_beside_what_is_there(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "3.1", answer="inadequate", evidence=[{"source": "social worker"}])
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    link(store, INSPECTOR, "NOR-1", "3.1", REFERRAL)
    state = next(one for one in open_review(store, INSPECTOR, "NOR-1").questions if one.question.code == "3.1")
    assert state.judged is not None
    assert list(state.judged.evidence) == [{"source": "social worker"}, {"event": "e2"}]


@pytest.mark.parametrize(("decision", "reason"), [("open", None), ("dismissed", "It was held.")])
def test_only_a_confirmed_finding_becomes_evidence(store: Store, decision: str, reason: str | None) -> None:
    decide(store, INSPECTOR, "NOR-1", REFERRAL, decision, reason)
    with pytest.raises(BadInput, match=r"Only a confirmed missed opportunity can be evidence\. Confirm referral-"):
        link(store, INSPECTOR, "NOR-1", "3.1", REFERRAL)
    assert not any(state.judged for state in open_review(store, INSPECTOR, "NOR-1").questions)


def test_taking_a_confirmation_back_says_where_its_events_stay_evidence(store: Store) -> None:
    still = "Its events are still evidence for 3.1."
    record(store, INSPECTOR, "NOR-1", "3.1", answer="inadequate", evidence=[{"event": "e2"}])
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    assert still in undo(store, INSPECTOR).sentence
    decide(store, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    assert still in decide(store, INSPECTOR, "NOR-1", REFERRAL, "open").sentence
    assert still not in undo(store, INSPECTOR).sentence
    record(store, INSPECTOR, "NOR-1", "3.1", evidence=[])
    assert still not in decide(store, INSPECTOR, "NOR-1", REFERRAL, "open").sentence


def test_two_laptops_that_decide_otherwise_disagree_until_one_settles_it(
    make_store: Callable[..., Store], folder: Path, tmp_path: Path
) -> None:
    first = make_store("first", folder)
    start = tmp_path / "start.json"
    start.write_bytes(to_bytes(first, None))
    second = make_store("second", start)
    decide(first, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    decide(second, OTHER, "NOR-1", REFERRAL, "dismissed", "It was held.")
    files = []
    for name, store in (("one", first), ("two", second)):
        files.append(tmp_path / f"{name}.json")
        files[-1].write_bytes(to_bytes(store, None))
    both = make_store("both", files[0])
    import_path(both, files[1])
    disputed = finding(both)
    assert (disputed.decision, {side.by for side in disputed.sides}) == ("open", {INSPECTOR, OTHER})
    decide(both, INSPECTOR, "NOR-1", REFERRAL, "confirmed")
    assert (finding(both).decision, finding(both).sides) == ("confirmed", ())


def test_an_export_with_decisions_comes_back_as_it_was(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    decide(store, INSPECTOR, "NOR-1", CONCERN, "dismissed", "The head told social care.")
    file = tmp_path / "export.json"
    file.write_bytes(to_bytes(store, None))
    again = make_store("again", file)
    assert to_bytes(again, None) == file.read_bytes()
    assert document(again)["summary"]["missed_opportunities"]["concern-told-to-none"]["dismissed"] == 1
