"""Cases and events added by hand."""

import pytest

from db.store import Store
from reviewtui.services.casefiles import add_case, add_event
from reviewtui.services.caselist import line
from reviewtui.services.errors import BadInput
from reviewtui.services.reviews import open_review

from .conftest import INSPECTOR


def test_a_reference_and_a_site_are_enough(store: Store) -> None:
    assert add_case(store, INSPECTOR, " NOR-7 ", "glannau").sentence == "NOR-7 added at Glannau."
    assert line(store, "NOR-7").site == "Glannau"
    assert open_review(store, INSPECTOR, "NOR-7").chronology == ()


@pytest.mark.parametrize(
    ("reference", "site", "words"),
    [
        ("NOR-1", "NOR", "already a case “NOR-1”"),
        ("NOR/7", "NOR", "cannot be a case reference"),
        ("  ", "NOR", "cannot be a case reference"),
        ("a" * 41, "NOR", "cannot be a case reference"),
        ("NOR\x1b7", "NOR", "cannot be a case reference"),
        ("NOR-7", "Nowhere", "Unknown site “Nowhere”: this inspection's sites are NOR .North., GLA .Glannau."),
    ],
)
def test_an_impossible_case_is_refused(store: Store, reference: str, site: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        add_case(store, INSPECTOR, reference, site)


def test_an_event_is_added_from_one_line_day_first(store: Store) -> None:
    add_event(store, INSPECTOR, "NOR-1", "12/3/2006 police referral d1 p14 seen by the head teacher")
    first = open_review(store, INSPECTOR, "NOR-1").chronology[0]
    assert (first.date.text, first.agency, first.type) == ("2006-03-12", "police", "referral")
    assert (first.document, first.page, first.text) == ("d1", 14, "seen by the head teacher")
    assert first.id.startswith(store.device)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/2/2006 police referral", "not in the calendar"),
        ("12/3/2006 polise referral", "police"),
        ("12/3/2006 police d9", "event type"),
        ("12/3/2006 police referral d9 p3", "no document “d9”"),
        ("12/3/2006 police referral d1 p99", "ends at page 20"),
        ("", "date"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused(store: Store, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        add_event(store, INSPECTOR, "NOR-1", text)
    assert len(open_review(store, INSPECTOR, "NOR-1").chronology) == 3
