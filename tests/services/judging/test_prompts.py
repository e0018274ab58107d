"""Prompts: answered beside a question, counted, never rated."""

import pytest

from db.store import Store
from reviewtui.services.cases.caselist import line
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.judging.judgements import record
from reviewtui.services.judging.prompts import answer_prompt, turn_prompt
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.undoing import redo, undo

from ..conftest import INSPECTOR


def prompts(store: Store) -> dict[str, str]:
    return dict(open_review(store, INSPECTOR, "NOR-1").questions[0].prompts)


def test_a_prompt_is_answered_changed_and_taken_away(store: Store) -> None:
    assert answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "yes").sentence == "NOR-1 1.1 prompt a: yes."
    answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "b", "not_applicable")
    answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "no")
    assert prompts(store) == {"a": "no", "b": "not_applicable"}
    answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", None)
    assert prompts(store) == {"b": "not_applicable"}
    assert page(store, "NOR-1").lines[0].sentence == "NOR-1 1.1 no answer."


def test_a_prompt_is_never_rated(store: Store) -> None:
    answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "yes")
    found = line(store, "NOR-1")
    assert (found.state, found.answered, found.ratings) == ("untouched", 0, {})


def test_answering_the_same_again_writes_nothing(store: Store) -> None:
    assert answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", None).entry == ""
    answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "yes")
    assert answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "yes").entry == ""


def test_a_prompt_can_be_undone_and_done_again(store: Store) -> None:
    answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "yes")
    assert undo(store, INSPECTOR).question == "1.1"
    assert prompts(store) == {}
    redo(store, INSPECTOR)
    assert prompts(store) == {"a": "yes"}


@pytest.mark.parametrize(
    ("case", "question", "prompt", "answer", "words"),
    [
        ("NOR-9", "1.1", "a", "yes", "There is no case"),
        ("NOR-1", "9.9", "a", "yes", "has no question"),
        ("NOR-1", "1.1", "z", "yes", "1.1 has no prompt “z”: it has a, b, c"),
        ("NOR-1", "1.1", "a", "perhaps", "“perhaps” is not an answer to a prompt"),
    ],
)
def test_anything_unknown_is_refused(
    store: Store, case: str, question: str, prompt: str, answer: str, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        answer_prompt(store, INSPECTOR, case, question, prompt, answer)


def test_insufficient_evidence_is_a_mark_beside_the_answer(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate", insufficient_evidence=True)
    judged = open_review(store, INSPECTOR, "NOR-1").questions[0].judged
    assert judged is not None
    assert judged.insufficient_evidence
    record(store, INSPECTOR, "NOR-1", "1.1", insufficient_evidence=False)
    judged = open_review(store, INSPECTOR, "NOR-1").questions[0].judged
    assert judged is not None
    assert (judged.answer, judged.insufficient_evidence) == ("inadequate", False)


def test_a_prompt_turns_through_its_answers_and_back_to_none(store: Store) -> None:
    seen = []
    for _ in range(4):
        turn_prompt(store, INSPECTOR, "NOR-1", "1.1", "a")
        seen.append(prompts(store).get("a"))
    assert seen == ["yes", "no", "not_applicable", None]
