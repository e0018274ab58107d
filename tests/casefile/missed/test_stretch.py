"""Each stretch that was surely too long without work is found."""

import pytest

from tests.casefile.checks import rests_on, sentences

OF = "stretch"
DISCLOSURE, SENTENCE = "police disclosure 2011-01-01", "court sentence 2011-12-01"


def test_every_stretch_over_the_limit_is_found_with_the_events_on_either_side() -> None:
    lines = DISCLOSURE, SENTENCE, "yot contact 2011-04-11", "yot contact 2011-07-21", "yot intervention 2011-07-21/"
    assert rests_on(OF, *lines) == ["e3 e4"]
    assert rests_on(OF, *lines[:3]) == ["e3 e2"]
    assert rests_on(OF, *lines[:2], "yot contact 2011-06-01") == ["e1 e3", "e3 e2"]


def test_contact_that_failed_is_no_work_and_interrupts_nothing() -> None:
    assert rests_on(OF, DISCLOSURE, SENTENCE, "yot failed_contact 2011-06-01") == ["e1 e2"]


@pytest.mark.parametrize("kind", ["conference", "review", "interview", "bail", "informed", "release", "transfer"])
def test_what_a_check_does_not_name_is_no_work(kind: str) -> None:
    assert rests_on(OF, DISCLOSURE, SENTENCE, f"police {kind} 2011-06-01") == ["e1 e2"]


def test_the_sentence_says_how_long_and_from_what_to_what() -> None:
    assert sentences(OF, DISCLOSURE, SENTENCE) == [
        "no contact or intervention from the disclosure recorded by police on 1 January 2011 (e1) "
        "to the sentence recorded by court on 1 December 2011 (e2) (334 days)."
    ]


@pytest.mark.parametrize("lines", [[DISCLOSURE], [SENTENCE], [], ["police disclosure 2012-01-01", SENTENCE]], ids=str)
def test_without_a_disclosure_and_a_later_sentence_there_is_nothing_to_look_at(lines: list[str]) -> None:
    assert rests_on(OF, *lines) == []


def test_a_contact_that_may_have_been_at_any_time_leaves_no_stretch_certain() -> None:
    assert rests_on(OF, DISCLOSURE, SENTENCE, "yot contact 2011") == []
    assert rests_on(OF, DISCLOSURE, SENTENCE, "yot contact 2011-06") == ["e1 e3", "e3 e2"]


def test_partial_ends_are_read_as_near_to_each_other_as_they_can_be() -> None:
    assert rests_on(OF, "police disclosure 2011-01", "court sentence 2011-05") == []
    assert rests_on(OF, "police disclosure 2011-01", "court sentence 2011-06") == ["e1 e2"]


def test_a_stretch_that_begins_where_a_span_ended_says_so() -> None:
    lines = "police disclosure 2010-12-01", "yot intervention 2011-01-01/2012-02-01", "court sentence 2012-09-01"
    assert sentences(OF, *lines) == [
        "no contact or intervention from 1 February 2012, the end of the intervention recorded by YOT on 1 January "
        "2011 (e2), "
        "to the sentence recorded by court on 1 September 2012 (e3) (213 days)."
    ]
