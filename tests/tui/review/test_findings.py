"""Missed opportunities stand under their event; an inspector decides, and confirmed ones become evidence in one key."""

from textual.pilot import Pilot

from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import WHO, Review, screen_of, sheet, state, told

CASE = "NOR-03"
TO_IT = ("j", "j", "j", "j", "j")
"""Keys to the first finding, which stands under the fourth event."""


def line(pilot: Pilot[None]) -> CaseFinding:
    found = screen_of(pilot).panes.chronology.line
    assert isinstance(found, CaseFinding)
    return found


async def test_a_finding_stands_under_its_event_and_says_what_was_expected(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_IT)
        assert line(pilot).finding.events[0] == "e4"
        assert "┄ no strategy discussion" in shown(pilot)
        assert "Chronology 4/26" in shown(pilot)
        assert "Expected: a referral" in shown(pilot)


async def test_one_key_confirms_it_and_one_more_makes_it_evidence(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_IT, "space")
        assert "Only a confirmed missed opportunity can be evidence" in shown(pilot)
        await press(pilot, "enter", "1")
        assert "✓ no strategy discussion" in shown(pilot)
        before = state(store, CASE, "1.1").judged
        assert before is not None
        await press(pilot, "space")
        after = state(store, CASE, "1.1").judged
        assert after is not None
        assert {"event": "e4"} in after.evidence
        await press(pilot, "space")
        unlinked = state(store, CASE, "1.1").judged
        assert unlinked is not None
        assert unlinked.evidence == before.evidence
    decided = next(each for each in sheet(store, CASE).findings if each.decision != "open")
    assert (decided.decision, decided.decided_by) == ("confirmed", WHO)


async def test_the_reason_of_another_decision_is_not_offered_to_dismiss_it(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_IT, "enter", "tab")
        await type_text(pilot, "on the paper file")
        await press(pilot, "shift+tab", "1")
        assert (line(pilot).decision, line(pilot).reason) == ("confirmed", "on the paper file")
        await press(pilot, "enter", "2")
        assert "Was this a missed opportunity?" in shown(pilot)
        await type_text(pilot, "told by telephone")
        await press(pilot, "enter")
        assert (line(pilot).decision, line(pilot).reason) == ("dismissed", "told by telephone")
        await press(pilot, "enter", "3")
        assert (line(pilot).decision, line(pilot).reason) == ("open", "")


async def test_dismissing_takes_a_reason(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_IT, "enter", "2", "enter")
        assert "say why" in shown(pilot)
        await type_text(pilot, "told by telephone")
        await press(pilot, "enter")
        assert "✗ no strategy discussion" in shown(pilot)
        assert f"Dismissed by {WHO}: told by telephone" in told(pilot, "event")
        await press(pilot, "enter", "3")
        assert line(pilot).decision == "open"


async def test_escape_decides_nothing(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_IT, "enter", "enter", "escape")
        assert "Which is it?" not in shown(pilot)
    assert {each.decision for each in sheet(store, CASE).findings} <= {"open", "confirmed"}


async def test_a_finding_is_hidden_with_its_event(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, "slash", *"school", "enter")
        assert "Referral without" not in shown(pilot)


async def test_a_decision_on_what_is_found_no_more_says_so(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_IT, "enter", "1", "k", "D")
        await type_text(pilot, "another child")
        await press(pilot, "enter", "G")
        assert "no longer found" in shown(pilot)
        assert "until someone changes it" in told(pilot, "event")


# Suggestions ----------------------------------------------------------------------------------------------------------


def suggested(store: Store, case: str) -> list[str]:
    return [each.done for each in state(store, case, "4.1").suggestions]


async def test_a_suggestion_waits_for_an_answer_of_ones_own(review: Review, store: Store) -> None:
    async with review("EST-04", size=(120, 36)) as pilot:
        screen_of(pilot).stand_at("4.1")
        await press(pilot, "=")
        assert "There is no suggestion to decide on 4.1" in shown(pilot)
        await press(pilot, "2", "left")
        assert "A measure suggests" in shown(pilot)
        await press(pilot, "-")
        assert "dismissed" in shown(pilot)
    assert suggested(store, "EST-04") == ["set_aside"]


async def test_it_is_taken_over_by_one_key(review: Review, store: Store) -> None:
    async with review(CASE) as pilot:
        screen_of(pilot).stand_at("4.1")
        await press(pilot)
        offered = state(store, CASE, "4.1").suggestions[0]
        assert offered.label in " ".join(shown(pilot).split())
        await press(pilot, "=")
    assert suggested(store, CASE) == ["taken"]
    assert state(store, CASE, "4.1").answer == offered.answer
