"""An answer settles a disagreement and keeps what each side wrote, under the name of whose it was."""

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.judgements import cite, link, record
from reviewtui.services.reviewing.review_sheet import Judged
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.undoing import undo

from ..conftest import INSPECTOR, LEAD, OTHER, Both


def judged(store: Store) -> Judged:
    found = open_review(store, LEAD, "NOR-1").questions[0]
    assert found.sides == ()
    assert found.judged is not None
    return found.judged


def test_both_rationales_are_kept_with_their_names_and_answers_and_all_evidence(both: Both) -> None:
    store = both(
        {"answer": "good", "rationale": "They asked.", "evidence": ["e1", "child"]},
        {"answer": "inadequate", "rationale": "They never asked.", "evidence": ["e2", "child"]},
    )
    change = record(store, LEAD, "NOR-1", "1.1", answer="inadequate")
    assert change.sentence == "NOR-1 1.1 judged Inadequate."
    assert set(judged(store).rationale.split("\n\n")) == {
        f"{INSPECTOR} (Good): They asked.",
        f"{OTHER} (Inadequate): They never asked.",
    }
    assert sorted(map(str, judged(store).evidence)) == ["{'event': 'e1'}", "{'event': 'e2'}", "{'source': 'child'}"]


def test_what_both_wrote_alike_is_there_once_under_both_names(both: Both) -> None:
    store = both({"answer": "good", "rationale": "As seen."}, {"answer": "inadequate", "rationale": "As seen."})
    record(store, LEAD, "NOR-1", "1.1", answer="good")
    names, _, text = judged(store).rationale.partition(": ")
    assert (set(names.split(" and ")), text) == ({f"{INSPECTOR} (Good)", f"{OTHER} (Inadequate)"}, "As seen.")


def test_words_of_ones_own_take_the_place_of_both(both: Both) -> None:
    store = both({"answer": "good", "rationale": "Yes."}, {"answer": "inadequate", "rationale": "No."})
    record(store, LEAD, "NOR-1", "1.1", answer="good", rationale="Both were seen.", evidence=["e1"])
    assert (judged(store).rationale, list(judged(store).evidence)) == ("Both were seen.", [{"event": "e1"}])


def test_only_an_answer_settles_it_and_undo_brings_both_back(both: Both) -> None:
    store = both({"answer": "good"}, {"answer": "inadequate"})
    for act in (
        lambda: record(store, LEAD, "NOR-1", "1.1", rationale="x"),
        lambda: link(store, LEAD, "NOR-1", "1.1", [{"event": "e1"}]),
        lambda: cite(store, LEAD, "NOR-1", "1.1", "e1"),
    ):
        with pytest.raises(BadInput, match="Enter an answer to replace both"):
            act()
    record(store, LEAD, "NOR-1", "1.1", answer="good")
    undo(store, LEAD)
    assert len(open_review(store, LEAD, "NOR-1").questions[0].sides) == 2
