"""What is typed as a source means the same on the screen, line by line and by verb."""

import pytest

from db.store import Store
from reviewtui.casefile.case import Document
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.evidence import read_evidence, read_note
from reviewtui.services.judging.judgements import cite, record
from reviewtui.services.reviewing.reviews import open_review

from ..conftest import INSPECTOR

DOCUMENTS = [Document("NOR-1", "d4", "police", "Crime report", None, 40)]
PAGE = {"document": "d4", "page": 31}


@pytest.mark.parametrize(
    "typed",
    [
        "d4 p31",
        "D4 p31",
        "d4 p.31",
        "d4 page 31",
        "d4, p31",
        "d4,p31",
        "doc d4 p31",
        "document D4 page 31",
        " d4  p 31 ",
    ],
)
def test_a_page_of_a_document_may_be_typed_in_many_ways(typed: str) -> None:
    assert read_evidence(typed, DOCUMENTS) == PAGE


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("d4", {"document": "d4"}),
        ("D4 p", {"document": "d4"}),
        ("doc d9 p2", {"document": "d9", "page": 2}),
        ("e12", {"event": "e12"}),
        ("absence 7f3a-12", {"absence": "7f3a-12"}),
        (" Case Manager ", {"source": "case manager"}),
        ("source head of year", {"source": "head of year"}),
    ],
)
def test_each_other_form_is_read_too(typed: str, meant: dict[str, object]) -> None:
    assert read_evidence(typed, DOCUMENTS) == meant


@pytest.mark.parametrize("typed", ["", "page 31", "the head of year", "d4 p31 p32"])
def test_what_is_no_form_is_refused_with_the_forms(typed: str) -> None:
    with pytest.raises(BadInput, match="Enter e12, doc d4 p31"):
        read_evidence(typed, DOCUMENTS)


def test_a_note_begins_with_where_it_was_read() -> None:
    assert read_note("D4 p.31 ask for the rest", DOCUMENTS) == ("ask for the rest", "d4", 31)
    assert read_note("d4 ask for the rest", DOCUMENTS) == ("ask for the rest", "d4", None)
    assert read_note("d4", DOCUMENTS) == ("d4", None, None)
    assert read_note("ask for d4 p31", DOCUMENTS) == ("ask for d4 p31", None, None)


def test_typed_words_are_read_with_the_documents_of_the_case(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=["D1 page 3", "child"])
    cite(store, INSPECTOR, "NOR-1", "1.1", "e1")
    judged = open_review(store, INSPECTOR, "NOR-1").questions[0].judged
    assert judged is not None
    assert list(judged.evidence) == [{"document": "d1", "page": 3}, {"source": "child"}, {"event": "e1"}]
