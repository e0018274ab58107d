"""Events as sentences name them, and the same sentences without their ids."""

import pytest

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.phrases import capital, named, without_ids


@pytest.mark.parametrize("date", ["2003", "2003-10", "2003-10-20"])
def test_an_event_is_named_without_its_id_whatever_it_is(date: str) -> None:
    for type_ in EVENT_TYPES:
        for agency in AGENCIES:
            one, other = (named(Event("C1", id_, agency, type_, PartialDate(date))) for id_ in ("e2", "§7(b)"))
            bare = one.removesuffix(" (e2)")
            assert without_ids(f"{capital(one)}, {other}.") == f"{capital(bare)}, {bare}."
            assert without_ids(f"from {other} to {one} (334 days)") == f"from {bare} to {bare} (334 days)"


@pytest.mark.parametrize("sentence", ["It was said in 2003 (police).", "By the plan of 4 May 2003 (draft)."])
def test_other_words_in_brackets_stay(sentence: str) -> None:
    assert without_ids(sentence) == sentence
