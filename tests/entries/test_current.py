"""What stands: nothing wins by being newer, and only a subject's own entries replace each other."""

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.entries.current import current, disagreements, distinct
from tests.entries.records import chain, whole_records, withheld

ABOUT = ("judgement", "C1/first/1.1")
BAD = {"content": {"answer": "inadequate"}}


def ids(entries):
    return [entry.id for entry in entries]


def test_an_entry_nothing_replaces_is_current():
    record = chain({}, {"replaces": ("anna1-1",)})
    assert ids(current(record)[ABOUT]) == ["anna1-2"]


def test_two_laptops_that_replace_the_same_entry_disagree():
    anna = chain({}, {"replaces": ("anna1-1",)})
    bela = chain({**BAD, "replaces": ("anna1-1",)}, device="bela2")
    assert ids(disagreements(anna + bela)[ABOUT]) == ["anna1-2", "bela2-1"]


def test_an_entry_that_replaces_both_sides_settles_it():
    anna, bela = chain({}, {"replaces": ("anna1-1", "bela2-1")}), chain(BAD, device="bela2")
    assert disagreements(anna + bela) == {}


def test_the_same_content_twice_is_one_thing_and_the_lowest_stands_for_it():
    record = chain({}, device="bela2") + chain({}, BAD)
    assert ids(distinct(current(record)[ABOUT])) == ["anna1-1", "anna1-2"]


def test_withheld_contents_are_told_apart_by_their_hashes():
    anna, bela = chain({}), chain({}, device="bela2")
    assert ids(distinct([withheld(anna[0]), withheld(bela[0])])) == ["anna1-1", "bela2-1"]


def test_an_entry_of_another_subject_replaces_nothing_here():
    record = chain({}, {"subject": "C2/first/1.1", "replaces": ("anna1-1",)})
    assert ids(current(record)[ABOUT]) == ["anna1-1"]


@given(whole_records(), st.data())
def test_the_order_of_arrival_never_matters(record, data):
    shuffled = data.draw(st.permutations(record))
    assert current(shuffled) == current(record)
    assert list(current(shuffled)) == list(current(record))
    assert disagreements(shuffled) == disagreements(record)


@given(whole_records())
def test_every_subject_with_an_entry_has_a_current_one(record):
    assert set(current(record)) == {entry.about for entry in record}
