"""The course of a review: what is missing stops it, what was handed in is not changed, and every step has its words."""

import pytest

from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.judging import comments
from reviewtui.services.judging.judgements import record
from reviewtui.services.judging.prompts import answer_prompt
from reviewtui.services.reviewing import completeness, submissions
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.team import courses
from reviewtui.services.undoing import undo
from tests.exported import document

from ..conftest import INSPECTOR, LEAD, OTHER


def last(store: Store) -> str:
    """What the history says of the latest entry."""
    return page(store, limit=1).lines[0].sentence


def state(store: Store) -> str:
    """How far the review of the first case has come."""
    return next(course.state for course in courses.courses(store) if course.case == "NOR-1")


def test_what_is_missing_is_listed_in_the_order_of_the_questions(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, INSPECTOR, "NOR-1", "1.2", answer="inadequate")
    comments.comment(store, LEAD, "NOR-1", "1.1", "Which plan?")
    lacking = [(each.question, each.what) for each in completeness.missing(store, INSPECTOR, "NOR-1")]
    assert lacking[:3] == [("1.1", "an open comment"), ("1.2", "rationale missing"), ("1.2", "evidence missing")]
    assert lacking[3:] == [
        (each.question.code, "not answered") for each in open_review(store, INSPECTOR, "NOR-1").questions[2:]
    ]


def test_a_review_goes_from_hand_to_hand_and_is_closed_while_it_is_handed_in(store: Store) -> None:
    assert state(store) == "not_started"
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    assert state(store) == "in_progress"
    lacking = len(completeness.missing(store, INSPECTOR, "NOR-1"))
    with pytest.raises(completeness.NotComplete) as refused:
        submissions.submit(store, INSPECTOR, "NOR-1")
    assert (len(refused.value.missing), state(store)) == (lacking, "in_progress")
    submissions.submit(store, INSPECTOR, "NOR-1", incomplete=True)
    assert (state(store), last(store)) == ("submitted", f"NOR-1 submitted with {lacking} items missing.")
    for change in (
        lambda: record(store, INSPECTOR, "NOR-1", "1.2", answer="good"),
        lambda: record(store, OTHER, "NOR-1", "1.1", rationale="Mine."),
        lambda: answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "yes"),
    ):
        with pytest.raises(BadInput, match=f"NOR-1 was submitted by {INSPECTOR}"):
            change()
    record(store, INSPECTOR, "NOR-2", "1.1", answer="good")
    submissions.send_back(store, LEAD, "NOR-1", "See 1.2.")
    assert state(store) == "returned"
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good")
    submissions.submit(store, INSPECTOR, "NOR-1", incomplete=True)
    submissions.accept(store, LEAD, "NOR-1")
    with pytest.raises(BadInput, match=f"accepted by {LEAD}"):
        record(store, INSPECTOR, "NOR-1", "1.2", answer="inadequate")
    submissions.reopen(store, LEAD, "NOR-1", "The custody record came.")
    assert open_review(store, LEAD, "NOR-1").stage.reason == "The custody record came."  # type: ignore[union-attr]
    record(store, INSPECTOR, "NOR-1", "1.2", answer="inadequate")


def test_steps_that_do_not_follow_are_refused_and_change_nothing(store: Store) -> None:
    before = document(store)
    for step in (
        lambda: submissions.accept(store, LEAD, "NOR-1"),
        lambda: submissions.send_back(store, LEAD, "NOR-1", "Why not."),
        lambda: submissions.reopen(store, LEAD, "NOR-1", "Why not."),
        lambda: submissions.submit(store, INSPECTOR, "NOR-9"),
    ):
        with pytest.raises(BadInput):
            step()
    assert document(store) == before
    submissions.submit(store, INSPECTOR, "NOR-1", incomplete=True)
    for step in (
        lambda: submissions.submit(store, INSPECTOR, "NOR-1", incomplete=True),
        lambda: submissions.send_back(store, LEAD, "NOR-1", "  "),
        lambda: submissions.reopen(store, LEAD, "NOR-1", ""),
    ):
        with pytest.raises(BadInput):
            step()


def test_a_submission_is_undone_and_a_judgement_made_before_it_is_not_while_it_stands(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    submissions.submit(store, INSPECTOR, "NOR-1", incomplete=True)
    undo(store, INSPECTOR)
    assert state(store) == "in_progress"
    undo(store, INSPECTOR)
    assert open_review(store, INSPECTOR, "NOR-1").answers == {}


def test_comments_are_replied_to_resolved_and_opened_again(store: Store) -> None:
    asked = comments.comment(store, LEAD, "NOR-1", "1.1", "Which plan?")
    assert asked.sentence == "NOR-1 1.1 comment added."
    (first,) = comments.comments(store)
    comments.reply(store, INSPECTOR, "NOR-1", first.id, "That of May.")
    found = comments.comments(store, "NOR-1")
    assert [(each.inspector, each.text, each.reply_to) for each in found] == [
        (LEAD, "Which plan?", ""),
        (INSPECTOR, "That of May.", first.id),
    ]
    comments.resolve(store, INSPECTOR, "NOR-1", found[1].id)
    assert comments.comments(store, only_open=True) == ()
    assert [each["text"] for each in document(store)["comments"]] == ["Which plan?", "That of May."]
    assert comments.comments(store)[0] == found[0]._replace(is_resolved=True)
    assert last(store).endswith("comment resolved.")
    comments.resolve(store, LEAD, "NOR-1", first.id, is_resolved=False)
    assert len(comments.comments(store, only_open=True)) == 2
    assert comments.resolve(store, LEAD, "NOR-1", first.id, is_resolved=False).entry == ""
    with pytest.raises(BadInput, match="Unknown comment"):
        comments.reply(store, LEAD, "NOR-1", "none", "Text.")
    with pytest.raises(BadInput, match="needs some text"):
        comments.comment(store, LEAD, "NOR-1", "1.1", " ")
