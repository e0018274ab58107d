"""A second review of a case: judged by whoever was given it, blind, and beside the first one in every list."""

from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services import comments, submissions
from reviewtui.services.allocations import allocate
from reviewtui.services.bundles import bundle_for
from reviewtui.services.errors import BadInput
from reviewtui.services.exporting import to_file
from reviewtui.services.histories import items, page
from reviewtui.services.judgements import cite, record
from reviewtui.services.prompts import answer_prompt
from reviewtui.services.reviews import open_review
from reviewtui.services.search import search
from reviewtui.services.summaries import summarise
from reviewtui.services.undoing import undo
from tests.exported import document

from .conftest import INSPECTOR, LEAD, OTHER

CASE = "NOR-1"


@pytest.fixture
def twice(store: Store) -> Store:
    """One case with two reviews, both begun, and each with a prompt and a rationale of its own."""
    allocate(store, LEAD, [CASE], INSPECTOR)
    allocate(store, LEAD, [CASE], OTHER, "second")
    record(store, INSPECTOR, CASE, "1.1", answer="good", rationale="Heron told in time.")
    answer_prompt(store, INSPECTOR, CASE, "1.1", "a", "yes")
    record(store, OTHER, CASE, "1.1", answer="inadequate", rationale="Kingfisher told too late.")
    answer_prompt(store, OTHER, CASE, "1.1", "a", "no")
    return store


def seen(store: Store, reader: str) -> set[str]:
    """Whose rationale of the two a person finds in the record, in full or in words, and by searching."""
    written = ("Heron", "Kingfisher")
    record_of = " ".join(line.detail for line in page(store, CASE, reader=reader).lines)
    in_full = str(items(store, CASE, reader))
    found = [{word for word in written if word in text} for text in (record_of, in_full)]
    assert found[0] == found[1]
    hits = {word for word in written if search(store, word, reader, CASE).total}
    assert hits <= found[0]
    return found[0]


def test_each_judges_their_own_review_and_neither_sees_the_other(twice: Store) -> None:
    first, second = (open_review(twice, person, CASE) for person in (INSPECTOR, OTHER))
    assert (first.review, second.review) == ("first", "second")
    for sheet, person, answer, prompt in ((first, INSPECTOR, "good", "yes"), (second, OTHER, "inadequate", "no")):
        state = sheet.questions[0]
        assert state.judged is not None
        assert (state.judged.inspector, state.answer, state.prompts) == (person, answer, {"a": prompt})
        assert not state.sides
        assert sheet.allocated == (person,)
    assert (seen(twice, INSPECTOR), seen(twice, OTHER)) == ({"Heron"}, {"Kingfisher"})
    assert seen(twice, LEAD) == {"Heron", "Kingfisher"}
    assert page(twice, CASE, "1.1", reader=OTHER).lines[0].sentence == f"{CASE} second review 1.1 judged Inadequate."
    assert summarise(twice).progress.disagreements == 0


def test_what_an_answer_hides_and_rests_on_is_that_of_its_own_review(twice: Store) -> None:
    change = cite(twice, OTHER, CASE, "1.1", "e2")
    assert change.subject == f"{CASE}/second/1.1"
    state = open_review(twice, OTHER, CASE).questions[0]
    assert state.judged is not None
    assert [dict(piece) for piece in state.judged.evidence] == [{"event": "e2"}]
    assert not open_review(twice, INSPECTOR, CASE).questions[0].judged.evidence  # type: ignore[union-attr]
    undo(twice, OTHER)
    undo(twice, OTHER)
    assert open_review(twice, OTHER, CASE).questions[0].prompts == {}
    assert open_review(twice, INSPECTOR, CASE).questions[0].prompts == {"a": "yes"}


def test_an_export_lists_both_reviews_and_the_figures_read_the_first(twice: Store) -> None:
    exported = document(twice)
    listed = [each for each in exported["reviews"] if each["case"] == CASE]
    assert [(each["review"], each["allocated"], each["state"], each["answered"]) for each in listed] == [
        ("first", [INSPECTOR], "started", 1),
        ("second", [OTHER], "started", 1),
    ]
    assert listed[1]["inspectors"] == [OTHER]
    assert [(each["review"], each["answer"], each["counts"]) for each in exported["judgements"]] == [
        ("first", "good", True),
        ("second", "inadequate", False),
    ]


def test_a_bundle_withholds_the_other_review_until_both_are_submitted(twice: Store, tmp_path: Path) -> None:
    def in_bundle(name: str) -> set[str]:
        file = tmp_path / "bundle.json"
        to_file(twice, file, LEAD, replace=True, bundle=bundle_for(twice, name))
        return {word for word in ("Heron", "Kingfisher") if word in file.read_text()}

    assert (in_bundle(INSPECTOR), in_bundle(OTHER)) == ({"Heron"}, {"Kingfisher"})
    submissions.submit(twice, INSPECTOR, CASE, incomplete=True)
    assert seen(twice, OTHER) == {"Kingfisher"}
    submissions.submit(twice, OTHER, CASE, incomplete=True)
    assert in_bundle(INSPECTOR) == in_bundle(OTHER) == {"Heron", "Kingfisher"}
    assert seen(twice, INSPECTOR) == seen(twice, OTHER) == {"Heron", "Kingfisher"}
    submissions.send_back(twice, LEAD, CASE, "See 1.1.", "second")
    assert in_bundle(OTHER) == {"Kingfisher"}


def test_each_review_has_a_course_of_its_own_and_comments_of_its_own(twice: Store) -> None:
    def states() -> list[tuple[str, str]]:
        return [(each.review, each.state) for each in submissions.courses(twice) if each.case == CASE]

    assert states() == [("first", "in_progress"), ("second", "in_progress")]
    comments.comment(twice, LEAD, CASE, "1.1", "Which meeting?", "second")
    assert [each.text for each in open_review(twice, OTHER, CASE).comments] == ["Which meeting?"]
    assert open_review(twice, INSPECTOR, CASE).comments == ()
    waiting = ("1.1", "an open comment")
    assert waiting in [(each.question, each.what) for each in submissions.missing(twice, OTHER, CASE)]
    submissions.submit(twice, OTHER, CASE, incomplete=True)
    assert states() == [("first", "in_progress"), ("second", "submitted")]
    with pytest.raises(BadInput, match=f"reopen {CASE} --second"):
        record(twice, OTHER, CASE, "1.2", answer="good")
    record(twice, INSPECTOR, CASE, "1.2", answer="good")
    submissions.accept(twice, LEAD, CASE, "second")
    submissions.reopen(twice, LEAD, CASE, "One more interview.", "second")
    assert states() == [("first", "in_progress"), ("second", "reopened")]


def test_nobody_has_both_reviews_of_a_case(twice: Store) -> None:
    for person, review in ((INSPECTOR, "second"), (OTHER, "first")):
        with pytest.raises(BadInput, match="both are not given to one person"):
            allocate(twice, LEAD, [CASE], person, review)
