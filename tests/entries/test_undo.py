"""Undo and redo as a fold over what one person did on one device."""

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.entries.undo import made_together, redoable, tells_redoable, tells_undoable, undoable
from tests.entries.records import chain


def undo(of):
    return {"act": "undo", "of": of}


def redo(of):
    return {"act": "redo", "of": of}


def sequences(*changes):
    record = chain(*changes)
    return tuple(entry and entry.sequence for entry in (undoable(record), redoable(record)))


def test_with_nothing_done_there_is_nothing_to_undo_or_redo():
    assert sequences() == (None, None)


def test_the_latest_act_is_undone_first():
    assert sequences({}, {}) == (2, None)
    assert sequences({}, {}, undo(2)) == (1, 2)
    assert sequences({}, {}, undo(2), undo(1)) == (None, 1)


def test_redo_puts_back_what_was_undone_last():
    assert sequences({}, {}, undo(2), undo(1), redo(1)) == (1, 2)
    assert sequences({}, {}, undo(2), redo(2)) == (2, None)


def test_a_new_act_clears_what_could_be_redone():
    assert sequences({}, undo(1), {}) == (3, None)


def test_imports_cannot_be_undone():
    assert sequences({"person": None}) == (None, None)
    assert sequences({"act": "import"}) == (None, None)
    assert sequences({}, {"act": "import"}) == (1, None)


def test_an_undo_of_something_unknown_moves_nothing():
    assert sequences({}, undo(9)) == (1, None)


@given(st.lists(st.sampled_from(("do", "undo", "redo")), max_size=30))
def test_it_behaves_like_two_stacks(steps):
    changes, done, undone = [], [], []
    for step in steps:
        sequence = len(changes) + 1
        if step == "do":
            done, undone = [*done, sequence], []
            changes.append({})
        elif step == "undo" and done:
            undone.append(done.pop())
            changes.append(undo(undone[-1]))
        elif step == "redo" and undone:
            done.append(undone.pop())
            changes.append(redo(done[-1]))
    assert sequences(*changes) == (done[-1] if done else None, undone[-1] if undone else None)


ACTS = st.one_of(
    st.just({}),
    st.builds(undo, st.integers(1, 12)),
    st.builds(redo, st.integers(1, 12)),
    st.just({"act": "import"}),
)


@given(st.lists(ACTS, max_size=14))
def test_where_the_latest_acts_tell_enough_older_ones_would_change_nothing(changes):
    record = chain(*changes)
    for first in range(len(record)):
        latest = record[first:]
        if tells_undoable(latest):
            assert undoable(latest) == undoable(record)
        if tells_redoable(latest):
            assert redoable(latest) == redoable(record)


def test_the_latest_act_tells_enough_unless_it_undoes_an_older_one():
    record = chain({}, {}, {}, undo(3))
    assert [tells_undoable(record[first:]) for first in range(4)] == [True, True, False, False]
    assert [tells_redoable(record[first:]) for first in range(4)] == [True, True, True, False]


NOTE = {"kind": "note", "subject": "C1/anna1-1", "content": {"case": "C1", "question": "1.1", "used": True}}
DOCUMENT = {"kind": "document", "subject": "C1/d9", "content": {"case": "C1", "id": "d9"}}
READING = {"kind": "reading", "subject": "C1/d9", "content": {"case": "C1", "document": "d9", "state": "read"}}


def together(*changes, about):
    record = chain(*changes)
    return tuple(entry.sequence for entry in made_together(record, record[about - 1]))


def test_a_note_moved_and_the_judgement_it_went_into_are_one_act():
    assert together({}, NOTE, about=1) == together({}, NOTE, about=2) == (1, 2)


def test_a_document_and_the_state_it_was_added_in_are_one_act():
    assert together(DOCUMENT, READING, about=1) == together(DOCUMENT, READING, about=2) == (1, 2)
    assert together(DOCUMENT, READING, READING, about=3) == (3,)


TAKEN = {"case": "C1", "question": "1.1", "measure": "m", "answer": "good", "done": "taken"}
SUGGESTION = {"kind": "suggestion", "subject": "C1/1.1/m", "content": TAKEN}
ANSWER = {"kind": "judgement", "subject": "C1/first/1.1", "content": {"answer": "good"}}


def test_a_suggestion_taken_over_and_its_answer_are_one_act():
    assert together(SUGGESTION, ANSWER, about=1) == together(SUGGESTION, ANSWER, about=2) == (1, 2)
    other = {**ANSWER, "content": {"answer": "inadequate"}}
    assert together(other, SUGGESTION, {**ANSWER, "replaces": ("anna1-1",)}, about=3) == (2, 3)


def test_a_suggestion_that_gave_no_answer_is_an_act_of_its_own():
    aside = {**SUGGESTION, "content": {**TAKEN, "done": "set_aside"}}
    assert together(aside, ANSWER, about=2) == (2,)
    assert together(SUGGESTION, {**ANSWER, "content": {"answer": "inadequate"}}, about=2) == (2,)
    assert together(SUGGESTION, {**ANSWER, "subject": "C1/first/1.2"}, about=2) == (2,)
    assert together(ANSWER, SUGGESTION, {**ANSWER, "replaces": ("anna1-1",)}, about=3) == (3,)


def test_neighbours_that_have_nothing_to_do_with_one_another_are_acts_of_their_own():
    waiting = {**NOTE, "content": {"case": "C1", "question": "1.1"}}
    assert together({}, waiting, about=2) == (2,)
    assert together({"subject": "C1/first/1.2"}, NOTE, about=2) == (2,)
    assert together({"person": "Ben Example"}, NOTE, about=2) == (2,)
    assert together(DOCUMENT, {**READING, "subject": "C1/d8"}, about=2) == (2,)
    assert together({}, undo(1), about=2) == (2,)
