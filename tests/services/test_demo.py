"""The demo: the sample inspection in a store of its own."""

import pytest

from reviewtui.services.cases.caselist import CaseQuery, page
from reviewtui.services.demo import demo_path, open_demo
from reviewtui.services.errors import StoreUnusable
from reviewtui.services.judging.judgements import record
from reviewtui.services.people.acting_person import choose
from reviewtui.services.reviewing.reviews import open_review


@pytest.fixture
def person() -> str:
    return "Ruth Hallam"


def test_the_demo_is_made_once_and_keeps_what_is_done_in_it(person: str) -> None:
    store = open_demo()
    assert page(store, CaseQuery()).total == 24
    untouched = page(store, CaseQuery(state="untouched")).lines[0].reference
    choose(store, person)
    record(store, person, untouched, "1.1", answer="good")
    store.close()
    again = open_demo()
    assert open_review(again, person, untouched).answers == {"1.1": "good"}
    again.close()


def test_a_reset_makes_it_anew_and_keeps_the_old_one_beside_it(person: str) -> None:
    store = open_demo()
    untouched = page(store, CaseQuery(state="untouched")).lines[0].reference
    record(store, person, untouched, "1.1", answer="good")
    store.close()
    anew = open_demo(reset=True)
    assert open_review(anew, person, untouched).answers == {}
    assert demo_path().with_name("demo.store.old").exists()
    anew.close()


def test_a_demo_that_is_open_elsewhere_is_not_reset(person: str) -> None:
    store = open_demo()
    with pytest.raises(StoreUnusable, match="open in another window"):
        open_demo(reset=True)
    assert page(store, CaseQuery()).total == 24
    store.close()
    open_demo(reset=True).close()


def test_a_demo_cut_short_is_made_again() -> None:
    demo_path().parent.mkdir(parents=True)
    demo_path().with_name("demo.store.part").write_text("half")
    store = open_demo()
    assert page(store, CaseQuery()).total == 24
    store.close()
