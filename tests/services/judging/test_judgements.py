"""Recording judgements: what is kept, what is owed, what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.cases.caselist import line
from reviewtui.services.errors import BadInput, WouldReplace
from reviewtui.services.judging.judgements import cite, record, uncite
from reviewtui.services.reviewing.review_sheet import QuestionState
from reviewtui.services.reviewing.reviews import open_review
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, OTHER


def state(store: Store, question: str, case: str = "NOR-1") -> QuestionState:
    sheet = open_review(store, INSPECTOR, case)
    return next(state for state in sheet.questions if state.question.code == question)


def test_an_answer_is_kept_with_who_gave_it(store: Store) -> None:
    change = record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    kept = state(store, "1.1").judged
    assert change.sentence == "NOR-1 1.1 judged Good."
    assert kept is not None
    assert (kept.answer, kept.inspector, kept.entry) == ("good", INSPECTOR, change.entry)


@pytest.mark.parametrize("words", ["requires_improvement", "Requires improvement", "3", " REQUIRES IMPROVEMENT "])
def test_an_answer_is_named_by_code_label_or_key(store: Store, words: str) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer=words)
    assert state(store, "1.1").answer == "requires_improvement"


def test_evidence_stays_when_the_answer_changes_and_the_reasons_for_another_do_not(store: Store) -> None:
    first = record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.", evidence=[{"event": "e1"}])
    record(store, INSPECTOR, "NOR-1", "1.1", answer="outstanding")
    found = state(store, "1.1")
    assert found.judged is not None
    assert (found.judged.answer, found.judged.rationale, found.judged.evidence) == (
        "outstanding",
        "",
        ({"event": "e1"},),
    )
    written = {"inspector": INSPECTOR, "answer": "good", "entry": first.entry, "rationale": "Seen."}
    assert found.judged.written_for_another == (written,)
    assert found.owes_rationale
    assert line(store, "NOR-1").owed == 1


def test_what_was_written_for_another_answer_is_taken_over_only_when_that_is_said(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="outstanding", evidence=[{"event": "e1"}])
    record(store, INSPECTOR, "NOR-1", "1.1", keep_rationale=True)
    found = state(store, "1.1")
    assert found.judged is not None
    assert (found.judged.rationale, found.judged.written_for_another, found.owes) == ("Seen.", (), False)
    record(store, INSPECTOR, "NOR-1", "1.1", answer="requires_improvement", keep_rationale=True)
    again = state(store, "1.1").judged
    assert again is not None
    assert (again.answer, again.rationale) == ("requires_improvement", "Seen.")


def test_reasons_of_ones_own_end_what_was_written_for_another_answer(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="requires_improvement")
    found = state(store, "1.1").judged
    assert found is not None
    assert [item["rationale"] for item in found.written_for_another] == ["Seen."]
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Half seen.")
    assert not state(store, "1.1").owes
    (judged,) = document(store)["judgements"]
    assert [(each["inspector"], each["answer"]) for each in judged["replaced"]] == [
        (INSPECTOR, "inadequate"),
        (INSPECTOR, "good"),
    ]


def test_a_rationale_written_before_any_answer_is_its_reasons(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Only one risk is reasoned out.")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="requires_improvement")
    found = state(store, "1.1")
    assert found.judged is not None
    assert (found.judged.rationale, found.owes) == ("Only one risk is reasoned out.", False)


def test_an_answer_that_owes_a_rationale_shows_the_debt_until_it_is_paid(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="requires_improvement")
    assert state(store, "1.1").owes_rationale
    assert line(store, "NOR-1").owed == 1
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Only one risk is reasoned out.")
    assert not state(store, "1.1").owes
    assert line(store, "NOR-1").owed == 0


def test_an_answer_that_owes_evidence_shows_the_debt(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="outstanding")
    assert state(store, "1.1").owes_evidence


def test_evidence_may_come_before_the_answer(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", evidence=[{"document": "d1", "page": 3}, {"source": "case manager"}])
    found = state(store, "1.1")
    assert found.answer is None
    assert found.judged is not None
    assert len(found.judged.evidence) == 2
    assert line(store, "NOR-1").state == "started"


def test_the_same_evidence_twice_is_kept_once(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", evidence=[{"event": "e1"}, {"event": "e1"}])
    judged = state(store, "1.1").judged
    assert judged is not None
    assert judged.evidence == ({"event": "e1"},)


def test_judging_the_same_again_writes_nothing(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.")
    assert record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale=" Seen. ").entry == ""


def test_an_answer_can_be_taken_away(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    assert record(store, INSPECTOR, "NOR-1", "1.1", answer=None).sentence == "NOR-1 1.1 no answer now."
    assert state(store, "1.1").answer is None


@pytest.mark.parametrize(
    ("case", "question", "given", "words"),
    [
        ("NOR-9", "1.1", {"answer": "good"}, "There is no case “NOR-9”"),
        ("NOR-1", "9.9", {"answer": "good"}, "has no question “9.9”"),
        ("NOR-1", "1.1", {"answer": "fine"}, "“fine” is not an answer to 1.1"),
        ("NOR-1", "1.1", {"answer": "not_applicable"}, "is not an answer to 1.1"),
        ("NOR-1", "1.1", {"evidence": [{"event": "e9"}]}, "“e9” is not an event"),
        ("NOR-1", "1.1", {"evidence": [{"document": "d9"}]}, "no document “d9”: it has d1, d2"),
        ("NOR-1", "1.1", {"evidence": [{"document": "d1", "page": 21}]}, "has pages 1 to 20, not 21"),
        ("NOR-1", "1.1", {"evidence": [{"source": " "}]}, "A person spoken to needs a name"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_changes_nothing(
    store: Store, case: str, question: str, given: dict[str, object], words: str
) -> None:
    before = store.changes()
    with pytest.raises(BadInput, match=words):
        record(store, INSPECTOR, case, question, **given)  # type: ignore[arg-type]
    assert store.changes() == before


def test_a_document_of_unknown_length_has_any_page(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", evidence=[{"document": "d2", "page": 999}])
    judged = state(store, "1.1").judged
    assert judged is not None
    assert judged.evidence[0]["page"] == 999


def test_somebody_elses_answer_gives_way_only_when_that_is_said(store: Store) -> None:
    first = record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.")
    for answer, label in (("inadequate", "Inadequate"), (None, "no answer")):
        with pytest.raises(
            WouldReplace, match=r"NOR-1 1\.1 is judged Good \(Ben Inspector\)\. Nothing was changed"
        ) as refused:
            record(store, OTHER, "NOR-1", "1.1", answer=answer)
        assert refused.value.label == label
    assert (state(store, "1.1").answer, line(store, "NOR-1").inspectors) == ("good", (INSPECTOR,))
    done = record(store, OTHER, "NOR-1", "1.1", answer="inadequate", replace=True)
    assert done.sentence == f"NOR-1 1.1 judged Inadequate instead of Good ({INSPECTOR})."
    found = state(store, "1.1")
    assert (found.sides, found.answer, found.owes_rationale) == ((), "inadequate", True)
    assert line(store, "NOR-1").inspectors == (OTHER,)
    (judged,) = document(store)["judgements"]
    assert judged["replaced"] == [{"inspector": INSPECTOR, "answer": "good", "entry": first.entry}]
    assert (judged["rationale"], judged["inspector"]) == (None, OTHER)


def test_the_same_answer_replaces_nobodys(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.")
    assert record(store, OTHER, "NOR-1", "1.1", answer="good").entry == ""


def test_what_the_replaced_judgement_said_is_kept_through_an_export(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.")
    record(store, OTHER, "NOR-1", "1.1", answer="inadequate", replace=True)
    (tmp_path / "out.json").write_bytes(to_bytes(store, None))
    again = make_store("again", tmp_path / "out.json")
    assert state(again, "1.1").judged == state(store, "1.1").judged
    assert to_bytes(again, None) == to_bytes(store, None)


def test_a_case_is_judged_when_every_question_is_answered_and_nothing_is_owed(store: Store) -> None:
    sheet = open_review(store, INSPECTOR, "NOR-1")
    for each in sheet.questions:
        assert line(store, "NOR-1").state != "judged"
        record(store, INSPECTOR, "NOR-1", each.question.code, answer="good")
    found = line(store, "NOR-1")
    assert (found.state, found.answered, found.owed) == ("judged", len(sheet.questions), 0)
    assert set(found.ratings.values()) == {"good"}


def test_a_piece_is_added_once_and_taken_away_once(store: Store) -> None:
    for words in ("e1", "case manager", "e1"):
        cite(store, INSPECTOR, "NOR-1", "1.1", words)
    for _ in range(2):
        change = uncite(store, INSPECTOR, "NOR-1", "1.1", {"event": "e1"})
    kept = state(store, "1.1").judged
    assert kept is not None
    assert (kept.evidence, change.entry) == (({"source": "case manager"},), "")


def test_an_answer_would_owe_a_rationale_until_one_is_written(store: Store) -> None:
    assert state(store, "1.1").would_owe_rationale("requires_improvement")
    assert not state(store, "1.1").would_owe_rationale("good")
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Only one risk is reasoned out.")
    assert not state(store, "1.1").would_owe_rationale("requires_improvement")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="requires_improvement")
    assert not state(store, "1.1").would_owe_rationale("requires_improvement")
    assert state(store, "1.1").would_owe_rationale("good")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    assert state(store, "1.1").would_owe_rationale("good")
